import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../calendar.ts';
import { daysToCount, isExcluded } from '../clock.ts';
import { indexOf } from '../day-index.ts';
import type { Clock, Notice } from '../period.ts';
import type { Run, RunKind } from './shape.ts';

export type DayRecord = {
  readonly day: Day;
  readonly kind: RunKind;
  /** Units counted up to and including this day, up to the due day. */
  readonly counted: number;
  /** Units by which this day is beyond the due day. */
  readonly over: number;
  readonly holiday?: string;
  readonly makeUp?: string;
  readonly notices: readonly Notice[];
};

const NONE: readonly Notice[] = [];

/**
 * Every day from the start to `until` (at least the due day) with what the clock makes of it. In natural-day and
 * month periods rest days count like others; only after the last one the days up to the next working day are
 * `rest`, and that day is `rolled` (民法典203). Nothing heals an overrun, so pauses end with the due day, which may be
 * an earlier one than the clock's own.
 */
export const classify = (clock: Clock, calendar: Calendar, due: Day, until?: Day): readonly DayRecord[] => {
  const last = until !== undefined && until > due ? until : due;
  const working = clock.unit === 'WORKING_DAY';
  const target = daysToCount(clock);
  const records: DayRecord[] = [{ day: clock.start, kind: 'start', counted: 0, over: 0, notices: [] }];
  let counted = 0;
  let over = 0;
  const index = indexOf(calendar);
  const end = index.number(last);
  for (let n = index.number(clock.start) + 1; n <= end; n++) {
    const d = index.name(n);
    const worked = index.isWorking(n);
    const notices = d > due || clock.notices.length === 0 ? NONE : clock.notices.filter((x) => isExcluded(d, [x]));
    const kind = ((): RunKind => {
      if (working && !worked) return 'rest';
      if (notices.length > 0) return 'excluded';
      if (working || d > due || counted < target) return 'counted';
      return d === due ? 'rolled' : 'rest';
    })();
    if (kind === 'counted' && d <= due) counted++;
    if (kind === 'counted' && d > due) over++;
    const holiday = calendar.off.get(d);
    const makeUp = calendar.makeUp.get(d);
    const names = { ...(holiday ? { holiday } : {}), ...(makeUp ? { makeUp } : {}) };
    records.push({ day: d, kind, counted, over, notices, ...names });
  }
  return records;
};

/** Consecutive days of one kind; rest days of different holidays stay apart. */
export const runsOf = (records: readonly DayRecord[], until: Day): readonly Run[] => {
  const groups: DayRecord[][] = [];
  for (const r of records) {
    if (r.day > until) break;
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && last.kind === r.kind && (r.kind !== 'rest' || last.holiday === r.holiday)) group.push(r);
    else groups.push([r]);
  }
  return groups.map((group): Run => {
    const [first, last] = [group[0]!, group.at(-1)!];
    return {
      from: first.day,
      to: last.day,
      kind: first.kind,
      days: group.length,
      counted: last.counted,
      ...(first.kind === 'rest' && first.holiday ? { holiday: first.holiday } : {}),
      ...(first.kind === 'excluded' ? { notices: [...new Set(group.flatMap((r) => r.notices))] } : {}),
    };
  });
};

/** A stretch of pause as the ledger tells it: one row over plain weekends, broken by holidays, which have their own. */
export type Stretch = { readonly from: Day; readonly to: Day; readonly days: readonly DayRecord[] };

export const stretchesOf = (records: readonly DayRecord[]): readonly Stretch[] => {
  const stretches: DayRecord[][] = [];
  let open: DayRecord[] | undefined;
  for (const r of records) {
    if (r.kind === 'excluded') {
      if (!open) {
        open = [];
        stretches.push(open);
      }
      open.push(r);
    } else if (r.kind !== 'rest' || r.holiday !== undefined) open = undefined;
  }
  return stretches.map((days) => ({ from: days[0]!.day, to: days.at(-1)!.day, days }));
};
