import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Db } from '../platform/db.ts';
import { Fault } from '../platform/fault.ts';
import { keepLean, releaseMemory } from '../platform/memory.ts';
import { makeTown } from './first-town.ts';
import { WEB_FOLDER } from './pages.ts';
import { openStore, partsOf } from './store.ts';

/** The store with the bureau in it; a database of a server that is empty gets the demo town. */
const openTown = async (config: Config, made = false): Promise<{ db: Db; bureau: string }> => {
  const { db, bureau } = await openStore(config);
  if (bureau !== undefined) return { db, bureau };
  await db.close();
  if (made) throw new Fault('The demo town was made and is not here: was the data folder taken away?');
  await makeTown();
  releaseMemory();
  return openTown(config, true);
};

const listen = async (server: App['server'], { port, host }: Config): Promise<void> => {
  try {
    await server.listen({ port, host });
  } catch (error) {
    await server.close();
    const { code } = error as NodeJS.ErrnoException;
    throw new Fault(
      `Nobody can listen on ${host}, port ${port} (${code}). Stop what listens there, or name another port with PORT and ` +
        `another address with HOST. 不能在 ${host} 的 ${port} 端口上提供服务：请停掉占用它的程序，或用 PORT、HOST 另指定。`,
    );
  }
};

const PATIENCE_MS = 10_000;

/** Serves until the signal comes. */
export const serve = async (config: Config, signal: Promise<string>): Promise<number> => {
  const { db, bureau } = await openTown(config);
  try {
    const parts = await partsOf(config, db, bureau);
    const web = existsSync(join(WEB_FOLDER, 'index.html')) ? { webFolder: WEB_FOLDER } : {};
    const app = await buildApp({ ...parts, ...web, log: { level: config.logLevel } });
    await listen(app.server, config);
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
