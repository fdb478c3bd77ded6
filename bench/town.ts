import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOMY } from '../src/cli/first-town.ts';
import { seedTown } from '../src/cli/seed.ts';
import { makeStore } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { atLeast, atMost, forReading, type Measure, report, round } from './measure.ts';

/** Seconds in which the town is made on an idle machine of this kind (the figure). */
const LIMIT = 10;
const CASES = 400;

type Made = {
  /** Seconds of the processor, of the thread that makes it: what a clock on the wall shows on an idle machine. */
  readonly thread: number;
  /** The same of the whole process: the compiler and the sweeper of memory work beside that thread. */
  readonly processor: number;
  readonly wall: number;
  readonly cases: number;
  readonly events: number;
};

const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

/** Makes the town as a first start does, aside and whole; neither the empty store nor its migrations are part of it. */
const make = async (): Promise<Made> => {
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-town-'));
  const config = { ...readConfig(), dataFolder: folder };
  try {
    let made: Made | undefined;
    await makeStore(config, async (db) => {
      const begun = performance.now();
      const thread = process.threadCpuUsage();
      const before = process.cpuUsage();
      await seedTown(config, db);
      const times = {
        thread: secondsOf(process.threadCpuUsage(thread)),
        processor: secondsOf(process.cpuUsage(before)),
        wall: (performance.now() - begun) / 1000,
      };
      const [counted] = await db.query<{ cases: number; events: number }>(
        'select (select count(*) from case_view)::int as cases, (select count(*) from trail_event)::int as events',
      );
      made = { ...times, ...counted! };
    });
    return made!;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** In a process of its own with the memory that a first start gives it. */
export const run = async (): Promise<readonly Measure[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...ROOMY, import.meta.filename, 'make']);
  const made = JSON.parse(stdout) as Made;
  return [
    atMost('the town made, processor time of the thread that makes it', round(made.thread, 1), 's', LIMIT),
    forReading('the same with the threads beside it', round(made.processor, 1), 's'),
    forReading('the same by the clock on the wall', round(made.wall, 1), 's'),
    atLeast('cases in it', made.cases, '', CASES),
    forReading('events in it', made.events, ''),
  ];
};

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === 'make') console.log(JSON.stringify(await make()));
  else report(await run());
}
