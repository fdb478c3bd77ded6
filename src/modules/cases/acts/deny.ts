import { refused } from '../../../kernel/decision.ts';
import { decidedBy } from '../decision.content.ts';
import { beforeDecision, neverByRule, reasonsComplete, remedyComplete, statementHeard } from '../decision.guards.ts';
import { act } from '../spec.ts';

/** 许可法38.2 不予许可: with reasons, and the remedies against it. */
export const deny = act({
  act: 'deny',
  posts: ['decider', 'head'],
  states: ['under-review'],
  may: (c) =>
    beforeDecision(c) ?? (c.state.frozen ? refused('frozen') : undefined) ?? statementHeard(c) ?? neverByRule(c),
  check: (c, { reasons, standard, remedies }) =>
    reasonsComplete(c, reasons as never, standard) ?? remedyComplete(c, remedies as never),
  events: (c, { reasons, standard, remedies }) => {
    const articles = [...new Set(reasons.map((r) => r.article!))];
    return [decidedBy(c, c.state, 'denied', { articles, reasons, standard, remedies } as never)];
  },
});
