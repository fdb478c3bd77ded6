import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openPg } from '../src/platform/db.pg.ts';
import { memoryPglite } from '../src/platform/db.pglite.ts';
import { asApplication } from '../src/platform/db.role.ts';
import type { Db } from '../src/platform/db.ts';
import { fingerprint, migrate, readMigrations } from '../src/platform/migrate.ts';

/** Databases for tests: migrated, empty, of their own, and used as the application's plain role. */

/** A dump of a migrated embedded database, made once for these migrations and cloned afterwards. */
const image = async (): Promise<Blob> => {
  const migrations = await readMigrations();
  const folder = join(tmpdir(), `oneseal-test-images-${process.getuid?.() ?? 0}`);
  const file = join(folder, `${fingerprint(migrations)}.tar`);
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const db = await memoryPglite();
    await migrate(db, migrations);
    const dump = await db.dump();
    await db.close();
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
    await rename(draft, file);
  }
  return new Blob([await readFile(file)]);
};

export const openEmbedded = async (): Promise<Db> => {
  const db = await memoryPglite(await image());
  await asApplication(db);
  return db;
};

/** The address of a database of its own on the test server, and how to drop it. */
export const newPgDatabase = async (server: string): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = await openPg({ url: server, connections: 1 });
  await admin.exec(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await admin.exec(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
};

const openServer = async (server: string): Promise<Db> => {
  const { url, drop } = await newPgDatabase(server);
  const owner = await openPg({ url, connections: 1 });
  await migrate(owner, await readMigrations());
  const session = await asApplication(owner);
  await owner.close();
  const db = await openPg({ url, session });
  return {
    ...db,
    close: async () => {
      await db.close();
      await drop();
    },
  };
};

/** A server on which databases may be created; set by the test command. */
export const TEST_PG: string | undefined = process.env.ONESEAL_TEST_PG;

/**
 * The same tests on both databases: `eachDatabase((name, open) => describe(name, …))`. Without a test server the
 * PostgreSQL half is listed as skipped, so that nobody takes it for done.
 */
export const eachDatabase = (tests: (name: string, open: () => Promise<Db>) => void): void => {
  describe('on PGlite', () => tests('PGlite', openEmbedded));
  describe.skipIf(!TEST_PG)('on PostgreSQL', () => tests('PostgreSQL', () => openServer(TEST_PG ?? '')));
};

/** A folder of its own; remove it with `remove`. */
export const newFolder = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'oneseal-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};
