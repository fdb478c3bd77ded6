import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { dueDay } from '../../law/clock.ts';
import type { Notice } from '../../law/period.ts';
import { workingDaysBetween } from '../../law/working.ts';
import type { ClockEvent, Rules } from './facts.ts';

/** A pause opened this few working days before the due day is looked at: it may have been opened to gain time. */
export const NEAR_THE_END = 2;

type Paper = { readonly kind: string; readonly position: number };
const on = (e: ClockEvent): Day => e.payload.on as Day;

/** The pauses told before the event with this version, as the clock of that moment knew them (许可法45). */
const noticesBefore = (events: readonly ClockEvent[], version: number): readonly Notice[] =>
  events
    .filter((e) => (e.type === 'Paused' || e.type === 'PauseProlonged') && e.version < version)
    .flatMap((e): Notice[] => {
      const served = events.find(
        (s) =>
          s.type === 'Served' &&
          s.version < version &&
          !s.payload.late &&
          (s.payload.paper as Paper).position === e.version,
      );
      if (!served) return [];
      const pause = e.payload.pause as string;
      const resumed = events.find((r) => r.type === 'Resumed' && r.version < version && r.payload.pause === pause);
      const { until } = e.payload as { until: Day };
      return [{ pause, ground: '', served: on(served), until, ...(resumed ? { resumedOn: on(resumed) } : {}) }];
    });

/** The first due day of a case, promised or statutory, as it stood before an event of its own; undefined before acceptance. */
export const dueBefore = (events: readonly ClockEvent[], version: number, calendar: Calendar): Day | undefined => {
  const before = events.filter((e) => e.version < version);
  const accepted = before.findLast((e) => e.type === 'Accepted');
  if (!accepted) return undefined;
  const entry = before.findLast((e) => e.type === 'Resubmitted' || e.type === 'Received');
  const rules = accepted.payload.periods as Rules;
  const extension = before.find((e) => e.type === 'Extended')?.payload.days as number | undefined;
  const notices = noticesBefore(events, version);
  const dues = [rules.statutory, rules.promised].flatMap((rule, i) => {
    if (!rule || rule.unit === 'HOUR') return [];
    const start = rule.start === 'RECEIVED' && entry ? on(entry) : on(accepted);
    const more = i === 0 && extension ? { extension } : {};
    return [dueDay({ start, n: rule.n, unit: rule.unit, notices, ...more }, calendar).due];
  });
  return dues.sort()[0];
};

/** Was this pause opened on the due day, or one or two working days before it? */
export const openedNearTheEnd = (events: readonly ClockEvent[], pause: ClockEvent, calendar: Calendar): boolean => {
  const due = dueBefore(events, pause.version, calendar);
  if (due === undefined || on(pause) > due) return false;
  return workingDaysBetween(on(pause), due, calendar) <= NEAR_THE_END;
};
