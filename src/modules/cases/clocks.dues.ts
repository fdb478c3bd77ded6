import { type Day, earliest } from '../../kernel/day.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { acceptanceWindow, renewalWindow } from '../../law/articles.ts';
import type { Calendar } from '../../law/calendar.ts';
import { dueDay, dueInstant } from '../../law/clock.ts';
import type { Clock, Notice, PeriodRule } from '../../law/period.ts';
import type { Origin, Periods } from './events.ts';
import type { Case, Extension, Pause } from './state.ts';
import type { ItemTerms } from './terms.ts';

/** 许可法32.1.4 (five days), 47 (five to ask, twenty to hold), 48 (seven before), 44 (ten to deliver), 55 (five). */
export const LIMITS = {
  accept: 5,
  askHearing: 5,
  holdHearing: 20,
  hearingNotice: 7,
  deliver: 10,
  inspectors: 5,
} as const;

const plain = (start: Day, n: number): Clock => ({ start, n, unit: 'WORKING_DAY', notices: [] });
export const workingDays = plain;

export const acceptBy = (window: Day, calendar: Calendar): Day => acceptanceWindow(window, calendar).outcome.due;

/** Served notices only: a pause acts from its service (许可法45). */
export const noticesOf = (pauses: readonly Pause[]): readonly Notice[] =>
  pauses.flatMap((p) =>
    p.notices.flatMap((n): Notice[] =>
      n.served === undefined
        ? []
        : [
            {
              pause: p.id,
              ground: p.ground,
              served: n.served,
              until: n.until,
              ...(p.resumedOn === undefined ? {} : { resumedOn: p.resumedOn }),
            },
          ],
    ),
  );

/** The parts of a case that its main clocks are made of, so that they can also be asked for an acceptance still ahead. */
export type MainClock = {
  readonly periods: Periods;
  readonly window: Day;
  readonly acceptedOn?: Day | undefined;
  readonly acceptedAt?: Instant | undefined;
  readonly completeOn: Day;
  readonly enteredAt: Instant;
  readonly pauses: readonly Pause[];
  readonly extended?: Extension | undefined;
  /** Expiry that a renewal in time must be decided by (许可法50). */
  readonly decideBy?: Day | undefined;
};

const startOf = (rule: PeriodRule, m: MainClock): Day | undefined =>
  rule.start === 'RECEIVED' ? m.window : m.acceptedOn;

const clockFrom = (rule: PeriodRule, start: Day, m: MainClock, extended: boolean): Clock => ({
  start,
  n: rule.n,
  unit: rule.unit,
  ...(extended && m.extended?.servedOn !== undefined ? { extension: m.extended.days } : {}),
  notices: noticesOf(m.pauses),
});

export type MainDue = { readonly clock: Clock; readonly due: Day; readonly provisional: boolean };

const capped = (clock: Clock, cap: Day | undefined, calendar: Calendar): MainDue => {
  const { due, provisional } = dueDay(clock, calendar);
  return { clock, due: cap === undefined ? due : earliest(due, cap), provisional };
};

/** K2, the statutory clock: with or without an extension in force. Undefined while it has not started or the item has none. */
export const statutoryDue = (m: MainClock, calendar: Calendar, extended = true): MainDue | undefined => {
  const rule = m.periods.statutory;
  const start = rule && startOf(rule, m);
  return rule && start ? capped(clockFrom(rule, start, m, extended), m.decideBy, calendar) : undefined;
};

/** K2s 法释〔2009〕20号6: the same period from the day the complete message entered the system. */
export const strictDue = (m: MainClock, calendar: Calendar): MainDue | undefined => {
  const rule = m.periods.statutory;
  if (!rule || m.acceptedOn === undefined) return undefined;
  return capped(clockFrom(rule, m.completeOn, m, true), m.decideBy, calendar);
};

/** K3: never later than K2, also where the units differ; an extension of K2 does not move the promise. */
export const promisedDue = (m: MainClock, calendar: Calendar): MainDue | undefined => {
  const rule = m.periods.promised;
  const start = rule && startOf(rule, m);
  if (!rule || !start) return undefined;
  const cap = statutoryDue(m, calendar)?.due;
  if (rule.unit !== 'HOUR') return capped(clockFrom(rule, start, m, false), cap, calendar);
  // A promise in hours runs from its instant, is never paused and knows no rest days.
  const clock: Clock = { start, n: Math.ceil(rule.n / 24), unit: 'NATURAL_DAY', notices: [] };
  const due = dayOf(dueInstant(m.acceptedAt ?? m.enteredAt, rule.n));
  return { clock, due: cap === undefined ? due : earliest(due, cap), provisional: false };
};

/** Last day to ask for renewal (许可法50: thirty days before expiry, not rolled; or the item's special window). */
export const renewBy = (expiry: Day, terms: ItemTerms, calendar: Calendar): Day =>
  renewalWindow(expiry, calendar, terms.renewal?.closes).outcome.closes;

/** The expiry of a permit whose renewal was asked for in time; only such a case is decided by the law itself. */
export const protectedUntil = (
  origin: Origin,
  receivedOn: Day,
  window: Day,
  terms: ItemTerms,
  calendar: Calendar,
): Day | undefined => {
  if (origin.kind !== 'renewal' || terms.nature !== 'permit') return undefined;
  // Resubmitted after the expiry: the licence had lapsed while the ball lay with the applicant.
  if (window > origin.expiry) return undefined;
  return receivedOn <= renewBy(origin.expiry, terms, calendar) ? origin.expiry : undefined;
};

export const periodsOf = (terms: Periods): Periods => ({
  ...(terms.statutory ? { statutory: terms.statutory } : {}),
  ...(terms.promised ? { promised: terms.promised } : {}),
});

/** The main clock of a case as it stands; before acceptance with the terms' own periods. */
export const mainClock = (state: Case, terms: ItemTerms, calendar: Calendar): MainClock => {
  const run = 'accepted' in state && state.accepted ? state : undefined;
  const confirmed = terms.confirmsReceipt ? state.receiptServedOn : undefined;
  const entered = dayOf(state.completeAt);
  return {
    periods: run?.accepted?.periods ?? periodsOf(terms),
    window: state.window,
    acceptedOn: run?.accepted?.on,
    acceptedAt: run?.accepted?.instant,
    completeOn: confirmed && confirmed > entered ? confirmed : entered,
    enteredAt: state.completeAt,
    pauses: run?.pauses ?? [],
    extended: run?.extended,
    decideBy: protectedUntil(state.origin, state.receivedOn, state.window, terms, calendar),
  };
};
