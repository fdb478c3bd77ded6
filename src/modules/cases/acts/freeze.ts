import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** 冒用: the named person says it was not them. It pauses no clock; nothing is accepted, granted or delivered meanwhile. */
export const freeze = act({
  act: 'freeze',
  posts: ['oversight'],
  states: ['received', 'correcting', 'under-review', 'decided'],
  may: (c) => (c.state.frozen ? refused('already-frozen') : undefined),
  events: (c, { complaint }) => [{ type: 'Frozen', ...at(c), complaint }],
});
