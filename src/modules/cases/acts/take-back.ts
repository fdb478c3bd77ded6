import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** 拿回: what one has just passed on, as long as nobody has begun on it. */
export const takeBack = act({
  act: 'take-back',
  posts: ['examiner', 'reviewer', 'decider', 'head'],
  states: ['under-review'],
  may: (c) => {
    const last = c.state.lastPass;
    if (last?.by !== c.by.id) return refused('not-yours', '', { holder: last?.by ?? null });
    const next = c.state.tasks.find((t) => t.id === last.next);
    return next && next.holder === undefined
      ? undefined
      : refused('already-begun', '', { holder: next?.holder ?? null });
  },
  events: (c) => [
    { type: 'TaskEnded', ...at(c), task: c.state.lastPass!.next!, verb: 'void' },
    { type: 'TaskReopened', ...at(c), task: c.state.lastPass!.task.id },
  ],
});
