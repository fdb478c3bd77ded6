import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Db } from './db.ts';
import { Fault } from './fault.ts';

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** Raised when the files and the database do not fit together; the message says what to do. */
export class MigrationFault extends Fault {}

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
const NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** The numbered files in order. A number may stand only once; every file opens with a comment that says why. */
export const readMigrations = async (folder = FOLDER): Promise<Migration[]> => {
  const migrations: Migration[] = [];
  for (const file of (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort()) {
    const match = NAME.exec(file);
    if (!match) throw new MigrationFault(`${file}: a migration is named 0001_what_it_does.sql`);
    const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
    if (!sql.startsWith('-- Why: ')) throw new MigrationFault(`${file}: a migration opens with "-- Why: …"`);
    const number = Number(match[1]);
    if (migrations.some((m) => m.number === number)) throw new MigrationFault(`two migrations have number ${match[1]}`);
    migrations.push({ number, name: match[2]!, sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
};

/** One fingerprint of all files, for images of a migrated database. */
export const fingerprint = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map((m) => m.checksum).join())
    .digest('hex')
    .slice(0, 16);

/**
 * Brings the database up to the files, each in a transaction of its own; answers with the names of those applied.
 * Forward only: a file that changed after it was applied, or one that is gone, is a fault.
 */
export const migrate = async (db: Db, migrations: readonly Migration[]): Promise<string[]> => {
  await db.exec(`
    create table if not exists migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    )`);
  const applied: string[] = [];
  for (const m of migrations) {
    const done = await db.transaction(async (tx) => {
      // Several processes may start at once: the first migrates, the others wait here and find it done.
      await tx.query('select pg_advisory_xact_lock(7305914)');
      const [known] = await tx.query<{ checksum: string }>('select checksum from migration where number = $1', [
        m.number,
      ]);
      if (known && known.checksum !== m.checksum)
        throw new MigrationFault(
          `migration ${m.number} (${m.name}) was changed after it had been applied: restore the file and add a new one`,
        );
      if (known) return false;
      await tx.exec(m.sql);
      await tx.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
        m.number,
        m.name,
        m.checksum,
      ]);
      return true;
    });
    if (done) applied.push(m.name);
  }
  // New tables get the wall between bureaus (0008) without anybody having to remember it.
  if (applied.length > 0 && migrations.some((m) => m.name === 'bureau_wall')) await db.query('select bureau_walls()');
  const [strange] = await db.query<{ number: number; name: string }>(
    'select number, name from migration where number <> all($1::int[]) order by number limit 1',
    [migrations.map((m) => m.number)],
  );
  if (strange)
    throw new MigrationFault(
      `the database knows migration ${strange.number} (${strange.name}), this program does not: start the newer version, which made it`,
    );
  return applied;
};
