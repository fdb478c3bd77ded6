import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  AccountBody,
  ActingChoice,
  MeView as MeShape,
  PersonaView,
  SessionView,
} from '../../src/modules/people/contract.ts';
import { get, send } from './client.ts';

export type { ActingChoice, PersonaView };

type MeView = Static<typeof MeShape>;

/** Who sits here; read once, read again after sign-in, sign-out and a change of principal. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<SessionView>('/api/session', undefined, signal),
  staleTime: 60_000,
});
export const useSession = () => useQuery(sessionQuery);
/** The bureau's civil day; undefined until the server has said it. */
export const useToday = (): string | undefined => useSession().data?.today;

/** Everything personal is forgotten before the new person's pages are read. */
export const afterChange = async (queries: QueryClient) => {
  queries.removeQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
  // A reading under way began before the change and would be taken for the answer.
  await queries.cancelQueries({ queryKey: sessionQuery.queryKey });
  await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
};

export const signIn = async (queries: QueryClient, login: string, password: string) => {
  await send('POST', '/api/session', { login, password });
  await afterChange(queries);
};
/** Whoever is still here stays signed in; answers the seconds from now until the session ends. */
export const extendSession = () => send<{ left: number }>('POST', '/api/session/extend');
export const signOut = async (queries: QueryClient) => {
  await send('DELETE', '/api/session');
  await afterChange(queries);
};
/** `null`: for oneself again. */
export const actFor = async (
  queries: QueryClient,
  choice: (Pick<ActingChoice, 'principal'> & { readonly mandate?: string | undefined }) | null,
) => {
  const { principal = null, mandate } = choice ?? {};
  await send('POST', '/api/session/acting', { principal, ...(mandate ? { mandate } : {}) });
  await afterChange(queries);
};
export const register = async (queries: QueryClient, account: AccountBody) => {
  await send('POST', '/api/accounts', account);
  // The account stands whatever happens now: whoever could not be signed in is led to the sign-in page, not told that it failed.
  await signIn(queries, account.login, account.password).catch(() => undefined);
  return Boolean((await queries.ensureQueryData(sessionQuery)).person);
};
export const enterCompany = async (
  queries: QueryClient,
  company: { readonly name: string; readonly creditCode: string; readonly address?: string; readonly code?: string },
) => {
  await send('POST', '/api/companies', company);
  await afterChange(queries);
};

/** Only a demo town answers; elsewhere 404. */
export const personasQuery = queryOptions({
  queryKey: ['demo-personas'],
  queryFn: ({ signal }) => get<{ personas: readonly PersonaView[] }>('/api/demo/personas', undefined, signal),
});
export const signInAs = async (queries: QueryClient, person: string) => {
  await send('POST', '/api/demo/session', { person });
  await afterChange(queries);
};

/** What is on record about me; numbers masked. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<MeView>('/api/people/me', undefined, signal),
});
