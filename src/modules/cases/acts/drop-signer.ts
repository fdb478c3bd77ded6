import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { membersOf, verdict, withoutSigner } from '../quorum.ts';
import { act, at } from '../spec.ts';

/** 减签: who added a signer may take them out again before they have signed. */
export const dropSigner = act({
  act: 'drop-signer',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  may: (c) => {
    const s = c.state.signing;
    if (!s || verdict(s.quorum, s.votes) !== 'open') return refused('no-signing');
    return Object.values(s.added).includes(c.by.id) ? undefined : refused('not-yours', '', { holder: s.openedBy });
  },
  check: (c, { who }) => {
    const s = c.state.signing!;
    if (s.statutory.includes(who)) return refused('statutory-signer', '', { who });
    if (!membersOf(s.quorum).includes(who) || s.added[who] !== c.by.id)
      return refused('not-yours', '', { holder: s.added[who] ?? s.openedBy });
    return s.votes[who] === undefined ? undefined : refused('already-signed', '', { who });
  },
  events: (c, { who }) => {
    const quorum = withoutSigner(c.state.signing!.quorum, who);
    return [{ type: 'SigningChanged', ...at(c), quorum, added: [], removed: [who] }];
  },
});
