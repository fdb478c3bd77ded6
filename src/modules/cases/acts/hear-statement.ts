import { act, at } from '../spec.ts';

/** 许可法36: 陈述, 申辩, on record. */
export const hearStatement = act({
  act: 'hear-statement',
  posts: ['examiner'],
  states: ['under-review'],
  events: (c, { person, record }) => [{ type: 'StatementHeard', ...at(c), person, record }],
});
