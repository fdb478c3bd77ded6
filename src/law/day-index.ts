import { type Day, dayFromNumber, dayNumber } from '../kernel/day.ts';
import type { Calendar } from './calendar.ts';

/**
 * Rank and select over working days: how many working days lie up to a day, and which day is the k-th.
 * Years that some notice touches stand in tables; before and after them weeks are regular, so both questions
 * have a closed form and no period, however long, is walked day by day.
 */
export type DayIndex = {
  /** Working days from the Monday before 1970 up to and including day number `n`. */
  rank(n: number): number;
  /** Day number of the k-th working day in the same count. */
  select(k: number): number;
  isWorking(n: number): boolean;
  /** Day number of a written day; the kernel's `dayNumber`, from a table of month starts where there is one. */
  number(d: Day): number;
  name(n: number): Day;
};

const LAST_DAY = dayNumber('9999-12-31' as Day);
const FIRST_DAY = dayNumber('1900-01-01' as Day);

/** Monday to Friday up to day number n; day 0 (1970-01-01) was a Thursday. */
const weekdaysUpTo = (n: number): number => {
  const days = n + 4;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
};
const nthWeekday = (k: number): number => {
  const weeks = Math.floor((k - 1) / 5);
  return weeks * 7 + (k - 1 - weeks * 5) - 3;
};
const isWeekday = (n: number): boolean => (((n + 3) % 7) + 7) % 7 < 5;

const digit = (s: string, i: number): number => s.charCodeAt(i) - 48;
const monthsOf = (d: Day): number =>
  (digit(d, 0) * 1000 + digit(d, 1) * 100 + digit(d, 2) * 10 + digit(d, 3)) * 12 + digit(d, 5) * 10 + digit(d, 6);

const build = (calendar: Calendar): DayIndex => {
  const touched = [...calendar.off.keys(), ...calendar.makeUp.keys()].map((d) => +d.slice(0, 4));
  const years = [...calendar.publishedYears, ...touched];
  const from = years.length > 0 ? Math.min(...years) - 1 : 2000;
  const to = years.length > 0 ? Math.max(...years) + 1 : 2000;
  const first = dayNumber(`${from}-01-01` as Day);
  const last = dayNumber(`${to}-12-31` as Day);
  const size = last - first + 1;
  const ranks = new Int32Array(size);
  const works = new Uint8Array(size);
  const days: Day[] = new Array(size);
  const nth: number[] = [];
  const before = weekdaysUpTo(first - 1);
  const firstMonth = from * 12 + 1;
  const monthStarts = new Int32Array((to - from + 1) * 12);
  for (let i = 0; i < size; i++) {
    const d = dayFromNumber(first + i);
    days[i] = d;
    if (d.endsWith('-01')) monthStarts[monthsOf(d) - firstMonth] = first + i;
    const working = (isWeekday(first + i) && !calendar.off.has(d)) || calendar.makeUp.has(d);
    if (working) {
      works[i] = 1;
      nth.push(first + i);
    }
    ranks[i] = before + nth.length;
  }
  const upToLast = before + nth.length;
  const shift = upToLast - weekdaysUpTo(last);
  const selects = Int32Array.from(nth);
  return {
    rank: (n) => (n < first ? weekdaysUpTo(n) : n > last ? weekdaysUpTo(n) + shift : ranks[n - first]!),
    select: (k) => (k <= before ? nthWeekday(k) : k > upToLast ? nthWeekday(k - shift) : selects[k - before - 1]!),
    number: (d) => {
      const month = monthsOf(d) - firstMonth;
      if (month < 0 || month >= monthStarts.length) return dayNumber(d);
      return monthStarts[month]! + digit(d, 8) * 10 + digit(d, 9) - 1;
    },
    isWorking: (n) => (n < first || n > last ? isWeekday(n) : works[n - first] === 1),
    name: (n) => {
      if (n >= first && n <= last) return days[n - first]!;
      if (n < FIRST_DAY || n > LAST_DAY) throw new RangeError('a period may not lead outside the years 1900 to 9999');
      return dayFromNumber(n);
    },
  };
};

const known = new WeakMap<Calendar, DayIndex>();

/** The index of a calendar, built once; a calendar is never changed, an amendment is another object. */
export const indexOf = (calendar: Calendar): DayIndex => {
  const found = known.get(calendar);
  if (found) return found;
  const made = build(calendar);
  known.set(calendar, made);
  return made;
};
