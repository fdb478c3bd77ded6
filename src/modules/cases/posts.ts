import type { Actor, Post } from '../../kernel/actor.ts';
import { refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ActName } from './commands.ts';
import type { CaseFacts } from './facts.ts';
import type { Ctx, Guard } from './spec.ts';
import type { Case, UnderReview } from './state.ts';

/** The posts a person holds on this case: those of today, and those a head gave them for it (appoint). */
export const postsHeld = (by: Actor, state: Case | undefined): readonly Post[] => {
  if (state?.state !== 'under-review') return by.posts;
  const given = state.appointed.filter((a) => a.person === by.id).map((a) => a.post);
  return given.length === 0 ? by.posts : [...by.posts, ...given];
};

/** As which of the applicants somebody acts; whom they act for comes before themselves. */
export const partyOf = (by: Pick<Actor, 'id' | 'principal'>, parties: readonly Id[]): Id | undefined =>
  parties.find((p) => p === by.principal) ?? parties.find((p) => p === by.id);

/** The first question of every act: does this person stand where the act is done from (③)? */
export const standing = (
  act: ActName,
  posts: readonly Post[],
  by: Actor,
  parties: readonly Id[],
  state: Case | undefined,
  facts: CaseFacts,
): Guard => {
  const held = postsHeld(by, state).filter((p) => posts.includes(p));
  if (held.length === 0) return refused('not-your-post', '', { act, posts });
  const own = partyOf(by, parties) !== undefined;
  if (held.some((p) => p !== 'applicant')) {
    // Nobody is an officer in their own matter, nor in that of somebody they act for (公务员法: 回避); they apply like others.
    return own && !held.includes('applicant') ? refused('own-matter', '许可法5') : undefined;
  }
  // 许可法29: an agent needs a mandate; nobody acts on another's application.
  return own && facts.mandateOk ? undefined : refused('no-mandate', '许可法29');
};

/** 许可法48.1.3 and the separation of 受理, 审查, 决定: who may not take a step of this post in this case. */
export const separated = (state: UnderReview, person: Id, post: Post): boolean => {
  const chair = state.hearing.held?.chair === person;
  switch (post) {
    case 'decider':
    case 'head':
      return chair || state.accepted.by === person || state.workers.includes(person);
    case 'reviewer':
      return chair || state.examiners.includes(person);
    default:
      return chair;
  }
};

export const samePerson = (c: Ctx<'under-review'>, person: Id, post: Post): Guard =>
  separated(c.state, person, post) ? refused('same-person', '', { post }) : undefined;

/** Posts of a person named in a command; the actor's own are known. */
export const postsOf = (c: Ctx, person: Id): readonly Post[] =>
  person === c.by.id ? postsHeld(c.by, c.state) : (c.facts.postsOf?.[person] ?? []);
