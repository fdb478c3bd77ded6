import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver, HandOverDone, LeaveView, TeamRow, TeamView } from '../../../src/modules/overview/contract.ts';
import { get, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { casesLink } from '../../features/overview/charts.tsx';
import { ExportLinks } from '../../features/overview/data-table.tsx';
import { teamWords } from '../../features/overview/team.words.ts';
import { HandOverDialog, LeaveDialog, Results } from '../../features/overview/team-dialogs.tsx';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { tightDay, whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Mixed, Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './team.css';

const useColumns = (onHandOver: ((row: TeamRow) => void) | undefined): readonly Column<TeamRow>[] => {
  const w = useWords(teamWords);
  const text = useText();
  const { locale } = useLocale();
  const count = (key: 'open' | 'today' | 'overdue' | 'paused' | 'asked', head: string): Column<TeamRow> => ({
    key,
    head,
    align: 'right',
    cell: (r) =>
      r[key] === 0 ? (
        <span className="team-zero third">0</span>
      ) : (
        <Link
          {...casesLink('team', `${key}~${r.person.id}`)}
          aria-label={`${r.person.name} ${head} ${r[key]}`}
          className={key === 'overdue' ? 'team-n team-over' : 'team-n'}
        >
          {r[key]}
        </Link>
      ),
  });
  return [
    {
      key: 'person',
      head: w.person,
      name: true,
      cell: (r) => (
        <>
          <Zh>{r.person.name}</Zh>
          {r.away && (
            <span className="team-away">
              <Mixed>{w.away(tightDay(r.away.until, locale), r.away.substitute)}</Mixed>
            </span>
          )}
        </>
      ),
    },
    { key: 'unit', head: w.unit, cell: (r) => <Say text={r.unit} /> },
    { key: 'posts', head: w.posts, cell: (r) => r.posts.map(text).join(locale === 'zh' ? '、' : ', ') },
    count('open', w.open),
    count('today', w.today),
    count('overdue', w.overdue),
    count('paused', w.paused),
    count('asked', w.asked),
    ...(onHandOver
      ? [
          {
            key: 'acts',
            head: <span className="sr">{w.acts}</span>,
            align: 'right' as const,
            cell: (r: TeamRow) =>
              r.open + r.asked > 0 && (
                <Button onClick={() => onHandOver(r)} aria-label={w.handOverOf(r.person.name)}>
                  {w.handOver}
                </Button>
              ),
          },
        ]
      : []),
  ];
};

const busy = (r: TeamRow) => r.open + r.asked > 0 || r.away !== undefined;
/** Who has something in hand or is away; the others are one line until they are asked for. */
const Load = ({
  rows,
  columns,
}: {
  readonly rows: readonly TeamRow[];
  readonly columns: readonly Column<TeamRow>[];
}) => {
  const w = useWords(teamWords);
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.filter(busy);
  return (
    <>
      {shown.length > 0 && <Table caption={w.load} rows={shown} rowKey={(r) => r.person.id} columns={columns} />}
      {shown.length < rows.length && (
        <Button onClick={() => setWhole(true)}>{w.idle(rows.length - shown.length)}</Button>
      )}
    </>
  );
};

const Leaves = ({
  view,
  onEnter,
  onResults,
}: {
  readonly view: TeamView;
  readonly onEnter: (() => void) | undefined;
  readonly onResults: (results: readonly HandedOver[]) => void;
}) => {
  const w = useWords(teamWords);
  const { locale } = useLocale();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (l: LeaveView) => send<HandOverDone>('POST', `/api/desk/team/leaves/${l.id}/end`),
    onSuccess: (done) => {
      void queries.invalidateQueries({ queryKey: ['desk', 'team'] });
      onResults(done.results);
    },
  });
  return (
    <section className="sheet" aria-labelledby="leaves">
      <div className="sheet-head">
        <h2 id="leaves">{w.leaves}</h2>
        {onEnter && (
          <Button icon="plus" onClick={onEnter}>
            {w.enterLeave}
          </Button>
        )}
      </div>
      {end.error && <ProblemState error={end.error} />}
      {view.leaves.length === 0 ? (
        <Empty title={w.noLeaves}>
          <p>{w.noLeavesWhy}</p>
        </Empty>
      ) : (
        <ul className="team-list">
          {view.leaves.map((l) => (
            <li key={l.id}>
              <span>
                <Zh>{l.person.name}</Zh> {w.leaveLine(tightDay(l.from, locale), tightDay(l.until, locale))}
              </span>
              <span className="second">
                <Mixed>{w.standsIn(l.substitute.name)}</Mixed>
              </span>
              <Tag tone={l.state === 'running' ? 'warn' : 'plain'}>{w.state[l.state]}</Tag>
              {l.moved > 0 && <span className="small third">{w.moved(l.moved)}</span>}
              {onEnter && (l.state === 'running' || l.state === 'ahead') && (
                <Button busy={end.isPending} onClick={() => end.mutate(l)}>
                  {w.endLeave}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** 班组: load by person, leave and substitutes, the hand-over of a leaver; all of it logged. */
const Team = () => {
  const w = useWords(teamWords);
  const shared = useWords(overviewWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const posts = session?.staff?.posts ?? [];
  const found = useQuery({
    queryKey: ['desk', 'team'],
    queryFn: ({ signal }) => get<TeamView>('/api/desk/team', undefined, signal),
    refetchInterval: 60_000,
  });
  const [entering, setEntering] = useState(false);
  const [leaver, setLeaver] = useState<TeamRow>();
  const [results, setResults] = useState<readonly HandedOver[]>();
  const columns = useColumns(posts.includes('supervisor') ? setLeaver : undefined);
  const view = found.data;
  if (!view)
    return found.error ? <ProblemState whole error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton />;
  const arranges = posts.includes('supervisor') || posts.includes('head');
  const done = (r: readonly HandedOver[]) => {
    setEntering(false);
    setLeaver(undefined);
    setResults(r);
  };
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>{shared.team}</h1>
          <p className="second">{w.lead}</p>
        </div>
      </div>
      <section className="sheet team-load" aria-labelledby="load">
        <div className="sheet-head">
          <h2 id="load">{w.load}</h2>
          <span className="export-links">
            {view.unheld > 0 && <Link {...casesLink('team', 'unheld')}>{w.unheld(view.unheld)}</Link>}
            <ExportLinks what={w.load} path="/api/desk/team/export" />
          </span>
        </div>
        {view.rows.length === 0 ? (
          <Empty title={w.none}>
            <p>{w.noneWhy}</p>
          </Empty>
        ) : (
          <Load rows={view.rows} columns={columns} />
        )}
      </section>
      <div className="team-grid">
        <Leaves view={view} onEnter={arranges ? () => setEntering(true) : undefined} onResults={done} />
        <section className="sheet" aria-labelledby="log">
          <div className="sheet-head">
            <h2 id="log">{w.log}</h2>
          </div>
          {view.log.length === 0 ? (
            <p className="second">{w.noLog}</p>
          ) : (
            <ul className="team-list">
              {view.log.map((l) => (
                <li key={l.id}>
                  <span>
                    <Say text={l.text} />
                  </span>
                  <span className="small third">
                    <Say text={l.by} /> {whenText(l.at, view.today, locale)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {entering && <LeaveDialog rows={view.rows} today={view.today} onClose={() => setEntering(false)} onDone={done} />}
      {leaver && <HandOverDialog leaver={leaver} rows={view.rows} onClose={() => setLeaver(undefined)} onDone={done} />}
      {results && <Results results={results} onClose={() => setResults(undefined)} />}
    </>
  );
};

const TeamPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="team" title={w.team}>
      <Team />
    </OverviewFrame>
  );
};
export default TeamPage;
