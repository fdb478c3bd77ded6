import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** What makes a decision what it is cannot be a misprint. */
const SUBSTANCE = ['outcome', 'scope', 'scopes', 'holder', 'term', 'validFrom', 'validUntil', 'conditions', 'reasons'];

/** 更正 of a clerical error, also after the case is closed. */
export const correctDecision = act({
  act: 'correct-decision',
  posts: ['decider'],
  states: ['decided', 'closed'],
  may: (c) => (c.state.decided ? undefined : refused('no-decision')),
  check: (_, { field }) => (SUBSTANCE.includes(field) ? refused('not-clerical', '许可法69', { field }) : undefined),
  events: (c, { field, oldHash, newHash }) => [{ type: 'DecisionCorrected', ...at(c), field, oldHash, newHash }],
});
