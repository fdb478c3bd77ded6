import { type Day, daysBetween } from '../../../kernel/day.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { countedOn, excludedDays, isExcluded } from '../../../law/clock.ts';
import type { Clock } from '../../../law/period.ts';
import { workingDaysBetween } from '../../../law/working.ts';
import type { ClockView } from '../contract.ts';
import { CLOCK_WORDS } from './ledger.ts';

export type Shown = {
  readonly k: string;
  readonly clock: Clock;
  readonly due: Day;
  readonly provisional: boolean;
  readonly metOn?: Day | undefined;
  readonly voided?: boolean;
};

/** Days from today to the due day that will still count; negative: days beyond it. */
const leftOf = (s: Shown, calendar: Calendar, today: Day): number => {
  if (today > s.due)
    return s.clock.unit === 'WORKING_DAY'
      ? -Math.max(1, workingDaysBetween(s.due, today, calendar))
      : daysBetween(today, s.due);
  if (s.clock.unit !== 'WORKING_DAY') return daysBetween(today, s.due);
  const paused = excludedDays(s.clock, calendar).filter((d) => d > today && d <= s.due).length;
  return workingDaysBetween(today, s.due, calendar) - paused;
};

/** A clock in short. Computed from the day of the question, so a stored clock never shows an old count. */
export const clockView = (s: Shown, calendar: Calendar, today: Day): ClockView => {
  const at = s.metOn ?? (today < s.due ? today : s.due);
  const state = s.voided
    ? 'void'
    : s.metOn !== undefined
      ? s.metOn <= s.due
        ? 'met'
        : 'overrun'
      : today < s.clock.start
        ? 'not-started'
        : today > s.due
          ? 'overrun'
          : isExcluded(today, s.clock.notices)
            ? 'paused'
            : 'running';
  return {
    k: s.k,
    name: CLOCK_WORDS[s.k] ?? { zh: s.k, en: s.k },
    start: s.clock.start,
    due: s.due,
    provisional: s.provisional,
    left: leftOf(s, calendar, today),
    unit: s.clock.unit,
    n: s.clock.n + (s.clock.extension ?? 0),
    counted: at < s.clock.start ? 0 : countedOn(s.clock, calendar, at),
    excluded: excludedDays(s.clock, calendar).length,
    state,
    ...(s.metOn ? { metOn: s.metOn } : {}),
  };
};
