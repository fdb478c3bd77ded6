import type { Actor, Post } from '../../../kernel/actor.ts';
import type { Id } from '../../../kernel/ids.ts';

const officer = (id: Id, ...posts: Post[]): Actor => ({ id, posts, unit: 'unit-1', channel: 'window' });

/** One officer or more in every post, and the parties. */
export const people = {
  applicant: { id: 'party-a', posts: ['applicant'], channel: 'web' } satisfies Actor,
  stakeholder: { id: 'party-s', posts: ['stakeholder'], channel: 'web' } satisfies Actor,
  intake: officer('o-intake', 'intake'),
  acceptor: officer('o-accept', 'acceptor'),
  /** Holds two posts that one case never allows to one person. */
  acceptorAndDecider: officer('o-double', 'acceptor', 'decider'),
  examiner: officer('o-exam-1', 'examiner'),
  examiner2: officer('o-exam-2', 'examiner'),
  reviewer: officer('o-review-1', 'reviewer'),
  reviewer2: officer('o-review-2', 'reviewer'),
  decider: officer('o-decide-1', 'decider'),
  decider2: officer('o-decide-2', 'decider'),
  head: officer('o-head', 'head'),
  supervisor: officer('o-super', 'supervisor'),
  consultee: { id: 'o-consult', posts: ['consultee'], unit: 'unit-2', channel: 'window' } satisfies Actor,
  signer: officer('o-sign-1', 'signer'),
  signer2: officer('o-sign-2', 'signer'),
  chair: officer('o-chair', 'chair'),
  oversight: officer('o-over', 'oversight'),
  delivery: officer('o-deliver', 'delivery'),
  system: { id: 'system', posts: ['system'], channel: 'system' } satisfies Actor,
  /** Of another unit: holds nothing here until appointed. */
  outsider: { id: 'o-out', posts: [], unit: 'unit-9', channel: 'window' } satisfies Actor,
} as const;

export type Role = keyof typeof people;

/** Posts of everybody by id, as the shell reads them for persons a command names. */
export const postsById: Readonly<Record<Id, readonly Post[]>> = Object.fromEntries(
  Object.values(people).map((p) => [p.id, p.posts]),
);
