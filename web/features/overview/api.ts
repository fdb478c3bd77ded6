import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BoardView, MarkedCases, OversightView, Period } from '../../../src/modules/overview/contract.ts';
import { get } from '../../api/client.ts';

export const PERIOD_NAMES = ['month', 'quarter', 'year'] as const satisfies readonly Period[];
export const periodOf = (raw: unknown): Period => PERIOD_NAMES.find((p) => p === raw) ?? 'month';

/** A board grows old while it is looked at: read again every minute, quietly. */
const FRESH = 60_000;
export const boardQuery = (period: Period) =>
  queryOptions({
    queryKey: ['desk', 'board', period],
    queryFn: ({ signal }) => get<BoardView>('/api/desk/board', { period }, signal),
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  });
export const oversightQuery = () =>
  queryOptions({
    queryKey: ['desk', 'oversight'],
    queryFn: ({ signal }) => get<OversightView>('/api/desk/oversight', undefined, signal),
    refetchInterval: FRESH,
  });

/** Boards whose numbers open their cases. */
const BOARDS = ['board', 'oversight', 'team', 'obligations'] as const;
export type BoardName = (typeof BOARDS)[number];
type CasesSearch = { readonly board: BoardName; readonly mark: string; readonly period?: Period };
export const casesSearch = (raw: Readonly<Record<string, unknown>>): CasesSearch => ({
  board: BOARDS.find((b) => b === raw.board) ?? 'board',
  mark: typeof raw.mark === 'string' ? raw.mark : '',
  ...(raw.period === undefined ? {} : { period: periodOf(raw.period) }),
});
export const markedQuery = ({ board, mark, period }: CasesSearch) =>
  queryOptions({
    queryKey: ['desk', 'marked', board, mark, period ?? ''],
    queryFn: ({ signal }) => get<MarkedCases>(`/api/desk/${board}/cases`, { mark, period }, signal),
  });

/** The address of a table as a file; the server writes down who took it. */
export const exportUrl = (
  path: string,
  format: 'xlsx' | 'csv',
  query: Readonly<Record<string, string | undefined>> = {},
): string => {
  const q = new URLSearchParams({ format });
  for (const [k, v] of Object.entries(query)) if (v) q.set(k, v);
  return `${path}?${q}`;
};
