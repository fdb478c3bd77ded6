import { askable, notObtainable } from '../guards.ts';
import { act, at } from '../spec.ts';

/** An invitation, never a demand: it pauses nothing and is no second correction notice. */
export const inviteSupplement = act({
  act: 'invite-supplement',
  posts: ['examiner'],
  states: ['under-review'],
  check: (c, { refs }) => notObtainable(c, refs) ?? askable(c, refs),
  events: (c, { refs, note }) => [{ type: 'SupplementInvited', ...at(c), refs, ...(note ? { note } : {}) }],
});
