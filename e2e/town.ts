import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePages } from '../src/cli/pages.ts';

export const BIN = join(import.meta.dirname, '..', 'bin', 'oneseal.mjs');
/** What a product of the tests is told about its surroundings: nothing of the developer's own. */
export const around = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...process.env, DATABASE_URL: '', ...own });

const seed = (folder: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, 'seed'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: around({ ONESEAL_DATA: folder }),
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('the demo town could not be made'))));
  });

const make = (folder: string): Promise<unknown> =>
  Promise.all([ensurePages(), existsSync(join(folder, 'pg')) ? undefined : seed(folder)]);

/**
 * Before the first test: the pages are built, and the demo town is made once, papers and all, so that no product has to
 * make them while it is tested. E2E_TOWN names a folder in which the town is kept for the next run.
 */
export default async function makeTown(): Promise<() => Promise<void>> {
  const kept = process.env.E2E_TOWN;
  const folder = kept || (await mkdtemp(join(tmpdir(), 'oneseal-town-')));
  process.env.E2E_TOWN = folder;
  await make(folder);
  return async () => {
    if (!kept) await rm(folder, { recursive: true, force: true });
  };
}

/** `node e2e/town.ts FOLDER` makes both ahead of the tests. */
if (import.meta.main) await make(String(process.argv[2]));
