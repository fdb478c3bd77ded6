import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LiveProvider } from '../ui/live.tsx';
import { LocaleProvider } from '../ui/words.tsx';

/** The client already tries a lost read again; nothing else is repeated behind the person's back. */
export const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

export const Providers = ({ queries, children }: { readonly queries: QueryClient; readonly children: ReactNode }) => (
  <QueryClientProvider client={queries}>
    <LocaleProvider>
      <LiveProvider>{children}</LiveProvider>
    </LocaleProvider>
  </QueryClientProvider>
);
