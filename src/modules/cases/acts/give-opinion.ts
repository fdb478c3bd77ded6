import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { act, at, type Ctx } from '../spec.ts';
import type { Task } from '../state.ts';

const questions = (c: Ctx<'under-review'>): readonly Task[] =>
  c.state.tasks.filter(
    (t) => t.kind === 'consult' && (t.to === c.by.id || (c.by.unit !== undefined && t.to === c.by.unit)),
  );

const answered = (c: Ctx<'under-review'>, task: string | undefined): Task | undefined =>
  questions(c).find((t) => task === undefined || t.id === task);

/** The answer of the person or unit asked. After a silence that counted as no objection there is nothing left to answer. */
export const giveOpinion = act({
  act: 'give-opinion',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  may: (c) => (questions(c).length > 0 ? undefined : refused('not-asked')),
  check: (c, { task }) => (answered(c, task) ? undefined : refused('not-asked')),
  events: (c, { task, verdict, opinion }) => [
    { type: 'TaskEnded', ...at(c), task: answered(c, task)!.id, verb: verdict, ...(opinion ? { opinion } : {}) },
  ],
});
