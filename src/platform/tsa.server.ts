import { createServer, type Server } from 'node:http';
import type { KeyStore, StoredKey } from './pki.ts';
import { makeToken } from './tsa.local.ts';
import { readStampRequest, stampAnswer, stampRejection } from './tsa.ts';

const MAX_BYTES = 4096;

/** The test authority as a server of its own: what a real one would be. */
export const stampServer = (store: KeyStore, key: StoredKey, now: () => string): Server =>
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    request.on('end', async () => {
      const asked = size <= MAX_BYTES ? readStampRequest(Buffer.concat(chunks)) : undefined;
      const answer = asked
        ? await makeToken(store, key, asked, now()).then(stampAnswer, () => stampRejection())
        : stampRejection();
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
    });
  });
