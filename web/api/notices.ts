import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AddressBody, NoticeSettings, NoticeView, WishBody } from '../../src/modules/notices/contract.ts';
import { get, send } from './client.ts';

export type { NoticeSettings, NoticeView };

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam, signal }) =>
    get<{ notices: readonly NoticeView[]; next?: string }>(
      '/api/notices',
      pageParam === '' ? undefined : { before: pageParam },
      signal,
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
export const noticeSettingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => get<NoticeSettings>('/api/notices/settings', undefined, signal),
});

/** The list and the count in the header. */
const counted = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['notices'] }),
    queries.invalidateQueries({ queryKey: ['session'] }),
  ]);
export const readNotice = async (queries: QueryClient, id: string) => {
  await send('POST', `/api/notices/${encodeURIComponent(id)}/read`);
  await counted(queries);
};
export const readAllNotices = async (queries: QueryClient) => {
  await send('POST', '/api/notices/read');
  await counted(queries);
};
export const chooseNotices = (body: WishBody) => send<unknown>('PUT', '/api/notices/settings', body);
export const askAddress = (body: AddressBody) => send<unknown>('PUT', '/api/notices/address', body);
export const proveAddress = (code: string) => send<unknown>('POST', '/api/notices/address/code', { code });
export const forgetAddress = () => send<unknown>('DELETE', '/api/notices/address');
export const stopMail = (token: string) => send<unknown>('POST', '/api/mail-stop', { token });
