import { addDays, type Day } from '../../kernel/day.ts';
import type { LicenceEvent } from './events.ts';
import { evolve, type Licence } from './licence.ts';
import type { LicenceFacts } from './spec.ts';

const SYSTEM = 'system';

/** A suspension with an end runs out. */
const reinstated = (l: Licence, today: Day): LicenceEvent | undefined =>
  l.state === 'suspended' && l.suspendedUntil !== undefined && today > l.suspendedUntil
    ? { type: 'Reinstated', on: addDays(l.suspendedUntil, 1), by: SYSTEM, why: 'lapse' }
    : undefined;

const outOfTerm = (l: Licence, today: Day, { renewal }: Pick<LicenceFacts, 'renewal'>): LicenceEvent | undefined => {
  if ((l.state !== 'in-force' && l.state !== 'suspended') || l.until === undefined || today <= l.until)
    return undefined;
  // 许可法50.2: filed in time, the decision (or the law) comes first.
  if (renewal === 'protected') return undefined;
  if (renewal === 'late-suspends')
    return l.state === 'in-force'
      ? { type: 'Suspended', on: addDays(l.until, 1), by: SYSTEM, reason: 'late-renewal' }
      : undefined;
  return { type: 'Expired', on: l.until, by: SYSTEM };
};

/** Of two that are due the earlier, so that a sweep that comes late finds what a daily one had found. */
const lapse = (l: Licence, today: Day, facts: Pick<LicenceFacts, 'renewal'>): LicenceEvent | undefined => {
  const [back, over] = [reinstated(l, today), outOfTerm(l, today, facts)];
  return back && over ? (back.on <= over.on ? back : over) : (back ?? over);
};

/**
 * What time alone does to a licence: it expires at 24:00 of its last day, or is suspended while a late renewal is
 * decided; a suspension with an end runs out. Idempotent; events carry the legal day.
 */
export const settle = (
  licence: Licence,
  today: Day,
  facts: Pick<LicenceFacts, 'renewal'>,
): { readonly state: Licence; readonly events: readonly LicenceEvent[] } => {
  const events: LicenceEvent[] = [];
  let state = licence;
  for (let next = lapse(state, today, facts); next; next = lapse(state, today, facts)) {
    events.push(next);
    state = evolve(state, next);
  }
  return { state, events };
};
