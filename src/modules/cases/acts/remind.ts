import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { colleagues } from '../guards.ts';
import { act, at, type Ctx } from '../spec.ts';
import { stepTask } from '../state.ts';

const isOfficer = (c: Ctx): boolean => c.by.posts.some((p) => p !== 'applicant');

/** 催办: once a day each. The applicant reminds whoever holds the step; only officers say whom else. */
export const remind = act({
  act: 'remind',
  posts: [...OFFICER_POSTS, 'applicant'],
  states: ['under-review'],
  may: (c) => (c.state.reminded[c.by.id] === c.today ? refused('too-often') : undefined),
  check: (c, { to = [] }) => (isOfficer(c) ? colleagues(c, to) : undefined),
  events: (c, { to }) => {
    const holder = stepTask(c.state)?.holder;
    return [
      { type: 'Noted', ...at(c), verb: 'remind', to: (isOfficer(c) && to) || (holder === undefined ? [] : [holder]) },
    ];
  },
});
