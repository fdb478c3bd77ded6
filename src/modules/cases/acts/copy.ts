import { act, at, STAFF } from '../spec.ts';

/** 抄送. */
export const copy = act({
  act: 'copy',
  posts: STAFF,
  states: ['under-review'],
  events: (c, { to, note }) => [{ type: 'Noted', ...at(c), verb: 'copy', to, ...(note ? { note } : {}) }],
});
