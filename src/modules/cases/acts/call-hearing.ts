import { refused } from '../../../kernel/decision.ts';
import { mainClock, statutoryDue } from '../clocks.dues.ts';
import type { CommandOf } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { earliestHearing } from '../hearing.ts';
import { act, at, type Ctx, type Guard, positionOf } from '../spec.ts';

type U = Ctx<'under-review'>;

/** 46: the law demands it, or the bureau sees a major public interest; 47: somebody asked. */
const grounded = (c: U, { ground }: CommandOf<'call-hearing'>): Guard => {
  const { requests, called } = c.state.hearing;
  const exOfficio = called !== undefined && called.ground !== 'requested';
  const holds =
    ground === 'law' ? c.terms.hearing === 'by-law' : ground === 'major' || (requests.length > 0 && !exOfficio);
  return holds ? undefined : refused('no-ground', ground === 'requested' ? '许可法47' : '许可法46', { ground });
};

/** Calls or, called again, postpones. Its time is excluded from the service of the notice to the day of the hearing (45). */
export const callHearing = act({
  act: 'call-hearing',
  posts: ['examiner'],
  states: ['under-review'],
  may: (c) => (c.state.hearing.held ? refused('already-held', '', { on: c.state.hearing.held.on }) : undefined),
  check: (c, command) => {
    const earliest = earliestHearing(c.today, c.calendar);
    return (
      grounded(c, command) ??
      (command.date < earliest ? refused('seven-days', '许可法48.1.1', { earliest }) : undefined)
    );
  },
  events: (c, { ground, date, place, public: open }) => {
    const due = statutoryDue(mainClock(c.state, c.terms, c.calendar), c.calendar)?.due;
    const call: CaseEvent = { type: 'HearingCalled', ...at(c), ground, date, place, public: open };
    if (due === undefined || c.today >= due) return [call];
    const pause = `p${positionOf(c, 1)}`;
    return [
      call,
      { type: 'Paused', ...at(c), pause, ground: 'hearing', procedure: 'hearing', until: date, basis: '许可法45' },
    ];
  },
});
