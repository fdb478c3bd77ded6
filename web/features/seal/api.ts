import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SealRegister, SealRequest, SealUses, SealView } from '../../../src/modules/seal/contract.ts';
import { get } from '../../api/client.ts';

export type { SealRegister, SealRequest, SealView };

export const sealsQuery = queryOptions({
  queryKey: ['seals'],
  queryFn: ({ signal }) => get<SealRegister>('/api/seals', undefined, signal),
});
export const sealUsesQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['seals', 'uses', query],
    queryFn: ({ pageParam, signal }) =>
      get<SealUses>('/api/seal-uses', { query: query || undefined, cursor: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
export const sealPicture = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
