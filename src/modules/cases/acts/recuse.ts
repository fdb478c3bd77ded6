import { refused } from '../../../kernel/decision.ts';
import { postsOf } from '../posts.ts';
import { act, at } from '../spec.ts';

/** 回避. The person's open tasks lose their holder; no clock waits. */
export const recuse = act({
  act: 'recuse',
  posts: ['supervisor', 'head'],
  states: ['received', 'correcting', 'under-review'],
  check: (c, { person }) => {
    if (c.state.recused.includes(person)) return refused('already-recused', '', { person });
    const needsHead = postsOf(c, person).includes('supervisor');
    return needsHead && !c.by.posts.includes('head') ? refused('not-your-post', '', { posts: ['head'] }) : undefined;
  },
  events: (c, { person, ground }) => [{ type: 'Recused', ...at(c), person, ground, decidedBy: c.by.id }],
});
