import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Db } from '../platform/db.ts';
import { ensurePages, WEB_FOLDER } from './pages.ts';
import { Refusal } from './refusal.ts';
import { seedTown } from './seed.ts';
import { bureauOf, openStore, partsOf } from './store.ts';

/** The bureau to serve; the first start makes the demo town. */
const townOf = async (config: Config, db: Db): Promise<string> => {
  const present = await bureauOf(db, config);
  if (present) return present;
  console.log('Making the demo town …');
  const made = await seedTown(config, db);
  if (!made) throw new Refusal('There is no bureau yet, and this build has no demo town to make.');
  return made;
};

/** Ends on the first signal after the requests at hand; a second signal does not wait. */
const untilSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });

export const start = (config: Config) => async (): Promise<number> => {
  const signal = untilSignal();
  const { db } = await openStore(config);
  try {
    const [bureau] = await Promise.all([townOf(config, db), ensurePages()]);
    const parts = await partsOf(config, db, bureau);
    const web = existsSync(join(WEB_FOLDER, 'index.html')) ? { webFolder: WEB_FOLDER } : {};
    const { server, followers } = await buildApp({ ...parts, ...web, log: { level: config.logLevel } });
    await server.listen({ port: config.port, host: config.host });
    followers.start();
    const address = server.server.address();
    sayWhere(typeof address === 'object' && address ? address.port : config.port, config);
    await signal;
    await server.close();
    return 0;
  } finally {
    await db.close();
  }
};

const sayWhere = (port: number, config: Config): void => {
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : config.host;
  console.log(`
  OneSeal 一章通   http://${host}:${port}

  Sign in:  http://${host}:${port}/sign-in   (in the demo town: choose a person, one click)
  登录：    打开上面的地址，在演示城市中选一个人，点一下即可。
  Data:     ${config.databaseUrl ? 'PostgreSQL' : config.dataFolder}
`);
};
