import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Db } from '../platform/db.ts';
import { releaseMemory } from '../platform/memory.ts';
import { ensurePages, WEB_FOLDER } from './pages.ts';
import { Refusal } from './refusal.ts';
import { seedTown } from './seed.ts';
import { openStore, partsOf } from './store.ts';

/** The first start makes the demo town and opens the store again, then behind the town's wall. */
const openTown = async (config: Config): Promise<{ db: Db; bureau: string }> => {
  const { db, bureau } = await openStore(config);
  if (bureau !== undefined) return { db, bureau };
  try {
    console.log('Making the demo town …');
    if (!(await seedTown(config, db)))
      throw new Refusal('There is no bureau yet, and this build has no demo town to make.');
  } finally {
    await db.close();
  }
  releaseMemory();
  return openTown(config);
};

const PATIENCE_MS = 10_000;

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
  // Side by side: on a first start the pages are built while the town is made.
  const [town, pages] = await Promise.allSettled([openTown(config), ensurePages()]);
  if (town.status === 'rejected') throw town.reason;
  const { db, bureau } = town.value;
  try {
    if (pages.status === 'rejected') throw pages.reason;
    const parts = await partsOf(config, db, bureau);
    const web = existsSync(join(WEB_FOLDER, 'index.html')) ? { webFolder: WEB_FOLDER } : {};
    const app = await buildApp({ ...parts, ...web, log: { level: config.logLevel } });
    await app.server.listen({ port: config.port, host: config.host });
    app.start();
    const address = app.server.server.address();
    sayWhere(typeof address === 'object' && address ? address.port : config.port, config);
    const personas = await app.server.inject({ url: '/api/demo/personas' });
    if (personas.statusCode === 200) sayWho(personas.json<{ personas: readonly Persona[] }>().personas);
    await signal;
    // Requests at hand are finished; whoever only keeps a connection open does not hold us up.
    const patience = setTimeout(() => app.server.server.closeAllConnections(), PATIENCE_MS);
    await app.server.close();
    clearTimeout(patience);
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

type Persona = { readonly name: string; readonly about: { readonly zh: string; readonly en: string } };
/** Chinese characters take two columns in a terminal. */
const wide = (text: string): number => [...text].reduce((n, ch) => n + (ch > '\u2e7f' ? 2 : 1), 0);

/** Whom to choose for what, as on the sign-in page. */
const sayWho = (personas: readonly Persona[]): void => {
  const column = Math.max(...personas.map((p) => wide(p.name))) + 2;
  const lines = personas.map(
    (p) => `  ${p.name}${' '.repeat(column - wide(p.name))}${p.about.zh}\n  ${' '.repeat(column)}${p.about.en}`,
  );
  console.log(`  Whom to try for what 选谁试什么\n\n${lines.join('\n')}\n`);
};
