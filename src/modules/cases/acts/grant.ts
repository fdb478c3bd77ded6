import { decidedBy } from '../decision.content.ts';
import { beforeDecision, beforeGrant, numberHolds, termHolds } from '../decision.guards.ts';
import { act } from '../spec.ts';

/** 许可法38.1 准予. */
export const grant = act({
  act: 'grant',
  posts: ['decider', 'head'],
  states: ['under-review'],
  may: (c) => beforeDecision(c) ?? beforeGrant(c),
  check: (c, wish) => termHolds(c, wish) ?? numberHolds(c, wish.licenceNumber),
  events: (c, { act: _, ...wording }) => [decidedBy(c, c.state, 'granted', wording)],
});
