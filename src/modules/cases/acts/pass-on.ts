import { refused } from '../../../kernel/decision.ts';
import type { Id } from '../../../kernel/ids.ts';
import { holdsStep, isLastStep, notTheirOwn, ownTask } from '../guards.ts';
import { openStep } from '../opening.ts';
import { postsOf, samePerson } from '../posts.ts';
import { act, at, type Ctx, type Guard, positionOf } from '../spec.ts';
import { stepTask } from '../state.ts';

/** Whom the next step is meant for must be able to take it; a straight return knows its own way back. */
const nextHolder = (c: Ctx<'under-review'>, to: Id | undefined): Guard => {
  const post = c.terms.steps[c.state.at + 1]?.post;
  if (to === undefined || post === undefined || ownTask(c)?.back) return undefined;
  if (c.state.recused.includes(to)) return refused('recused', '', { person: to });
  if (!postsOf(c, to).includes(post)) return refused('wrong-post', '', { post });
  return samePerson(c, to, post) ?? notTheirOwn(c, [to]);
};

/** Ends a step with an opinion and opens the next, or the one it was returned from. The decision is not passed on. */
export const passOn = act({
  act: 'pass-on',
  posts: ['examiner', 'reviewer', 'decider', 'head'],
  states: ['under-review'],
  may: (c) =>
    holdsStep(c) ??
    samePerson(c, c.by.id, stepTask(c.state)!.post) ??
    (isLastStep(c.terms, c.state.at) ? refused('at-decision') : undefined),
  check: (c, { opinion, to }) => (opinion ? nextHolder(c, to) : refused('opinion-missing')),
  events: (c, { opinion, to }) => {
    const task = ownTask(c)!;
    const [back, ...thenBack] = task.thenBack;
    const next = task.back
      ? { step: task.back.step, way: { to: task.back.to, ...(back ? { back } : {}), thenBack } }
      : { step: task.step + 1, way: { to } };
    return [
      { type: 'TaskEnded', ...at(c), task: task.id, verb: 'done', ...(opinion ? { opinion } : {}) },
      openStep(c.terms, next.step, positionOf(c, 1), c.today, c.by.id, next.way),
    ];
  },
});
