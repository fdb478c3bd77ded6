import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import type { Calendar } from '../../law/calendar.ts';
import { checkReceive, mayReceive, RECEIVE_POSTS, receiveEvents } from './acts/receive.ts';
import { ACTS } from './acts.ts';
import { evolve, fold } from './case.ts';
import type { ActName, Command, CommandOf } from './commands.ts';
import { agreesToE } from './consent.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { type Settled, settle } from './lapses.ts';
import { papersOf } from './paper-kinds.ts';
import { standing } from './posts.ts';
import type { AnyAct, Ctx, Guard } from './spec.ts';
import { type Case, partiesOf } from './state.ts';

/** What an act did. Lapses stay even when it is refused; `state` is that after lapses and events. */
export type Acted = {
  readonly lapses: readonly CaseEvent[];
  readonly decision: Decision<CaseEvent>;
  readonly state: Case | undefined;
};

const NONE: readonly CaseEvent[] = [];

/** 许可法30–50 as the one order in which every act is judged, after settling: post, state, recusal, then the act's own *may*. */
const mayBe = (spec: AnyAct, c: Ctx): Guard => {
  const { state, by, facts } = c;
  const post = standing(spec.act, spec.posts, by, partiesOf(state), state, facts);
  if (post) return post;
  if (!spec.states.includes(state.state)) {
    const here = { state: state.state };
    return spec.elsewhere?.(state) ?? refused(state.state === 'closed' ? 'case-closed' : 'wrong-state', '', here);
  }
  if (state.recused.includes(by.id)) return refused('recused', '', { person: by.id });
  return spec.may?.(c);
};

const context = (state: Case, by: Actor, today: Day, calendar: Calendar, facts: CaseFacts): Ctx => ({
  state,
  by,
  today,
  calendar,
  facts,
  terms: facts.terms,
});

/** The table of acts and the lapses, as parts: the walker's tests put a faulty one in their place. */
export type Parts = { readonly acts: typeof ACTS; readonly settle: typeof settle };
const PARTS: Parts = { acts: ACTS, settle };

/**
 * Whether an act may be tried on a settled case, without its command: the answer of the buttons, and after a lost race
 * the question whether the act that came first has closed the way (`state-changed`).
 */
export const may = (
  act: ActName,
  settled: Case,
  by: Actor,
  today: Day,
  calendar: Calendar,
  facts: CaseFacts,
  parts: Parts = PARTS,
): Refused | undefined => {
  if (act === 'receive') return refused('wrong-state', '', { state: settled.state });
  return mayBe(parts.acts[act], context(settled, by, today, calendar, facts));
};

/**
 * 电子签名法11: to whoever agreed to electronic delivery every paper of the act is served by the act itself, on
 * entry into the inbox. Everybody else's papers wait for `serve`.
 */
const told = (state: Case | undefined, events: readonly CaseEvent[], by: Actor, today: Day, facts: CaseFacts) => {
  const served: CaseEvent[] = [];
  let now = state;
  for (const event of events) {
    now = evolve(now, event);
    for (const { kind, to } of papersOf(event, now)) {
      const paper = { kind, position: now.version };
      if (agreesToE(now, facts, to)) served.push({ type: 'Served', on: today, by: by.id, paper, to, mode: 'e' });
    }
  }
  return { events: [...events, ...served], state: fold(served, now) };
};

const receive = (command: CommandOf<'receive'>, by: Actor, today: Day, calendar: Calendar, facts: CaseFacts): Acted => {
  const refusal =
    standing('receive', RECEIVE_POSTS, by, [command.applicant], undefined, facts) ??
    mayReceive(facts) ??
    checkReceive(command, by, today, facts);
  if (refusal) return { lapses: NONE, decision: refusal, state: undefined };
  const { events, state } = told(undefined, receiveEvents(command, by, today, calendar, facts), by, today, facts);
  return { lapses: NONE, decision: decided(...events), state };
};

/**
 * Any act on a case, by anybody, on a day. Order: lapses that are due → post or mandate → state → recusal → *may* →
 * *check* → events, with what is served by the act itself. Client keys and versions are the shell's. Throws where
 * there is no case to act on.
 */
export const act = (
  state: Case | undefined,
  command: Command,
  by: Actor,
  today: Day,
  calendar: Calendar,
  facts: CaseFacts,
  parts: Parts = PARTS,
): Acted => {
  if (command.act === 'receive') {
    if (!state) return receive(command, by, today, calendar, facts);
    const { events: lapses, state: now } = parts.settle(state, today, calendar, facts);
    return { lapses, decision: refused('wrong-state', '', { state: now.state }), state: now };
  }
  if (!state) throw new Error(`${command.act}: there is no such case`);
  const settled: Settled = parts.settle(state, today, calendar, facts);
  const spec: AnyAct = parts.acts[command.act];
  const c = context(settled.state, by, today, calendar, facts);
  const refusal = mayBe(spec, c) ?? spec.check?.(c, command);
  if (refusal) return { lapses: settled.events, decision: refusal, state: settled.state };
  const done = told(settled.state, spec.events(c, command), by, today, facts);
  if (!spec.lapsesAfter) return { lapses: settled.events, decision: decided(...done.events), state: done.state };
  const after = parts.settle(done.state, today, calendar, facts);
  return { lapses: settled.events, decision: decided(...done.events, ...after.events), state: after.state };
};
