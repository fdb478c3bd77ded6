import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { DRAFT_FILES_IN } from '../src/modules/intake/index.ts';
import { sm3 } from '../src/platform/canonical.ts';
import { openPg } from '../src/platform/db.pg.ts';
import { openPglite } from '../src/platform/db.pglite.ts';
import type { Db } from '../src/platform/db.ts';
import { diskFiles } from '../src/platform/files.disk.ts';
import { namedIn } from '../src/platform/files.sweep.ts';
import { FolderInUse } from '../src/platform/lock.ts';
import { migrate, readMigrations } from '../src/platform/migrate.ts';
import { verifyTrail } from '../src/platform/trail.verify.ts';
import { vaultOf } from '../src/platform/vault.ts';
import { newFolder, newPgDatabase, TEST_PG } from './database.ts';

/** Moments after the first acknowledgement, in ms: early, in the middle, late. */
const MOMENTS = [0, 7, 60, 211, 450];

type Child = { readonly process: ChildProcess; readonly lines: string[]; readonly errors: string[] };
const startWriter = async (where: string, ...flags: string[]): Promise<Child> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill.child.ts'), where, ...flags]);
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = new Promise((_, reject) => child.once('exit', () => reject(new Error(errors.join('') || 'it ended'))));
  await Promise.race([expect.poll(() => lines[0], { timeout: 120_000 }).toBe('ready'), ended]);
  ended.catch(() => {});
  return { process: child, lines, errors };
};

/** Kills without any chance to tidy up and waits until the process is gone and its last words are read. */
const kill = async ({ process: child }: Child): Promise<void> => {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
};

/** What the writer said was done, complete lines only. */
const acknowledged = ({ lines }: Child) =>
  lines
    .filter((line) => /^[0-9a-f-]{36} writer-\d \S{43}$/.test(line))
    .map((line) => {
      const [id = '', actor = '', key = ''] = line.split(' ');
      return { id, actor, key };
    });

const nothingIsLost = async (db: Db, told: readonly { id: string; actor: string; key: string }[]): Promise<void> => {
  const streams = await db.query<{ id: string; n: number }>(
    'select stream_id as id, count(*) as n from trail_event group by stream_id',
  );
  const events = new Map(streams.map((s) => [s.id, s.n]));
  expect(told.filter((t) => events.get(t.id) !== 3)).toEqual([]);
  expect(streams.filter((s) => s.n !== 3)).toEqual([]); // nothing is half written either
  const keys = await db.query<{ key: string }>('select key from answered where key = any($1::text[])', [
    told.map((t) => t.key),
  ]);
  expect(keys).toHaveLength(told.length);
  expect(await verifyTrail(db, 'b1')).toMatchObject({ streams: streams.length, brokenStreams: 0 });
};

/** The server still ends what was on its way when its client was killed: looked at once no session of the writer is left. */
const onceAlone = async (url: string): Promise<Db> => {
  const db = await openPg({ url, connections: 2 });
  const others = `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
    and pid <> pg_backend_pid()`;
  await expect.poll(() => db.query(others)).toEqual([]);
  return db;
};

/** Starts a writer, kills it at each moment in turn and looks each time; answers how much was acknowledged. */
const killAtEachMoment = async <T>(
  start: () => Promise<Child>,
  toldBy: (child: Child) => T[],
  look: (told: readonly T[]) => Promise<void>,
): Promise<number> => {
  const told: T[] = [];
  for (const moment of MOMENTS) {
    const writer = await start();
    await expect.poll(() => writer.lines.length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(1);
    await sleep(moment);
    await kill(writer);
    expect(writer.errors).toEqual([]);
    told.push(...toldBy(writer));
    await look(told);
  }
  return told.length;
};

const killedWriting = (where: string, reopen: () => Promise<Db>): Promise<number> =>
  killAtEachMoment(
    () => startWriter(where),
    acknowledged,
    async (told) => {
      const db = await reopen();
      await nothingIsLost(db, told);
      await db.close();
    },
  );

/** Places that the writer said were taken in. */
const takenIn = ({ lines }: Child): string[] =>
  lines.filter((line) => /^[0-9a-f]{64} person-\d [0-9a-f]{64}$/.test(line)).map((line) => line.slice(0, 64));

const killedUploading = async (where: string, folder: string, reopen: () => Promise<Db>): Promise<number> => {
  const into = join(folder, 'files');
  await mkdir(into, { recursive: true, mode: 0o700 });
  let halves = 0;
  const told = await killAtEachMoment(
    () => startWriter(where, `--files=${into}`),
    takenIn,
    async (places) => {
      const db = await reopen();
      const files = diskFiles(into, vaultOf(Buffer.alloc(32, 1), 'b1'), db);
      const rows = await db.query<{ holder: string; place: string; hash: string }>(
        'select holder, place, hash from stored_file',
      );
      const known = new Set(rows.map((r) => r.place));
      expect(places.filter((p) => !known.has(p))).toEqual([]);
      for (const r of rows) expect(sm3(await files.read(r.holder, r.place))).toBe(r.hash); // nothing named is half
      halves += (await readdir(join(into, 'incoming'))).length;
      await files.sweep(0, namedIn(db, 'b1', DRAFT_FILES_IN));
      const left = (await readdir(into, { recursive: true })).filter((name) => name.length > 'incoming'.length);
      expect(left.map((name) => name.slice(3)).sort()).toEqual([...known].sort());
      await db.close();
    },
  );
  expect(halves).toBeGreaterThan(0); // it was killed while files streamed in, or this test shows nothing
  return told;
};

describe('killed in the middle of writing, nothing that was acknowledged is lost', () => {
  test('on the embedded database', { timeout: 180_000 }, async () => {
    const folder = await newFolder();
    expect(await killedWriting(folder.path, () => openPglite(folder.path))).toBeGreaterThan(MOMENTS.length);
    await folder.remove();
  });

  test.skipIf(!TEST_PG)('on PostgreSQL', { timeout: 180_000 }, async () => {
    const { url, drop } = await newPgDatabase(TEST_PG ?? '');
    const owner = await openPg({ url, connections: 1 });
    await migrate(owner, await readMigrations());
    await owner.close();
    expect(await killedWriting(url, () => onceAlone(url))).toBeGreaterThan(MOMENTS.length);
    await drop();
  });
});

describe('killed while files stream in, every file that was acknowledged reads and no half one is named', () => {
  test('on the embedded database', { timeout: 180_000 }, async () => {
    const folder = await newFolder();
    const beside = await newFolder();
    const told = await killedUploading(folder.path, beside.path, () => openPglite(folder.path));
    expect(told).toBeGreaterThan(MOMENTS.length);
    await folder.remove();
    await beside.remove();
  });

  test.skipIf(!TEST_PG)('on PostgreSQL', { timeout: 180_000 }, async () => {
    const { url, drop } = await newPgDatabase(TEST_PG ?? '');
    const beside = await newFolder();
    const owner = await openPg({ url, connections: 1 });
    await migrate(owner, await readMigrations());
    await owner.close();
    const told = await killedUploading(url, beside.path, () => onceAlone(url));
    expect(told).toBeGreaterThan(MOMENTS.length);
    await drop();
    await beside.remove();
  });
});

describe('two processes on one data folder', () => {
  test('the second is refused with the reason, and the folder is private', { timeout: 180_000 }, async () => {
    const folder = await newFolder();
    const first = await startWriter(folder.path, '--hold');
    const refused = await openPglite(folder.path).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(FolderInUse);
    expect(String(refused)).toContain(`in use by process ${first.process.pid}`);
    expect(String(refused)).toContain('ONESEAL_DATA');
    const second = await startWriter(folder.path).catch((e: unknown) => e);
    expect(String(second)).toContain(`in use by process ${first.process.pid}`);
    expect((await stat(folder.path)).mode & 0o777).toBe(0o700);

    // A lock that a killed process left behind does not lock anybody out.
    await kill(first);
    const db = await openPglite(folder.path);
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
    const again = await openPglite(folder.path).catch((e: unknown) => e);
    expect(again).toBeInstanceOf(FolderInUse);
    await db.close();
    const after = await openPglite(folder.path);
    await after.close();
    await folder.remove();
  });
});
