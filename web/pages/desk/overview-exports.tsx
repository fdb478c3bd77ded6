import { useQuery } from '@tanstack/react-query';
import type { ExportLog } from '../../../src/modules/overview/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { exportWords } from '../../features/overview/exports.words.ts';
import { overviewWords } from '../../features/overview/words.ts';
import { whenText } from '../../ui/dates.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useLocale, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';

type Row = ExportLog['rows'][number];

/** What the screen showed when the table left: codes with their names, no names of people. */
const Filter = ({ filter }: Pick<Row, 'filter'>) => {
  const w = useWords(exportWords);
  const { locale } = useLocale();
  const parts = Object.entries(filter).filter(([, v]) => v !== '');
  if (parts.length === 0) return <span className="third">{w.whole}</span>;
  return parts.map(([k, v]) => `${w.filters[k] ?? k} ${w.values[v] ?? v}`).join(locale === 'zh' ? '，' : ', ');
};

const Exports = () => {
  const w = useWords(exportWords);
  const shared = useWords(overviewWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const found = useQuery({
    queryKey: ['desk', 'exports'],
    queryFn: ({ signal }) => get<ExportLog>('/api/desk/exports', undefined, signal),
  });
  if (found.error)
    return (
      <>
        <h1>{shared.exports}</h1>
        <ProblemState error={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Skeleton />;
  const { rows } = found.data;
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>{shared.exports}</h1>
          <p className="second">{w.lead}</p>
        </div>
      </div>
      <section className="sheet sheet-long" aria-label={shared.exports}>
        {rows.length === 0 ? (
          <Empty title={w.none}>
            <p>{w.noneWhy}</p>
          </Empty>
        ) : (
          <Table
            caption={shared.exports}
            rows={rows}
            rowKey={(r) => r.id}
            columns={[
              { key: 'at', head: w.at, name: true, cell: (r) => whenText(r.at, session?.today, locale) },
              { key: 'by', head: w.by, cell: (r) => <Zh>{r.by}</Zh> },
              { key: 'table', head: w.table, cell: (r) => w.tables[r.name] ?? r.name },
              { key: 'filter', head: w.filter, cell: (r) => <Filter filter={r.filter} /> },
              { key: 'format', head: w.format, cell: (r) => (r.format === 'xlsx' ? 'Excel' : 'CSV') },
              { key: 'rows', head: w.rows, align: 'right', cell: (r) => r.rows.toLocaleString('en') },
            ]}
          />
        )}
      </section>
    </>
  );
};

/** 导出记录: who took which table out of the house, when, and how much of it. */
const ExportsPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="exports" title={w.exports}>
      <Exports />
    </OverviewFrame>
  );
};
export default ExportsPage;
