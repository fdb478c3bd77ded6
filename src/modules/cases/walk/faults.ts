import { addDays } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { ACTS } from '../acts.ts';
import { amend } from '../amend.ts';
import { evolve, fold } from '../case.ts';
import { type CaseClock, clocksOf } from '../clocks.ts';
import type { ActName } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { settle } from '../lapses.ts';
import type { AnyAct, Guard } from '../spec.ts';
import type { Case } from '../state.ts';
import { PERMIT } from '../story/terms.ts';
import { type Engine, engineOf } from './engine.ts';

type Act = Exclude<ActName, 'receive'>;
/** A fault, and the invariant that must report it. */
export type Fault = { readonly invariant: number; readonly what: string; readonly engine: Engine };

const right = engineOf();
const withActs = (acts: Partial<Record<Act, Partial<AnyAct>>>): Engine => {
  const changed = Object.entries(acts).map(([name, part]) => [name, { ...ACTS[name as Act], ...part }]);
  return engineOf({ acts: { ...ACTS, ...Object.fromEntries(changed) } });
};

/** The acts forget a guard: its refusal is overheard. */
const forgetting = (code: string, ...acts: Act[]): Engine => {
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
const writing = (change: (e: CaseEvent, today: string) => CaseEvent): Engine => ({
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

const folding = (change: (after: Case, e: CaseEvent, before: Case | undefined) => Case): Engine => ({
  ...right,
  evolve: (state, e) => change(evolve(state, e), e, state),
});

const counting = (change: (c: CaseClock, all: readonly CaseClock[]) => CaseClock): Engine => ({
  ...right,
  clocks: (state, terms, calendar, today) => {
    const all = clocksOf(state, terms, calendar, today);
    return all.map((c) => change(c, all));
  },
});

const lapsing = (settleBy: typeof settle): Engine => engineOf({ settle: settleBy });

const EARLY: readonly Fault[] = [
  {
    invariant: 1,
    what: 'a decision dated before the acceptance',
    engine: writing((e) => (e.type === 'Decided' ? { ...e, on: addDays(e.on, -400) } : e)),
  },
  {
    invariant: 2,
    what: 'a note puts an accepted case back to receipt',
    engine: folding((s, e) => (e.type === 'Noted' ? ({ ...s, state: 'received' } as Case) : s)),
  },
  {
    invariant: 3,
    what: 'a clerical correction changes the outcome of a closed case',
    engine: folding((s, e) =>
      e.type === 'DecisionCorrected' && s.state === 'closed' && s.decided
        ? {
            ...s,
            decided: { ...s.decided, outcome: 'denied' as const, on: addDays(s.decided.on, 1) },
            on: addDays(s.on, 1),
          }
        : s,
    ),
  },
  {
    invariant: 4,
    what: 'an act answers a state its events do not give',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        return acted.state && args[1].act === 'pass-on' ? { ...acted, state: { ...acted.state, workers: [] } } : acted;
      },
    },
  },
  {
    invariant: 5,
    what: 'a site check pauses the clock',
    engine: writing((e) => (e.type === 'Paused' ? { ...e, ground: 'site-check' } : e)),
  },
  {
    invariant: 5,
    what: 'a pause counts from its beginning, not its service',
    engine: counting((c) =>
      c.k === 'K2'
        ? {
            ...c,
            clock: { ...c.clock, notices: c.clock.notices.map((n) => ({ ...n, served: addDays(n.served, -1) })) },
          }
        : c,
    ),
  },
  {
    invariant: 6,
    what: 'who worked on the case decides',
    engine: forgetting('same-person', 'claim', 'assign', 'grant', 'deny', 'appoint'),
  },
  { invariant: 7, what: 'extended twice', engine: forgetting('already-extended', 'extend') },
  { invariant: 7, what: 'extended by anybody', engine: forgetting('not-the-head', 'extend') },
  { invariant: 7, what: 'extended after the period', engine: forgetting('too-late', 'extend') },
  {
    invariant: 8,
    what: 'nobody settles the five days of acceptance',
    engine: lapsing((s, today, calendar, facts) =>
      s.state === 'received' || s.state === 'correcting' ? { events: [], state: s } : settle(s, today, calendar, facts),
    ),
  },
  {
    invariant: 9,
    what: 'a second notice raises something new',
    engine: forgetting('not-asked-before', 'ask-correction'),
  },
  {
    invariant: 10,
    what: 'deemed acceptance counts from the day the five days ran out',
    engine: writing((e) => (e.type === 'Accepted' && e.mode === 'deemed' ? { ...e, on: addDays(e.on, 7) } : e)),
  },
  {
    invariant: 11,
    what: 'a day too many',
    engine: counting((c) => (c.k === 'K2' ? { ...c, due: addDays(c.due, 1) } : c)),
  },
  {
    invariant: 11,
    what: 'the start day is counted in the account of the decision',
    engine: writing((e) =>
      e.type === 'Decided' ? { ...e, ledger: { ...e.ledger, counted: e.ledger.counted + 1 } } : e,
    ),
  },
  {
    invariant: 12,
    what: 'a pause makes the due day earlier',
    engine: counting((c) => (c.k === 'K2' && c.clock.notices.length > 0 ? { ...c, due: addDays(c.start, 1) } : c)),
  },
  {
    invariant: 13,
    what: 'the promise may end after the law',
    engine: counting((c, all) => {
      const k2 = all.find((x) => x.k === 'K2');
      return c.k === 'K3' && k2 ? { ...c, due: addDays(k2.due, 1) } : c;
    }),
  },
  { invariant: 14, what: 'a pause told when the clock has run out', engine: forgetting('clock-lapsed', 'pause') },
  {
    invariant: 15,
    what: 'overlapping pauses are added up',
    engine: writing((e) =>
      e.type === 'Decided' && e.ledger.excluded > 0
        ? { ...e, ledger: { ...e.ledger, excluded: e.ledger.excluded * 2 } }
        : e,
    ),
  },
  {
    invariant: 16,
    what: 'the calendar is switched before the lapses are settled',
    engine: { ...right, amend: (s, { to }, today, facts, reason) => amend(s, { from: to, to }, today, facts, reason) },
  },
  {
    invariant: 16,
    what: 'a step opened by a lapse begins on the day of recording',
    engine: writing((e, today) => (e.type === 'TaskOpened' && e.by === 'system' ? { ...e, on: today as never } : e)),
  },
  {
    invariant: 17,
    what: 'every sweep appends something',
    engine: lapsing((s, today, calendar, facts) => {
      const done = settle(s, today, calendar, facts);
      if (done.state.state !== 'under-review') return done;
      const event: CaseEvent = { type: 'Noted', on: today, by: 'system', verb: 'escalate', to: [] };
      return { events: [...done.events, event], state: evolve(done.state, event) };
    }),
  },
];

const LATER: readonly Fault[] = [
  {
    invariant: 18,
    what: 'a refused act leaves a trace',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        return acted.decision.kind === 'refused' && acted.state
          ? { ...acted, state: { ...acted.state, workers: ['x'] } }
          : acted;
      },
    },
  },
  {
    invariant: 19,
    what: 'the button gives another reason than the act',
    engine: {
      ...right,
      available: (...args) =>
        right
          .available(...args)
          .map((o) => (o.may ? o : { ...o, refusal: refused(o.act === 'grant' ? 'frozen' : o.refusal.code) })),
    },
  },
  {
    invariant: 20,
    what: 'nobody can be appointed',
    engine: withActs({ appoint: { may: () => refused('own-staff-available') } }),
  },
  {
    invariant: 21,
    what: 'passing on opens no next step',
    engine: withActs({ 'pass-on': { events: (c, command) => ACTS['pass-on'].events(c, command).slice(0, 1) } }),
  },
  {
    invariant: 22,
    what: 'a decision leaves its pauses open',
    engine: folding((s, e, before) =>
      e.type === 'Decided' && s.state === 'decided' && before?.state === 'under-review'
        ? { ...s, pauses: before.pauses }
        : s,
    ),
  },
  { invariant: 23, what: 'taken back from whoever has begun', engine: forgetting('already-begun', 'take-back') },
  {
    invariant: 24,
    what: 'nested straight returns lose the first returner',
    engine: writing((e) => {
      if (e.type !== 'TaskOpened' || !e.thenBack) return e;
      const { thenBack: _, ...rest } = e;
      return rest;
    }),
  },
  {
    invariant: 25,
    what: 'a filing is accepted like a permit',
    engine: lapsing((s, today, calendar, facts) =>
      settle(s, today, calendar, { ...facts, terms: { ...facts.terms, nature: 'permit', steps: PERMIT.steps } }),
    ),
  },
  ...(['material-owed', 'procedure-open', 'hearing-due', 'check-missing', 'frozen'] as const).map(
    (code): Fault => ({ invariant: 26, what: `granted in spite of ${code}`, engine: forgetting(code, 'grant') }),
  ),
  { invariant: 27, what: 'denied without reasons', engine: forgetting('reasons-missing', 'deny') },
  { invariant: 28, what: 'delivered on a false application', engine: forgetting('false-application', 'deliver') },
  {
    invariant: 29,
    what: 'a late renewal is granted by law',
    engine: lapsing((s, today, calendar, facts) => {
      const closes = { n: 0, unit: 'NATURAL_DAY' as const };
      const renewal = { closes, late: 'treat-as-new' as const, lateSuspends: false };
      return settle(s, today, calendar, { ...facts, terms: { ...facts.terms, renewal } });
    }),
  },
  { invariant: 30, what: 'one inspector', engine: forgetting('two-inspectors', 'site-check') },
  { invariant: 30, what: 'an examiner chairs', engine: forgetting('chair-examined', 'hold-hearing') },
  { invariant: 30, what: 'less than seven days of notice', engine: forgetting('seven-days', 'call-hearing') },
  {
    invariant: 31,
    what: 'recusal is forgotten',
    engine: {
      ...right,
      act: (state, ...rest) => {
        const acted = right.act(state && { ...state, recused: [] }, ...rest);
        const recused = [...(state?.recused ?? []), ...(acted.state?.recused ?? [])];
        return acted.state ? { ...acted, state: { ...acted.state, recused } } : acted;
      },
    },
  },
  {
    invariant: 32,
    what: 'signers are added after the verdict',
    engine: withActs({
      'add-signer': {
        may: (c) => (c.state.state === 'under-review' && c.state.signing ? undefined : refused('no-signing')),
      },
    }),
  },
  {
    invariant: 33,
    what: 'owed until after the promised end',
    engine: forgetting('owed-after-promise', 'accept-tolerant'),
  },
  {
    invariant: 34,
    what: 'withdrawn after the decision',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        if (args[1].act !== 'withdraw' || acted.state?.state !== 'decided') return acted;
        const event: CaseEvent = { type: 'Withdrawn', on: args[3], by: args[2].id };
        const state: Case = { ...acted.state, state: 'closed', how: 'withdrawn', on: args[3] };
        return { ...acted, decision: { kind: 'decided', events: [event] }, state };
      },
    },
  },
  {
    invariant: 35,
    what: 'the last permit goes to a later rank',
    engine: forgetting('earlier-applicant-pending', 'grant'),
  },
  {
    invariant: 35,
    what: 'acceptance numbers do not grow',
    engine: writing((e) => (e.type === 'Accepted' ? { ...e, acceptSeq: 1 } : e)),
  },
  {
    invariant: 38,
    what: 'a telephone number in the trail',
    engine: writing((e) => (e.type === 'Noted' ? { ...e, to: ['13812345678'] } : e)),
  },
  {
    invariant: 38,
    what: 'a name in the trail',
    engine: writing((e) => (e.type === 'Recused' ? { ...e, ground: '张三的亲属' } : e)),
  },
  {
    invariant: 42,
    what: 'a refusal without words',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        return acted.decision.kind === 'refused'
          ? { ...acted, decision: { ...acted.decision, code: 'just-no' } }
          : acted;
      },
    },
  },
];

/** One fault or more for each invariant that the walker checks. */
export const FAULTS: readonly Fault[] = [...EARLY, ...LATER];
export const CHECKED = [...Array.from({ length: 35 }, (_, i) => i + 1), 38, 42];
