import { addDays, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { addWorkingDays, nextWorking } from '../../law/working.ts';
import { LIMITS } from './clocks.dues.ts';
import type { CaseEvent } from './events.ts';
import { at, type Ctx } from './spec.ts';
import { isOpen } from './state.ts';

type U = Ctx<'under-review'>;

/** Whose right is exercised: the applicant's where an agent acts, else the stakeholder's own. */
export const hearingPerson = (c: U): Id => c.by.principal ?? c.by.id;

export const requested = (c: U, person: Id): boolean => c.state.hearing.requests.some((r) => r.by === person);

/** 许可法48.1.1: more than seven working days after the notice; the first working day on which that is so. */
export const earliestHearing = (served: Day, calendar: Calendar): Day =>
  nextWorking(addDays(addWorkingDays(served, LIMITS.hearingNotice, calendar), 1), calendar);

/** The time of a hearing ends with it, or with the last request for it. */
export const openHearingPauses = (c: U): readonly CaseEvent[] =>
  c.state.pauses
    .filter((p) => p.procedure === 'hearing' && isOpen(p))
    .map((p): CaseEvent => ({ type: 'Resumed', ...at(c), pause: p.id, result: 'none' }));

export const dropHearing = (c: U, person: Id, why: 'waived' | 'cancelled'): readonly CaseEvent[] => {
  const { requests, called } = c.state.hearing;
  const falls = called?.ground === 'requested' && requests.every((r) => r.by === person);
  const dropped: CaseEvent = { type: 'HearingDropped', on: c.today, by: person, persons: [person], why };
  return falls ? [dropped, ...openHearingPauses(c)] : [dropped];
};
