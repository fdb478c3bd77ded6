import { queryOptions } from '@tanstack/react-query';
import type { LicenceView, VerifyAnswer } from '../../src/modules/licences/contract.ts';
import { get } from './client.ts';

export type { LicenceView, VerifyAnswer };

export const myLicencesQuery = queryOptions({
  queryKey: ['licences', 'mine'],
  queryFn: ({ signal }) => get<readonly LicenceView[]>('/api/licences/mine', undefined, signal),
});
export const licenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['licence', id],
    queryFn: ({ signal }) => get<LicenceView>(`/api/licences/${encodeURIComponent(id)}`, undefined, signal),
  });
export const licencePdf = (id: string): string => `/api/licences/${encodeURIComponent(id)}/pdf`;
export const verifyQuery = (code: string) =>
  queryOptions({
    queryKey: ['verify', code],
    queryFn: ({ signal }) => get<VerifyAnswer>(`/api/verify/${encodeURIComponent(code)}`, undefined, signal),
    enabled: code !== '',
    staleTime: 0,
    gcTime: 0,
  });
