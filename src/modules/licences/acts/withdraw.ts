import { refused } from '../../../kernel/decision.ts';
import type { WithdrawGround } from '../events.ts';
import { act, framed } from '../spec.ts';
import { heard, proposedBySomebodyElse } from './proposal.ts';

const isCause = (ground: string): ground is WithdrawGround => ground === 'law-changed' || ground === 'facts-changed';

/** 撤回 (许可法8): the permit was lawful; law or facts changed and the public interest asks for it. Damage is compensated. */
export const withdraw = act({
  act: 'withdraw',
  posts: ['head'],
  states: ['in-force', 'suspended'],
  may: (c) => proposedBySomebodyElse(c, 'withdraw') ?? heard(c),
  check: (c, { compensation }) => {
    if (!isCause(c.state.proposal?.ground ?? '')) return refused('no-change-of-law-or-facts', '许可法8.2');
    const settled = compensation && (compensation.how === 'none-due' || compensation.fen !== undefined);
    return settled ? undefined : refused('compensation-open', '许可法8.2');
  },
  events: (c, { compensation }) => [
    {
      type: 'Withdrawn',
      ...framed(c),
      ground: c.state.proposal!.ground as WithdrawGround,
      article: c.state.proposal!.article,
      compensation: compensation!,
    },
  ],
});
