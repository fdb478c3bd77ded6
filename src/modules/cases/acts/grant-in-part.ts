import { refused } from '../../../kernel/decision.ts';
import { decidedBy } from '../decision.content.ts';
import {
  beforeDecision,
  beforeGrant,
  neverByRule,
  numberHolds,
  partsAnswered,
  reasonsComplete,
  remedyComplete,
  statementHeard,
  termHolds,
} from '../decision.guards.ts';
import { act } from '../spec.ts';

/** Both in one decision: granted for some scopes, refused with reasons for the others. */
export const grantInPart = act({
  act: 'grant-in-part',
  posts: ['decider', 'head'],
  states: ['under-review'],
  may: (c) =>
    beforeDecision(c) ??
    beforeGrant(c) ??
    (c.terms.divisible ? undefined : refused('not-divisible')) ??
    statementHeard(c) ??
    neverByRule(c),
  check: (c, { scopes, refused: reasons, standard, remedies, ...wish }) =>
    reasonsComplete(c, reasons as never, standard) ??
    partsAnswered(c, scopes, reasons as never) ??
    remedyComplete(c, remedies as never) ??
    termHolds(c, wish) ??
    numberHolds(c, wish.licenceNumber),
  events: (c, { act: _, refused: reasons, ...wording }) => [
    decidedBy(c, c.state, 'granted-in-part', { ...wording, reasons } as never),
  ],
});
