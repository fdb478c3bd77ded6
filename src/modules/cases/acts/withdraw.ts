import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** 撤回申请, until the decision; after it the holder gives the licence up instead. */
export const withdraw = act({
  act: 'withdraw',
  posts: ['applicant'],
  states: ['received', 'correcting', 'under-review'],
  elsewhere: (state) => (state.state === 'decided' ? refused('already-decided') : undefined),
  events: (c, { reason }) => [{ type: 'Withdrawn', ...at(c), ...(reason ? { reason } : {}) }],
});
