import { act, at } from '../spec.ts';

/** 复议, 诉讼, 自行纠正 are noted; what they order begins as a new case. */
export const noteRemedy = act({
  act: 'note-remedy',
  posts: ['oversight'],
  states: ['under-review', 'decided', 'closed'],
  events: (c, { kind, ref, outcome }) => [
    { type: 'RemedyNoted', ...at(c), kind, ref, ...(outcome === undefined ? {} : { outcome }) },
  ],
});
