import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** A complaint found true marks the application as false (许可法78); found false, what the freeze held back by law follows at once. */
export const unfreeze = act({
  act: 'unfreeze',
  posts: ['oversight'],
  states: ['received', 'correcting', 'under-review', 'decided'],
  lapsesAfter: true,
  may: (c) => (c.state.frozen ? undefined : refused('not-frozen')),
  events: (c, { finding }) => [{ type: 'Unfrozen', ...at(c), finding }],
});
