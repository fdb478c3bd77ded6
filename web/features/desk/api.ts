import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Text } from '../../../src/kernel/text.ts';
import type { ActDone, CaseView, QueueCounts, QueuePage } from '../../../src/modules/cases/contract.ts';
import type { SearchAnswer } from '../../../src/modules/catalogue/contract.ts';
import { get, send } from '../../api/client.ts';
import { isNumber, type QueueSearch } from './views.ts';

const asQuery = ({ view, tab, item, q }: QueueSearch) => ({ view, tab: tab === 'all' ? undefined : tab, item, q });

/**
 * The queue finds cases by number. Anything else that is typed is looked up among the services, in the words and pinyin
 * the search knows, and the queue is asked for those. Names of applicants are sealed and cannot be searched.
 */
const queuePage = async (search: QueueSearch, cursor: string | undefined, signal: AbortSignal): Promise<QueuePage> => {
  const { q, ...rest } = search;
  if (q === undefined || isNumber(q)) return get<QueuePage>('/api/desk/queue', { ...asQuery(search), cursor }, signal);
  const found = await get<SearchAnswer>('/api/search', { q, limit: 20 }, signal);
  const items = found.items.map((f) => f.item.item).filter((i) => search.item === undefined || i === search.item);
  if (items.length === 0) return { rows: [], today: '' };
  return get<QueuePage>('/api/desk/queue', { ...asQuery({ ...rest, item: items.join(',') }), cursor }, signal);
};

/** Pages of the queue by keyset; loaded once and then only looked at quietly, so that rows stay where they are. */
export const queueQuery = (search: QueueSearch) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'queue', search],
    queryFn: ({ pageParam, signal }) => queuePage(search, pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
/** The first page again, every 20 s: what it brings waits behind 有 n 件更新. */
export const freshQueueQuery = (search: QueueSearch) =>
  queryOptions({
    queryKey: ['desk', 'queue-fresh', search],
    queryFn: ({ signal }) => queuePage(search, undefined, signal),
    refetchInterval: 20_000,
    staleTime: 0,
  });
export const countsQuery = (search?: QueueSearch) =>
  queryOptions({
    queryKey: ['desk', 'counts', search?.view ?? null],
    queryFn: ({ signal }) => get<QueueCounts>('/api/desk/counts', { view: search?.view }, signal),
    refetchInterval: 20_000,
  });
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => get<CaseView>(`/api/cases/${encodeURIComponent(id)}`, undefined, signal),
  });

/** Does an act; without `version` the sender saw none (the list). The same `key` for the same words: after a lost connection the server gives its first answer again. */
export const doAct = (
  caseId: string,
  act: string,
  command: object,
  version: number | undefined,
  key: string,
): Promise<ActDone> =>
  send<ActDone>(
    'POST',
    `/api/cases/${encodeURIComponent(caseId)}/acts/${encodeURIComponent(act)}`,
    version === undefined ? command : { ...command, version },
    { key },
  );

/** Shows one masked value; the purpose is kept with who looked and when. */
export const unmask = (caseId: string, field: string, purpose: string): Promise<{ value: Text }> =>
  send('POST', `/api/cases/${encodeURIComponent(caseId)}/unmask`, { field, purpose });

export const fileUrl = (id: string): string => `/api/files/${encodeURIComponent(id)}`;
