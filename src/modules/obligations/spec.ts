import type { Actor, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ObligationActName, ObligationCommand } from './commands.ts';
import type { ObligationEvent } from './events.ts';
import type { Obligation, ObligationStateName } from './obligation.ts';

/** Read by the shell in the act's transaction, of the case and of the licence that followed it. */
export type ObligationFacts = {
  /** Who applied together with the debtor: each of them owes it and answers for it (许可法31). */
  readonly together?: readonly Id[];
  readonly licence?: Id;
  /** Of the inspectors named: who holds no post today. */
  readonly strangers?: readonly Id[];
};
export type ObligationCtx<S extends ObligationStateName = ObligationStateName> = {
  readonly state: Extract<Obligation, { state: S }>;
  readonly by: Actor;
  readonly today: Day;
  readonly facts: ObligationFacts;
};
export type Guard = Refused | undefined;

/** One act on an obligation; `own` lets the debtor act, and whoever acts for them. */
export type ObligationAct<A extends ObligationActName, S extends ObligationStateName> = {
  readonly act: A;
  readonly posts: readonly Post[];
  readonly states: readonly S[];
  readonly own?: boolean;
  may?(c: ObligationCtx<S>): Guard;
  check?(c: ObligationCtx<S>, command: ObligationCommand<A>): Guard;
  events(c: ObligationCtx<S>, command: ObligationCommand<A>): readonly ObligationEvent[];
};
export type AnyObligationAct = {
  readonly act: ObligationActName;
  readonly posts: readonly Post[];
  readonly states: readonly ObligationStateName[];
  readonly own?: boolean;
  may?(c: ObligationCtx): Guard;
  check?(c: ObligationCtx, command: ObligationCommand): Guard;
  events(c: ObligationCtx, command: ObligationCommand): readonly ObligationEvent[];
};

export const act = <A extends ObligationActName, S extends ObligationStateName>(
  spec: ObligationAct<A, S>,
): ObligationAct<A, S> => spec;
/** Everybody who owes it. */
export const debtorsOf = ({ state, facts }: Pick<ObligationCtx, 'state' | 'facts'>): readonly Id[] => [
  state.debtor,
  ...(facts.together ?? []),
];
export const framed = (c: Pick<ObligationCtx, 'by' | 'today'>) => ({ on: c.today, by: c.by.id });
