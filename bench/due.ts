import { addDays, type Day, day, dayFromNumber, dayNumber, weekday } from '../src/kernel/day.ts';
import { CHINA } from '../src/law/calendar.china.ts';
import { dueDay, isExcluded } from '../src/law/clock.ts';
import type { Clock } from '../src/law/period.ts';
import { atLeast, type Measure, report, round } from './measure.ts';

/** Due days a second that one core must reach (the figure). */
const LIMIT_PER_SECOND = 1_000_000;
/** How much faster than walking day by day it has to be in the same run, on the same clocks. */
const LIMIT_RATIO = 20;

/** A mix as a bureau has it: short and long periods, one clock in four paused, some in natural days and months. */
const clocks = (count: number): Clock[] => {
  const first = dayNumber(day('2024-01-01'));
  let seed = 20260918;
  const next = (max: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % max;
  };
  return Array.from({ length: count }, (): Clock => {
    const start = dayFromNumber(first + next(1000));
    const kind = next(10);
    const n = [3, 5, 7, 10, 15, 20, 30, 45, 60][next(9)]!;
    const served = addDays(start, 1 + next(10));
    const notices =
      next(4) > 0 ? [] : [{ pause: 'p', ground: 'testing', served, until: addDays(served, 3 + next(12)) }];
    if (kind === 0) return { start, n, unit: 'NATURAL_DAY', notices };
    if (kind === 1) return { start, n: 1 + next(6), unit: 'MONTH', notices };
    return { start, n, unit: 'WORKING_DAY', notices, ...(next(20) === 0 ? { extension: 10 } : {}) };
  });
};

const isWorked = (d: Day): boolean => (weekday(d) <= 5 && !CHINA.off.has(d)) || CHINA.makeUp.has(d);

/** What a straightforward program does: add a day, ask the maps, until enough are counted (working days only). */
const naiveDue = (c: Clock): Day => {
  const target = c.n + (c.extension ?? 0);
  let d = c.start;
  for (let counted = 0; counted < target; ) {
    d = addDays(d, 1);
    if (isWorked(d) && !isExcluded(d, c.notices)) counted++;
  }
  return d;
};

/** Runs `work` over the clocks until half a second is full and gives calls a second, the best of three. */
const perSecond = (all: readonly Clock[], work: (c: Clock) => Day): number => {
  let best = 0;
  let sink = 0;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    let calls = 0;
    while (performance.now() - begin < 500) {
      for (const c of all) sink += work(c).length;
      calls += all.length;
    }
    best = Math.max(best, calls / ((performance.now() - begin) / 1000));
  }
  if (sink === 0) throw new Error('nothing was computed');
  return Math.round(best);
};

export const run = async (): Promise<Measure[]> => {
  const all = clocks(20_000);
  const working = all.filter((c) => c.unit === 'WORKING_DAY');
  for (const c of working.slice(0, 2000)) {
    const [fast, slow] = [dueDay(c, CHINA).due, naiveDue(c)];
    if (fast !== slow) throw new Error(`the two disagree on ${JSON.stringify(c)}: ${fast}, ${slow}`);
  }
  const mixed = perSecond(all, (c) => dueDay(c, CHINA).due);
  const fast = perSecond(working, (c) => dueDay(c, CHINA).due);
  const slow = perSecond(working.slice(0, 2000), naiveDue);
  return [
    atLeast('due days, mixed units and pauses', mixed, '/s', LIMIT_PER_SECOND),
    atLeast('due days, working days', fast, '/s', LIMIT_PER_SECOND),
    atLeast('due days against a day-by-day walker', round(fast / slow, 1), '×', LIMIT_RATIO),
  ];
};

if (import.meta.main) report(await run());
