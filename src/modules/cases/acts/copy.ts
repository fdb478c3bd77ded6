import { colleagues } from '../guards.ts';
import { act, at, STAFF } from '../spec.ts';

/** 抄送. */
export const copy = act({
  act: 'copy',
  posts: STAFF,
  states: ['under-review'],
  check: (c, { to }) => colleagues(c, to),
  events: (c, { to, note }) => [{ type: 'Noted', ...at(c), verb: 'copy', to, ...(note ? { note } : {}) }],
});
