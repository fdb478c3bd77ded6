import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Db } from '../platform/db.ts';
import { keepLean, releaseMemory } from '../platform/memory.ts';
import { ensurePages, WEB_FOLDER } from './pages.ts';
import { Refusal } from './refusal.ts';
import { isNew, openStore, partsOf } from './store.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'oneseal.mjs');

/** The town is made of short-lived things: a young generation with room for them is swept less often. */
export const ROOMY = ['--max-semi-space-size=64'];

/**
 * Makes the demo town in a process of its own: what its making held (an embedded database of 200 MB and more) is the
 * system's again when that process ends, and not part of the server for as long as it runs.
 */
const makeTown = (): Promise<void> =>
  new Promise((resolve, reject) => {
    console.log('Making the demo town …');
    flushCompileCache(); // what this process has compiled, the other need not compile again
    const child = spawn(process.execPath, [...ROOMY, BIN, 'seed', '--without-papers'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of SIGNALS) process.once(signal, stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      if (code === 0) resolve();
      else reject(new Refusal('The demo town could not be made; the reason stands above.'));
    });
  });

/** The first start makes the demo town. */
const openTown = async (config: Config, made = false): Promise<{ db: Db; bureau: string }> => {
  if (!made && isNew(config)) {
    await makeTown();
    return openTown(config, true);
  }
  const { db, bureau } = await openStore(config);
  if (bureau !== undefined) return { db, bureau };
  await db.close();
  if (made) throw new Refusal('The demo town was made and is not here: was the data folder taken away?');
  await makeTown();
  releaseMemory();
  return openTown(config, true);
};

const PATIENCE_MS = 10_000;

/** Ends on the first signal after the requests at hand; a second signal does not wait. */
const untilSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) {
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
    // A small machine runs the embedded database; a server with PostgreSQL may hold what it likes.
    const lean = db.kind === 'pglite' ? keepLean() : undefined;
    const address = app.server.server.address();
    sayWhere(typeof address === 'object' && address ? address.port : config.port, config);
    const personas = await app.server.inject({ url: '/api/demo/personas' });
    if (personas.statusCode === 200) sayWho(personas.json<{ personas: readonly Persona[] }>().personas);
    await signal;
    // Requests at hand are finished; whoever only keeps a connection open does not hold us up.
    const patience = setTimeout(() => app.server.server.closeAllConnections(), PATIENCE_MS);
    await app.server.close();
    clearTimeout(patience);
    lean?.stop();
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
