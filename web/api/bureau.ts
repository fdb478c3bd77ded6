import { queryOptions } from '@tanstack/react-query';
import type { Text } from '../../src/kernel/text.ts';
import type { RemediesView } from '../../src/modules/cases/contract.ts';
import { get } from './client.ts';

export type { RemediesView };
export type Site = {
  readonly id: string;
  readonly kind: string;
  readonly name: Text;
  readonly address: Text;
  readonly hours?: Text;
};
/** Half and nine tenths of the decided matters, in working days (or calendar days, by `unit`), against promise and law. */
export type PromiseRow = {
  readonly item: string;
  readonly name: Text;
  readonly unit: 'WORKING_DAY' | 'NATURAL_DAY';
  readonly statutory: number | null;
  readonly promised: number | null;
  readonly decided: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly late: number;
  /** Share for which nothing had to be handed in again, 0 to 1. */
  readonly firstTime: number | null;
};
export type PromiseTable = { readonly asOf: string; readonly from: string; readonly rows: readonly PromiseRow[] };

const HOUR = 3_600_000;

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async ({ signal }) => (await get<{ sites: readonly Site[] }>('/api/sites', undefined, signal)).sites,
  staleTime: HOUR,
});
export const promisesQuery = queryOptions({
  queryKey: ['promises'],
  queryFn: ({ signal }) => get<PromiseTable>('/api/promises', undefined, signal),
  staleTime: HOUR / 12,
});
export const remediesQuery = queryOptions({
  queryKey: ['remedies'],
  queryFn: ({ signal }) => get<RemediesView>('/api/remedies', undefined, signal),
});
