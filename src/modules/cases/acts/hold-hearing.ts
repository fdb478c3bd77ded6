import { refused } from '../../../kernel/decision.ts';
import { openHearingPauses } from '../hearing.ts';
import { concerned } from '../paper-kinds.ts';
import { membersOf } from '../quorum.ts';
import { act, at, type Ctx } from '../spec.ts';

type U = Ctx<'under-review'>;

/** 许可法48.1.3: whoever worked on the case, works on it or must still sign does not chair. */
const examined = (c: U): boolean =>
  c.state.workers.includes(c.by.id) ||
  c.state.tasks.some((t) => t.holder === c.by.id || (t.kind === 'inspect' && t.to === c.by.id)) ||
  (c.state.signing !== undefined && membersOf(c.state.signing.quorum).includes(c.by.id));

/** A call counts when everybody concerned was served in time, also those told of the case after it. */
const called = (c: U) => {
  const call = c.state.hearing.called;
  return call && concerned(c.state).every((p) => call.served[p] !== undefined) ? call : undefined;
};

export const holdHearing = act({
  act: 'hold-hearing',
  posts: ['chair'],
  states: ['under-review'],
  may: (c) => {
    if (c.state.hearing.held) return refused('already-held', '', { on: c.state.hearing.held.on });
    const call = called(c);
    if (!call) return refused('not-called', '许可法48.1.1');
    if (c.today < call.date) return refused('not-yet', '', { date: call.date });
    return examined(c) ? refused('chair-examined', '许可法48.1.3') : undefined;
  },
  events: (c, { record, signed }) => [
    { type: 'HearingHeld', ...at(c), chair: c.by.id, record, signed },
    ...openHearingPauses(c),
  ],
});
