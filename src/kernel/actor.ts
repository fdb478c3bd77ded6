import type { Id } from './ids.ts';

/** The posts of the case acts (岗). A person may hold several, at a unit and a place, between two days. */
export type Post =
  | 'applicant'
  | 'intake'
  | 'acceptor'
  | 'examiner'
  | 'reviewer'
  | 'decider'
  | 'head'
  | 'supervisor'
  | 'consultee'
  | 'signer'
  | 'chair'
  | 'stakeholder'
  | 'oversight'
  | 'delivery'
  | 'catalogue'
  | 'system';

/** The posts of those who work on cases. */
export const OFFICER_POSTS = [
  'intake',
  'acceptor',
  'examiner',
  'reviewer',
  'decider',
  'head',
  'supervisor',
  'consultee',
  'signer',
  'chair',
  'oversight',
  'delivery',
] as const satisfies readonly Post[];

/** Where an application or an act comes in. */
export type Channel = 'web' | 'window' | 'outlet' | 'kiosk' | 'post' | 'system';

/**
 * Who acts, in what capacity, where. Built once by the server from the session; the pure code trusts it.
 * `posts` are those in force today at the unit that handles the case at hand.
 */
export type Actor = {
  readonly id: Id;
  readonly posts: readonly Post[];
  readonly unit?: Id;
  readonly site?: Id;
  readonly channel: Channel;
  /** The person on whose behalf an applicant acts, with the mandate that allows it (许可法29). */
  readonly principal?: Id;
  readonly mandate?: Id;
};
