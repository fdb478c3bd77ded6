import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { importText, loadBundled } from './index.ts';
import type { ItemVersion } from './item.ts';
import { versionRow } from './queries.ts';

const NOW = instant(Date.UTC(2026, 8, 18, 2));
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n'.padEnd(64));
const ITEM = 'home-business-declaration';
const DRAFT = `/api/catalogue/items/${ITEM}/versions/2`;
let town: Town;
const cookies: Record<string, string> = {};

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who?: string, body?: object) =>
  town.call(method, url, { ...(who ? { cookie: cookies[who]! } : {}), ...(body ? { body } : {}) });

let sent = 0;
const send = async (who: string, name: string, content: Buffer, to = DRAFT) => {
  const edge = 'edge-of-a-sample';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const answer = await town.server.inject({
    method: 'POST',
    url: `${to}/samples`,
    headers: {
      cookie: cookies[who]!,
      'content-type': `multipart/form-data; boundary=${edge}`,
      'idempotency-key': `sample-upload-${sent++}`,
    },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const see = (v: number, who?: string) =>
  town.server.inject({
    method: 'GET',
    url: `/api/items/${ITEM}/versions/${v}/samples/consent`,
    headers: who ? { cookie: cookies[who]! } : {},
  });
/** Saves the draft with this as the sample of the owners' consent. */
const name = async (sample: object) => {
  const { body } = await call('GET', DRAFT, 'desk');
  const version: ItemVersion = body.version;
  const materials = version.materials.map((m) => (m.ref === 'consent' ? { ...m, sample } : m));
  return call('PUT', DRAFT, 'desk', { rev: body.rev, version: { ...version, materials } });
};

beforeAll(async () => {
  town = await openTown();
  town.clock.set(NOW);
  await loadBundled(town.db, town.bureau, { by: 'bundled', at: NOW, on: day('2026-09-18') });
  cookies.desk = await town.seat('desk', 'catalogue');
  for (const post of ['supervisor', 'head', 'examiner'] as const) cookies[post] = await town.seat(post, post);
  expect((await call('POST', `/api/catalogue/items/${ITEM}/versions`, 'desk', {})).status).toBe(201);
});
afterAll(() => town.close());

test('a sample is a picture or a PDF by its content, put by the catalogue and beside a draft only', async () => {
  expect(await send('desk', '同意书.png', Buffer.from('not a picture at all, whatever its name says'))).toMatchObject({
    status: 415,
    body: { error: { code: 'file-type-unknown' } },
  });
  expect((await send('examiner', '同意书.pdf', PDF)).status).toBe(403);
  const published = `/api/catalogue/items/${ITEM}/versions/1`;
  expect((await send('desk', '同意书.pdf', PDF, published)).body.error.code).toBe('published-never-changes');
  expect(await send('desk', '同意书.png', PDF)).toMatchObject({
    status: 201,
    body: { name: '同意书.png', type: 'application/pdf', size: 64 },
  });
});

test('a draft names only a sample that was put', async () => {
  const unknown = { hash: 'ab'.repeat(32), name: 'x.pdf', type: 'application/pdf', size: 64 };
  const refused = await name(unknown);
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatchObject({ code: 'sample-unknown', field: 'body.version.materials' });
});

test('a sample is seen by the desk at once, by anybody when its version is published, and goes on in the next draft', async () => {
  const { body: sample } = await send('desk', '同意书.pdf', PDF);
  expect((await name(sample)).status).toBe(200);
  expect((await see(2, 'desk')).rawPayload).toEqual(PDF);
  expect((await see(2)).statusCode).toBe(404);
  expect((await see(2, 'examiner')).statusCode).toBe((await call('GET', DRAFT, 'examiner')).status === 200 ? 200 : 404);
  for (const [move, who] of [
    ['review', 'desk'],
    ['approve', 'supervisor'],
    ['publish', 'head'],
  ] as const)
    expect((await call('POST', `${DRAFT}/${move}`, who, {})).status, move).toBe(200);
  const open = await see(2);
  expect(open.statusCode).toBe(200);
  expect(open.headers['content-type']).toBe('application/pdf');
  expect(open.headers['content-security-policy']).toContain('sandbox');
  const guide = (await call('GET', `/api/items/${ITEM}`)).body;
  const shown = guide.materials.find((m: { ref: string }) => m.ref === 'consent').sample;
  expect(shown).toEqual({ name: '同意书.pdf', type: 'application/pdf', size: 64 });
  expect((await see(1)).statusCode).toBe(404);
  const next = (await call('POST', `/api/catalogue/items/${ITEM}/versions`, 'desk', {})).body.version;
  expect((await see(next, 'desk')).rawPayload).toEqual(PDF);
});

test('an export read in elsewhere names no sample: the file did not travel', async () => {
  const exported = (await call('GET', '/api/catalogue/export', 'desk')).body;
  const items = exported.items.filter((v: ItemVersion) => v.item === ITEM);
  expect(JSON.stringify(items)).toContain('"sample"');
  const by = { by: 'tester', at: NOW, on: day('2026-09-18') };
  await importText(town.db, 'elsewhere', 'export.json', JSON.stringify({ ...exported, items }), by);
  const row = await versionRow(town.db, 'elsewhere', ITEM, 1);
  expect(row?.content.materials.length).toBeGreaterThan(0);
  expect(JSON.stringify(row?.content)).not.toContain('"sample"');
});
