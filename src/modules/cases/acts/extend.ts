import type { Day } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { mainClock, statutoryDue } from '../clocks.dues.ts';
import { act, at, type Ctx } from '../spec.ts';

const extension = (c: Ctx<'under-review'>) => c.state.accepted.periods.statutory?.extension;

/** The last day to approve and tell an extension: that of the period without it. */
export const firstDue = (c: Ctx<'under-review'>): Day | undefined =>
  statutoryDue(mainClock(c.state, c.terms, c.calendar), c.calendar, false)?.due;

/** 许可法42.1: once, by the head; 42.2 for joint matters by the government. It counts from the original start. */
export const extend = act({
  act: 'extend',
  posts: ['examiner', 'reviewer', 'decider', 'supervisor', 'head'],
  states: ['under-review'],
  may: (c) => {
    if (!c.by.posts.includes('head')) return refused('not-the-head', '许可法42.1');
    if (c.state.extended) return refused('already-extended', '许可法42.1', { on: c.state.extended.on });
    const due = firstDue(c);
    if (!extension(c) || due === undefined) return refused('no-extension');
    return c.today > due ? refused('too-late', '许可法42.1', { due }) : undefined;
  },
  check: (c, { reason, approval }) =>
    (reason ? undefined : refused('reason-missing', '许可法42.1')) ??
    ((c.terms.joint || extension(c)!.approver === 'government') && !approval
      ? refused('not-the-head', '许可法42.2')
      : undefined),
  events: (c, { reasonCode, reason, approval }) => [
    {
      type: 'Extended',
      ...at(c),
      days: extension(c)!.n,
      approver: c.by.id,
      reasonCode,
      ...(reason ? { reason } : {}),
      ...(approval === undefined ? {} : { approval }),
      firstDue: firstDue(c)!,
    },
  ],
});
