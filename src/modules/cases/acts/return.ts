import { refused } from '../../../kernel/decision.ts';
import type { ReturnPoint } from '../events.ts';
import { holdsStep, ownTask } from '../guards.ts';
import { openStep } from '../opening.ts';
import { act, at, type Ctx, positionOf } from '../spec.ts';

const stepOf = (c: Ctx<'under-review'>, key: string): number => c.terms.steps.findIndex((s) => s.key === key);

/** 驳回 to an earlier step, never to before acceptance. Straight: the answer comes back to the returner, and then to whoever returned to him. */
export const returnToStep = act({
  act: 'return',
  posts: ['examiner', 'reviewer', 'decider', 'head'],
  states: ['under-review'],
  may: (c) => holdsStep(c) ?? (c.state.at === 0 ? refused('no-such-step') : undefined),
  check: (c, { to, reason }) => {
    const step = stepOf(c, to);
    if (step < 0 || step >= c.state.at) return refused('no-such-step', '', { to });
    return reason ? undefined : refused('reason-missing');
  },
  events: (c, { to, straight, reason }) => {
    const task = ownTask(c)!;
    const step = stepOf(c, to);
    const back: ReturnPoint = { step: task.step, to: c.by.id };
    const thenBack = task.back ? [task.back, ...task.thenBack] : [];
    return [
      { type: 'TaskEnded', ...at(c), task: task.id, verb: 'returned' },
      { type: 'Returned', ...at(c), from: task.step, to: step, straight, reason: reason! },
      openStep(c.terms, step, positionOf(c, 2), c.today, c.by.id, straight ? { back, thenBack } : {}),
    ];
  },
});
