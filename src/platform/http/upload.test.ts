import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../../test/database.ts';
import { sm3 } from '../canonical.ts';
import type { Db } from '../db.ts';
import { diskFiles } from '../files.disk.ts';
import { vaultOf } from '../vault.ts';
import { platformProblem } from './messages.ts';
import { refuse } from './problem.ts';
import { buildServer, MAX_FILE, type Server } from './server.ts';

const BOUNDARY = 'one-seal-boundary';
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 'x')]);
const multipart = (content: Buffer, more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`),
    content,
    Buffer.from(`\r\n${more}--${BOUNDARY}--\r\n`),
  ]);
const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'idempotency-key': 'key-00000001' };

describe('uploads through a real socket', () => {
  let app: Server;
  let db: Db;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let port = 0;
  beforeAll(async () => {
    db = await openEmbedded();
    folder = await newFolder();
    const files = diskFiles(folder.path, vaultOf(Buffer.alloc(32, 1), 'b1'), db, MAX_FILE);
    app = await buildServer();
    const response = { 200: Type.Object({ hash: Type.String(), size: Type.Integer() }) };
    app.post('/api/file', { config: { action: 'page.open' as never }, schema: { response } }, async (request) => {
      const part = await request.file();
      if (!part) return refuse(platformProblem('field-invalid', { field: 'file' }));
      const stored = await files.put('wang', part.file as Readable);
      if (stored.kind === 'refused') return refuse(platformProblem('body-too-large', { code: stored.code }));
      return stored;
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(async () => {
    await app.close();
    await db.close();
    await folder.remove();
  });
  const send = (body: Buffer): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ port, path: '/api/file', method: 'POST', headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (c: Buffer) => chunks.push(c));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      });
      request.on('error', reject);
      request.end(body);
    });

  test('a file of exactly the limit is stored whole', async () => {
    const content = pdf(MAX_FILE);
    const answer = await send(multipart(content));
    expect(JSON.parse(answer.body)).toEqual({ hash: sm3(content), size: MAX_FILE });
  });

  test.each([
    ['one byte more', MAX_FILE + 1],
    ['much more', MAX_FILE + 5_000_000],
  ])('%s is refused with the reason, and the server goes on', async (_what, size) => {
    const answer = await send(multipart(pdf(size)));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body).error).toMatchObject({ code: 'file-too-large' });
    expect((await send(multipart(pdf(1000)))).status).toBe(200);
  });

  test('no file, or a body that is no multipart, is refused', async () => {
    const none = await send(Buffer.from(`--${BOUNDARY}--\r\n`));
    expect(none.status).toBe(400);
    const nonsense = await send(Buffer.from('nonsense'));
    expect(nonsense.status).toBe(400);
    expect(JSON.parse(nonsense.body).error.code).toBe('upload-broken');
  });

  test('an upload that is broken off leaves the server well', async () => {
    const socket = connect(port, '127.0.0.1');
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /api/file HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100000\r\n${head.join('')}\r\n`);
    socket.write(multipart(pdf(5000)).subarray(0, 3000));
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    expect((await send(multipart(pdf(1000)))).status).toBe(200);
  });
});
