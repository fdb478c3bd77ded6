import { addDays, day, weekday } from '../../../kernel/day.ts';
import { amendCalendar, CHINA } from '../../../law/calendar.china.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { Chance } from './prng.ts';

const POOL = 40;

/** Calendars a year might be amended to: each turns some days of 2026 off or on. Made once; the index of a calendar is dear. */
export const amendedCalendars = (seed: number): readonly Calendar[] => {
  const r = new Chance(seed);
  const pool: Calendar[] = [CHINA];
  while (pool.length < POOL) {
    const from = r.of(pool.slice(0, 8));
    const days = Array.from({ length: r.between(5, 60) }, () => addDays(day('2026-01-05'), r.below(420)));
    const off = days.filter((d) => weekday(d) < 6).map((d) => ({ day: d, name: 'stop' }));
    const work = days.filter((d) => weekday(d) >= 6).map((d) => ({ day: d, name: 'make-up' }));
    const version = `CN-walk-${pool.length}`;
    pool.push(amendCalendar(from, { version, on: day('2026-01-01'), reason: 'walk', paper: 'walk', off, work }));
  }
  return pool;
};
