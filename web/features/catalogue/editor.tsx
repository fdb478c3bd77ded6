import { useEffect, useRef, useState } from 'react';
import type { CatalogueVersionView, FindingShape } from '../../../src/modules/catalogue/contract.ts';
import { isProblem } from '../../api/client.ts';
import { useToday } from '../../api/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './editor.css';
import { editorWords } from './editor.words.ts';
import { BasicSection, PeriodsSection, type SectionProps } from './section-basic.tsx';
import { MaterialsSection, SituationsSection } from './section-materials.tsx';
import {
  BasisSection,
  ConditionsSection,
  FaqSection,
  FeeSection,
  FormSection,
  PlacesSection,
  ResultSection,
} from './section-terms.tsx';
import { type Editor, useEditor } from './use-editor.ts';

const SECTIONS: readonly (readonly [key: string, part: (p: SectionProps) => React.ReactNode])[] = [
  ['basic', BasicSection],
  ['periods', PeriodsSection],
  ['materials', MaterialsSection],
  ['situations', SituationsSection],
  ['conditions', ConditionsSection],
  ['fee', FeeSection],
  ['basis', BasisSection],
  ['result', ResultSection],
  ['places', PlacesSection],
  ['faq', FaqSection],
  ['form', FormSection],
];

/** The section in which a finding is mended, by the beginning of its path. */
const sectionOf = (path: string): string => {
  const head = /^[a-zA-Z]+(\.[a-zA-Z]+)?/.exec(path)?.[0] ?? '';
  const known: Readonly<Record<string, string>> = {
    statutory: 'periods',
    promised: 'periods',
    otherPeriods: 'periods',
    materials: 'materials',
    questions: 'situations',
    eligibility: 'situations',
    conditions: 'conditions',
    commitment: 'conditions',
    fee: 'fee',
    basis: 'basis',
    result: 'result',
    places: 'places',
    channels: 'places',
    contact: 'places',
    onlineDepth: 'places',
    faq: 'faq',
    form: 'form',
    checks: 'form',
    'terms.instant': 'periods',
    'terms.hearing': 'periods',
    'terms.procedures': 'periods',
    'terms.tolerable': 'conditions',
    'terms.committable': 'conditions',
  };
  return known[head] ?? known[head.split('.')[0] ?? ''] ?? 'basic';
};

const SaveState = ({ editor, savedAt }: { readonly editor: Editor; readonly savedAt?: string }) => {
  const w = useWords(editorWords);
  const text = useText();
  const { locale } = useLocale();
  const today = useToday();
  const { saving } = editor;
  const at = saving.phase === 'saved' ? (saving.at ?? savedAt) : undefined;
  const reason = (e: unknown): string =>
    isProblem(e) ? `${text(e.problem.message)} ${e.problem.repair ? text(e.problem.repair) : ''}` : String(e);
  const says = {
    saved: () => (at ? w.saved(whenText(at, today, locale)) : w.waiting),
    waiting: () => w.waiting,
    saving: () => w.saving,
    retrying: () => w.retrying(saving.phase === 'retrying' ? saving.times : 1),
    conflict: () => w.conflict,
    refused: () => w.refused(reason(saving.phase === 'refused' ? saving.error : undefined)),
  }[saving.phase]();
  const bad = saving.phase === 'retrying' || saving.phase === 'conflict' || saving.phase === 'refused';
  return (
    <p role="status" className={bad ? 'ed-save ed-save-bad' : 'ed-save'}>
      <Icon name={bad ? 'alert' : saving.phase === 'saved' ? 'done' : 'refresh'} size={16} />
      <span>{says}</span>
    </p>
  );
};

const Findings = ({
  findings,
  onGo,
}: {
  readonly findings: readonly FindingShape[];
  readonly onGo: (section: string) => void;
}) => {
  const w = useWords(editorWords);
  return (
    <aside className="ed-lint" aria-label={w.lint}>
      <h2>
        {w.lint} <span className="third small">{w.lintLive}</span>
      </h2>
      {findings.length === 0 ? (
        <p className="second">{w.lintNone}</p>
      ) : (
        <ul>
          {findings.map((f, i) => (
            <li key={`${f.rule}${f.path}${i}`}>
              <p>
                <Tag tone={f.severity === 'error' ? 'danger' : 'warn'}>{w.section[sectionOf(f.path)]}</Tag>{' '}
                <Say text={f.text} />
              </p>
              <p className="small second">
                <Say text={f.repair} />
              </p>
              <p className="small third">
                {f.article && <span className="nw">{f.article} </span>}
                <button type="button" className="ed-go" onClick={() => onGo(sectionOf(f.path))}>
                  {w.goTo}
                  <span className="sr"> {f.path}</span>
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
};

/** A draft on screen, a section at a time, saved by itself, with what the checks say beside it. */
export const EditorView = ({ view, back }: { readonly view: CatalogueVersionView; readonly back: string }) => {
  const w = useWords(editorWords);
  const editor = useEditor(view);
  const [at, setAt] = useState('basic');
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
    void at;
  }, [at]);
  const Part = SECTIONS.find(([key]) => key === at)?.[1] ?? BasicSection;
  const countIn = (key: string) => editor.findings.filter((f) => sectionOf(f.path) === key).length;
  const { version: v, change } = editor;
  return (
    <div className="ed">
      <nav className="ed-nav" aria-label={w.parts}>
        <ul>
          {SECTIONS.map(([key]) => {
            const n = countIn(key);
            return (
              <li key={key}>
                <button type="button" aria-current={key === at ? 'true' : undefined} onClick={() => setAt(key)}>
                  <span>{w.section[key]}</span>
                  {n > 0 && <span className="ed-count">{n}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="ed-main">
        <div className="ed-bar">
          <SaveState editor={editor} />
          <ButtonLink to={back}>{w.done}</ButtonLink>
        </div>
        {editor.restored && editor.saving.phase === 'saving' && <Notice>{w.restored}</Notice>}
        {view.version.state === 'review' && (
          <Notice tone="warn">{view.approved ? w.approvedLost : w.backToDraft}</Notice>
        )}
        {editor.saving.phase === 'conflict' && (
          <Notice
            tone="danger"
            title={w.conflict}
            actions={
              <>
                <Button kind="primary" onClick={editor.takeTheirs}>
                  {w.take}
                </Button>
                <Button onClick={editor.saveMine}>{w.keep}</Button>
              </>
            }
          >
            <p>{w.conflictRepair}</p>
          </Notice>
        )}
        <section className="ed-section" aria-labelledby="ed-heading">
          <h2 id="ed-heading" ref={heading} tabIndex={-1}>
            {w.section[at]}
          </h2>
          <Part v={v} put={change} />
        </section>
      </div>
      <Findings findings={editor.findings} onGo={setAt} />
    </div>
  );
};
