import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Text } from '../../../src/kernel/text.ts';
import type {
  DeskView,
  PinView,
  PresenceAnswer,
  QueueFacets,
  SimilarCases,
} from '../../../src/modules/cases/contract.desk.ts';
import type { ActDone, QueueCounts, QueuePage, Remanded } from '../../../src/modules/cases/contract.ts';
import type { SearchAnswer } from '../../../src/modules/catalogue/contract.ts';
import type { MessageThread, MessageView } from '../../../src/modules/messages/contract.ts';
import { get, send } from '../../api/client.ts';
import { isNumber, type QueueSearch } from './views.ts';

const asQuery = ({ view, tab, q, ...filters }: QueueSearch) => ({
  view,
  tab: tab === 'all' ? undefined : tab,
  q: q?.replace(/\s+/g, isNumber(q) ? '' : ' '),
  ...filters,
});

/**
 * A number finds cases by number, everything else by the applicant's name and by the services whose words and pinyin fit:
 * the catalogue's own search says which those are.
 */
const withServices = async (search: QueueSearch, signal: AbortSignal) => {
  const query = asQuery(search);
  if (search.q === undefined || isNumber(search.q)) return query;
  const found = await get<SearchAnswer>('/api/search', { q: search.q, limit: 20 }, signal);
  const also = found.items.map((f) => f.item.item).join(',');
  return also ? { ...query, also } : query;
};
const queuePage = async (search: QueueSearch, cursor: string | undefined, signal: AbortSignal): Promise<QueuePage> =>
  get<QueuePage>('/api/desk/queue', { ...(await withServices(search, signal)), cursor }, signal);

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
/** The same question as a file; its taking is logged by the server. */
export const exportHref = (search: QueueSearch): string => {
  const asked = Object.entries(asQuery(search)).filter((e): e is [string, string] => typeof e[1] === 'string');
  return `/api/desk/queue/export?${new URLSearchParams([...asked, ['format', 'xlsx']])}`;
};
export const countsQuery = (search?: QueueSearch) =>
  queryOptions({
    queryKey: ['desk', 'counts', search ? { ...search, tab: 'all' } : null],
    queryFn: async ({ signal }) =>
      get<QueueCounts>('/api/desk/counts', search ? { ...(await withServices(search, signal)), tab: '' } : {}, signal),
    refetchInterval: 20_000,
    placeholderData: keepPreviousData,
  });
/** What the open view can be filtered by. */
export const facetsQuery = (view: string) =>
  queryOptions({
    queryKey: ['desk', 'facets', view],
    queryFn: ({ signal }) => get<QueueFacets>('/api/desk/facets', { view }, signal),
    staleTime: 60_000,
  });
/** Views kept on the server: one's own and those colleagues of the unit share. */
export const viewsQuery = queryOptions({
  queryKey: ['desk', 'views'],
  queryFn: async ({ signal }) =>
    (await get<{ views: readonly DeskView[] }>('/api/desk/views', undefined, signal)).views,
  staleTime: 60_000,
});
export const keepView = (view: { name: string; search: Record<string, string>; shared: boolean }) =>
  send<{ id: string }>('POST', '/api/desk/views', view);
export const dropView = (id: string) => send('DELETE', `/api/desk/views/${encodeURIComponent(id)}`);
export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'similar'],
    queryFn: ({ signal }) => get<SimilarCases>(`/api/cases/${encodeURIComponent(id)}/similar`, undefined, signal),
    staleTime: 60_000,
  });
export const pinsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'pins'],
    queryFn: async ({ signal }) =>
      (await get<{ pins: readonly PinView[] }>(`/api/cases/${encodeURIComponent(id)}/pins`, undefined, signal)).pins,
    refetchInterval: 30_000,
  });
const pins = (id: string) => `/api/cases/${encodeURIComponent(id)}/pins`;
export const putPin = (id: string, pin: Pick<PinView, 'file' | 'page' | 'x' | 'y' | 'note'>) =>
  send<{ id: string; n: number }>('POST', pins(id), pin);
export const settlePin = (id: string, pin: string, settled: boolean) =>
  send('POST', `${pins(id)}/${encodeURIComponent(pin)}/settle`, { settled });
export const removePin = (id: string, pin: string) => send('DELETE', `${pins(id)}/${encodeURIComponent(pin)}`);
export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'messages'],
    queryFn: ({ signal }) => get<MessageThread>(`/api/cases/${encodeURIComponent(id)}/messages`, undefined, signal),
    refetchInterval: 30_000,
  });
export const sendMessage = (id: string, text: string) =>
  send<MessageView>('POST', `/api/cases/${encodeURIComponent(id)}/messages`, { text });
export const readMessages = (id: string, upTo: string) =>
  send('POST', `/api/cases/${encodeURIComponent(id)}/messages/read`, { upTo });
export const sayPresence = (id: string, doing: 'reading' | 'acting' | 'gone') =>
  send<PresenceAnswer>('POST', `/api/cases/${encodeURIComponent(id)}/presence`, { doing });
/** Does an act; without `version` the sender saw none (the list). */
export const doAct = (
  caseId: string,
  act: string,
  command: object,
  version: number | undefined,
): Promise<ActDone | Remanded> =>
  act === 'remand'
    ? send<Remanded>('POST', `/api/cases/${encodeURIComponent(caseId)}/remand`, command)
    : send<ActDone>(
        'POST',
        `/api/cases/${encodeURIComponent(caseId)}/acts/${encodeURIComponent(act)}`,
        version === undefined ? command : { ...command, version },
      );

/** Shows one masked value; the purpose is kept with who looked and when. */
export const unmask = (caseId: string, field: string, purpose: string): Promise<{ value: Text }> =>
  send('POST', `/api/cases/${encodeURIComponent(caseId)}/unmask`, { field, purpose });
