import { refused } from '../../../kernel/decision.ts';
import { askHearingBy } from '../clocks.ts';
import { dropHearing, hearingPerson, requested } from '../hearing.ts';
import { act } from '../spec.ts';

/** Who has the right gives it up before its five days are over; a request already made goes with it. */
export const waiveHearing = act({
  act: 'waive-hearing',
  posts: ['applicant', 'stakeholder'],
  states: ['under-review'],
  may: (c) => {
    const person = hearingPerson(c);
    const until = askHearingBy(c.state, person, c.calendar);
    const open = until !== undefined && (c.today <= until || requested(c, person));
    if (!open || c.state.hearing.waived.includes(person)) return refused('nothing-to-waive', '许可法47');
    return c.state.hearing.held ? refused('already-held') : undefined;
  },
  events: (c) => dropHearing(c, hearingPerson(c), 'waived'),
});
