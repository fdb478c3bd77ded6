import { addDays, addMonths, type Day, dayNumber, earliest, yearOf } from '../kernel/day.ts';
import { type Instant, instant, instantMs } from '../kernel/instant.ts';
import type { Calendar } from './calendar.ts';
import { type DayIndex, indexOf } from './day-index.ts';
import type { Clock, Notice, Unit } from './period.ts';
import { workingDaysBefore } from './working.ts';

export type Due = { readonly due: Day; readonly provisional: boolean };

export type ClockStatus =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'running' | 'excluded-today'; readonly counted: number; readonly due: Day }
  | { readonly kind: 'met'; readonly on: Day }
  /** `since` is the day after the due day; a later act, pause or extension never heals it. */
  | { readonly kind: 'overrun'; readonly since: Day; readonly metOn?: Day }
  | { readonly kind: 'void'; readonly on: Day };

/** Excluded stretches as day numbers (after, to], sorted and disjoint, cut off at the start of the clock. */
type Stretch = { readonly after: number; readonly to: number };
const NONE: readonly Stretch[] = [];

const end = (n: Notice): Day => (n.resumedOn !== undefined && n.resumedOn < n.until ? n.resumedOn : n.until);

const union = (notices: readonly Notice[], start: number, index: DayIndex): readonly Stretch[] => {
  if (notices.length === 0) return NONE;
  const raw = notices
    .map((n) => ({ after: Math.max(index.number(n.served), start), to: index.number(end(n)) }))
    .filter((s) => s.to > s.after)
    .sort((a, b) => a.after - b.after);
  const merged: { after: number; to: number }[] = [];
  for (const s of raw) {
    const last = merged.at(-1);
    if (last && s.after <= last.to) last.to = Math.max(last.to, s.to);
    else merged.push(s);
  }
  return merged;
};

/** 许可法45: a day is excluded when a pause was told before it and had not ended before it; the day told still counts. */
export const isExcluded = (day: Day, notices: readonly Notice[]): boolean =>
  notices.some((n) => n.served < day && day <= end(n));

const length = (clock: Clock): number => {
  const n = clock.n + (clock.extension ?? 0);
  if (!Number.isSafeInteger(clock.n) || clock.n < 0 || !Number.isSafeInteger(n) || n < clock.n)
    throw new RangeError(`a period is a whole number of units, not negative: ${clock.n} + ${clock.extension ?? 0}`);
  return n;
};

const noHours = (): never => {
  throw new RangeError('a period in hours ends at an instant, not on a day: use dueInstant');
};

/** Walks the gaps between exclusions: `count` units of the rank function after `start`, excluded days left out. */
const nthAfter = (start: number, count: number, gaps: readonly Stretch[], index: DayIndex | undefined): number => {
  const rank = (n: number): number => (index ? index.rank(n) : n);
  let from = start;
  let left = count;
  for (const gap of gaps) {
    const here = rank(gap.after) - rank(from);
    if (here >= left) break;
    left -= here;
    from = gap.to;
  }
  return index ? index.select(index.rank(from) + left) : from + left;
};

/** 民法典203: the first working day from `n` on that no pause excludes. */
const roll = (n: number, gaps: readonly Stretch[], index: DayIndex): number => {
  let at = index.isWorking(n) ? n : index.select(index.rank(n) + 1);
  for (const gap of gaps) if (gap.after < at && at <= gap.to) at = index.select(index.rank(gap.to) + 1);
  return at;
};

/**
 * How many days a period has to count: its units, or for months and years the natural days to the corresponding
 * day (民法典202), extension included. Throws a RangeError for hours.
 */
export const daysToCount = (clock: Clock): number => {
  const n = length(clock);
  switch (clock.unit) {
    case 'WORKING_DAY':
    case 'NATURAL_DAY':
      return n;
    case 'MONTH':
    case 'YEAR': {
      const months = clock.unit === 'YEAR' ? n * 12 : n;
      if (yearOf(clock.start) + months / 12 > 9998) throw new RangeError('a period may not lead beyond the year 9999');
      return dayNumber(addMonths(clock.start, months)) - dayNumber(clock.start);
    }
    case 'HOUR':
      return noHours();
  }
};

const lastDay = (clock: Clock, index: DayIndex): number => {
  const start = index.number(clock.start);
  const n = daysToCount(clock);
  // A period of nothing (即时) is the day itself.
  if (n === 0) return start;
  const gaps = union(clock.notices, start, index);
  if (clock.unit === 'WORKING_DAY') return nthAfter(start, n, gaps, index);
  return roll(nthAfter(start, n, gaps, undefined), gaps, index);
};

/**
 * The last day of a period, counted whole (till 24:00). The start day is never counted (民法典201); working-day
 * periods need no rolling; others end on the next working day (民法典203). Throws a RangeError for hours
 * (see `dueInstant`) and for lengths that are no whole number.
 */
export const dueDay = (clock: Clock, calendar: Calendar): Due => {
  const index = indexOf(calendar);
  const due = index.name(lastDay(clock, index));
  return { due, provisional: isProvisional(clock.start, due, calendar) };
};

/** A due day stands on a guess when a year between start and due has no published notice. */
const isProvisional = (start: Day, due: Day, calendar: Calendar): boolean => {
  for (let y = yearOf(start); y <= yearOf(due); y++) if (!calendar.publishedYears.includes(y)) return true;
  return false;
};

/** The day a promise ends: its own clock, but never after the statutory due day, also when the units differ. */
export const promisedDue = (promised: Clock, statutory: Clock, calendar: Calendar): Day =>
  earliest(dueDay(promised, calendar).due, dueDay(statutory, calendar).due);

/** Promises in hours run from the hour (民法典201 II), are never paused and know no rest days. */
export const dueInstant = (start: Instant, hours: number): Instant => {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`hours are not negative: ${hours}`);
  return instant(instantMs(start) + hours * 3_600_000);
};

/** How many units of the period lie in (start, day], excluded days left out; months and years count natural days. */
export const countedOn = (clock: Clock, calendar: Calendar, day: Day): number => {
  if (clock.unit === 'HOUR') return noHours();
  const index = indexOf(calendar);
  const start = index.number(clock.start);
  const to = index.number(day);
  if (to <= start) return 0;
  const rank = (n: number): number => (clock.unit === 'WORKING_DAY' ? index.rank(n) : n);
  let counted = rank(to) - rank(start);
  for (const gap of union(clock.notices, start, index))
    if (gap.after < to) counted -= rank(Math.min(gap.to, to)) - rank(gap.after);
  return counted;
};

/** The days up to the due day that would have counted and are excluded, each once however many pauses cover it. */
export const excludedDays = (clock: Clock, calendar: Calendar): Day[] => {
  const index = indexOf(calendar);
  const due = lastDay(clock, index);
  const days: Day[] = [];
  for (const gap of union(clock.notices, index.number(clock.start), index))
    for (let n = gap.after + 1; n <= gap.to && n <= due; n++)
      if (clock.unit !== 'WORKING_DAY' || index.isWorking(n)) days.push(index.name(n));
  return days;
};

/**
 * Where a clock stands at the end of `today`, judged by a due day that may be earlier than its own (a promise under
 * the statutory day, a renewal under the expiry). `metOn` is the day of the act that answers it; `voidOn` the day it
 * lost its object (withdrawal, end of the case).
 */
export const statusAgainst = (
  due: Day,
  clock: Clock,
  calendar: Calendar,
  today: Day,
  metOn?: Day,
  voidOn?: Day,
): ClockStatus => {
  const since = addDays(due, 1);
  if (metOn !== undefined) return metOn <= due ? { kind: 'met', on: metOn } : { kind: 'overrun', since, metOn };
  if (voidOn !== undefined) return { kind: 'void', on: voidOn };
  if (today < clock.start) return { kind: 'not-started' };
  if (today > due) return { kind: 'overrun', since };
  const counted = countedOn(clock, calendar, today);
  return { kind: isExcluded(today, clock.notices) ? 'excluded-today' : 'running', counted, due };
};

export const clockStatus = (clock: Clock, calendar: Calendar, today: Day, metOn?: Day, voidOn?: Day): ClockStatus =>
  statusAgainst(dueDay(clock, calendar).due, clock, calendar, today, metOn, voidOn);

/** The day n units before `end`, for windows that close before an expiry; never rolled (lifecycle 4.1). */
export const before = (n: number, unit: Unit, end: Day, calendar: Calendar): Day => {
  switch (unit) {
    case 'WORKING_DAY':
      return workingDaysBefore(end, n, calendar);
    case 'NATURAL_DAY':
      return addDays(end, -n);
    case 'MONTH':
      return addMonths(end, -n);
    case 'YEAR':
      return addMonths(end, -12 * n);
    case 'HOUR':
      return noHours();
  }
};
