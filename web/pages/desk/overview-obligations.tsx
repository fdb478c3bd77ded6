import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { ObligationPage, ObligationView } from '../../../src/modules/obligations/contract.ts';
import type { ObligationBoard } from '../../../src/modules/overview/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { casesLink } from '../../features/overview/charts.tsx';
import { COLUMNS, columnOf } from '../../features/overview/columns.ts';
import { ExportLinks } from '../../features/overview/data-table.tsx';
import { type Doing, ObligationDialog } from '../../features/overview/obligation-dialog.tsx';
import { obligationWords } from '../../features/overview/obligations.words.ts';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './overview-obligations.css';

type Page = Static<typeof ObligationPage>;
type Checks = ObligationBoard['checks'];

/** What cannot be done now, each act with its reason and article. */
const NotPossible = ({ line }: { readonly line: ObligationView }) => {
  const w = useWords(obligationWords);
  const no = line.acts.filter((a) => !a.may && a.because);
  if (no.length === 0) return null;
  return (
    <details className="obligation-no">
      <summary>
        {w.notPossible(no.length)}
        <span className="sr">
          {' '}
          <Zh>{line.debtor}</Zh>
        </span>
      </summary>
      <ul>
        {no.map(({ act, because }) => (
          <li key={act}>
            <span className="obligation-act">{w.acts[act]}</span>
            {w.because}
            {because && <Say text={because.text} />}
            {because?.article && <Zh> {because.article}</Zh>}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** States that the head of the column says already. */
const COLUMN_SAYS = ['open', 'overdue'];

const Line = ({
  line,
  today,
  checks,
  onAct,
}: {
  readonly line: ObligationView;
  readonly today: string;
  readonly checks: Checks;
  readonly onAct: (d: Doing) => void;
}) => {
  const w = useWords(obligationWords);
  const text = useText();
  const { locale } = useLocale();
  const acts = line.acts.filter((a) => a.may);
  const late = line.due < today;
  const list = locale === 'zh' ? '、' : ', ';
  const checked = checks.find((c) => c.obligation === line.id);
  return (
    <li className="obligation">
      <span className="obligation-who">
        <Link to={`/desk/cases/${line.caseId}`}>
          <Zh>{line.debtor}</Zh>
          <span className="sr"> {w.seeCase}</span>
        </Link>
      </span>
      <span>{line.what.map((x) => text(x.name)).join(list) || w.kinds[line.kind]}</span>
      <span className="obligation-facts small third">
        <span className={late ? 'obligation-late' : 'second'}>{w.due(nearDay(line.due, today, locale))}</span>
        {!COLUMN_SAYS.includes(line.state) && (
          <span className="second">
            <Say text={line.stateName} />
          </span>
        )}
        <span>{w.kinds[line.kind]}</span>
        <span>{w.evidence[line.kind]}</span>
        <span>{w.consequence[line.consequence]}</span>
        {checked ? (
          <span>
            <Zh>{w.checkedBy(checked.by.join(list), nearDay(checked.on, today, locale))}</Zh>
          </span>
        ) : (
          line.kind !== 'owed-material' && <span>{w.unchecked}</span>
        )}
      </span>
      <div className="obligation-foot no-print">
        {acts.map(({ act }) => (
          <Button key={act} aria-label={`${w.acts[act]} ${line.debtor}`} onClick={() => onAct({ line, act })}>
            {w.acts[act]}
          </Button>
        ))}
        <NotPossible line={line} />
      </div>
    </li>
  );
};

const percent = (share: number): string => (Math.round(share * 1000) / 10).toFixed(1);

/** Rate of broken promises by item, with the rule that the advice follows. */
const Rates = ({ board }: { readonly board: ObligationBoard }) => {
  const w = useWords(obligationWords);
  const { least, tighten, loosen } = board.rule;
  return (
    <section className="sheet obligations-rates" aria-labelledby="rates">
      <div className="sheet-head">
        <h2 id="rates">{w.rates}</h2>
        <span className="small third">{w.ratesLead}</span>
      </div>
      {board.rates.length === 0 ? (
        <p className="second">{w.noRates}</p>
      ) : (
        <Table
          caption={w.rates}
          rows={board.rates}
          rowKey={(r) => r.item}
          columns={[
            {
              key: 'item',
              head: w.item,
              name: true,
              cell: (r) => (
                <Link {...casesLink('obligations', r.mark)}>
                  <Say text={r.name} />
                </Link>
              ),
            },
            { key: 'ended', head: w.ended, align: 'right', cell: (r) => r.ended },
            { key: 'broken', head: w.brokenHead, align: 'right', cell: (r) => r.broken },
            {
              key: 'rate',
              head: w.rate,
              align: 'right',
              cell: (r) => (r.rate === null ? <span className="third">{w.noRate}</span> : `${percent(r.rate)} %`),
            },
            { key: 'overdue', head: w.overdueHead, align: 'right', cell: (r) => r.overdue },
            {
              key: 'advice',
              head: w.adviceHead,
              cell: (r) => <span className={`advice-${r.advice}`}>{w.advice[r.advice]}</span>,
            },
          ]}
        />
      )}
      <p className="small third">{w.rule(least, tighten * 100, loosen * 100)}</p>
    </section>
  );
};

/** 义务: what outlives the decision, in columns by its day. */
const Obligations = () => {
  const w = useWords(obligationWords);
  const shared = useWords(overviewWords);
  const { data: session } = useSession();
  const today = session?.today ?? '';
  const [doing, setDoing] = useState<Doing>();
  const list = useInfiniteQuery({
    queryKey: ['desk', 'obligations', 'open'],
    queryFn: ({ pageParam, signal }) => get<Page>('/api/obligations', { cursor: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const beside = useQuery({
    queryKey: ['desk', 'obligations', 'board'],
    queryFn: ({ signal }) => get<ObligationBoard>('/api/desk/obligations', undefined, signal),
  });
  const broken = useQuery({
    queryKey: ['desk', 'obligations', 'broken'],
    queryFn: ({ signal }) => get<Page>('/api/obligations', { state: 'broken' }, signal),
  });
  const checks = beside.data?.checks ?? [];
  const lines = (rows: readonly ObligationView[]) => (
    <ul>
      {rows.map((line) => (
        <Line key={line.id} line={line} today={today} checks={checks} onAct={setDoing} />
      ))}
    </ul>
  );
  if (list.error) return <ProblemState whole error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton />;
  const rows = list.data.pages.flatMap((p) => p.rows);
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>{shared.obligations}</h1>
          <p className="second">{w.lead}</p>
        </div>
        <div className="overview-acts no-print">
          {rows.length > 0 && <ExportLinks what={shared.obligations} path="/api/desk/obligations/export" />}
          <Button icon="print" onClick={() => window.print()}>
            {shared.print}
          </Button>
        </div>
      </div>
      {rows.length === 0 ? (
        <div className="sheet">
          <Empty title={w.empty}>
            <p>{w.emptyWhy}</p>
          </Empty>
        </div>
      ) : (
        <div className="obligations">
          {COLUMNS.map((column) => {
            const mine = rows.filter((r) => columnOf(r.due, today) === column);
            return (
              <section key={column} className="sheet sheet-long" aria-labelledby={`due-${column}`}>
                <div className="sheet-head">
                  <h2 id={`due-${column}`}>
                    {w.columns[column]} {mine.length}
                  </h2>
                </div>
                {mine.length === 0 ? <p className="third">{w.none}</p> : lines(mine)}
              </section>
            );
          })}
        </div>
      )}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
      {broken.data && broken.data.rows.length > 0 && (
        <section className="sheet sheet-long obligations-broken" aria-labelledby="broken">
          <div className="sheet-head">
            <h2 id="broken">
              {w.broken} {broken.data.rows.length}
            </h2>
            <span className="small third">{w.brokenWhy}</span>
          </div>
          {lines(broken.data.rows)}
        </section>
      )}
      {beside.error && <ProblemState error={beside.error} onRetry={() => void beside.refetch()} />}
      {beside.data && <Rates board={beside.data} />}
      {doing && (
        <ObligationDialog {...doing} checkers={beside.data?.checkers ?? []} onClose={() => setDoing(undefined)} />
      )}
    </>
  );
};

const ObligationsPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="obligations" title={w.obligations}>
      <Obligations />
    </OverviewFrame>
  );
};
export default ObligationsPage;
