import { refused } from '../../../kernel/decision.ts';
import { evolve } from '../case.ts';
import { decidedBy } from '../decision.content.ts';
import { beforeGrantOnTheSpot, numberHolds, termHolds } from '../decision.guards.ts';
import { filingHasNoApproval, notFrozen, nothingMissing } from '../guards.ts';
import { acceptance } from '../opening.ts';
import { act, type Ctx, type Guard } from '../spec.ts';

/** The acceptor needs the authority, or a rule set signed by a person judges; a rule that says no hands over to a person. */
const authorised = (c: Ctx): Guard => {
  const { instantAuthority, ruleSays } = c.facts;
  if (ruleSays === 'no') return refused('rule-says-no');
  const byRule = c.by.posts.includes('system');
  return ruleSays === 'yes' || (instantAuthority && !byRule) ? undefined : refused('rule-says-no');
};

/** 许可法34.2 即办: complete and decidable at once is decided at once, and only in the applicant's favour. The one exception to separation. */
export const decideOnTheSpot = act({
  act: 'decide-on-the-spot',
  posts: ['acceptor', 'system'],
  states: ['received'],
  may: (c) =>
    filingHasNoApproval(c) ??
    (c.terms.instant ? undefined : refused('not-instant', '许可法34.2')) ??
    notFrozen(c) ??
    nothingMissing(c) ??
    authorised(c) ??
    beforeGrantOnTheSpot(c),
  check: (c, wish) => termHolds(c, wish) ?? numberHolds(c, wish.licenceNumber),
  events: (c, { act: _, ...wording }) => {
    const accepted = acceptance(c.state, c.facts, c.today, 'instant', c.by.id, c.calendar);
    const state = evolve(c.state, accepted);
    if (state.state !== 'under-review') throw new Error('an acceptance leads to examination');
    return [accepted, decidedBy(c, state, 'granted', wording)];
  },
});
