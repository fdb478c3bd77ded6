import { join } from 'node:path';
import { type AppParts, portsOf } from '../app.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../kernel/instant.ts';
import { bureaus } from '../modules/places/index.ts';
import { clockFrom, systemClock } from '../platform/clock.system.ts';
import type { Clock } from '../platform/clock.ts';
import { openPg } from '../platform/db.pg.ts';
import { makePglite, openPglite } from '../platform/db.pglite.ts';
import { asApplication } from '../platform/db.role.ts';
import type { Db } from '../platform/db.ts';
import { Fault } from '../platform/fault.ts';
import { migrate, readMigrations } from '../platform/migrate.ts';
import type { SealingPlace } from '../platform/pdf.sealer.ts';
import type { Ports } from '../platform/ports.ts';
import { masterKey } from '../platform/vault.ts';
import { blankStore } from './blank.ts';
import { readNamed } from './keys.ts';

type Store = {
  readonly db: Db;
  /** Names of the migrations applied now. */
  readonly applied: readonly string[];
  /** The bureau this process serves, behind whose wall `db` works; undefined before the first town is made. */
  readonly bureau?: string;
};

/** The configured bureau, or the only one there is. */
const bureauOf = async (db: Db, config: Config): Promise<string | undefined> => {
  const all = await bureaus(db);
  if (config.bureau !== undefined) {
    if (!all.some((b) => b.id === config.bureau)) throw new Fault(`There is no bureau "${config.bureau}" here.`);
    return config.bureau;
  }
  if (all.length > 1)
    throw new Fault(`Several bureaus live here: name one with ONESEAL_BUREAU (${all.map((b) => b.id).join(', ')}).`);
  return all[0]?.id;
};

/** Migrates as the owner; answers what each session of the application begins with: its plain role and its bureau. */
const prepare = async (owner: Db, config: Config) => {
  const applied = await migrate(owner, await readMigrations());
  const bureau = await bureauOf(owner, config);
  const session = [await asApplication(owner), bureau === undefined ? '' : `set oneseal.bureau = '${quoted(bureau)}'`];
  return { applied, session: session.filter(Boolean).join('; '), ...(bureau === undefined ? {} : { bureau }) };
};
const quoted = (text: string): string => text.replaceAll("'", "''");

/** Opens the configured database, migrates it and goes on as the application. */
export const openStore = async (config: Config): Promise<Store> => {
  if (!config.databaseUrl) {
    const db = await openPglite(config.dataFolder);
    try {
      const { session, ...store } = await prepare(db, config);
      if (session) await db.exec(session);
      return { db, ...store };
    } catch (error) {
      await db.close();
      throw error;
    }
  }
  const owner = await openPg({ url: config.databaseUrl, connections: 1 });
  try {
    const { session, ...store } = await prepare(owner, config);
    return { db: await openPg({ url: config.databaseUrl, session }), ...store };
  } finally {
    await owner.close();
  }
};

/** A new embedded store, migrated and filled by `work` as the application; it is there whole, or not at all. */
export const makeStore = async (config: Config, work: (db: Db) => Promise<void>): Promise<void> => {
  const fill = async (db: Db) => {
    const { session } = await prepare(db, config);
    if (session) await db.exec(session);
    await work(db);
  };
  await makePglite(config.dataFolder, fill, await blankStore());
};

/** On a fixed day the clock begins at ten in the morning in Shanghai and runs on. */
export const clockOf = (config: Config): Clock =>
  config.today ? clockFrom(`${config.today}T02:00:00.000Z` as Instant) : systemClock();

/** The address printed on papers and licences; a public one comes from the proxy's configuration. */
const baseOf = ({ host, port, base }: Config): string =>
  base ?? `http://${['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host}:${port}`;

/** Where the keys of the seals are: a signing server, or the data folder. */
export const sealingOf = (config: Config): SealingPlace => ({
  keys: config.signerUrl
    ? { kind: 'remote', url: config.signerUrl, ...(config.signerToken ? { token: config.signerToken } : {}) }
    : {
        kind: 'local',
        folder: join(config.dataFolder, 'keys'),
        ...(config.keyPassphrase ? { passphrase: config.keyPassphrase } : {}),
      },
  ...(config.stampUrl ? { stampUrl: config.stampUrl } : {}),
});

/** The certificates of a PEM file, DER. */
const rootsIn = async (file: string): Promise<Uint8Array[]> => {
  const text = (await readNamed(file)).toString('utf8');
  const roots = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)];
  if (roots.length === 0) throw new Fault(`${file}, named by ONESEAL_SEAL_ROOTS, holds no certificate in PEM.`);
  return roots.map((m) => Buffer.from(m[1]!, 'base64'));
};

export const partsOf = async (config: Config, db: Db, bureau: string): Promise<AppParts> => ({
  db,
  bureau,
  clock: clockOf(config),
  masterKey: await masterKey(join(config.dataFolder, 'master.key')),
  filesFolder: join(config.dataFolder, 'files'),
  sealing: sealingOf(config),
  ...(config.sealRoots ? { sealRoots: await rootsIn(config.sealRoots) } : {}),
  base: baseOf(config),
  ...(config.mail ? { mail: config.mail } : {}),
});

/** For commands that work on a town without serving it; says how to get one where there is none. */
export const withTown = async <T>(config: Config, work: (ports: Ports) => Promise<T>): Promise<T> => {
  const { db, bureau } = await openStore(config);
  try {
    if (!bureau) throw new Fault('There is no bureau yet: run "oneseal seed" for the demo town.');
    return await work(portsOf(await partsOf(config, db, bureau), { wake: () => {}, states: async () => [] }));
  } finally {
    await db.close();
  }
};
