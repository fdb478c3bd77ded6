import { addDays, type Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { addWorkingDays } from '../../law/working.ts';
import { evolve } from './case.ts';
import { acceptBy, protectedUntil } from './clocks.dues.ts';
import { basedOn, ledgerOn, validity } from './decision.content.ts';
import { type CaseEvent, type EventOf, SYSTEM } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { acceptance, openStep } from './opening.ts';
import { type Case, type Correcting, isOpen, type Received, stillOwed, type UnderReview, untilOf } from './state.ts';

/** What the law does by itself on a day that has passed; `day` is the legal day, the events say it too. */
type Lapse = { readonly day: Day; readonly events: () => readonly CaseEvent[] };
const by = SYSTEM;

const deemed = (state: Received | Correcting, calendar: Calendar, facts: CaseFacts): EventOf<'Accepted'> =>
  acceptance(state, facts, state.window, 'deemed', by, calendar);

/** L1 许可法32.1.4: no notice in time, so accepted from the day the material was received; a filing is filed (673号13). */
const acceptanceLapse = (state: Received | Correcting, calendar: Calendar, facts: CaseFacts): Lapse | undefined => {
  if (state.state === 'correcting' && state.correction.servedOn !== undefined) return undefined;
  const due = acceptBy(state.window, calendar);
  if (facts.terms.nature === 'filing')
    return { day: due, events: () => [{ type: 'Filed', on: state.window, by, deemed: true }] };
  // The step begins when the lapse takes effect, whenever somebody looks: daily and lazy sweeps agree.
  const begins = addDays(due, 1);
  return {
    day: due,
    events: () => [deemed(state, calendar, facts), openStep(facts.terms, 0, state.version + 2, begins, by)],
  };
};

/** L2: what silence means was said when the question was asked. */
const silences = (state: UnderReview, calendar: Calendar): readonly Lapse[] =>
  state.tasks.flatMap((t): readonly Lapse[] => {
    if (t.kind !== 'consult' || !t.silence || t.escalated) return [];
    const day = addWorkingDays(t.openedOn, t.within, calendar);
    const silent: CaseEvent = { type: 'TaskEnded', on: day, by, task: t.id, verb: 'silent' };
    const escalate: CaseEvent = { type: 'Noted', on: day, by, verb: 'escalate', to: [t.openedBy], task: t.id };
    return [{ day, events: () => [t.silence === 'no-objection' ? silent : escalate] }];
  });

/** L3: the broken promise is recorded and nothing more; a denied sibling breaks it the same day. */
const tolerances = (state: UnderReview, facts: CaseFacts): readonly Lapse[] => {
  const open = stillOwed(state).filter((o) => o.lapsed === undefined);
  const lapse = (day: Day, on: Day, refs: readonly string[]): Lapse => ({
    day,
    events: () => [{ type: 'ToleranceLapsed', on, by, refs }],
  });
  const denied = (facts.siblingsDenied ?? [])
    .filter((d) => open.some((o) => o.ref === d.ref))
    .map((d) => lapse(addDays(d.on, -1), d.on, [d.ref]));
  const owedBy = open[0]?.by;
  return owedBy === undefined
    ? []
    : [
        ...denied,
        lapse(
          owedBy,
          owedBy,
          open.map((o) => o.ref),
        ),
      ];
};

/** L4: at its announced end a pause is over by itself and the clock runs again. */
const pauseEnds = (state: UnderReview): readonly Lapse[] =>
  state.pauses.filter(isOpen).map((p) => {
    const day = untilOf(p);
    return { day, events: () => [{ type: 'PauseLapsed', on: day, by, pause: p.id }] };
  });

const decidedByLaw = (state: UnderReview, calendar: Calendar, facts: CaseFacts, on: Day): EventOf<'Decided'> => ({
  type: 'Decided',
  on,
  by,
  outcome: 'granted',
  deemed: true,
  articles: ['许可法50'],
  ...validity(state, facts.terms, on),
  basedOn: basedOn(state),
  ledger: ledgerOn(state, facts.terms, calendar, on),
});

/**
 * L5 许可法50: asked for in time and undecided at 24:00 of the expiry, a renewal is granted. Pauses do not count here.
 * While a complaint of misuse stands it waits; found false, it acts back to the expiry.
 */
const renewalLapse = (
  state: Received | Correcting | UnderReview,
  calendar: Calendar,
  facts: CaseFacts,
): Lapse | undefined => {
  if (state.frozen || state.falseApplication) return undefined;
  if (state.state === 'correcting' && state.correction.servedOn !== undefined) return undefined;
  const expiry = protectedUntil(state.origin, state.receivedOn, state.window, facts.terms, calendar);
  if (expiry === undefined) return undefined;
  if (state.state === 'under-review')
    return { day: expiry, events: () => [decidedByLaw(state, calendar, facts, expiry)] };
  return {
    day: expiry,
    events: () => {
      const accepted = deemed(state, calendar, facts);
      return [accepted, decidedByLaw(evolve(state, accepted) as UnderReview, calendar, facts, expiry)];
    },
  };
};

/** In the order in which lapses of one day are recorded. */
const lapsesOf = (state: Case, calendar: Calendar, facts: CaseFacts): readonly (Lapse | undefined)[] => {
  switch (state.state) {
    case 'received':
    case 'correcting':
      return [acceptanceLapse(state, calendar, facts), renewalLapse(state, calendar, facts)];
    case 'under-review':
      return [
        ...silences(state, calendar),
        ...tolerances(state, facts),
        ...pauseEnds(state),
        renewalLapse(state, calendar, facts),
      ];
    case 'decided':
    case 'closed':
      return [];
    default:
      return state satisfies never;
  }
};

export type Settled = { readonly events: readonly CaseEvent[]; readonly state: Case };

/**
 * Appends every lapse whose day is before `today`, the earliest first. Idempotent; it ends because each lapse takes
 * away its own cause. Adverse ends are never lapses: a person acts. The next acceptance number is taken from `facts`.
 */
export const settle = (state: Case, today: Day, calendar: Calendar, facts: CaseFacts): Settled => {
  let now = state;
  const events: CaseEvent[] = [];
  for (;;) {
    let next: Lapse | undefined;
    for (const lapse of lapsesOf(now, calendar, facts))
      if (lapse && lapse.day < today && (next === undefined || lapse.day < next.day)) next = lapse;
    if (!next) return { events, state: now };
    for (const event of next.events()) {
      events.push(event);
      now = evolve(now, event);
    }
  }
};

/** The day after which the next lapse is due as things stand, for the sweep's index; undefined when none is pending. */
export const nextLapseDay = (state: Case, calendar: Calendar, facts: CaseFacts): Day | undefined =>
  lapsesOf(state, calendar, facts)
    .flatMap((l) => (l ? [l.day] : []))
    .sort()[0];
