import { type KeyAlgorithm, KeyFault, type KeyStore, type StoredKey } from './pki.ts';

const PATIENCE_MS = 5000;

type Wire = {
  readonly ref: string;
  readonly algorithm: KeyAlgorithm;
  readonly test: boolean;
  readonly publicKey: string;
  readonly chain: readonly string[];
};
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');

/**
 * A signing server: `GET /keys`, `GET /keys/:ref` tell keys and certificates (base64, DER), `POST /keys/:ref/sign`
 * takes `{ bytes }` and answers `{ signature }`. The server hashes itself (SHA-256, or SM3 with the standard user id),
 * so that it knows what it signs. docs/remote-signer.md has the whole of it.
 */
export const remoteKeys = (url: string, token?: string): KeyStore => {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new KeyFault(
        `The signing server at ${url} does not answer (${error instanceof Error ? error.message : error}): check ONESEAL_SIGNER_URL.`,
      );
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new KeyFault(`The signing server at ${url} answers ${response.status}.`);
    return response.json();
  };
  const stored = (w: Wire): StoredKey => ({ ...w, publicKey: bytesOf(w.publicKey), chain: w.chain.map(bytesOf) });
  return {
    kind: 'remote',
    find: async (ref) => {
      const found = (await ask(`/keys/${encodeURIComponent(ref)}`)) as Wire | undefined;
      return found && stored(found);
    },
    list: async () => (((await ask('/keys')) ?? []) as Wire[]).map(stored),
    sign: async (ref, bytes) => {
      const answer = (await ask(`/keys/${encodeURIComponent(ref)}/sign`, {
        bytes: Buffer.from(bytes).toString('base64'),
      })) as { signature: string } | undefined;
      if (!answer) throw new KeyFault(`The signing server at ${url} has no key "${ref}".`);
      return bytesOf(answer.signature);
    },
  };
};
