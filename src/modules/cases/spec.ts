import type { Actor, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { ActName, Command, CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFacts } from './facts.ts';
import type { Case, CaseIn, StateName } from './state.ts';
import type { ItemTerms } from './terms.ts';

/** What every rule of an act sees. The state is settled: no lapse is due any more on `today`. */
interface Context<C extends Case> {
  readonly state: C;
  readonly by: Actor;
  readonly today: Day;
  readonly calendar: Calendar;
  readonly facts: CaseFacts;
  readonly terms: ItemTerms;
}
export type Ctx<S extends StateName = StateName> = Context<CaseIn<S>>;
export type Guard = Refused | undefined;

/**
 * One legal act. Guards stand in the order of the law's own questions: `may` needs no command and makes the buttons,
 * `check` judges the command, `events` is only asked when both are silent. `elsewhere` names the reason in a state
 * the act does not belong to, where `wrong-state` would be too little.
 */
export type ActSpec<A extends ActName, S extends StateName> = {
  readonly act: A;
  readonly posts: readonly Post[];
  readonly states: readonly S[];
  elsewhere?(state: Case): Guard;
  may?(c: Ctx<S>): Guard;
  check?(c: Ctx<S>, command: CommandOf<A>): Guard;
  events(c: Ctx<S>, command: CommandOf<A>): readonly CaseEvent[];
  /** The act itself can make a lapse due; it is then appended at once. */
  readonly lapsesAfter?: boolean;
};

/** An act with its own types forgotten, for the table of all acts. */
export type AnyAct = {
  readonly act: ActName;
  readonly posts: readonly Post[];
  readonly states: readonly StateName[];
  elsewhere?(state: Case): Guard;
  may?(c: Ctx): Guard;
  check?(c: Ctx, command: Command): Guard;
  events(c: Ctx, command: Command): readonly CaseEvent[];
  readonly lapsesAfter?: boolean;
};

export const act = <A extends ActName, S extends StateName>(spec: ActSpec<A, S>): ActSpec<A, S> => spec;

/** Stream version that the k-th event (from 0) of this act will have; papers, tasks and pauses are named after it. */
export const positionOf = (c: Pick<Ctx, 'state'>, k: number): number => c.state.version + k + 1;

/** Frame of an event of this act: its legal day and its author. */
export const at = (c: Pick<Ctx, 'today' | 'by'>) => ({ on: c.today, by: c.by.id });
