import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedTown } from '../src/cli/seed.ts';
import { openStore } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { atLeast, atMost, forReading, type Measure, report, round } from './measure.ts';

/** Seconds in which the town is made on an idle machine of this kind; absolute, of the processor and not of the wall. */
const LIMIT = 10;
const CASES = 400;

/** Makes the town on the embedded store in a folder of its own; migrations are not part of it. */
export const run = async (): Promise<readonly Measure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-town-'));
  const config = { ...readConfig(), dataFolder: folder };
  const { db } = await openStore(config);
  try {
    const begun = performance.now();
    const before = process.cpuUsage();
    await seedTown(config, db);
    const used = process.cpuUsage(before);
    const wall = (performance.now() - begun) / 1000;
    const [made] = await db.query<{ cases: number; events: number }>(
      'select (select count(*) from case_view)::int as cases, (select count(*) from trail_event)::int as events',
    );
    return [
      atMost('the town made, processor time', round((used.user + used.system) / 1e6, 1), 's', LIMIT),
      forReading('the town made, by the clock on the wall', round(wall, 1), 's'),
      atLeast('cases in it', made!.cases, '', CASES),
      forReading('events in it', made!.events, ''),
    ];
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) report(await run());
