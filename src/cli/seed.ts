import { buildApp, portsOf } from '../app.ts';
import type { Config } from '../config.ts';
import { refreshStatistics } from '../platform/db.role.ts';
import type { Db } from '../platform/db.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import { make } from '../seed/make.ts';
import { BUREAU } from '../seed/places.ts';
import { isNew } from './first-town.ts';
import { makeStore, openStore, partsOf, sealingOf } from './store.ts';

/** Makes the demo town in one transaction, so that a killed seeding leaves nothing. */
export const seedTown = async (config: Config, db: Db): Promise<void> => {
  const parts = await partsOf(config, db, BUREAU);
  const around = { keys: await openKeys(sealingOf(config).keys), base: parts.base ?? '' };
  await db.transaction((tx) => make(portsOf({ ...parts, db: tx }, { wake: () => {}, states: async () => [] }), around));
  await refreshStatistics(db);
};

/** `withoutPapers`: papers and licences are left to the server, which writes and presses them in the background. */
export const seed =
  (config: Config, withoutPapers = false) =>
  async (): Promise<number> => {
    const made = isNew(config);
    if (made) await makeStore(config, (db) => seedTown(config, db));
    if (made && withoutPapers) return 0;
    const { db, bureau: present } = await openStore(config);
    try {
      if (present && !made) {
        console.log(`The bureau "${present}" is here already; nothing was changed.`);
        return 0;
      }
      if (!present) await seedTown(config, db);
      if (withoutPapers) return 0;
      const app = await buildApp(await partsOf(config, db, BUREAU));
      await app.followers.drain();
      await app.press.drain();
      await app.server.close();
      console.log(`The demo town is ready (bureau "${BUREAU}"). Start it with "npm start".`);
      return 0;
    } finally {
      await db.close();
    }
  };
