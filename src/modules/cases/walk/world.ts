import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import type { Refused } from '../../../kernel/decision.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { citation } from '../../../law/statutes.ts';
import type { Acted } from '../act.ts';
import { fold } from '../case.ts';
import { ACT_NAMES, type Command } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFacts } from '../facts.ts';
import { REFUSALS, refusalText } from '../refusals.ts';
import type { Case } from '../state.ts';
import type { ItemTerms } from '../terms.ts';
import { chooseAct, chooseActor } from './choose.ts';
import { Closer } from './close.ts';
import type { Engine } from './engine.ts';
import { randomFacts } from './facts.ts';
import type { Chance } from './prng.ts';
import { propose, RECEIVE } from './propose.ts';
import { applicantOf, othersWith, STAFF } from './staff.ts';
import { randomTerms } from './terms.ts';
import type { Entry, Report } from './track.ts';

export type Counts = {
  tried: number;
  accepted: number;
  cases: number;
  lapses: number;
  amendments: number;
  probes: number;
  readonly acts: Map<string, number>;
};

/** One case in two copies: swept every day, and swept only when somebody acts. Both must always agree (16). */
export type Run = {
  readonly id: string;
  daily: Case;
  lazy: Case;
  readonly log: Entry[];
  /** Order of recording of the acceptance, for rank among equal instants. */
  rank: number;
};

// The number of an acceptance is taken in order of recording, which lazy and daily sweeps order differently.
const same = (a: Case, b: Case): boolean => withoutSeq(a) === withoutSeq(b);
const withoutSeq = (s: Case): string => JSON.stringify(s, (k, v) => (k === 'acceptSeq' ? 0 : v));

/** Up to three cases of one item, competing for the same few permits, over some months of 2026. */
export class World {
  readonly runs: Run[] = [];
  readonly terms: ItemTerms;
  private readonly r: Chance;
  private readonly engine: Engine;
  private readonly calendars: readonly Calendar[];
  private readonly no: Report;
  private readonly counts: Counts;
  private calendar: Calendar;
  private today: Day;
  private seq = 0;
  private quota: number;

  constructor(r: Chance, engine: Engine, calendars: readonly Calendar[], counts: Counts, no: Report) {
    this.r = r;
    this.engine = engine;
    this.calendars = calendars;
    this.counts = counts;
    this.no = no;
    this.calendar = calendars[0]!;
    this.terms = randomTerms(r);
    this.today = addDays(day('2026-01-05'), r.below(330));
    this.quota = r.between(0, 2);
    for (let i = r.between(1, 3); i > 0; i--) this.receive();
  }

  /** Walks until every case is closed and a little longer, or until it has gone far enough. */
  walk(steps: number): void {
    for (let i = 0; i < steps; i++) {
      const open = this.runs.filter((run) => run.daily.state !== 'closed');
      if (open.length === 0 && this.r.is(0.15)) return;
      if (this.r.is(0.28)) this.pass();
      if (this.r.is(0.008)) this.amend();
      this.step(open.length > 0 && this.r.is(0.97) ? this.r.of(open) : this.r.of(this.runs));
    }
  }

  private facts(run: Run | undefined): CaseFacts {
    const earlierPending = run ? this.earlier(run).length : 0;
    const known = { terms: this.terms, acceptSeq: this.seq + 1, quotaLeft: this.quota, earlierPending };
    return randomFacts(this.r, this.engine, this.today, known, run?.daily);
  }

  /** 许可法57: undecided cases of the quota whose acceptance ranks before that of `run`. */
  private earlier(run: Run): readonly Run[] {
    const key = (x: Run) => (x.daily.state === 'under-review' ? x.daily.accepted.instant : '9');
    return this.runs.filter((x) => {
      if (x === run || x.daily.state !== 'under-review') return false;
      return key(x) < key(run) || (key(x) === key(run) && x.rank < run.rank);
    });
  }

  private receive(): void {
    const id = `a-${this.runs.length}`;
    const refs = this.r.some(['plan', 'lease', 'photo'], 0.75);
    const renewal = this.terms.quota === undefined && this.r.is(0.25);
    const expiry = addDays(this.today, this.r.between(5, 70));
    const origin = renewal ? { origin: { kind: 'renewal', licence: 'lic-1', expiry } } : {};
    // Now and then an officer is among them: they are none in this case.
    const others = this.r.is(0.3) ? [...othersWith(id), this.r.of(STAFF).id] : othersWith(id);
    const coApplicants = this.r.is(0.6) ? [] : this.r.some(others, 0.8);
    const command = RECEIVE(id, this.terms, this.r.is(0.65), refs, { ...origin, coApplicants });
    const facts = { ...this.facts(undefined), mandateOk: true };
    const acted = this.engine.act(undefined, command, applicantOf(id), this.today, this.calendar, facts);
    if (!acted.state) throw new Error('a receipt was refused');
    const run: Run = { id, daily: acted.state, lazy: acted.state, log: [], rank: 0 };
    this.runs.push(run);
    this.counts.cases++;
    this.done(run, acted, command.act, applicantOf(id));
  }

  private record(run: Run, events: readonly CaseEvent[], act: string, actor: Actor | undefined): void {
    events.forEach((event, i) => {
      const ends = i === events.length - 1;
      // A lapse that an act brings about is nobody's act.
      const who = event.by === 'system' ? undefined : actor;
      run.log.push({ event, act, actor: who, today: this.today, calendar: this.calendar, ends });
      if (event.type !== 'Accepted') return;
      if (event.acceptSeq <= this.seq) this.no(35, `acceptance ${event.acceptSeq} after ${this.seq}`);
      this.seq = event.acceptSeq;
      run.rank = ++this.counts.lapses;
    });
  }

  private sweep(run: Run): void {
    const { events, state } = this.engine.settle(run.daily, this.today, this.calendar, this.facts(run));
    if (events.length === 0) return;
    this.counts.lapses += events.length;
    this.record(run, events, 'lapse', undefined);
    run.daily = state;
    const again = this.engine.settle(state, this.today, this.calendar, this.facts(run)).events;
    if (again.length > 0) this.no(17, `settling again appended ${again[0]!.type}`);
  }

  private pass(): void {
    const days = this.r.weighted([
      [1, 6],
      [2, 3],
      [this.r.between(3, 7), 2],
      [this.r.between(8, 40), 0.4],
    ]);
    for (let i = 0; i < days; i++) {
      this.today = addDays(this.today, 1);
      for (const run of this.runs) this.sweep(run);
    }
  }

  private amend(): void {
    const to = this.r.of(this.calendars);
    if (to === this.calendar) return;
    const calendars = { from: this.calendar, to };
    this.counts.amendments++;
    const amended = this.runs.map((run) => {
      const facts = this.facts(run);
      const daily = this.engine.amend(run.daily, calendars, this.today, facts, 'notice');
      run.lazy = this.engine.amend(run.lazy, calendars, this.today, facts, 'notice').state;
      this.record(run, daily.events, 'amend', undefined);
      run.daily = daily.state;
      return run;
    });
    for (const run of amended) this.compare(run, 'amendment');
    this.calendar = to;
  }

  private compare(run: Run, what: string): void {
    if (!same(run.daily, run.lazy)) this.no(16, `${what}: daily and lazy sweeps differ`);
  }

  private step(run: Run): void {
    const act = chooseAct(this.r, run.daily, this.terms);
    const by = chooseActor(this.r, act, run.daily);
    const command =
      act === 'receive'
        ? RECEIVE(run.id, this.terms, true, ['plan'], {})
        : propose(this.r, act, { state: run.daily, by, today: this.today, terms: this.terms });
    const facts = this.facts(run);
    this.counts.tried++;
    if (this.r.is(0.03)) this.buttons(run, by, facts);
    const before = run.daily;
    const acted = this.engine.act(before, command, by, this.today, this.calendar, facts);
    const lazy = this.engine.act(run.lazy, command, by, this.today, this.calendar, facts);
    if (!acted.state || !lazy.state) throw new Error('a case vanished');
    run.lazy = lazy.state;
    const answer = acted.decision.kind === 'refused' ? acted.decision.code : 'done';
    const other = lazy.decision.kind === 'refused' ? lazy.decision.code : 'done';
    if (answer !== other) this.no(16, `${command.act}: daily ${answer}, lazy ${other}`);
    if (acted.decision.kind === 'refused') this.refused(run, before, acted, acted.decision);
    else {
      this.grants(run, acted.decision.events);
      this.done(run, acted, command.act, by);
      if (this.r.is(0.2)) this.compare(run, command.act);
      if (this.r.is(0.02)) this.probe(run);
    }
  }

  private refused(run: Run, before: Case, acted: Acted, refusal: Refused): void {
    const expected = acted.lapses.length === 0 ? before : fold(acted.lapses, before);
    if (acted.state !== expected && JSON.stringify(acted.state) !== JSON.stringify(expected))
      this.no(18, `refused ${refusal.code} changed the case`);
    this.record(run, acted.lapses, 'lapse', undefined);
    run.daily = acted.state!;
    const words = REFUSALS[refusal.code];
    if (!words?.zh || !words.en) this.no(42, `${refusal.code} has no words`);
    else if (this.r.is(0.05) && Object.values(refusalText(refusal)).some((t) => /[{}[\]]/.test(t)))
      this.no(42, `${refusal.code}: words with a hole`);
    if (refusal.article && !citation(refusal.article)) this.no(42, `${refusal.article} is no article`);
  }

  /** 35: a grant never takes the last permits over the head of an earlier rank. */
  private grants(run: Run, events: readonly CaseEvent[]): void {
    const granted = events.find((e) => e.type === 'Decided' && e.outcome !== 'denied' && !e.deemed);
    if (!granted || this.terms.quota === undefined) return;
    const earlier = this.earlier(run).length;
    if (this.quota <= earlier) this.no(35, `granted with ${this.quota} left and ${earlier} before`);
    this.quota--;
  }

  private done(run: Run, acted: Acted, act: string, by: Actor): void {
    if (acted.decision.kind !== 'decided') return;
    this.record(run, acted.lapses, 'lapse', undefined);
    this.record(run, acted.decision.events, act, by);
    run.daily = acted.state!;
    this.counts.accepted++;
    this.counts.acts.set(act, (this.counts.acts.get(act) ?? 0) + 1);
  }

  /** 19: what the buttons refuse the act refuses with the same code; the acts change nothing here. */
  private buttons(run: Run, by: Actor, facts: CaseFacts): void {
    const offers = this.engine.available(run.daily, by, this.today, this.calendar, facts);
    for (const offer of offers) {
      if (offer.may || offer.act === 'receive' || !this.r.is(0.3)) continue;
      const command: Command = propose(this.r, offer.act, {
        state: run.daily,
        by,
        today: this.today,
        terms: this.terms,
      });
      const { decision } = this.engine.act(run.daily, command, by, this.today, this.calendar, facts);
      const code = decision.kind === 'refused' ? decision.code : 'done';
      if (code !== offer.refusal.code)
        this.no(19, `${offer.act}: the button says ${offer.refusal.code}, the act ${code}`);
    }
    if (offers.length !== ACT_NAMES.length) this.no(19, `${offers.length} offers`);
  }

  /** 20: the case, as it stands, can still be brought to an end. */
  private probe(run: Run): void {
    if (run.daily.state === 'closed') return;
    this.counts.probes++;
    const closer = new Closer(this.engine, run.daily, this.terms, this.calendar, this.today);
    if (!closer.run()) this.no(20, `no end from ${run.daily.state}: ${closer.trace.slice(-3).join(' | ')}`);
  }
}
