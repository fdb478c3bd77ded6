import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import { check, giveEvidence } from './acts/evidence.ts';
import { breakPromise, hear, keep, rectify, repair, waive } from './acts/outcome.ts';
import { OBLIGATION_ACTS, type ObligationActName, type ObligationCommand } from './commands.ts';
import type { ObligationEvent } from './events.ts';
import { settle } from './lapses.ts';
import { evolve, isEnded, type Obligation } from './obligation.ts';
import { type AnyObligationAct, debtorsOf, type ObligationCtx, type ObligationFacts } from './spec.ts';

export const ACTS = {
  'give-evidence': giveEvidence,
  check,
  keep,
  rectify,
  hear,
  break: breakPromise,
  repair,
  waive,
} as unknown as Readonly<Record<ObligationActName, AnyObligationAct>>;

const mayBe = (spec: AnyObligationAct, c: ObligationCtx): Refused | undefined => {
  const debtor = debtorsOf(c).some((d) => d === c.by.id || d === c.by.principal);
  const own = spec.own === true && debtor;
  const inPost = spec.posts.some((p) => p !== 'applicant' && c.by.posts.includes(p));
  if (!own && !inPost) return refused('not-your-post', '', { posts: spec.posts });
  if (debtor && !own) return refused('own-matter', '许可法5');
  if (isEnded(c.state)) return refused('obligation-ended', '', { state: c.state.state });
  if (!spec.states.includes(c.state.state)) return refused('wrong-state', '', { state: c.state.state });
  return spec.may?.(c);
};

export type ObligationActed = {
  readonly lapses: readonly ObligationEvent[];
  readonly decision: Decision<ObligationEvent>;
};

/** Judges one act, after settling what time has done; lapses stay even when the act is refused. */
export const decide = (
  obligation: Obligation,
  command: ObligationCommand,
  by: Actor,
  today: Day,
  facts: ObligationFacts = {},
): ObligationActed => {
  const { state, events: lapses } = settle(obligation, today);
  const spec = ACTS[command.act];
  const c: ObligationCtx = { state, by, today, facts };
  const no = mayBe(spec, c) ?? spec.check?.(c, command);
  if (no) return { lapses, decision: no };
  const events = spec.events(c, command);
  const after = settle(events.reduce<Obligation>(evolve, state), today);
  return { lapses, decision: decided(...events, ...after.events) };
};

export const available = (
  obligation: Obligation,
  by: Actor,
  today: Day,
  facts: ObligationFacts = {},
): ReadonlyMap<ObligationActName, Refused | undefined> => {
  const { state } = settle(obligation, today);
  return new Map(OBLIGATION_ACTS.map((name) => [name, mayBe(ACTS[name], { state, by, today, facts })]));
};
