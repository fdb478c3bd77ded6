import { join } from 'node:path';
import { type AppParts, portsOf } from '../app.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../kernel/instant.ts';
import { bureaus } from '../modules/places/index.ts';
import { clockFrom, systemClock } from '../platform/clock.system.ts';
import type { Clock } from '../platform/clock.ts';
import { openPg } from '../platform/db.pg.ts';
import { openPglite } from '../platform/db.pglite.ts';
import { asApplication } from '../platform/db.role.ts';
import type { Db } from '../platform/db.ts';
import { migrate, readMigrations } from '../platform/migrate.ts';
import type { Ports } from '../platform/ports.ts';
import { masterKey } from '../platform/vault.ts';
import { Refusal } from './refusal.ts';

export type Store = { readonly db: Db; readonly applied: readonly string[] };

/** Opens the configured database, migrates it as its owner and goes on as the application's plain role. */
export const openStore = async (config: Config): Promise<Store> => {
  const migrations = await readMigrations();
  if (!config.databaseUrl) {
    const db = await openPglite(config.dataFolder);
    try {
      const applied = await migrate(db, migrations);
      await asApplication(db);
      return { db, applied };
    } catch (error) {
      await db.close();
      throw error;
    }
  }
  const owner = await openPg({ url: config.databaseUrl, connections: 1 });
  try {
    const applied = await migrate(owner, migrations);
    const session = await asApplication(owner);
    return { db: await openPg({ url: config.databaseUrl, session }), applied };
  } finally {
    await owner.close();
  }
};

/** On a fixed day the clock begins at ten in the morning in Shanghai and runs on. */
export const clockOf = (config: Config): Clock =>
  config.today ? clockFrom(`${config.today}T02:00:00.000Z` as Instant) : systemClock();

/** The bureau this process serves: the configured one, or the only one there is. */
export const bureauOf = async (db: Db, config: Config): Promise<string | undefined> => {
  const all = await bureaus(db);
  if (config.bureau !== undefined) {
    if (!all.some((b) => b.id === config.bureau)) throw new Refusal(`There is no bureau "${config.bureau}" here.`);
    return config.bureau;
  }
  if (all.length > 1)
    throw new Refusal(`Several bureaus live here: name one with ONESEAL_BUREAU (${all.map((b) => b.id).join(', ')}).`);
  return all[0]?.id;
};

export const partsOf = async (config: Config, db: Db, bureau: string): Promise<AppParts> => ({
  db,
  bureau,
  clock: clockOf(config),
  masterKey: await masterKey(join(config.dataFolder, 'master.key')),
  filesFolder: join(config.dataFolder, 'files'),
});

/** For commands that work on a town without serving it; says how to get one where there is none. */
export const withTown = async <T>(config: Config, work: (ports: Ports) => Promise<T>): Promise<T> => {
  const { db } = await openStore(config);
  try {
    const bureau = await bureauOf(db, config);
    if (!bureau) throw new Refusal('There is no bureau yet: run "oneseal seed" for the demo town.');
    return await work(portsOf(await partsOf(config, db, bureau), { wake: () => {}, states: async () => [] }));
  } finally {
    await db.close();
  }
};
