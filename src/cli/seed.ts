import { buildApp, portsOf } from '../app.ts';
import type { Config } from '../config.ts';
import { refreshStatistics } from '../platform/db.role.ts';
import type { Db } from '../platform/db.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import { missing, rooms } from './rooms.ts';
import { isNew, makeStore, openStore, partsOf, sealingOf } from './store.ts';

/**
 * Makes the demo town in one transaction, so that a killed seeding leaves nothing; then lets the followers make the
 * papers and licences of its cases. Answers the bureau, or undefined where this build has no town.
 */
export const seedTown = async (config: Config, db: Db): Promise<string | undefined> => {
  const { town } = rooms;
  if (!town) return undefined;
  const parts = await partsOf(config, db, town.bureau);
  const around = { keys: await openKeys(sealingOf(config).keys), base: parts.base ?? '' };
  await db.transaction((tx) =>
    town.make(portsOf({ ...parts, db: tx }, { wake: () => {}, states: async () => [] }), around),
  );
  await refreshStatistics(db);
  return town.bureau;
};

/** `withoutPapers`: papers and licences are left to the server's followers, which make them in the background. */
export const seed =
  (config: Config, withoutPapers = false) =>
  async (): Promise<number> => {
    if (!rooms.town) return missing('demo town');
    const made = isNew(config);
    if (made) await makeStore(config, async (db) => void (await seedTown(config, db)));
    if (made && withoutPapers) return 0;
    const { db, bureau: present } = await openStore(config);
    try {
      if (present && !made) {
        console.log(`The bureau "${present}" is here already; nothing was changed.`);
        return 0;
      }
      const bureau = present ?? (await seedTown(config, db));
      if (!bureau) return missing('demo town');
      if (withoutPapers) return 0;
      const app = await buildApp(await partsOf(config, db, bureau));
      await app.followers.drain();
      await app.server.close();
      console.log(`The demo town is ready (bureau "${bureau}"). Start it with "npm start".`);
      return 0;
    } finally {
      await db.close();
    }
  };
