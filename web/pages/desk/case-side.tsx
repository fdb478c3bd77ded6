import { useState } from 'react';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { ClockGrid, ClockLine } from '../../features/clock/clock-grid.tsx';
import { caseWords } from '../../features/desk/case.words.ts';
import { clockWords } from '../../features/desk/due.ts';
import { newestFirst } from '../../features/desk/history.ts';
import { nextStep } from '../../features/desk/next.ts';
import { useOneColumn } from '../../features/desk/use-media.ts';
import { ExplainDialog } from '../../features/explained/dialog.tsx';
import { Explained } from '../../features/explained/explained.tsx';
import { explainWords } from '../../features/explained/words.ts';
import { Button } from '../../ui/button.tsx';
import { DayText, tightDay } from '../../ui/dates.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './case-side.css';

const Clocks = ({ view, onLedger }: { readonly view: CaseView; readonly onLedger: () => void }) => {
  const w = useWords(caseWords);
  const { locale } = useLocale();
  const oneColumn = useOneColumn();
  const open = view.clocks.filter((c) => c.state !== 'void' && c.state !== 'not-started' && c.state !== 'met');
  const [promised, statutory] = [open.find((c) => c.k === 'K3'), open.find((c) => c.k === 'K2')];
  const shown = promised || statutory ? [promised, statutory].filter((c) => c !== undefined) : open.slice(0, 2);
  const ledger = view.ledgers.find((l) => l.clock === 'K2') ?? view.ledgers[0];
  return (
    <section className="side-part" aria-labelledby="side-clock">
      <div className="panel-head">
        <h2 id="side-clock">{w.clock}</h2>
        {ledger && (
          <Button kind="quiet" onClick={onLedger}>
            {w.wholeLedger}
          </Button>
        )}
      </div>
      <div className="side-body">
        {shown.length === 0 && <p className="second">{w.noClock}</p>}
        <dl className="side-clocks">
          {shown.map((c) => {
            const words = clockWords(c);
            const due = tightDay(c.due, locale);
            return (
              <div key={c.k}>
                <dt className="second">
                  {c.k === 'K3' ? (
                    w.promised(due)
                  ) : c.k === 'K2' ? (
                    w.statutory(due)
                  ) : (
                    <>
                      <Say text={c.name} /> {due}
                    </>
                  )}
                </dt>
                <dd className={`side-left q-left-${words.pressure}`}>
                  <Say text={words.text} />
                </dd>
              </div>
            );
          })}
        </dl>
        {ledger && (oneColumn ? <ClockLine ledger={ledger} /> : <ClockGrid ledger={ledger} />)}
      </div>
    </section>
  );
};

/** Past its day: what the public was told, or that nobody has told it yet (优化条例36). */
const Late = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(explainWords);
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const last = view.explanations[0];
  const late = view.clocks.some((c) => (c.k === 'K2' || c.k === 'K3') && c.state === 'overrun');
  if (!late && !last) return null;
  return (
    <section className="side-part" aria-labelledby="side-late">
      <div className="panel-head">
        <h2 id="side-late">{w.open}</h2>
        {view.mayExplain && (
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {last ? w.again : w.publish}
          </Button>
        )}
      </div>
      <div className="side-body">
        {last ? (
          <Explained of={last} today={view.today} />
        ) : (
          <p className="q-left-over">
            {w.due}
            {locale === 'zh' ? '。' : '. '}
            {!view.mayExplain && <span className="small second">{w.whose}</span>}
          </p>
        )}
      </div>
      {open && (
        <ExplainDialog
          caseId={view.id}
          what={
            <>
              {view.number} <Say text={view.itemName} />
            </>
          }
          decided={view.state !== 'under-review'}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
};

type Tabbed = { readonly view: CaseView; readonly onTab: (tab: string) => void };

/** How much time is left, what comes next, what the public was told of a delay. On a phone the case begins with it. */
export const CaseNow = ({ view, onTab }: Tabbed) => {
  const w = useWords(caseWords);
  return (
    <>
      <Clocks view={view} onLedger={() => onTab('clock')} />
      <section className="side-part" aria-labelledby="side-next">
        <div className="panel-head">
          <h2 id="side-next">{w.next2}</h2>
        </div>
        <p className="side-body">
          <Say text={nextStep(view)} />
        </p>
      </section>
      <Late view={view} />
    </>
  );
};

/** Who was consulted, and the last events. */
export const CaseSince = ({ view, onTab, onAct }: Tabbed & { readonly onAct: (act: string) => void }) => {
  const w = useWords(caseWords);
  const consults = view.tasks.filter((t) => t.kind !== 'step');
  const mayConsult = view.acts.some((o) => o.act === 'consult' && o.may);
  const history = newestFirst(view.history);
  return (
    <>
      {(consults.length > 0 || mayConsult) && (
        <section className="side-part" aria-labelledby="side-consults">
          <div className="panel-head">
            <h2 id="side-consults">{w.consults}</h2>
            {mayConsult && (
              <Button kind="quiet" onClick={() => onAct('consult')}>
                {w.askMore}
              </Button>
            )}
          </div>
          {consults.length === 0 && <p className="side-body second small">{w.noConsults}</p>}
          <dl className="side-lines">
            {consults.slice(0, 4).map((t) => (
              <div key={t.task}>
                <dt>{t.holder ? <Zh>{t.holder.name}</Zh> : <Say text={t.name} />}</dt>
                <dd>
                  {t.ended ? t.ended.words ? <Zh>{t.ended.words}</Zh> : w.verbs[t.ended.verb] : w.waitingAnswer}
                  {t.ended && (
                    <span className="third small side-when">
                      <DayText day={t.ended.on} />
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section className="side-part" aria-labelledby="side-recent">
        <div className="panel-head">
          <h2 id="side-recent">{w.recent}</h2>
          <Button kind="quiet" onClick={() => onTab('history')}>
            {w.allLines(history.length)}
          </Button>
        </div>
        <dl className="side-lines">
          {history.slice(0, 5).map((h) => (
            <div key={`${h.position}${h.type}`}>
              <dt className="third">
                <DayText day={h.on} />
              </dt>
              <dd>
                <Say text={h.title} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
};
