import { type Day, yearOf } from '../kernel/day.ts';
import type { Calendar } from './calendar.ts';
import { indexOf } from './day-index.ts';

const wholeNumber = (n: number): void => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`a number of days is whole and not negative: ${n}`);
};

/** 许可法82: Monday to Friday without notified off-days, and the Saturdays and Sundays notified as working. */
export const isWorking = (day: Day, calendar: Calendar): boolean => {
  const index = indexOf(calendar);
  return index.isWorking(index.number(day));
};

/** Whether the State Council's notice for the day's year is in the calendar; otherwise what follows is provisional. */
export const isKnown = (day: Day, calendar: Calendar): boolean => calendar.publishedYears.includes(yearOf(day));

/** The n-th working day after `day`, which itself never counts (民法典201); n = 0 gives `day`. */
export const addWorkingDays = (day: Day, n: number, calendar: Calendar): Day => {
  wholeNumber(n);
  if (n === 0) return day;
  const index = indexOf(calendar);
  return index.name(index.select(index.rank(index.number(day)) + n));
};

/** The n-th working day before `day`; n = 0 gives `day`. */
export const workingDaysBefore = (day: Day, n: number, calendar: Calendar): Day => {
  wholeNumber(n);
  if (n === 0) return day;
  const index = indexOf(calendar);
  return index.name(index.select(index.rank(index.number(day) - 1) - n + 1));
};

/** How many working days d there are with from < d ≤ to; 0 when `to` is not after `from`. */
export const workingDaysBetween = (from: Day, to: Day, calendar: Calendar): number => {
  const index = indexOf(calendar);
  return Math.max(0, index.rank(index.number(to)) - index.rank(index.number(from)));
};

/** The day itself when it is worked, else the first working day after it (民法典203). */
export const nextWorking = (day: Day, calendar: Calendar): Day => {
  const index = indexOf(calendar);
  return index.name(index.select(index.rank(index.number(day) - 1) + 1));
};
