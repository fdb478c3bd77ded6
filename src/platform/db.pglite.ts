import { closeSync, cpSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as lookAround } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import pg from 'pg';
import { stopwatch } from './clock.system.ts';
import { poolDb, SESSION, TYPES } from './db.pool.ts';
import type { Db } from './db.ts';
import { makeFolder } from './folder.ts';
import { lockFolder } from './lock.ts';

type Streams = { stream_ops: { fsync?: (stream: { nfd?: number; path?: string; node: unknown }) => number } };
type NodeFiles = Streams & { realPath(node: unknown): string };

/** PGlite's file system never syncs; with this one PostgreSQL's own fsync reaches the disk, of files and of folders. */
class DurableFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const hook = (mod: unknown) => {
      const files = (mod as { NODEFS: NodeFiles }).NODEFS;
      files.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fsyncSync(stream.nfd);
        else syncFolder(files.realPath(stream.node));
        return 0;
      };
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), hook];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts };
  }
}

const syncFolder = (path: string): void => {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

const durableStart = (): string[] => [
  ...PGlite.defaultStartParams.filter((p) => p !== '-F'), // -F turns fsync off
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=32MB', // PGlite's own 160 MB are resident from the start; what does not fit the system's cache holds
];

/**
 * PGlite answers within the process, by promises alone: work that asks on and on would run for a minute without the
 * process once looking at its sockets. After so long it looks around, whoever is asking.
 */
const LOOK_AROUND_MS = 15;

const SYNC = 'S'.charCodeAt(0);
const SIMPLE = 'Q'.charCodeAt(0);

/**
 * The node-postgres door sends each message of a question on its own, and PGlite ends the exchange after the first
 * one that fails: later answers then belong to other questions. So messages are held back until their Sync.
 */
const wholeExchanges = (pglite: PGlite): PGlite => {
  let held: Uint8Array[] = [];
  let sinceLooked = stopwatch();
  const door: Pick<PGlite, 'execProtocolStream'> & { waitReady: Promise<void> } = {
    waitReady: pglite.waitReady,
    async execProtocolStream(message, options) {
      held.push(message);
      if (message[0] !== SYNC && message[0] !== SIMPLE) return [];
      const exchange = Buffer.concat(held);
      held = [];
      const answers = await pglite.execProtocolStream(exchange, options);
      if (sinceLooked() > LOOK_AROUND_MS) {
        await lookAround();
        sinceLooked = stopwatch();
      }
      return answers;
    },
  };
  return door as PGlite;
};

/** One session behind a pool of one: transactions queue, they never interleave. */
const overPool = async (pglite: PGlite, session: string, release: () => Promise<void>): Promise<Db> => {
  const pool = new pg.Pool({
    ...createPgConfig(wholeExchanges(pglite)),
    max: 1,
    idleTimeoutMillis: 0,
    types: TYPES,
    pipeline: true,
  } as pg.PoolConfig);
  await pool.query(`${SESSION}; ${session}`);
  return poolDb(pool, 'pglite', async () => {
    await pool.end();
    await pglite.close();
    await release();
  });
};

/** The embedded database in `folder` (made 0700). Refuses with the reason when another process has it open. */
export const openPglite = async (folder: string, session = ''): Promise<Db> => {
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const pglite = await PGlite.create({ fs: new DurableFS(`${folder}/pg`), startParams: durableStart() });
    return await overPool(pglite, session, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
};

/** Nothing of a store that is being made is worth a sync: it counts when it is whole, or not at all. */
const makingStart = (): string[] => [
  ...PGlite.defaultStartParams,
  ...['synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'].flatMap((setting) => [
    '-c',
    setting,
  ]),
];

/** A thousand small files: asked for one by one through promises they take twice as long. */
const copied = async (from: string, to: string): Promise<void> => cpSync(from, to, { recursive: true });

const SYNCS_AT_ONCE = 8;

/** Every file and folder under `path` has reached the disk; several asked for at once cost the disk little more than one. */
const syncAll = async (path: string): Promise<void> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const all = entries.filter((e) => e.isFile() || e.isDirectory()).map((e) => join(e.parentPath, e.name));
  const some = async () => {
    for (let next = all.pop(); next !== undefined; next = all.pop()) {
      const file = await open(next);
      await file.sync().finally(() => file.close());
    }
  };
  await Promise.all(Array.from({ length: SYNCS_AT_ONCE }, some));
  syncFolder(path);
};

/**
 * A new embedded database in `folder`, where there is none. It is made beside its place without a sync, and put there
 * whole after one for everything: a making that was killed leaves nothing that would be opened. It begins as a copy of
 * the closed database in the folder `from`, where one is named and can be read, and empty otherwise.
 */
export const makePglite = async (folder: string, work: (db: Db) => Promise<void>, from?: string): Promise<void> => {
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  const aside = join(folder, 'pg.making');
  try {
    await rm(aside, { recursive: true, force: true });
    if (from !== undefined) await copied(from, aside).catch(() => rm(aside, { recursive: true, force: true }));
    const pglite = await PGlite.create({ fs: new NodeFS(aside), startParams: makingStart() });
    const db = await overPool(pglite, '', async () => {});
    try {
      await work(db);
    } finally {
      await db.close();
    }
    await syncAll(aside);
    await rename(aside, join(folder, 'pg'));
    syncFolder(folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
    await unlock();
  }
};

/** In memory, for tests; `image` is a dump of a migrated one. */
export const memoryPglite = async (image?: Blob): Promise<Db & { dump(): Promise<Blob> }> => {
  const pglite = await PGlite.create(image ? { loadDataDir: image } : {});
  const db = await overPool(pglite, '', async () => {});
  return { ...db, dump: () => pglite.dumpDataDir('none') };
};
