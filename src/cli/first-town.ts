import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { Fault } from '../platform/fault.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'oneseal.mjs');
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An embedded database that is not there yet. */
export const isNew = ({ databaseUrl, dataFolder }: Config): boolean =>
  !databaseUrl && !existsSync(join(dataFolder, 'pg'));

/** The town is made of short-lived things: a young generation with room for them is swept less often. */
export const ROOMY = ['--max-semi-space-size=64'];

/**
 * Makes the demo town in a process of its own: what its making held (an embedded database of 200 MB and more) is the
 * system's again when that process ends, and not part of the server for as long as it runs.
 */
export const makeTown = (): Promise<void> =>
  new Promise((resolve, reject) => {
    console.log('Making the demo town …');
    const child = spawn(process.execPath, [...ROOMY, BIN, 'seed', '--without-papers'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of SIGNALS) process.once(signal, stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      if (code === 0) resolve();
      else reject(new Fault('The demo town could not be made; the reason stands above.'));
    });
  });
