import type { Actor, Post } from '../../../kernel/actor.ts';
import type { Id } from '../../../kernel/ids.ts';

const officer = (id: Id, unit: string, ...posts: Post[]): Actor => ({ id, posts, unit, channel: 'window' });

/** A small bureau in which most people hold several posts, so that separation is put to the test at every turn. */
export const STAFF: readonly Actor[] = [
  officer('s-in', 'u1', 'intake', 'delivery'),
  officer('s-ae', 'u1', 'acceptor', 'examiner'),
  officer('s-ad', 'u1', 'acceptor', 'decider'),
  officer('s-erc', 'u1', 'examiner', 'reviewer', 'chair'),
  officer('s-erd', 'u1', 'examiner', 'reviewer', 'decider'),
  officer('s-rd', 'u1', 'reviewer', 'decider', 'chair'),
  officer('s-dh', 'u1', 'decider', 'head'),
  officer('s-se', 'u1', 'supervisor', 'examiner'),
  officer('s-sr', 'u1', 'supervisor', 'reviewer'),
  officer('s-cs', 'u1', 'chair', 'signer'),
  officer('s-q', 'u2', 'consultee', 'signer'),
  officer('s-o', 'u1', 'oversight'),
  officer('s-h', 'u1', 'head'),
  officer('s-d', 'u1', 'delivery', 'intake'),
];
/** Of another unit: no post here until appointed. */
export const OUTSIDERS: readonly Actor[] = ['x-1', 'x-2', 'x-3', 'x-4', 'x-5', 'x-6'].map((id) => officer(id, 'u9'));
export const SYSTEM_ACTOR: Actor = { id: 'system', posts: ['system'], channel: 'system' };
export const STAKEHOLDERS: readonly Actor[] = ['t-1', 't-2'].map((id) => ({
  id,
  posts: ['stakeholder'],
  channel: 'web',
}));
export const applicantOf = (id: Id): Actor => ({ id, posts: ['applicant'], channel: 'web' });
/** Who may apply together with somebody: one of them wants papers electronically, the other on paper. */
export const othersWith = (id: Id): readonly Id[] => [`${id}-e`, `${id}-p`];
/** Whether somebody beside the applicant agreed to be told electronically. */
export const wantsE = (id: Id): boolean => id === 't-1' || id.endsWith('-e');
export const agentOf = (id: Id): Actor => ({ id: `agent-${id}`, posts: ['applicant'], channel: 'web', principal: id });

export const POSTS_BY_ID: Readonly<Record<Id, readonly Post[]>> = Object.fromEntries(
  [...STAFF, ...OUTSIDERS].map((a) => [a.id, a.posts]),
);
