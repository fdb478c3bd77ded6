import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { earliestHearing as firstHearingDay } from '../../law/articles.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { CaseEvent } from './events.ts';
import { at, type Ctx } from './spec.ts';
import { isOpen } from './state.ts';

type U = Ctx<'under-review'>;

/** Whose right is exercised: the applicant's where an agent acts, else the stakeholder's own. */
export const hearingPerson = (c: U): Id => c.by.principal ?? c.by.id;

export const requested = (c: U, person: Id): boolean => c.state.hearing.requests.some((r) => r.by === person);

/** 许可法48.1.1: the first working day that lies more than seven working days after the notice. */
export const earliestHearing = (served: Day, calendar: Calendar): Day =>
  firstHearingDay(served, calendar).outcome.earliest;

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
