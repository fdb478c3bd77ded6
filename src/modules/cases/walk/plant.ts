import { ACTS } from '../acts.ts';
import { evolve, fold } from '../case.ts';
import { type CaseClock, clocksOf } from '../clocks.ts';
import type { ActName } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { settle } from '../lapses.ts';
import type { AnyAct, Guard } from '../spec.ts';
import type { Case } from '../state.ts';
import { type Engine, engineOf } from './engine.ts';

type Act = Exclude<ActName, 'receive'>;
/** A fault, and the invariant that must report it. */
export type Fault = { readonly invariant: number; readonly what: string; readonly engine: Engine };

export const right = engineOf();
export const withActs = (acts: Partial<Record<Act, Partial<AnyAct>>>): Engine => {
  const changed = Object.entries(acts).map(([name, part]) => [name, { ...ACTS[name as Act], ...part }]);
  return engineOf({ acts: { ...ACTS, ...Object.fromEntries(changed) } });
};

/** The acts forget a guard: its refusal is overheard. */
export const forgetting = (code: string, ...acts: Act[]): Engine => {
  const deaf = (guard: Guard): Guard => (guard?.code === code ? undefined : guard);
  return withActs(
    Object.fromEntries(
      acts.map((name): [Act, Partial<AnyAct>] => {
        const spec = ACTS[name];
        return [name, { may: (c) => deaf(spec.may?.(c)), check: (c, command) => deaf(spec.check?.(c, command)) }];
      }),
    ),
  );
};

/** What acts and lapses append is changed before it is recorded. */
export const writing = (change: (e: CaseEvent, today: string) => CaseEvent): Engine => ({
  ...right,
  act: (state, command, by, today, calendar, facts) => {
    const acted = right.act(state, command, by, today, calendar, facts);
    const lapses = acted.lapses.map((e) => change(e, today));
    if (acted.decision.kind === 'refused')
      return { ...acted, lapses, state: lapses.length > 0 ? fold(lapses, state) : state };
    const events = acted.decision.events.map((e) => change(e, today));
    return { lapses, decision: { kind: 'decided', events }, state: fold([...lapses, ...events], state) };
  },
  settle: (state, today, calendar, facts) => {
    const events = settle(state, today, calendar, facts).events.map((e) => change(e, today));
    return { events, state: events.length > 0 ? fold(events, state) : state };
  },
});

export const folding = (change: (after: Case, e: CaseEvent, before: Case | undefined) => Case): Engine => ({
  ...right,
  evolve: (state, e) => change(evolve(state, e), e, state),
});

export const counting = (change: (c: CaseClock, all: readonly CaseClock[]) => CaseClock): Engine => ({
  ...right,
  clocks: (state, terms, calendar, today) => {
    const all = clocksOf(state, terms, calendar, today);
    return all.map((c) => change(c, all));
  },
});

export const lapsing = (settleBy: typeof settle): Engine => engineOf({ settle: settleBy });
