import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { colleagues } from '../guards.ts';
import { inVotes, membersOf, withSigner } from '../quorum.ts';
import { act, at } from '../spec.ts';
import { yourTurn } from './sign.ts';

/** 加签: whoever must sign now may put another before, after or beside himself. */
export const addSigner = act({
  act: 'add-signer',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  may: yourTurn,
  check: (c, { who }) => {
    const { quorum } = c.state.signing!;
    if (membersOf(quorum).includes(who)) return refused('already-signer', '', { who });
    if (inVotes(quorum, c.by.id)) return refused('votes-fixed');
    if (c.state.recused.includes(who)) return refused('recused', '', { person: who });
    if (c.state.hearing.held?.chair === who) return refused('same-person', '', { post: 'chair' });
    return colleagues(c, [who]);
  },
  events: (c, { who, where }) => {
    const quorum = withSigner(c.state.signing!.quorum, c.by.id, who, where);
    return [{ type: 'SigningChanged', ...at(c), quorum, added: [who], removed: [] }];
  },
});
