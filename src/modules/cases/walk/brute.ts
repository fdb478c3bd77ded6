import { addMonths, type Day, dayFromNumber, dayNumber } from '../../../kernel/day.ts';
import type { Calendar } from '../../../law/calendar.ts';
import type { PeriodRule } from '../../../law/period.ts';

/**
 * The rules of counting once more, day by day and as the text says them, with nothing in common with the law
 * library: what the walker compares its answers with.
 */
const worked = new WeakMap<Calendar, Map<number, boolean>>();

export const isWorked = (n: number, calendar: Calendar): boolean => {
  const known = worked.get(calendar) ?? new Map<number, boolean>();
  worked.set(calendar, known);
  let answer = known.get(n);
  if (answer === undefined) {
    const d = dayFromNumber(n);
    const weekend = new Date(n * 86_400_000).getUTCDay() % 6 === 0;
    answer = (!weekend && !calendar.off.has(d)) || calendar.makeUp.has(d);
    known.set(n, answer);
  }
  return answer;
};

/** A served notice in day numbers: excludes (after, to]. */
export type Span = { readonly after: number; readonly to: number };
const excluded = (n: number, spans: readonly Span[]): boolean => spans.some((s) => s.after < n && n <= s.to);

export const addWorked = (from: Day, n: number, calendar: Calendar): Day => {
  let at = dayNumber(from);
  for (let left = n; left > 0; ) if (isWorked(++at, calendar)) left--;
  return dayFromNumber(at);
};

export const bruteDue = (
  rule: Pick<PeriodRule, 'n' | 'unit'>,
  start: Day,
  spans: readonly Span[],
  extension: number,
  calendar: Calendar,
): Day => {
  const from = dayNumber(start);
  const units = rule.n + extension;
  const working = rule.unit === 'WORKING_DAY';
  const n = rule.unit === 'MONTH' ? dayNumber(addMonths(start, units)) - from : units;
  let at = from;
  for (let left = n; left > 0; ) {
    at++;
    if (!excluded(at, spans) && (!working || isWorked(at, calendar))) left--;
  }
  if (!working) while (excluded(at, spans) || !isWorked(at, calendar)) at++;
  return dayFromNumber(at);
};

/** Days of (start, to] that the unit counts: [counted, excluded]. */
export const bruteCount = (
  unit: PeriodRule['unit'],
  start: Day,
  to: Day,
  spans: readonly Span[],
  calendar: Calendar,
): readonly [number, number] => {
  let counted = 0;
  let out = 0;
  for (let at = dayNumber(start) + 1; at <= dayNumber(to); at++) {
    if (unit === 'WORKING_DAY' && !isWorked(at, calendar)) continue;
    if (excluded(at, spans)) out++;
    else counted++;
  }
  return [counted, out];
};
