import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { active, inVotes, verdict } from '../quorum.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

/** An open signing in which it is this person's turn. */
export const yourTurn = (c: Ctx<'under-review'>): Guard => {
  const s = c.state.signing;
  if (!s || verdict(s.quorum, s.votes) !== 'open') return refused('no-signing');
  return active(s.quorum, s.votes).includes(c.by.id) ? undefined : refused('not-your-turn');
};

export const sign = act({
  act: 'sign',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  may: yourTurn,
  check: (c, { vote }) =>
    vote === 'abstain' && !inVotes(c.state.signing!.quorum, c.by.id) ? refused('no-abstention') : undefined,
  events: (c, { vote, opinion }) => [{ type: 'Signed', ...at(c), vote, ...(opinion ? { opinion } : {}) }],
});
