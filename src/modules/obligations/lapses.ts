import type { Day } from '../../kernel/day.ts';
import type { ObligationEvent } from './events.ts';
import { dueOf, evolve, type Obligation } from './obligation.ts';

/** Overdue the day after its last day; of a commitment check that is the bureau's own delay (red card). Idempotent. */
export const settle = (
  o: Obligation,
  today: Day,
): { readonly state: Obligation; readonly events: readonly ObligationEvent[] } => {
  if ((o.state !== 'open' && o.state !== 'rectifying') || today <= dueOf(o)) return { state: o, events: [] };
  const event: ObligationEvent = { type: 'Overdue', on: dueOf(o), by: 'system' };
  return { state: evolve(o, event), events: [event] };
};
