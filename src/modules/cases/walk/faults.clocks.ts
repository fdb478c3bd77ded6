import { addDays } from '../../../kernel/day.ts';
import { amend } from '../amend.ts';
import { evolve } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { settle } from '../lapses.ts';
import type { Case } from '../state.ts';
import { counting, type Fault, folding, forgetting, lapsing, right, writing } from './plant.ts';

/** Order, correction, acceptance, clocks, sweeps (1–17). */
export const EARLY: readonly Fault[] = [
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
