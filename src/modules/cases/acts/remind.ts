import { refused } from '../../../kernel/decision.ts';
import { act, at, STAFF } from '../spec.ts';
import { stepTask } from '../state.ts';

/** 催办: once a day each. The applicant reminds whoever holds the step; only officers say whom else. */
export const remind = act({
  act: 'remind',
  posts: [...STAFF, 'applicant'],
  states: ['under-review'],
  may: (c) => (c.state.reminded[c.by.id] === c.today ? refused('too-often') : undefined),
  events: (c, { to }) => {
    const holder = stepTask(c.state)?.holder;
    const officer = c.by.posts.some((p) => p !== 'applicant');
    return [{ type: 'Noted', ...at(c), verb: 'remind', to: (officer && to) || (holder === undefined ? [] : [holder]) }];
  },
});
