import type { Actor, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { LicenceActName, LicenceCommand } from './commands.ts';
import type { LicenceEvent } from './events.ts';
import type { Licence, LicenceStateName } from './licence.ts';

/** What an act may read beside the licence; the shell reads it in the act's transaction. */
export type LicenceFacts = {
  /**
   * A renewal case about this licence that is still open: filed in time and not waiting for the applicant
   * (`protected`: it cannot expire, 许可法50.2), late under a rule that suspends meanwhile, or none.
   */
  readonly renewal: 'protected' | 'late-suspends' | 'none';
  /** Five working days from today: until then the holder may answer a proposal told today. */
  readonly respondBy: Day;
};

export type LicenceCtx<S extends LicenceStateName = LicenceStateName> = {
  readonly state: Extract<Licence, { state: S }>;
  readonly by: Actor;
  readonly today: Day;
  readonly facts: LicenceFacts;
};
export type Guard = Refused | undefined;

/** One legal act on a licence: `may` makes the buttons, `check` judges the command, `events` follows when both are silent. */
export type LicenceAct<A extends LicenceActName, S extends LicenceStateName> = {
  readonly act: A;
  readonly posts: readonly Post[];
  readonly states: readonly S[];
  may?(c: LicenceCtx<S>): Guard;
  check?(c: LicenceCtx<S>, command: LicenceCommand<A>): Guard;
  events(c: LicenceCtx<S>, command: LicenceCommand<A>): readonly LicenceEvent[];
};

/** The same with its types forgotten, for the table of all acts. */
export type AnyLicenceAct = {
  readonly act: LicenceActName;
  readonly posts: readonly Post[];
  readonly states: readonly LicenceStateName[];
  may?(c: LicenceCtx): Guard;
  check?(c: LicenceCtx, command: LicenceCommand): Guard;
  events(c: LicenceCtx, command: LicenceCommand): readonly LicenceEvent[];
};

export const act = <A extends LicenceActName, S extends LicenceStateName>(spec: LicenceAct<A, S>): LicenceAct<A, S> =>
  spec;

export const framed = (c: Pick<LicenceCtx, 'by' | 'today'>) => ({ on: c.today, by: c.by.id });
