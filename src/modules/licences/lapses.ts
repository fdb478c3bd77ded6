import { addDays, type Day } from '../../kernel/day.ts';
import type { LicenceEvent } from './events.ts';
import { evolve, type Licence } from './licence.ts';
import type { LicenceFacts } from './spec.ts';

const SYSTEM = 'system';

const lapse = (l: Licence, today: Day, facts: Pick<LicenceFacts, 'renewal'>): LicenceEvent | undefined => {
  if (l.state === 'suspended' && l.suspendedUntil !== undefined && today > l.suspendedUntil)
    return { type: 'Reinstated', on: addDays(l.suspendedUntil, 1), by: SYSTEM, why: 'lapse' };
  if ((l.state !== 'in-force' && l.state !== 'suspended') || l.until === undefined || today <= l.until)
    return undefined;
  // 许可法50.2: filed in time, the decision (or the law) comes first.
  if (facts.renewal === 'protected') return undefined;
  if (facts.renewal === 'late-suspends')
    return l.state === 'in-force'
      ? { type: 'Suspended', on: addDays(l.until, 1), by: SYSTEM, reason: 'late-renewal' }
      : undefined;
  return { type: 'Expired', on: l.until, by: SYSTEM };
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
