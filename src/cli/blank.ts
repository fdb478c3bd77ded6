import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePglite } from '../platform/db.pglite.ts';
import { fingerprint, migrate, readMigrations } from '../platform/migrate.ts';

const root = join(import.meta.dirname, '..', '..');
const FOLDER = join(root, 'node_modules', '.cache', 'oneseal');
const NAME = 'blank-';

/** Named by what it is made of: another version of the embedded database, or another migration, wants another one. */
const folderOf = async (): Promise<string> => {
  const engine = await readFile(join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8');
  const { version } = JSON.parse(engine) as { version: string };
  return `${NAME}${version}-${fingerprint(await readMigrations())}`;
};

/** A migrated, empty embedded store to begin a new one from; undefined where the installation has made none. */
export const blankStore = async (): Promise<string | undefined> => {
  const path = join(FOLDER, await folderOf(), 'pg');
  return existsSync(path) ? path : undefined;
};

/** Makes it once: every new store would otherwise initialise a cluster and migrate it, for some seconds. */
export const ensureBlankStore = async (): Promise<void> => {
  const name = await folderOf();
  if (existsSync(join(FOLDER, name, 'pg'))) return;
  await makePglite(join(FOLDER, name), async (db) => void (await migrate(db, await readMigrations())));
  for (const old of await readdir(FOLDER))
    if (old.startsWith(NAME) && old !== name) await rm(join(FOLDER, old), { recursive: true, force: true });
};
