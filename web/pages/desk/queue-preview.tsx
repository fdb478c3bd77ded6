import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { CaseSummary, CaseView } from '../../../src/modules/cases/contract.ts';
import { caseQuery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ClockLine } from '../../features/clock/clock-grid.tsx';
import { leftWords } from '../../features/desk/due.ts';
import { newestFirst } from '../../features/desk/history.ts';
import { nextStep } from '../../features/desk/next.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { Strip } from '../../features/desk/strip.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Avatar } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './queue-preview.css';

const Held = ({ row }: { readonly row: CaseSummary }) => {
  const w = useWords(queueWords);
  const { data: session } = useSession();
  if (!row.holder) return <p className="preview-held">{w.noHolder}</p>;
  const mine = session?.person?.id === row.holder.id;
  return (
    <p className="preview-held">
      <Avatar name={row.holder.name} />
      {mine ? w.mine : <Zh>{w.heldBy(row.holder.name)}</Zh>}
    </p>
  );
};

const Clocks = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(queueWords);
  const { locale } = useLocale();
  const open = (k: string) =>
    view.clocks.find((c) => c.k === k && (c.state === 'running' || c.state === 'overrun' || c.state === 'paused'));
  const [promised, statutory] = [open('K3'), open('K2')];
  const parts = [
    promised && `${w.promisedLeft}${locale === 'zh' ? '' : ' '}${leftWords(promised.left, promised.unit)[locale]}`,
    statutory && `${w.statutoryLeft}${locale === 'zh' ? '' : ' '}${leftWords(statutory.left, statutory.unit)[locale]}`,
  ].filter(Boolean);
  const first = view.clocks.find((c) => c.state === 'running' || c.state === 'overrun');
  const ledger = view.ledgers.find((l) => l.clock === 'K2') ?? view.ledgers[0];
  return (
    <section className="preview-clock">
      <div className="preview-clock-head">
        <h3>
          {parts.length > 0
            ? parts.join(locale === 'zh' ? '，' : ', ')
            : first && <Say text={leftWords(first.left, first.unit)} />}
        </h3>
        {ledger && (
          <Link to={`/desk/cases/${view.id}`} search={{ tab: 'clock' }}>
            {w.why}
          </Link>
        )}
      </div>
      {ledger && (
        <>
          <Strip ledger={ledger} />
          <ClockLine ledger={ledger} />
        </>
      )}
    </section>
  );
};

const Facts = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(queueWords);
  const given = view.materials.filter(
    (m) => m.status === 'given' || m.status === 'fetched' || m.status === 'late',
  ).length;
  const owed = view.materials.filter((m) => m.status === 'owed').length;
  const missing = view.materials.filter((m) => m.status === 'missing' && m.necessity === 'required').length;
  const consults = view.tasks.filter((t) => t.kind === 'consult');
  const changed = view.answers.filter((a) => a.was).length + view.materials.filter((m) => m.changedOn).length;
  return (
    <dl className="preview-facts">
      <div>
        <dt>{w.materials}</dt>
        <dd>{missing > 0 ? w.missingLine(missing) : w.materialsLine(given, owed)}</dd>
      </div>
      <div>
        <dt>{w.changes}</dt>
        <dd>{w.changesLine(changed)}</dd>
      </div>
      {consults.length > 0 && (
        <div>
          <dt>{w.consults}</dt>
          <dd>{w.consultsLine(consults.filter((t) => !t.ended).length, consults.filter((t) => t.ended).length)}</dd>
        </div>
      )}
    </dl>
  );
};

/** What next, without opening the case: clock, next step, counts, the last events. */
export const QueuePreview = memo(function QueuePreview({
  row,
  onTransfer,
}: {
  readonly row: CaseSummary | undefined;
  readonly onTransfer: () => void;
}) {
  const w = useWords(queueWords);
  return (
    <aside className="preview" aria-label={w.preview}>
      {row ? <Chosen key={row.id} row={row} onTransfer={onTransfer} /> : <p className="second">{w.pickRow}</p>}
    </aside>
  );
});

const Chosen = ({ row, onTransfer }: { readonly row: CaseSummary; readonly onTransfer: () => void }) => {
  const w = useWords(queueWords);
  const { data: view, error, refetch } = useQuery(caseQuery(row.id));
  return (
    <>
      <div className="preview-body">
        <div className="preview-head">
          <h2>
            <Say text={row.itemName} />
          </h2>
          <span className="nw third">{row.number}</span>
        </div>
        <p className="second">
          <Zh>{row.applicantName}</Zh>
        </p>
        <Held row={row} />
        {error && !view ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : !view ? (
          <Skeleton lines={[60, 90, 80, 70]} />
        ) : (
          <>
            <Clocks view={view} />
            <section>
              <h3>{w.next}</h3>
              <p>
                <Say text={nextStep(view)} />
              </p>
            </section>
            <Facts view={view} />
            <section>
              <h3>{w.latest}</h3>
              <ul className="preview-latest">
                {newestFirst(view.history)
                  .slice(0, 5)
                  .map((h) => (
                    <li key={h.position}>
                      <span className="third">
                        <DayText day={h.on} />
                      </span>
                      <span>
                        <Say text={h.title} />
                      </span>
                    </li>
                  ))}
              </ul>
            </section>
          </>
        )}
      </div>
      <div className="preview-acts">
        <ButtonLink kind="primary" to={`/desk/cases/${row.id}`}>
          {w.open}
        </ButtonLink>
        <Button onClick={onTransfer}>{w.transfer}</Button>
      </div>
    </>
  );
};
