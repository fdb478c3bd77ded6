import { useEffect, useId, useRef, useState } from 'react';
import type { CaseView, Remanded } from '../../../../src/modules/cases/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { useLive } from '../../../ui/live.tsx';
import { ErrorSummary, Facts, Notice } from '../../../ui/notice.tsx';
import { useOnline } from '../../../ui/online.ts';
import { Say, useText, useWords } from '../../../ui/words.tsx';
import { doAct } from '../api.ts';
import { asNote, dropWords, keepWords, keptWords } from '../kept.ts';
import { ActFieldFace } from './act-fields.tsx';
import { type FieldFault, faultsIn } from './check.ts';
import { fieldId } from './face.ts';
import { ForeseenList } from './foreseen.tsx';
import { type ActForm, shownOf, type Value, type Values } from './form.ts';
import { Outcome } from './outcome.tsx';
import { Paper } from './paper.tsx';
import { recap } from './recap.ts';
import { sheetWords } from './sheet.words.ts';
import { useAhead } from './use-ahead.ts';
import './acts.css';

type SheetProps = {
  readonly form: ActForm;
  readonly view: CaseView;
  /** The server's newest view: what can be done now, while `view` is what stands on the screen. */
  readonly latest: CaseView;
  /** As it signs its papers, which are in Chinese. */
  readonly organ: string;
  /** Words to begin with, for an opinion that becomes a note. */
  readonly startWith?: Values;
  readonly onClose: () => void;
  readonly onDone: (act: string) => void;
  /** The server refused: its view is newer than the one on the screen, or the officer should see why. */
  readonly onRefused: () => void;
  readonly onAct: (act: string, startWith?: Values) => void;
  /** Somebody acted first: the case is shown as it is now. */
  readonly onSee: () => void;
  readonly after: React.ReactNode;
};
type Step = 'write' | 'look' | 'done';

/** One act: write, look it over with the paper that goes out, do it. What is typed is kept until it is done. */
export const ActSheet = ({
  form,
  view,
  latest,
  organ,
  startWith,
  onClose,
  onDone,
  onRefused,
  onAct,
  onSee,
  after,
}: SheetProps) => {
  const w = useWords(sheetWords);
  const text = useText();
  const { announce } = useLive();
  const online = useOnline();
  const titleId = useId();
  const sheet = useRef<HTMLElement>(null);
  // The view of the moment the act was opened: later news stands in the page's own notice, not under the hand.
  const [kept] = useState(() => (startWith ? undefined : keptWords(sessionStorage, view.id, form.act)));
  const [values, setValues] = useState<Values>({ ...form.start?.(view), ...kept, ...startWith });
  // A file that is up long after it was chosen is put beside what was typed meanwhile, not over it.
  const newest = useRef(values);
  const [sending, setSending] = useState(0);
  const fields = form.fields(view, values);
  const said = shownOf(form, view, values);
  const [step, setStep] = useState<Step>(fields.length === 0 ? 'look' : 'write');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [restored, setRestored] = useState(kept !== undefined);
  const [safe, setSafe] = useState(true);
  const [opened, setOpened] = useState<Remanded>();
  // The word on the button is the server's: it is the word of the event too.
  const verb = text(view.acts.find((o) => o.act === form.act)?.name ?? form.verb);

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading.
  useEffect(() => {
    sheet.current?.querySelector<HTMLElement>('[data-start]')?.focus();
    sheet.current?.querySelector('.act-sheet-body')?.scrollTo({ top: 0 });
  }, [step]);

  useEffect(() => {
    if (error !== undefined) sheet.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  }, [error]);

  const put = (at: string, value: Value | undefined) => {
    const next = { ...newest.current, [at]: value };
    newest.current = next;
    setValues(next);
    setSafe(keepWords(sessionStorage, view.id, form.act, next));
    setFaults((old) => old.filter((f) => f.key !== at));
  };
  const startAfresh = () => {
    dropWords(sessionStorage, view.id, form.act);
    newest.current = form.start?.(view) ?? {};
    setValues(newest.current);
    setRestored(false);
  };
  const lookOver = () => {
    const found = faultsIn(fields, values);
    setFaults(found);
    if (found.length > 0) setTurn((n) => n + 1);
    else {
      setError(undefined);
      setStep('look');
    }
  };
  const doIt = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await doAct(view.id, form.act, form.command(said, view), view.version);
      if ('caseId' in answer) setOpened(answer);
      dropWords(sessionStorage, view.id, form.act);
      setStep('done');
      announce(w.done(verb, view.number));
      onDone(form.act);
    } catch (e) {
      setError(e);
      onRefused();
    } finally {
      setBusy(false);
    }
  };
  const wordKeys = fields
    .filter((f) => f.kind === 'words' || f.kind === 'rows' || f.kind === 'defects')
    .map((f) => f.key);
  const note = asNote(values, wordKeys);
  const paper = form.paper?.(view, said);
  const ahead = useAhead(form.act, view, said, step === 'look');
  const foreseen = form.foresee(view, said);
  // Where the calendar answers with the exact day, the sentence about moving days gives way to it.
  const moving = ['pause', 'prolong', 'extend'].includes(form.act);

  return (
    <section
      ref={sheet}
      className="act-sheet"
      aria-labelledby={titleId}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !e.nativeEvent.isComposing) {
          e.stopPropagation();
          onClose();
        }
      }}
    >
      <header className="act-sheet-head">
        <h2 id={titleId} tabIndex={-1} data-start>
          {step === 'done' ? w.doneTitle(verb) : verb}
        </h2>
        <Button kind="quiet" onClick={onClose}>
          {w.putAway}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet that only shows a paper is scrolled by keys. */}
      <div className="act-sheet-body" tabIndex={0}>
        {form.lead && step !== 'done' && (
          <p className="act-lead">
            <Say text={form.lead} />
          </p>
        )}
        {error !== undefined && (
          <Outcome
            error={error}
            form={form}
            view={latest}
            note={note}
            onAct={onAct}
            onNote={() => onAct('discuss', { note })}
            onSee={onSee}
          />
        )}
        {step === 'write' && (
          <>
            {restored && (
              <Notice
                actions={
                  <Button kind="quiet" onClick={startAfresh}>
                    {w.fresh}
                  </Button>
                }
              >
                <p>{w.keptNow}</p>
              </Notice>
            )}
            <ErrorSummary errors={faults.map((f) => ({ id: fieldId(f.key), text: text(f.text) }))} turn={turn} />
            {fields.map((f) => (
              <ActFieldFace
                key={f.key}
                caseId={view.id}
                field={f}
                values={values}
                fault={faults.find((x) => x.key === f.key)}
                put={put}
                sending={setSending}
              />
            ))}
            <p className="small third">{safe ? w.keptNote : w.notKept}</p>
          </>
        )}
        {step !== 'write' && (
          <>
            {step === 'look' && (
              <ForeseenList
                lines={[
                  ...(moving && ahead.length > 0 ? foreseen.filter((l) => l.what !== 'clock') : foreseen),
                  ...ahead,
                ]}
              />
            )}
            {opened && (
              <p>
                <Link to={`/desk/cases/${opened.caseId}`}>{w.opened(opened.number)}</Link>
              </p>
            )}
            {step === 'done' && after}
            {step === 'look' && !paper && fields.length > 0 && (
              <Facts
                rows={recap(fields, values).map((r) => ({
                  key: r.key,
                  label: text(r.label),
                  value: <span className="act-said">{text(r.value)}</span>,
                }))}
              />
            )}
            {paper && <Paper paper={paper} organ={organ} today={view.today} sealing={step === 'done'} />}
          </>
        )}
        {!online && step !== 'done' && (
          <div id={`${titleId}-offline`}>
            <Notice tone="warn">{w.offline}</Notice>
          </div>
        )}
      </div>
      {step !== 'done' && (
        <footer className="act-sheet-foot buttons">
          {step === 'write' ? (
            <Button kind="primary" busy={sending > 0} onClick={lookOver}>
              {w.goOn}
            </Button>
          ) : (
            <>
              <Button
                kind="primary"
                busy={busy}
                {...(online ? {} : { 'aria-disabled': true, 'aria-describedby': `${titleId}-offline` })}
                onClick={() => online && void doIt()}
              >
                {verb}
              </Button>
              {fields.length > 0 ? (
                <Button onClick={() => setStep('write')}>{w.back}</Button>
              ) : (
                <Button onClick={onClose}>{w.notNow(verb)}</Button>
              )}
            </>
          )}
        </footer>
      )}
    </section>
  );
};
