import { randomBytes } from 'node:crypto';
import { StampFault, stampRequest, type TimeStamper, tokenOf } from './tsa.ts';

const PATIENCE_MS = 5000;

/** Asks an authority over HTTP (RFC 3161 3.4). */
export const httpStamper = (url: string): TimeStamper => ({
  stamp: async (digest) => {
    const nonce = randomBytes(8);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(stampRequest(digest, nonce)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new StampFault(
        `the time-stamp authority at ${url} does not answer: ${error instanceof Error ? error.message : error}`,
      );
    });
    if (!response.ok) throw new StampFault(`the time-stamp authority at ${url} answers ${response.status}`);
    return tokenOf(new Uint8Array(await response.arrayBuffer()), { digest, nonce });
  },
});
