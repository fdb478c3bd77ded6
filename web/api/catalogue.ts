import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  EligibilityAnswer,
  IndustryView,
  ItemGuide,
  ItemSummary,
  ItemsPage,
  ItemsQuery,
  MaterialView,
  RegionView,
  SearchAnswer,
  MaterialLists as WireMaterialLists,
} from '../../src/modules/catalogue/contract.ts';
import { get, send } from './client.ts';

export type { EligibilityAnswer, ItemGuide, ItemSummary, ItemsPage, MaterialView, RegionView, SearchAnswer };
/** `maybe`: hangs on an opening question not yet answered. */
export type MaterialLists = WireMaterialLists & { readonly maybe?: readonly MaterialView[] };
export type Situation = Readonly<Record<string, readonly string[]>>;

const HOUR = 3_600_000;

export const itemsQuery = (query: ItemsQuery = {}) =>
  queryOptions({
    queryKey: ['items', query],
    queryFn: ({ signal }) => get<ItemsPage>('/api/items', query, signal),
    staleTime: HOUR / 12,
    placeholderData: keepPreviousData,
  });
/** Every item, however many: to choose from, and to name what was chosen. */
export const allItemsQuery = queryOptions({
  queryKey: ['items-all'],
  queryFn: async ({ signal }): Promise<ItemsPage['items']> => {
    const all: ItemsPage['items'][number][] = [];
    for (let cursor: string | undefined; ; ) {
      const page: ItemsPage = await get<ItemsPage>('/api/items', { limit: 100, ...(cursor ? { cursor } : {}) }, signal);
      all.push(...page.items);
      if (!page.next) return all;
      cursor = page.next;
    }
  },
  staleTime: HOUR / 12,
});
/** The same by pages, for the list. */
export const itemsPages = (query: ItemsQuery = {}) =>
  infiniteQueryOptions({
    queryKey: ['items-pages', query],
    queryFn: ({ signal, pageParam }) =>
      get<ItemsPage>('/api/items', { ...query, limit: 40, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: HOUR / 12,
  });
/** The guide of the published version, or of the one named: what a draft was begun under. */
export const itemQuery = (item: string, version?: number) =>
  queryOptions({
    queryKey: version === undefined ? ['item', item] : ['item', item, version],
    queryFn: ({ signal }) =>
      get<ItemGuide>(
        `/api/items/${encodeURIComponent(item)}${version === undefined ? '' : `/versions/${version}`}`,
        undefined,
        signal,
      ),
    staleTime: version === undefined ? HOUR / 12 : HOUR,
  });
/** Where the bureau's own sample of a material is kept. */
export const sampleHref = (item: string, version: number, ref: string): string =>
  `/api/items/${encodeURIComponent(item)}/versions/${version}/samples/${encodeURIComponent(ref)}`;
/** A question, not a write: the lists for these answers to the opening questions. */
export const materialsQuery = (item: string, situation: Situation) =>
  queryOptions({
    queryKey: ['item-materials', item, situation],
    queryFn: () =>
      send<MaterialLists>('POST', `/api/items/${encodeURIComponent(item)}/materials`, { situation }, { tries: 3 }),
    staleTime: HOUR / 12,
    placeholderData: keepPreviousData,
  });
/** 能不能办: the answers so far → the next question or the verdict. */
export const eligibilityQuery = (item: string, answers: Situation) =>
  queryOptions({
    queryKey: ['eligibility', item, answers],
    queryFn: () =>
      send<EligibilityAnswer>('POST', `/api/items/${encodeURIComponent(item)}/eligibility`, { answers }, { tries: 3 }),
    staleTime: HOUR / 12,
    placeholderData: keepPreviousData,
  });
export const searchQuery = (q: string, limit = 20) =>
  queryOptions({
    queryKey: ['search', q, limit],
    queryFn: ({ signal }) => get<SearchAnswer>('/api/search', { q, limit }, signal),
    staleTime: HOUR / 12,
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
export const regionsQuery = (query: { readonly parent?: string; readonly q?: string; readonly code?: string }) =>
  queryOptions({
    queryKey: ['regions', query],
    queryFn: ({ signal }) => get<{ regions: readonly RegionView[] }>('/api/regions', query, signal),
    staleTime: HOUR,
  });
export const industriesQuery = (query: { readonly parent?: string; readonly q?: string; readonly code?: string }) =>
  queryOptions({
    queryKey: ['industries', query],
    queryFn: ({ signal }) => get<{ industries: readonly IndustryView[] }>('/api/industries', query, signal),
    staleTime: HOUR,
  });
