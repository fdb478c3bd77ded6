import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { before, dueDay } from '../../law/clock.ts';
import type { Clock } from '../../law/period.ts';

export type ClockName =
  | 'K1'
  | 'K2'
  | 'K2s'
  | 'K3'
  | 'K4'
  | 'K5'
  | 'K6a'
  | 'K6b'
  | 'K8'
  | 'K9'
  | 'K10'
  | 'K11'
  | 'K12'
  | 'K13';

/** When to warn before a due day: so many working or natural days before it, or once a share of the period is used. */
export type Warning =
  | { readonly before: number; readonly unit: 'WORKING_DAY' | 'NATURAL_DAY' }
  | { readonly used: number };

const wd = (n: number): Warning => ({ before: n, unit: 'WORKING_DAY' });
const d = (n: number): Warning => ({ before: n, unit: 'NATURAL_DAY' });

/** No text of law gives thresholds; these are ours and may be replaced by a bureau's own. */
export const WARNINGS: Readonly<Record<ClockName, readonly Warning[]>> = {
  K1: [wd(1)],
  K2: [{ used: 0.9 }, wd(1)],
  K2s: [{ used: 0.9 }, wd(1)],
  K3: [{ used: 0.8 }, wd(1)],
  K4: [wd(1)],
  K5: [wd(5), wd(1)],
  K6a: [wd(1)],
  K6b: [wd(3)],
  K8: [wd(2)],
  K9: [wd(3), wd(1)],
  K10: [wd(1)],
  K11: [d(90), d(60), d(35)],
  K12: [wd(1)],
  K13: [wd(5)],
};

const warnDay = (w: Warning, clock: Clock, due: Day, calendar: Calendar): Day => {
  if ('before' in w) return before(w.before, w.unit, due, calendar);
  const { extension = 0, ...rest } = clock;
  const n = Math.floor((clock.n + extension) * w.used);
  const { due: day } = dueDay({ ...rest, n }, calendar);
  return day < due ? day : due;
};

/** The days on which a clock warns, each once, none before its start. */
export const warnDays = (
  k: ClockName,
  clock: Clock,
  due: Day,
  calendar: Calendar,
  warnings: readonly Warning[] = WARNINGS[k],
): readonly Day[] => {
  const days = warnings.map((w) => warnDay(w, clock, due, calendar)).filter((day) => day >= clock.start);
  return [...new Set(days)].sort();
};
