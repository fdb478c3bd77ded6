import { act, type Parts } from '../act.ts';
import { ACTS } from '../acts.ts';
import { amend } from '../amend.ts';
import { available } from '../available.ts';
import { evolve } from '../case.ts';
import { clocksOf } from '../clocks.ts';
import { settle } from '../lapses.ts';
import { separated } from '../posts.ts';

/** The rules that are walked. A test puts a faulty one in place of any of them and must see it reported. */
export type Engine = {
  readonly act: typeof act;
  readonly settle: typeof settle;
  readonly amend: typeof amend;
  readonly available: typeof available;
  readonly clocks: typeof clocksOf;
  readonly separated: typeof separated;
  /** The fold under audit. */
  readonly evolve: typeof evolve;
};

/** The real rules, or those with some acts or the lapses replaced everywhere they are used. */
export const engineOf = (parts: Partial<Parts> = {}): Engine => {
  const all: Parts = { acts: { ...ACTS, ...parts.acts }, settle: parts.settle ?? settle };
  return {
    act: (state, command, by, today, calendar, facts) => act(state, command, by, today, calendar, facts, all),
    settle: all.settle,
    amend,
    available: (state, by, today, calendar, facts) => available(state, by, today, calendar, facts, all),
    clocks: clocksOf,
    separated,
    evolve,
  };
};
