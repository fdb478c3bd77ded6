import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { colleagues } from '../guards.ts';
import { act, at } from '../spec.ts';

/** 抄送. */
export const copy = act({
  act: 'copy',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  check: (c, { to }) => colleagues(c, to),
  events: (c, { to, note }) => [{ type: 'Noted', ...at(c), verb: 'copy', to, ...(note ? { note } : {}) }],
});
