import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../api/problem.tsx';
import { monthName } from '../../ui/dates.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { type Locale, Say, useLocale } from '../../ui/words.tsx';
import type { LicenceCounts } from './licences.api.ts';

/** `2026-10` as people say it. */
export const monthText = (month: string, locale: Locale): string =>
  locale === 'zh'
    ? `${+month.slice(0, 4)}年${+month.slice(5)}月`
    : `${monthName(`${month}-01`, 'en')} ${month.slice(0, 4)}`;

/** How many of what, month by month and kind; `words` head the columns. */
export const MonthCounts = <Key extends readonly unknown[]>({
  query,
  words: w,
}: {
  readonly query: UseQueryOptions<LicenceCounts, Error, LicenceCounts, Key>;
  readonly words: Readonly<Record<'table' | 'empty' | 'month' | 'kind' | 'what' | 'total', string>>;
}) => {
  const { locale } = useLocale();
  const { data, error, refetch, isPending } = useQuery(query);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={[90, 90, 90]} />;
  const months = [...new Set(data.counts.map((c) => c.month))];
  const rows = months.flatMap((month) =>
    data.kinds.flatMap((kind) => {
      const own = data.counts.filter((c) => c.month === month && c.kind === kind.kind);
      return own.length > 0 ? [{ month, kind, own, n: own.reduce((sum, c) => sum + c.n, 0) }] : [];
    }),
  );
  if (rows.length === 0) return <Empty title={w.empty} />;
  return (
    <Table
      caption={w.table}
      rows={rows}
      rowKey={(r) => `${r.month} ${r.kind.kind}`}
      columns={[
        { key: 'month', head: w.month, cell: (r) => <span className="nw">{monthText(r.month, locale)}</span> },
        { key: 'kind', head: w.kind, name: true, cell: (r) => <Say text={r.kind.name} /> },
        {
          key: 'what',
          head: w.what,
          cell: (r) =>
            r.own.map((c) => (
              <span key={c.event} className="month-count">
                <Say text={c.title} /> {c.n}
              </span>
            )),
        },
        { key: 'n', head: w.total, align: 'right', cell: (r) => r.n },
      ]}
    />
  );
};
