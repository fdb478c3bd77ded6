import { useState } from 'react';
import { dayOf, type Instant } from '../../../src/kernel/instant.ts';
import type { CaseMaterial, CaseView } from '../../../src/modules/cases/contract.ts';
import type { DraftFile } from '../../../src/modules/intake/contract.ts';
import { tightDay } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { STATUS } from './acts/choices.ts';
import { caseWords } from './case.words.ts';
import { PinForm, PinList, type Place, usePins } from './pins.tsx';
import { useOneColumn } from './use-media.ts';
import { Viewer } from './viewer.tsx';
import './materials.css';
import './viewer.css';

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

/** Ours: what the bureau made during the case, one entry each. */
const recordRef = (f: DraftFile): string => `record/${f.id}`;
/** Everything that `[` and `]` walk through. */
export const openable = (view: CaseView): readonly string[] => [
  ...view.materials.filter((m) => m.status !== 'not-needed').map((m) => m.ref),
  ...view.records.map(recordRef),
];

/**
 * The list of materials and the one that is open; notes on its pages, and the version before the correction beside it.
 * In one column each opens under its own name, and none before it is asked for.
 */
export const Materials = ({
  view,
  open,
  comparing,
  onCompare,
  onOpen,
}: {
  readonly view: CaseView;
  readonly open: string | undefined;
  readonly comparing: boolean;
  readonly onCompare: () => void;
  readonly onOpen: (ref: string | undefined) => void;
}) => {
  const w = useWords(caseWords);
  const oneColumn = useOneColumn();
  const note = useNote();
  const needed = view.materials.filter((m) => m.status !== 'not-needed');
  const record = view.records.find((f) => recordRef(f) === open);
  const shown = record
    ? undefined
    : (needed.find((m) => m.ref === open) ??
      (oneColumn ? undefined : (needed.find((m) => m.files.length > 0) ?? needed[0])));
  const pages = record ? (
    <Files caseId={view.id} files={[record]} name={record.name} />
  ) : (
    shown && <Open key={shown.ref} view={view} material={shown} comparing={comparing} onCompare={onCompare} />
  );
  const entry = (ref: string, current: boolean, name: React.ReactNode, line: string, status: string) => (
    <li key={ref}>
      <button
        type="button"
        {...(oneColumn ? { 'aria-expanded': current } : { 'aria-current': current ? 'true' : undefined })}
        className={`material material-${status}`}
        onClick={() => onOpen(oneColumn && current ? undefined : ref)}
      >
        <strong>{name}</strong>
        <span className="small">{line}</span>
        {oneColumn && <Icon name={current ? 'up' : 'down'} />}
      </button>
      {oneColumn && current && <div className="material-open">{pages}</div>}
    </li>
  );
  return (
    <section className="case-materials" aria-labelledby="materials">
      <div className="panel-head">
        <h2 id="materials">{w.materials(needed.length)}</h2>
        <span className="panel-aside small second keys-only">
          <KeyHint>[</KeyHint> <KeyHint>]</KeyHint> {w.switchMaterial}
        </span>
      </div>
      {needed.length + view.records.length === 0 && <p className="viewer-state second">{w.noMaterials}</p>}
      <div className="materials-body">
        <ul className="material-list">
          {needed.map((m) => entry(m.ref, m === shown, <Say text={m.name} />, note(m), m.status))}
          {view.records.length > 0 && <li className="material-ours small third">{w.ours}</li>}
          {view.records.map((f) => entry(recordRef(f), f === record, f.name, w.recordOf, 'given'))}
        </ul>
        {!oneColumn && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long materials are scrolled by keys.
          <div className="material-open" tabIndex={0}>
            {pages}
          </div>
        )}
      </div>
    </section>
  );
};

const Open = ({
  view,
  material,
  comparing,
  onCompare,
}: {
  readonly view: CaseView;
  readonly material: CaseMaterial;
  readonly comparing: boolean;
  readonly onCompare: () => void;
}) => {
  const w = useWords(caseWords);
  const text = useText();
  if (material.files.length === 0)
    return (
      <div className="viewer-state">
        <strong>
          <Say text={material.name} />
        </strong>
        <p className="second">
          {material.status === 'fetched' ? w.fetchedNo : w.noFile(text(STATUS[material.status]))}
        </p>
      </div>
    );
  return (
    <Files
      caseId={view.id}
      files={material.files}
      before={material.before}
      name={text(material.name)}
      comparing={comparing}
      onCompare={onCompare}
    />
  );
};

const Files = ({
  caseId,
  files,
  before = [],
  name,
  comparing = false,
  onCompare,
}: {
  readonly caseId: string;
  readonly files: readonly DraftFile[];
  readonly before?: readonly DraftFile[] | undefined;
  readonly name: string;
  readonly comparing?: boolean;
  readonly onCompare?: () => void;
}) => {
  const w = useWords(caseWords);
  const { locale } = useLocale();
  const { pins, again } = usePins(caseId);
  const [place, setPlace] = useState<Place>();
  // Both versions turn their pages together.
  const [page, setPage] = useState(1);
  const givenOn = (f: DraftFile) => tightDay(dayOf(f.at as Instant), locale);
  return (
    <>
      {files.map((f, i) => {
        const old = before[i];
        const on = comparing && old !== undefined;
        return (
          <div key={f.id} className={on ? 'viewer-pair' : 'viewer-one'}>
            {on && (
              <Viewer
                file={old}
                name={name}
                note={w.versionOf(givenOn(old))}
                pins={pins.filter((p) => p.file === old.id)}
                page={page}
                onPage={setPage}
              />
            )}
            <Viewer
              file={f}
              name={files.length > 1 ? f.name : name}
              note={on ? w.versionNow(givenOn(f)) : undefined}
              pins={pins.filter((p) => p.file === f.id)}
              onPin={setPlace}
              {...(on ? { page, onPage: setPage } : {})}
              compare={
                old && onCompare
                  ? { on, label: on ? w.compareStop : w.compare(givenOn(old)), toggle: onCompare }
                  : undefined
              }
            />
          </div>
        );
      })}
      {place && (
        <PinForm
          key={`${place.file}${place.x}${place.y}`}
          caseId={caseId}
          place={place}
          onClose={() => setPlace(undefined)}
          onPut={() => {
            setPlace(undefined);
            void again();
          }}
        />
      )}
      <PinList
        caseId={caseId}
        pins={pins.filter((p) => files.some((f) => f.id === p.file))}
        onChanged={() => void again()}
      />
    </>
  );
};
