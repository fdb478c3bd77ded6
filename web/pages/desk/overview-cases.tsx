import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CaseLine } from '../../../src/modules/overview/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { casesSearch, markedQuery } from '../../features/overview/api.ts';
import { ExportLinks } from '../../features/overview/data-table.tsx';
import { overviewWords } from '../../features/overview/words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';

const useColumns = (today: string): readonly Column<CaseLine>[] => {
  const w = useWords(overviewWords);
  return [
    { key: 'number', head: w.number, name: true, cell: (c) => <Link to={`/desk/cases/${c.id}`}>{c.number}</Link> },
    { key: 'item', head: w.item, cell: (c) => <Say text={c.item} /> },
    { key: 'applicant', head: w.applicant, cell: (c) => <Zh>{c.applicant}</Zh> },
    {
      key: 'state',
      head: w.state,
      cell: (c) => (
        <>
          <Say text={c.state} /> {c.paused && <Tag tone="pause">{w.pausedTag}</Tag>}
        </>
      ),
    },
    { key: 'received', head: w.received, cell: (c) => <DayText day={c.receivedOn} style="near" today={today} /> },
    {
      key: 'due',
      head: w.due,
      cell: (c) =>
        c.due ? <DayText day={c.due} style="near" today={today} /> : <span className="third">{w.noDue}</span>,
    },
    {
      key: 'decided',
      head: w.decidedOn,
      cell: (c) =>
        c.decidedOn ? (
          <DayText day={c.decidedOn} style="near" today={today} />
        ) : (
          <span className="third">{w.notYet}</span>
        ),
    },
    {
      key: 'holder',
      head: w.holder,
      cell: (c) => (c.holder ? <Zh>{c.holder}</Zh> : <span className="third">{w.noHolder}</span>),
    },
  ];
};

const Marked = () => {
  const w = useWords(overviewWords);
  const text = useText();
  const search = casesSearch(useSearch({ strict: false }) as Readonly<Record<string, unknown>>);
  const found = useQuery(markedQuery(search));
  const data = found.data;
  const columns = useColumns(data?.today ?? '');
  const back = (
    <ButtonLink to={`/desk/${search.board}`} {...(search.period ? { search: { period: search.period } } : {})}>
      {w.backTo[search.board]}
    </ButtonLink>
  );
  if (found.error || !data)
    return (
      <>
        <h1>{w.marked}</h1>
        {found.error ? (
          <ProblemState error={found.error} onRetry={() => void found.refetch()} actions={back} />
        ) : (
          <Skeleton />
        )}
      </>
    );
  const { mark, period } = search;
  return (
    <>
      <div className="overview-head">
        <h1>
          <Say text={data.title} /> <span className="second">{w.cases(data.total)}</span>
        </h1>
        <div className="overview-acts">
          {data.total > 0 && (
            <ExportLinks
              what={text(data.title)}
              path={`/api/desk/${search.board}/cases/export`}
              query={{ mark, period }}
            />
          )}
          {back}
        </div>
      </div>
      {data.total > data.rows.length && <p className="second">{w.markedFirst(data.rows.length, data.total)}</p>}
      <div className="sheet">
        {data.rows.length === 0 ? (
          <Empty title={w.noMarked}>
            <p>{w.noMarkedWhy}</p>
          </Empty>
        ) : (
          <Table caption={text(data.title)} rows={data.rows} rowKey={(c) => c.id} columns={columns} />
        )}
      </div>
    </>
  );
};

/** The cases behind a number of a board. */
const OverviewCases = () => {
  const w = useWords(overviewWords);
  const search = casesSearch(useSearch({ strict: false }) as Readonly<Record<string, unknown>>);
  return (
    <OverviewFrame page={search.board} title={w.marked}>
      <Marked />
    </OverviewFrame>
  );
};
export default OverviewCases;
