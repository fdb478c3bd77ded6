import { refused } from '../../../kernel/decision.ts';
import { act, framed } from '../spec.ts';

/** 吊销: a penalty of another organ; here its decision is only recorded, never made. */
export const notePenalty = act({
  act: 'note-penalty',
  posts: ['supervisor', 'oversight', 'head'],
  states: ['in-force', 'suspended'],
  check: (_, { organ, decision, article }) => (organ && decision && article ? undefined : refused('penalty-unnamed')),
  events: (c, { organ, decision, article }) => [
    { type: 'Penalised', ...framed(c), organ: organ!, decision: decision!, article: article! },
  ],
});

/** An order of reconsideration or a court takes the end back: the licence stands as before. */
export const annul = act({
  act: 'annul',
  posts: ['head', 'oversight'],
  states: ['withdrawn', 'revoked', 'penalised'],
  check: (_, { order }) => (order ? undefined : refused('reference-missing')),
  events: (c, { order }) => [{ type: 'Restored', ...framed(c), order: order! }],
});
