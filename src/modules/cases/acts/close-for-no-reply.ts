import { refused } from '../../../kernel/decision.ts';
import { dueDay } from '../../../law/clock.ts';
import { workingDays } from '../clocks.dues.ts';
import { act, at } from '../spec.ts';

/** 退件: no law ends an unanswered correction, only a local rule; the sweep proposes, a person closes. */
export const closeForNoReply = act({
  act: 'close-for-no-reply',
  posts: ['acceptor'],
  states: ['correcting'],
  may: (c) => {
    const { replyWithin, servedOn } = c.state.correction;
    if (replyWithin === undefined) return refused('no-local-rule');
    if (servedOn === undefined) return refused('not-served');
    const { due } = dueDay(workingDays(servedOn, replyWithin), c.calendar);
    if (c.today <= due) return refused('still-waiting', '', { until: due });
    return c.facts.waitReminded ? undefined : refused('not-reminded');
  },
  events: (c) => [{ type: 'ClosedForNoReply', ...at(c) }],
});
