import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../../test/database.ts';
import { localSigner } from '../../../test/sealing.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { readNote } from '../../kernel/note.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import type { Db } from '../../platform/db.ts';
import { buildServer, type Server } from '../../platform/http/server.ts';
import type { Signer } from '../seal/index.ts';
import { type LicenceRow, saveLicence } from './queries.ts';
import { registerStatus } from './routes.status.ts';
import { readStatus } from './status.ts';

const idOf = (n: number): string => `01932d3f-7c1a-7b2e-9f3c-${String(n).padStart(12, '0')}`;
const row = (n: number, state: LicenceRow['state'], edition = 1): LicenceRow => ({
  id: idOf(n),
  caseId: `case-${n}`,
  item: 'public-venue',
  kind: 'public-venue',
  name: { zh: '公共场所卫生许可证', en: 'Public venue hygiene licence' },
  number: `松审卫公〔2026〕第${n}号`,
  identifier: '',
  edition,
  state,
  since: day('2026-11-02'),
  holder: 'p-spa',
  from: day('2026-10-20'),
  until: day('2030-10-19'),
  issuedOn: day('2026-10-20'),
  issuer: '松澜新区行政审批局',
  version: 1,
  lapseOn: null,
});

describe('the status list over HTTP', () => {
  let db: Db;
  let app: Server;
  let signer: Signer;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  const clock = fixedClock(instant(Date.parse('2026-11-22T02:00:00Z')));
  const put = (r: LicenceRow) => saveLicence(db, 'songlan', r, clock.now());
  const list = () => app.inject({ url: '/api/licences/status' });

  beforeAll(async () => {
    db = await openEmbedded();
    folder = await newFolder();
    signer = await localSigner(`${folder.path}/seal`);
    app = await buildServer();
    registerStatus(app, { db, bureau: 'songlan', clock, signer });
    const states = ['in-force', 'suspended', 'withdrawn', 'revoked', 'penalised', 'cancelled', 'expired'] as const;
    for (const [n, state] of states.entries()) await put(row(n, state));
    await put(row(8, 'in-force', 2));
    await saveLicence(db, 'elsewhere', row(9, 'revoked'), clock.now());
  });
  afterAll(async () => {
    await app.close();
    await db.close();
    await folder.remove();
  });

  test('names what is not plain and nothing else: no number, no holder, no kind, no licence of another bureau', async () => {
    const text = (await list()).body;
    expect(readStatus(readNote(text)!.body)).toEqual({
      origin: 'oneseal/songlan',
      at: '2026-11-22T02:00:00.000Z',
      until: '2026-11-22T08:00:00.000Z',
      lines: [
        [1, 'suspended', 1],
        [2, 'withdrawn', 1],
        [3, 'revoked', 1],
        [4, 'penalised', 1],
        [5, 'cancelled', 1],
        [8, 'in-force', 2],
      ].map(([n, state, edition]) => ({ licence: idOf(Number(n)), edition, state, since: '2026-11-02' })),
    });
    for (const secret of ['松审卫公', 'p-spa', 'public-venue', 'case-']) expect(text).not.toContain(secret);
  });

  test('openssl finds the signature good, and bad after one altered line', async () => {
    const [body, signature] = [
      await app.inject({ url: '/api/licences/status/body' }),
      await app.inject({ url: '/api/licences/status/signature' }),
    ];
    const key = createPublicKey({
      key: Buffer.from(signer.current.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    }).export({ format: 'pem', type: 'spki' });
    const at = (name: string) => join(folder.path, name);
    await writeFile(at('key.pem'), key);
    await writeFile(at('list.sig'), signature.rawPayload);
    const openssl = async (text: string) => {
      await writeFile(at('list.txt'), text);
      const args = ['dgst', '-sha256', '-verify', at('key.pem'), '-signature', at('list.sig'), at('list.txt')];
      return spawnSync('openssl', args, { encoding: 'utf8' }).stdout.trim();
    };
    expect(await openssl(body.body)).toBe('Verified OK');
    expect(await openssl(body.body.replace('revoked', 'expired'))).toBe('Verification failure');
  });

  test('may be kept by caches, and is not sent again to whoever has it', async () => {
    const first = await list();
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    const again = await app.inject({
      url: '/api/licences/status',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('is the same text until a line changes or a quarter of an hour is over', async () => {
    const first = (await list()).body;
    clock.set(instant(Date.parse('2026-11-22T02:14:59Z')));
    expect((await list()).body).toBe(first);
    clock.set(instant(Date.parse('2026-11-22T02:15:00Z')));
    const second = (await list()).body;
    expect(second).toContain('time 2026-11-22T02:15:00.000Z');
    await put({ ...row(0, 'revoked'), version: 2 });
    expect((await list()).body).toContain(`${idOf(0)} 1 revoked 2026-11-02`);
  });
});
