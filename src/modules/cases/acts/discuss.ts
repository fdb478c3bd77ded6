import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { colleagues } from '../guards.ts';
import { act, at } from '../spec.ts';

/** 沟通. */
export const discuss = act({
  act: 'discuss',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  check: (c, { to }) => colleagues(c, to),
  events: (c, { to, note }) => [{ type: 'Noted', ...at(c), verb: 'discuss', to, ...(note ? { note } : {}) }],
});
