import { refused } from '../../../kernel/decision.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Agreement } from '../events.ts';
import { partyOf } from '../posts.ts';
import { act, at, type Ctx } from '../spec.ts';
import { partiesOf } from '../state.ts';

/** Who of several applicants agrees once the actor has acted: each of the others by a word of their own. */
const agreements = (c: Ctx): readonly Agreement[] => {
  const parties = partiesOf(c.state);
  const own = partyOf(c.by, parties);
  const others = (c.facts.withdrawalAgreedBy ?? []).filter((a) => a.party !== own && parties.includes(a.party));
  return own === undefined ? others : [...others, { party: own, by: c.by.id, on: c.today }];
};

/** Applicants whose agreement is still missing; `agreed` are those who have said yes. */
export const stillToAgree = (parties: readonly Id[], agreed: readonly Id[]): readonly Id[] =>
  parties.filter((p) => !agreed.includes(p));

/**
 * 撤回申请, until the decision; after it the holder gives the licence up instead. 许可法29: nobody takes back what
 * another has applied for, so of several applicants all agree, and until then the case goes on.
 */
export const withdraw = act({
  act: 'withdraw',
  posts: ['applicant'],
  states: ['received', 'correcting', 'under-review'],
  elsewhere: (state) => (state.state === 'decided' ? refused('already-decided') : undefined),
  may: (c) => {
    const persons = stillToAgree(
      partiesOf(c.state),
      agreements(c).map((a) => a.party),
    );
    return persons.length > 0 ? refused('co-applicants-agree', '许可法29', { persons }) : undefined;
  },
  events: (c, { reason }) => {
    const agreed = agreements(c);
    return [
      {
        type: 'Withdrawn',
        ...at(c),
        ...(reason ? { reason } : {}),
        ...(c.state.coApplicants.length > 0 ? { agreed } : {}),
      },
    ];
  },
});
