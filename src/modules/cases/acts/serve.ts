import { refused } from '../../../kernel/decision.ts';
import { mainClock, statutoryDue } from '../clocks.dues.ts';
import type { CommandOf } from '../commands.ts';
import { agreesToE } from '../consent.ts';
import type { PaperKind } from '../events.ts';
import { earliestHearing } from '../hearing.ts';
import { act, at, type Ctx } from '../spec.ts';
import { firstDue } from './extend.ts';

type Serve = CommandOf<'serve'>;

/** The pick-up code of a decision may be told at any time before delivery; every other paper stands in the list. */
const addressee = (c: Ctx, { paper, to }: Serve): string | undefined => {
  if (c.state.state === 'decided' && paper.kind === 'pick-up')
    return paper.position === c.state.decided.position && c.state.decided.readyOn === undefined
      ? c.state.applicant
      : undefined;
  return c.state.unserved.find(
    (u) => u.kind === paper.kind && u.position === paper.position && (to === undefined || u.to === to),
  )?.to;
};

/** A notice served when it can no longer act is still served, and starts nothing (许可法42, 45, 48). */
const tooLate = (c: Ctx, { paper }: Serve): boolean => {
  if (c.state.state !== 'under-review') return false;
  const u = c as Ctx<'under-review'>;
  switch (paper.kind) {
    case 'special-procedure': {
      const due = statutoryDue(mainClock(u.state, c.terms, c.calendar), c.calendar)?.due;
      return due !== undefined && c.today >= due;
    }
    case 'extension': {
      const due = firstDue(u);
      return due !== undefined && c.today > due;
    }
    case 'hearing-notice':
      return u.state.hearing.called !== undefined && u.state.hearing.called.date < earliestHearing(c.today, c.calendar);
    default:
      return false;
  }
};

/** Hand-over, or dispatch by post (dispatch counts); starts whatever waits for service. */
export const serve = act({
  act: 'serve',
  posts: ['intake', 'delivery', 'system'],
  states: ['received', 'correcting', 'under-review', 'decided', 'closed'],
  may: (c) => {
    const pickUp = c.state.state === 'decided' && c.state.decided.readyOn === undefined;
    return c.state.unserved.length > 0 || pickUp ? undefined : refused('nothing-to-serve');
  },
  check: (c, command) => {
    const to = addressee(c, command);
    if (to === undefined) return refused('nothing-to-serve', '', { paper: command.paper.kind });
    return command.mode === 'e' && !agreesToE(c.state, c.facts, to)
      ? refused('channel-not-in-agreement', '电子签名法11')
      : undefined;
  },
  events: (c, command) => [
    {
      type: 'Served',
      ...at(c),
      paper: { kind: command.paper.kind as PaperKind, position: command.paper.position },
      to: addressee(c, command)!,
      mode: command.mode,
      ...(command.arrivedOn === undefined ? {} : { arrivedOn: command.arrivedOn }),
      ...(tooLate(c, command) ? { late: true } : {}),
    },
  ],
});
