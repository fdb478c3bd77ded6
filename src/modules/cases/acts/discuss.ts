import { colleagues } from '../guards.ts';
import { act, at, STAFF } from '../spec.ts';

/** 沟通. */
export const discuss = act({
  act: 'discuss',
  posts: STAFF,
  states: ['under-review'],
  check: (c, { to }) => colleagues(c, to),
  events: (c, { to, note }) => [{ type: 'Noted', ...at(c), verb: 'discuss', to, ...(note ? { note } : {}) }],
});
