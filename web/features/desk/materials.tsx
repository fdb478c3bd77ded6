import type { CaseMaterial, CaseView } from '../../../src/modules/cases/contract.ts';
import { tightDay } from '../../ui/dates.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { STATUS } from './acts/choices.ts';
import { caseWords } from './case.words.ts';
import { Viewer } from './viewer.tsx';

/** The line under a material's name: pages and where it came from, or what is missing. */
const useNote = () => {
  const w = useWords(caseWords);
  const text = useText();
  const { locale } = useLocale();
  return (m: CaseMaterial): string => {
    if (m.status === 'owed' && m.owedBy) return w.owedBy(tightDay(m.owedBy, locale));
    if (m.status === 'fetched')
      return m.register ? (w.sources[m.register] ?? text(STATUS.fetched)) : text(STATUS.fetched);
    const pages = m.files.reduce((n, f) => n + (f.pages ?? 0), 0);
    const how = m.changedOn
      ? w.correctedOn(tightDay(m.changedOn, locale))
      : m.status === 'given'
        ? w.given
        : text(STATUS[m.status]);
    return [pages > 0 ? w.pages(pages) : '', how].filter(Boolean).join(locale === 'zh' ? '，' : ', ');
  };
};

/** The list of materials and the one that is open; `[` and `]` walk through it. */
export const Materials = ({
  view,
  open,
  onOpen,
}: {
  readonly view: CaseView;
  readonly open: string | undefined;
  readonly onOpen: (ref: string) => void;
}) => {
  const w = useWords(caseWords);
  const text = useText();
  const note = useNote();
  const needed = view.materials.filter((m) => m.status !== 'not-needed');
  const shown = needed.find((m) => m.ref === open) ?? needed.find((m) => m.files.length > 0) ?? needed[0];
  return (
    <section className="case-materials" aria-labelledby="materials">
      <div className="panel-head">
        <h2 id="materials">{w.materials(needed.length)}</h2>
        <span className="panel-aside small second keys-only">
          <KeyHint>[</KeyHint> <KeyHint>]</KeyHint> {w.switchMaterial}
        </span>
      </div>
      <div className="materials-body">
        <ul className="material-list">
          {needed.map((m) => (
            <li key={m.ref}>
              <button
                type="button"
                aria-current={m === shown ? 'true' : undefined}
                className={`material material-${m.status}`}
                onClick={() => onOpen(m.ref)}
              >
                <strong>
                  <Say text={m.name} />
                </strong>
                <span className="small">{note(m)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="material-open">
          {!shown ? (
            <p className="second">{w.pick}</p>
          ) : shown.files.length === 0 ? (
            <div className="viewer-state">
              <strong>
                <Say text={shown.name} />
              </strong>
              <p className="second">
                {shown.status === 'fetched' ? w.fetchedNo : `${w.noFile}：${text(STATUS[shown.status])}`}
              </p>
            </div>
          ) : (
            shown.files.map((f) => (
              <Viewer key={f.id} file={f} name={shown.files.length > 1 ? f.name : text(shown.name)} />
            ))
          )}
        </div>
      </div>
    </section>
  );
};
