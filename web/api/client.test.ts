import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, NetworkError, send } from './client.ts';

/** The keys under which writes went out, in their order. */
const keys: string[] = [];
const answer = (how: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key') ?? '');
    return how();
  });
const lost = () => answer(() => Promise.reject(new TypeError('network')));
const done = () => answer(() => Response.json({}));
const refused = (status: number) => answer(() => Response.json({ error: { code: 'no', message: {} } }, { status }));
const share = (whom: string) => send('POST', '/api/licences/l/shares', { whom });

beforeEach(() => {
  keys.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

test('the same write after a lost answer goes out under the key it had, and once it is answered under a new one', async () => {
  lost();
  await expect(share('bank')).rejects.toThrow(NetworkError);
  await expect(share('bank')).rejects.toThrow(NetworkError);
  done();
  await share('bank');
  await share('bank');
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys.slice(1, 3)).toEqual([keys[0], keys[0]]);
  expect(keys[3]).not.toBe(keys[0]);
});

test('another write is another act: words, address and method each count', async () => {
  lost();
  await share('bank').catch(() => undefined);
  done();
  await share('school');
  await send('PUT', '/api/licences/l/shares', { whom: 'bank' });
  await send('POST', '/api/licences/m/shares', { whom: 'bank' });
  expect(new Set(keys).size).toBe(4);
});

test('a refusal is an answer and ends the key; a gateway that heard none is not', async () => {
  refused(422);
  await expect(share('bank')).rejects.toThrow(ApiError);
  refused(502);
  await expect(share('bank')).rejects.toThrow(ApiError);
  done();
  await share('bank');
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe(keys[1]);
});

test('a caller that keeps its own key is sent under that', async () => {
  done();
  await send('POST', '/api/drafts/d/submit', {}, { key: 'kept-on-this-device' });
  expect(keys).toEqual(['kept-on-this-device']);
});
