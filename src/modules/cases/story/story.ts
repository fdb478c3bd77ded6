import { day as asDay, type Day } from '../../../kernel/day.ts';
import type { Refused } from '../../../kernel/decision.ts';
import { dayOf, type Instant } from '../../../kernel/instant.ts';
import { CHINA } from '../../../law/calendar.china.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { type Acted, act } from '../act.ts';
import { amend } from '../amend.ts';
import { available, type Offer } from '../available.ts';
import { type CaseClock, type ClockName, clocksOf } from '../clocks.ts';
import type { ActName, Command, CommandOf } from '../commands.ts';
import type { CaseEvent, EventOf, EventType } from '../events.ts';
import type { CaseFacts } from '../facts.ts';
import { settle } from '../lapses.ts';
import type { Case, CaseIn, StateName } from '../state.ts';
import type { ItemTerms } from '../terms.ts';
import { people, postsById, type Role } from './people.ts';
import { PERMIT } from './terms.ts';

/** Noon in Shanghai, or the time given as `HH:mm`. */
export const instantOn = (day: string, time = '12:00'): Instant =>
  new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString() as Instant;

export const text = (words: string) => ({ hash: `h-${words.length}` });
export const given = (...refs: string[]) =>
  refs.map((ref) => ({ ref, hash: `hash-${ref}`, grade: 'C' as const, how: 'upload' as const }));

type Start = Partial<Omit<CommandOf<'receive'>, 'act'>> & { readonly facts?: Partial<CaseFacts> };

/** A case told act by act, with literal days, for tests: it keeps the state and all events. */
export class Story {
  readonly terms: ItemTerms;
  calendar: Calendar = CHINA;
  state: Case | undefined;
  readonly events: CaseEvent[] = [];
  facts: Partial<CaseFacts> = {};
  private seq = 0;

  constructor(terms: ItemTerms) {
    this.terms = terms;
  }

  factsOn(now: Instant, more: Partial<CaseFacts> = {}): CaseFacts {
    const base = { terms: this.terms, now, acceptSeq: this.seq + 1, inForce: [], mandateOk: true, postsOf: postsById };
    return { ...base, ...this.facts, ...more };
  }

  /** Tries an act; lapses and events are kept, a refusal is in the answer. */
  try(on: string, who: Role, command: Command, facts: Partial<CaseFacts> = {}, time?: string): Acted {
    const now = instantOn(on, time);
    const acted = act(this.state, command, people[who], dayOf(now), this.calendar, this.factsOn(now, facts));
    const events = acted.decision.kind === 'decided' ? acted.decision.events : [];
    this.keep([...acted.lapses, ...events], acted.state);
    return acted;
  }

  /** The act must be allowed. Answers the events it appended. */
  do(on: string, who: Role, command: Command, facts: Partial<CaseFacts> = {}, time?: string): readonly CaseEvent[] {
    const { decision } = this.try(on, who, command, facts, time);
    if (decision.kind === 'refused')
      throw new Error(
        `${command.act} on ${on}: ${decision.code} ${decision.article} ${JSON.stringify(decision.facts)}`,
      );
    return decision.events;
  }

  /** The act must be refused. Answers `code article`, trimmed. */
  no(on: string, who: Role, command: Command, facts: Partial<CaseFacts> = {}, time?: string): string {
    const { decision } = this.try(on, who, command, facts, time);
    if (decision.kind === 'decided') throw new Error(`${command.act} on ${on} was allowed`);
    return codeOf(decision);
  }

  receive(on: string, start: Start = {}, who: Role = 'applicant', time?: string): this {
    const { facts, ...command } = start;
    const applicant = people.applicant.id;
    const materials = given('plan', 'lease');
    const { item, version } = this.terms;
    this.do(on, who, { act: 'receive', item, version, applicant, materials, eDelivery: true, ...command }, facts, time);
    return this;
  }

  /** The daily sweep of a day. */
  sweep(on: string): readonly CaseEvent[] {
    const { events, state } = settle(this.now(), asDay(on), this.calendar, this.factsOn(instantOn(on)));
    this.keep(events, state);
    return events;
  }

  amend(on: string, to: Calendar): readonly CaseEvent[] {
    const calendars = { from: this.calendar, to };
    const { events, state } = amend(this.now(), calendars, asDay(on), this.factsOn(instantOn(on)), 'notice');
    this.calendar = to;
    this.keep(events, state);
    return events;
  }

  offers(on: string, who: Role, facts: Partial<CaseFacts> = {}): ReadonlyMap<ActName, Offer> {
    const offers = available(this.now(), people[who], asDay(on), this.calendar, this.factsOn(instantOn(on), facts));
    return new Map(offers.map((o) => [o.act, o]));
  }

  clock(k: ClockName, on: string): CaseClock {
    const found = clocksOf(this.now(), this.terms, this.calendar, asDay(on)).find((c) => c.k === k);
    if (!found) throw new Error(`no clock ${k} on ${on}`);
    return found;
  }

  due(k: ClockName, on: string): Day {
    return this.clock(k, on).due;
  }

  now(): Case {
    if (!this.state) throw new Error('the case was not received');
    return this.state;
  }

  in<S extends StateName>(name: S): CaseIn<S> {
    const state = this.now();
    if (state.state !== name) throw new Error(`the case is ${state.state}, not ${name}`);
    return state as CaseIn<S>;
  }

  last<T extends EventType>(type: T): EventOf<T> {
    const found = this.events.findLast((e) => e.type === type);
    if (!found) throw new Error(`no ${type} happened`);
    return found as unknown as EventOf<T>;
  }

  private keep(events: readonly CaseEvent[], state: Case | undefined): void {
    this.events.push(...events);
    this.seq += events.filter((e) => e.type === 'Accepted').length;
    this.state = state;
  }
}

export const story = (terms: ItemTerms): Story => new Story(terms);
export const codeOf = (r: Refused): string => `${r.code} ${r.article}`.trim();

// Commands that tests say again and again.
export const ACCEPT: Command = { act: 'accept' };
export const CLAIM: Command = { act: 'claim' };
export const passOn: Command = { act: 'pass-on', opinion: text('fine') };
export const GRANT: Command = { act: 'grant', articles: ['许可法38.1'] };
export const REMEDIES = {
  organ: 'organ-1',
  days: 60,
  court: 'court-1',
  months: 6,
  internetChannel: 'https://example.org',
};
export const DENY: Command = { act: 'deny', reasons: [{ article: '许可法38', text: text('no') }], remedies: REMEDIES };
export const ask = (...refs: string[]): Command => ({
  act: 'ask-correction',
  missing: refs.map((ref) => ({ ref, defect: 'absent' as const })),
});
export const resubmit = (...refs: string[]): Command => ({ act: 'resubmit', materials: given(...refs), fields: [] });
export const served = (kind: string, position: number, mode: 'window' | 'post' = 'window'): Command => ({
  act: 'serve',
  paper: { kind, position },
  mode,
});

/** Received complete and accepted on the same day. */
export const accepted = (on: string, terms: ItemTerms = PERMIT, eDelivery = true): Story => {
  const s = story(terms).receive(on, { eDelivery });
  s.do(on, 'acceptor', ACCEPT);
  return s;
};

/** Claims and passes on through the steps up to the decision, which the decider claims. */
export const toDecision = (s: Story, on: string): Story => {
  for (const who of ['examiner', 'reviewer'] as const) {
    s.do(on, who, CLAIM);
    s.do(on, who, passOn);
  }
  s.do(on, 'decider', CLAIM);
  return s;
};
