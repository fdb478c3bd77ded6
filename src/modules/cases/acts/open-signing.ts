import { refused } from '../../../kernel/decision.ts';
import { colleagues } from '../guards.ts';
import { isQuorum, membersOf, type Quorum } from '../quorum.ts';
import { act, at } from '../spec.ts';

/** 会签, 或签, 票签, 顺序签. Signing is work on the case, so neither a recused person nor the chair of the hearing may sign. */
export const openSigning = act({
  act: 'open-signing',
  posts: ['examiner', 'reviewer'],
  states: ['under-review'],
  may: (c) => (c.state.signing ? refused('signing-exists') : undefined),
  check: (c, { quorum, statutory = [] }) => {
    const q = quorum as Quorum;
    if (!isQuorum(q)) return refused('bad-quorum');
    const who = membersOf(q);
    const barred = who.filter((id) => c.state.recused.includes(id) || c.state.hearing.held?.chair === id);
    const outside = statutory.filter((id) => !who.includes(id));
    return barred.length + outside.length > 0
      ? refused('bad-quorum', '', { who: [...barred, ...outside] })
      : colleagues(c, who);
  },
  events: (c, { quorum, statutory, question }) => [
    {
      type: 'SigningOpened',
      ...at(c),
      quorum: quorum as Quorum,
      ...(statutory ? { statutory } : {}),
      ...(question ? { question } : {}),
    },
  ],
});
