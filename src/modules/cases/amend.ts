import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { evolve } from './case.ts';
import { type CaseClock, clocksOf, nameOf } from './clocks.ts';
import { type CaseEvent, SYSTEM } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { type Settled, settle } from './lapses.ts';
import type { Case } from './state.ts';

/** Clocks of the law's own days; licence windows and commitment checks are recomputed where they are kept. */
const MOVED_BY_CALENDAR = ['K1', 'K2', 'K2s', 'K3', 'K4', 'K5', 'K6a', 'K6b', 'K8', 'K9', 'K10'];

const pending = (c: CaseClock): boolean =>
  MOVED_BY_CALENDAR.includes(c.k) && (c.status.kind === 'running' || c.status.kind === 'excluded-today');

/**
 * A case under an amended calendar (lifecycle 4.5). Lapses up to today are settled under the old one first, else the
 * outcome would depend on the hour of publication; then every running clock whose day moved is recomputed. What is
 * recorded is not undone. Provisional days become firm the same way.
 */
export const amend = (
  state: Case,
  calendars: { readonly from: Calendar; readonly to: Calendar },
  today: Day,
  facts: CaseFacts,
  reason: string,
): Settled => {
  const { from, to } = calendars;
  const settled = settle(state, today, from, facts);
  if (settled.state.state === 'closed') return settled;
  const before = clocksOf(settled.state, facts.terms, from, today).filter(pending);
  const after = new Map(clocksOf(settled.state, facts.terms, to, today).map((c) => [nameOf(c), c.due]));
  const moved = before.flatMap((c) => {
    const due = after.get(nameOf(c));
    return due === undefined || due === c.due ? [] : [{ clock: nameOf(c), from: c.due, to: due }];
  });
  if (moved.length === 0) return settled;
  const event: CaseEvent = {
    type: 'ClockRecomputed',
    on: today,
    by: SYSTEM,
    from: from.version,
    to: to.version,
    clocks: moved,
    reason,
  };
  return { events: [...settled.events, event], state: evolve(settled.state, event) };
};
