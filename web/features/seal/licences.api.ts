import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  LicenceCounts,
  LicencePage,
  LicenceStock,
  LicenceView,
  PublicEntry,
  PublicRegister,
} from '../../../src/modules/licences/contract.ts';
import { get } from '../../api/client.ts';

export type { LicenceCounts, LicenceStock, LicenceView, PublicEntry };

export type LicenceSearch = {
  readonly q?: string;
  readonly state?: string;
  readonly kind?: string;
  readonly tab?: string;
};
export const registerQuery = ({ q, state, kind }: LicenceSearch) =>
  infiniteQueryOptions({
    queryKey: ['licences', 'register', q ?? '', state ?? '', kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      get<LicencePage>('/api/licences', { query: q, state, kind, cursor: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
export const countsQuery = queryOptions({
  queryKey: ['licences', 'counts'],
  queryFn: ({ signal }) => get<LicenceCounts>('/api/licence-counts', { months: 6 }, signal),
});
export const stockQuery = queryOptions({
  queryKey: ['licences', 'stock'],
  queryFn: ({ signal }) => get<LicenceStock>('/api/licence-stock', undefined, signal),
});
export const publicQuery = (q: string, month: string) =>
  infiniteQueryOptions({
    queryKey: ['public-register', q, month],
    queryFn: ({ pageParam, signal }) =>
      get<PublicRegister>(
        '/api/public-register',
        { query: q || undefined, month: month || undefined, cursor: pageParam || undefined },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
export const publicCountsQuery = queryOptions({
  queryKey: ['public-register', 'counts'],
  queryFn: ({ signal }) => get<LicenceCounts>('/api/public-register/counts', { months: 6 }, signal),
});
export const licencePaperPdf = (id: string): string => `/api/licence-papers/${encodeURIComponent(id)}/pdf`;
