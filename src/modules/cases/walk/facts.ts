import type { Actor } from '../../../kernel/actor.ts';
import { type Day, dayNumber } from '../../../kernel/day.ts';
import { instant } from '../../../kernel/instant.ts';
import type { CaseFacts } from '../facts.ts';
import { type Case, partiesOf, stepTask } from '../state.ts';
import type { Engine } from './engine.ts';
import type { Chance } from './prng.ts';
import { POSTS_BY_ID, STAFF, wantsE } from './staff.ts';

/** Milliseconds of midnight in Shanghai. */
const midnight = (d: Day): number => dayNumber(d) * 86_400_000 - 8 * 3_600_000;

/** Whether the own staff can still take the open step: neither recused nor separated, nor an applicant. */
const staffLeft = (state: Case | undefined, engine: Engine): boolean => {
  if (state?.state !== 'under-review') return false;
  const post = stepTask(state)?.post;
  const fit = (a: Actor) =>
    post !== undefined &&
    a.posts.includes(post) &&
    !state.recused.includes(a.id) &&
    !partiesOf(state).includes(a.id) &&
    !engine.separated(state, a.id, post);
  return STAFF.some(fit);
};

/** Who of several applicants has said so far that they would withdraw; now and then somebody who is none of them. */
const agreeing = (r: Chance, state: Case, today: Day) =>
  r.some([...partiesOf(state), 't-1'], 0.7).map((party) => ({ party, by: party, on: today }));

type Known = Pick<CaseFacts, 'terms' | 'acceptSeq' | 'quotaLeft' | 'earlierPending'>;

/** What the shell would read for an act: what the world knows, and now and then something in the way. */
export const randomFacts = (
  r: Chance,
  engine: Engine,
  today: Day,
  known: Known,
  state: Case | undefined,
): CaseFacts => ({
  ...known,
  now: instant(midnight(today) + r.below(1440) * 60_000),
  inForce: [],
  mandateOk: r.is(0.97),
  postsOf: POSTS_BY_ID,
  eDeliveryOf: ['t-1', ...(state?.coApplicants.filter(wantsE) ?? [])],
  ...(state && state.coApplicants.length > 0 ? { withdrawalAgreedBy: agreeing(r, state, today) } : {}),
  subjectRestricted: r.is(0.05),
  waitReminded: r.is(0.9),
  ownStaffAvailable: staffLeft(state, engine),
  instantAuthority: r.is(0.8),
  decisionRevoked: r.is(0.7),
  ...(r.is(0.02) ? { glyphsMissing: ['U+2A6D6'] } : {}),
  ...(r.is(0.02) ? { prerequisitesMissing: ['result:x'] } : {}),
  ...(r.is(0.05) ? { ruleSays: 'no' as const } : {}),
});
