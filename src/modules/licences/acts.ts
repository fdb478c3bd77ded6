import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import { cancel } from './acts/cancel.ts';
import { annul, notePenalty } from './acts/penalty.ts';
import { drop, hear, propose, tell } from './acts/propose.ts';
import { reissueOnRequest } from './acts/reissue.ts';
import { revoke } from './acts/revoke.ts';
import { reinstate, suspend } from './acts/suspend.ts';
import { withdraw } from './acts/withdraw.ts';
import { LICENCE_ACTS, type LicenceActName, type LicenceCommand } from './commands.ts';
import type { LicenceEvent } from './events.ts';
import { settle } from './lapses.ts';
import { evolve, type Licence } from './licence.ts';
import type { AnyLicenceAct, LicenceCtx, LicenceFacts } from './spec.ts';

/** Every act an officer can do to a licence. */
export const ACTS: Readonly<Record<LicenceActName, AnyLicenceAct>> = {
  suspend,
  reinstate,
  propose,
  tell,
  hear,
  drop,
  withdraw,
  revoke,
  'note-penalty': notePenalty,
  cancel,
  annul,
  reissue: reissueOnRequest,
} as Readonly<Record<LicenceActName, AnyLicenceAct>>;

const mayBe = (spec: AnyLicenceAct, c: LicenceCtx): Refused | undefined => {
  if (!spec.posts.some((p) => c.by.posts.includes(p))) return refused('not-your-post', '', { posts: spec.posts });
  const own = c.by.id === c.state.holder || c.by.principal === c.state.holder;
  const asHolder = spec.posts.includes('applicant') && c.by.posts.includes('applicant');
  if (own && !asHolder) return refused('own-matter', '许可法5');
  if (c.state.state === 'cancelled') return refused('cancelled-is-final', '许可法70');
  if (!spec.states.includes(c.state.state)) return refused('wrong-state', '', { state: c.state.state });
  return spec.may?.(c);
};

export type LicenceActed = {
  /** What time did first; it stays even when the act is refused. */
  readonly lapses: readonly LicenceEvent[];
  readonly decision: Decision<LicenceEvent>;
};

/** Judges one act on a licence, after settling what time has done. */
export const decide = (
  licence: Licence,
  command: LicenceCommand,
  by: Actor,
  today: Day,
  facts: LicenceFacts,
): LicenceActed => {
  const { state, events: lapses } = settle(licence, today, facts);
  const spec = ACTS[command.act];
  const c: LicenceCtx = { state, by, today, facts };
  const no = mayBe(spec, c) ?? spec.check?.(c, command);
  if (no) return { lapses, decision: no };
  const events = spec.events(c, command);
  // An annulled end may give back a licence whose term has run out meanwhile: then it expires at once.
  const after = settle(events.reduce<Licence>(evolve, state), today, facts);
  return { lapses, decision: decided(...events, ...after.events) };
};

/** Which acts may be tried now, and why the others may not: the buttons. */
export const available = (
  licence: Licence,
  by: Actor,
  today: Day,
  facts: LicenceFacts,
): ReadonlyMap<LicenceActName, Refused | undefined> => {
  const { state } = settle(licence, today, facts);
  return new Map(LICENCE_ACTS.map((name) => [name, mayBe(ACTS[name], { state, by, today, facts })]));
};
