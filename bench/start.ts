import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../scripts/port.ts';
import { atMost, forReading, type Measure, median, report, round } from './measure.ts';
import { family, processorMs } from './processor.ts';

/** Seconds until a person can use it: first start after install, and later starts (the figures). */
const LIMIT_FIRST = 15;
const LIMIT_LATER = 3;
/** Megabytes that the whole family of processes holds when nothing is asked (the figure). */
const LIMIT_IDLE = 600;
const IDLE_AFTER_MS = 30_000;
const PATIENCE_MS = 120_000;
const FIRST_STARTS = 2;
const LATER_STARTS = 3;

const ROOT = join(import.meta.dirname, '..');

type Copy = { readonly folder: string; readonly installed: 'copied' | 'linked' };

/**
 * What a stranger has after cloning and installing: the committed files, the packages with nothing made by an earlier
 * start beside them, and what the end of an installation makes.
 */
const freshCopy = async (): Promise<Copy> => {
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-fresh-'));
  const clone = join(folder, 'oneseal');
  execFileSync('git', ['clone', '-q', '--no-hardlinks', ROOT, clone]);
  const installed = await install(join(clone, 'node_modules'));
  execFileSync('npm', ['run', 'postinstall'], { cwd: clone, stdio: 'ignore' });
  return { folder, installed };
};

/** Packages are copied by hard links, or linked as a folder where that cannot be done. */
const install = async (packages: string): Promise<Copy['installed']> => {
  try {
    execFileSync('cp', ['-al', join(ROOT, 'node_modules'), packages], { stdio: 'ignore' });
    for (const made of ['.cache', '.vite', '.vite-temp'])
      await rm(join(packages, made), { recursive: true, force: true });
    return 'copied';
  } catch {
    await rm(packages, { recursive: true, force: true });
    await symlink(join(ROOT, 'node_modules'), packages);
    return 'linked';
  }
};

/** Serves what a person needs: says that it is well, and answers with the page. */
const serves = async (port: number): Promise<boolean> => {
  try {
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    return health.ok && page.ok && /<script[^>]+type="module"/.test(await page.text());
  } catch {
    return false;
  }
};

/** Megabytes of memory that a process and all it started have resident; pages they share count in each. */
const residentMb = (pid: number): number =>
  family(pid).reduce((sum, p) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${p}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));

type Started = {
  readonly seconds: number;
  readonly cpu: number;
  readonly stop: () => Promise<void>;
  readonly pid: number;
};

/** `npm start` as a person types it, with an empty home. */
const start = async (copy: Copy, data: string): Promise<Started> => {
  const port = await freePort();
  const begin = performance.now();
  const env = { PATH: process.env.PATH, HOME: join(copy.folder, 'home'), PORT: String(port), ONESEAL_DATA: data };
  const child = spawn('npm', ['start'], { cwd: join(copy.folder, 'oneseal'), env, stdio: 'ignore', detached: true });
  const stop = async () => {
    if (child.pid) process.kill(-child.pid, 'SIGINT'); // what Ctrl-C does: the whole group hears it
    await ended(child);
  };
  while (!(await serves(port))) {
    if (child.exitCode !== null || performance.now() - begin > PATIENCE_MS) {
      await stop().catch(() => {});
      throw new Error('it did not start');
    }
    await sleep(20);
  }
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, cpu: processorMs(child.pid!) / 1000, stop, pid: child.pid! };
};

export const run = async (): Promise<Measure[]> => {
  const first: number[] = [];
  const later: number[] = [];
  const idle: number[] = [];
  let installed = '';
  for (let n = 0; n < FIRST_STARTS; n++) {
    const copy = await freshCopy();
    installed = copy.installed;
    try {
      const data = join(copy.folder, 'data');
      const one = await start(copy, data);
      first.push(one.seconds);
      await sleep(IDLE_AFTER_MS);
      idle.push(residentMb(one.pid));
      await one.stop();
      for (let m = 0; m < LATER_STARTS; m++) {
        const again = await start(copy, data);
        later.push(again.seconds);
        if (m === LATER_STARTS - 1) {
          await sleep(IDLE_AFTER_MS);
          idle.push(residentMb(again.pid));
        }
        await again.stop();
      }
    } finally {
      await rm(copy.folder, { recursive: true, force: true });
    }
  }
  const how = installed === 'copied' ? 'packages copied' : 'packages linked';
  return [
    atMost(`first start in a fresh copy (${how}), town made`, round(median(first), 1), 's', LIMIT_FIRST),
    atMost('later start', round(median(later), 1), 's', LIMIT_LATER),
    atMost('idle memory of all processes, 30 s after a start', round(Math.max(...idle)), 'MB', LIMIT_IDLE),
    forReading('later start, the slowest', round(Math.max(...later), 1), 's'),
  ];
};

if (import.meta.main) report(await run());
