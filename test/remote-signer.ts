import { createServer } from 'node:http';
import { localKeys } from '../src/platform/pki.local.ts';
import type { StoredKey } from '../src/platform/pki.ts';

/** A signing server (docs/remote-signer.md) over the test keys of a folder: `node test/remote-signer.ts FOLDER TOKEN`. Prints its port. */
const [folder = '.keys', token = ''] = process.argv.slice(2);
const keys = await localKeys(folder);

const wire = ({ ref, algorithm, test, publicKey, chain }: StoredKey) => ({
  ref,
  algorithm,
  test,
  publicKey: Buffer.from(publicKey).toString('base64'),
  chain: chain.map((c) => Buffer.from(c).toString('base64')),
});
const answer = async (method: string, url: string, body: string): Promise<unknown> => {
  const [, ref, sign] = /^\/keys\/([^/]+)(\/sign)?$/.exec(url) ?? [];
  if (method === 'GET' && url === '/keys') return (await keys.list()).map(wire);
  const key = ref ? await keys.find(decodeURIComponent(ref)) : undefined;
  if (!key) return undefined;
  if (method === 'GET' && !sign) return wire(key);
  if (method !== 'POST' || !sign) return undefined;
  const { bytes } = JSON.parse(body) as { bytes: string };
  return { signature: Buffer.from(await keys.sign(key.ref, Buffer.from(bytes, 'base64'))).toString('base64') };
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (c: Buffer) => chunks.push(c));
  request.on('end', async () => {
    const reply = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (token && request.headers.authorization !== `Bearer ${token}`) return reply(401, {});
    const found = await answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString()).catch(
      () => undefined,
    );
    return found === undefined ? reply(404, {}) : reply(200, found);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
