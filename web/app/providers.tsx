import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../api/client.ts';
import { LiveProvider } from '../ui/live.tsx';
import { LocaleProvider } from '../ui/words.tsx';

/**
 * The client already tries a lost read again; nothing else is repeated behind the person's back. Where the server no
 * longer knows who sits here, the session is asked for anew, so that pages offer to sign in instead of failing.
 */
export const makeQueries = (): QueryClient => {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isProblem(error) && error.status === 401 && query.queryKey[0] !== 'session')
          void queries.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return queries;
};

export const Providers = ({ queries, children }: { readonly queries: QueryClient; readonly children: ReactNode }) => (
  <QueryClientProvider client={queries}>
    <LocaleProvider>
      <LiveProvider>{children}</LiveProvider>
    </LocaleProvider>
  </QueryClientProvider>
);
