import { newResidentId, type Town } from './town.ts';

export const PASSWORD = '松北 correct horse';
export const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';')[0] ?? '';

/** Accounts of a town, opened and signed into as the pages do. */
export const accountsIn = (town: () => Town) => ({
  account: async (name: string, login: string, residentId = newResidentId()) => {
    const code = await town().identityCode(name, residentId);
    const body = { name, residentId, login, password: PASSWORD, phone: '13812345678', ...(code ? { code } : {}) };
    return { residentId, ...(await town().call('POST', '/api/accounts', { body })) };
  },
  signIn: async (login: string, password = PASSWORD) =>
    town().call('POST', '/api/session', { body: { login, password } }),
});
