import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  AccountView,
  IdentityCode,
  IdentityCodeBody,
  IdentityWay,
  ResetBody,
} from '../../src/modules/people/contract.ts';
import { get, send } from './client.ts';
import { afterChange } from './session.ts';

export type { AccountView, IdentityWay };

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => get<AccountView>('/api/account', undefined, signal),
});

export const changePassword = (body: { readonly old: string; readonly new: string }) =>
  send<{ ended: number }>('POST', '/api/account/password', body);
export const endSession = (id: string) =>
  send<{ ended: number }>('DELETE', `/api/account/sessions/${encodeURIComponent(id)}`);
/** Everywhere, here too; the pages of whoever was signed in are forgotten. */
export const endAllSessions = async (queries: QueryClient) => {
  const done = await send<{ ended: number }>('DELETE', '/api/account/sessions');
  await afterChange(queries);
  return done;
};

export const beginIdentity = (body: { readonly name: string; readonly residentId: string }) =>
  send<IdentityWay>('POST', '/api/identity-checks', body);
export const beginCompany = (body: { readonly name: string; readonly creditCode: string }) =>
  send<IdentityWay>('POST', '/api/company-checks', body);
export const confirmIdentity = (body: Omit<IdentityCodeBody, 'seen'>) =>
  send<IdentityCode>('POST', '/api/identity-codes', { ...body, seen: true });
export const resetAccess = (body: ResetBody) => send<unknown>('POST', '/api/account/reset', body);

/** Loaded when somebody uses a passkey; the device asks its owner and signs. */
const device = () => import('@simplewebauthn/browser');

/** Nobody touched the device, or the dialog was closed: nothing happened. */
export class PasskeyDropped extends Error {}

const asked = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (e) {
    if (e instanceof Error && (e.name === 'NotAllowedError' || e.name === 'AbortError')) throw new PasskeyDropped();
    throw e;
  }
};

export const addPasskey = async (name: string) => {
  const { options } = await send<{ options: never }>('POST', '/api/account/passkeys/options');
  const { startRegistration } = await device();
  const response = await asked(startRegistration({ optionsJSON: options }));
  await send('POST', '/api/account/passkeys', { name, response });
};
export const renamePasskey = (id: string, name: string) =>
  send<unknown>('PATCH', `/api/account/passkeys/${encodeURIComponent(id)}`, { name });
export const removePasskey = (id: string) => send<unknown>('DELETE', `/api/account/passkeys/${encodeURIComponent(id)}`);

export const signInByPasskey = async (queries: QueryClient) => {
  const { options } = await send<{ options: never }>('POST', '/api/session/passkey/options');
  const { startAuthentication } = await device();
  const response = await asked(startAuthentication({ optionsJSON: options }));
  await send('POST', '/api/session/passkey', { response });
  await afterChange(queries);
};

/** Can this browser, at this address, make passkeys? A number for an address allows none. */
export const passkeysPossible = (): boolean =>
  'PublicKeyCredential' in window && window.isSecureContext && !/^[\d.]+$|:/.test(location.hostname);
