import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Text } from '../../src/kernel/text.ts';
import { get } from './client.ts';

export type Session = {
  readonly account?: { readonly id: string; readonly name: string; readonly kind?: string };
  readonly actingFor?: { readonly id: string; readonly name: string; readonly mandate?: string };
  readonly bureau?: Text;
  readonly today?: string;
};

/** Who sits here; read once, read again after sign-in, sign-out and a change of principal. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/api/session', undefined, signal),
  staleTime: 60_000,
});
export const useSession = () => useQuery(sessionQuery);
