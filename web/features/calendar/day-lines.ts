import { addDays, type Day, daysBetween, isDay } from '../../../src/kernel/day.ts';

/** Days as people write them in a notice, one line each: `2027-01-01 元旦`, `2027-02-05 至 2027-02-11 春节`. */
type DayLines =
  | { readonly ok: true; readonly days: readonly { readonly day: string; readonly name: string }[] }
  | { readonly ok: false; readonly line: number };

const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|–|—|-|to)\s*(\d{4}-\d{2}-\d{2}))?\s+(\S.{0,39})$/;
const MOST = 31;

/** Every day of every line; the number of the first line that is none, counted from 1. Empty lines are left out. */
export const daysIn = (text: string): DayLines => {
  const days: { day: string; name: string }[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const found = LINE.exec(line);
    const [from, to] = [found?.[1], found?.[2] ?? found?.[1]];
    if (!found || !from || !to || !isDay(from) || !isDay(to) || to < from || daysBetween(from, to) > MOST)
      return { ok: false, line: i + 1 };
    for (let d: Day = from; d <= to; d = addDays(d, 1)) days.push({ day: d, name: found[3]!.trim() });
  }
  return { ok: true, days };
};
