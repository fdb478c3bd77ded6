import { queryOptions } from '@tanstack/react-query';
import type { Text } from '../../src/kernel/text.ts';
import type { RemediesView } from '../../src/modules/cases/contract.ts';
import type { PromiseRow, PromiseTable } from '../../src/modules/overview/contract.ts';
import { get } from './client.ts';

export type { PromiseRow, RemediesView };

type Site = {
  readonly id: string;
  readonly kind: string;
  readonly name: Text;
  readonly address: Text;
  readonly hours?: Text;
};
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
