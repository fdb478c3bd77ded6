import { queryOptions } from '@tanstack/react-query';
import type {
  LicenceView,
  ShareBody,
  ShareOpened,
  ShareView,
  VerifyAnswer,
} from '../../src/modules/licences/contract.ts';
import { get, raw, send } from './client.ts';

export type { LicenceView, ShareView, VerifyAnswer };

const at = (id: string) => `/api/licences/${encodeURIComponent(id)}`;

export const myLicencesQuery = queryOptions({
  queryKey: ['licences', 'mine'],
  queryFn: ({ signal }) => get<readonly LicenceView[]>('/api/licences/mine', undefined, signal),
});
export const licenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['licence', id],
    queryFn: ({ signal }) => get<LicenceView>(at(id), undefined, signal),
  });
export const licencePdf = (id: string): string => `${at(id)}/pdf`;
export const verifyQuery = (code: string) =>
  queryOptions({
    queryKey: ['verify', code],
    queryFn: ({ signal }) => get<VerifyAnswer>(`/api/verify/${encodeURIComponent(code)}`, undefined, signal),
    enabled: code !== '',
    staleTime: 0,
    gcTime: 0,
  });

export const sharesQuery = (id: string) =>
  queryOptions({
    queryKey: ['licence-shares', id],
    queryFn: ({ signal }) => get<{ shares: readonly ShareView[] }>(`${at(id)}/shares`, undefined, signal),
  });
export const shareLicence = (id: string, body: ShareBody) => send<{ share: string }>('POST', `${at(id)}/shares`, body);
export const endShare = (id: string, share: string) =>
  send<unknown>('DELETE', `${at(id)}/shares/${encodeURIComponent(share)}`);
/** A link good for a minute; asked anew before it ends. */
export const showQuery = (id: string) =>
  queryOptions({
    queryKey: ['licence-show', id],
    queryFn: () => send<{ link: string; until: string }>('POST', `${at(id)}/shows`),
    refetchInterval: 55_000,
    staleTime: 0,
    gcTime: 0,
  });
/** Counts as a use, so it is asked once for a page. */
export const openedQuery = (token: string) =>
  queryOptions({
    queryKey: ['share', token],
    queryFn: () => send<ShareOpened>('POST', '/api/shares/open', { token }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
/** A copy for the purpose of a share, with that purpose across it. */
export const copyOfShare = async (token: string): Promise<Blob> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await raw('/api/shares/copy', { method: 'POST', headers, body: JSON.stringify({ token }) });
  return answer.blob();
};
