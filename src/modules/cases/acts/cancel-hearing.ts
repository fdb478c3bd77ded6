import { refused } from '../../../kernel/decision.ts';
import { dropHearing, hearingPerson, requested } from '../hearing.ts';
import { act } from '../spec.ts';

/** Takes one's request back. A hearing by law or for a major interest is nobody's to cancel (许可法46). */
export const cancelHearing = act({
  act: 'cancel-hearing',
  posts: ['applicant', 'stakeholder'],
  states: ['under-review'],
  may: (c) => {
    const { called, held } = c.state.hearing;
    if (!requested(c, hearingPerson(c)))
      return called && called.ground !== 'requested'
        ? refused('not-yours-to-cancel', '许可法46')
        : refused('nothing-to-waive', '许可法47');
    return held ? refused('already-held') : undefined;
  },
  events: (c) => dropHearing(c, hearingPerson(c), 'cancelled'),
});
