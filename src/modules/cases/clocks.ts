import { addDays, type Day, daysBetween, earliest } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { hearingRequestWindow } from '../../law/articles.ts';
import type { Calendar } from '../../law/calendar.ts';
import { before, type ClockStatus, dueDay, statusAgainst } from '../../law/clock.ts';
import type { Clock } from '../../law/period.ts';
import {
  acceptBy,
  LIMITS,
  type MainDue,
  mainClock,
  noticesOf,
  promisedDue,
  renewBy,
  statutoryDue,
  strictDue,
  workingDays,
} from './clocks.dues.ts';
import { type ClockName, warnDays } from './clocks.warn.ts';
import type { Case, Decided, Task, UnderReview } from './state.ts';
import type { ItemTerms } from './terms.ts';

export type { ClockName } from './clocks.warn.ts';

/** A clock of a case on a day. `due` counts whole; `clock` is its pure form, for counting and explaining. */
export type CaseClock = {
  readonly k: ClockName;
  /** Task (K4, K10) or person (K6a) it belongs to, where a case may have several. */
  readonly of?: string;
  readonly start: Day;
  readonly due: Day;
  readonly provisional: boolean;
  readonly status: ClockStatus;
  readonly clock: Clock;
  readonly metOn?: Day;
  /** Days on which to warn, earliest first. */
  readonly warnAt: readonly Day[];
};

/** `K2`, or `K4:t7` where a case has several. */
export const nameOf = (c: Pick<CaseClock, 'k' | 'of'>): string => (c.of === undefined ? c.k : `${c.k}:${c.of}`);

type Raw = {
  readonly k: ClockName;
  readonly of?: string;
  readonly clock: Clock;
  readonly due: Day;
  readonly provisional?: boolean;
  readonly metOn?: Day | undefined;
  readonly voidOn?: Day | undefined;
  /** The law itself acted because the time had run out; no later calendar makes it run again. */
  readonly lapsed?: boolean;
};

/** Overrun ⇔ met after the due day, or unmet and today after it; no pause or extension after it heals that. */
const statusOf = (r: Raw, calendar: Calendar, today: Day): ClockStatus =>
  r.lapsed
    ? { kind: 'overrun', since: addDays(r.due, 1) }
    : statusAgainst(r.due, r.clock, calendar, today, r.metOn, r.voidOn);

/** A clock that is only a date: from its start to that day, in natural days. */
const untilDay = (start: Day, due: Day): Clock => ({
  start,
  n: Math.max(0, daysBetween(start, due)),
  unit: 'NATURAL_DAY',
  notices: [],
});
const counting = (k: ClockName, start: Day, n: number, calendar: Calendar, more: Partial<Raw> = {}): Raw => {
  const clock = { ...workingDays(start, n), ...(more.clock ?? {}) };
  return { k, ...dueDay(clock, calendar), ...more, clock };
};

const reviewed = (state: Case): Decided['decided'] | undefined => ('decided' in state ? state.decided : undefined);

/** K1: met by acceptance, rejection, filing or a served correction; a deemed acceptance is its overrun. */
const acceptance = (state: Case, calendar: Calendar): Raw => {
  const round = state.rounds.at(-1);
  const asked = round && round.end !== 'cancelled' ? round.servedOn : undefined;
  const ends = ((): Pick<Raw, 'metOn' | 'voidOn' | 'lapsed'> => {
    if (state.state === 'received') return {};
    if (state.state === 'correcting') return { metOn: asked };
    if ('accepted' in state && state.accepted) {
      if (state.accepted.mode !== 'deemed') return { metOn: state.accepted.on };
      // 许可法50: accepted by law because the licence ran out while the five days still ran; nobody let those pass.
      const decided = reviewed(state);
      const renewed = decided?.deemed && decided.on < acceptBy(state.window, calendar);
      return renewed ? { voidOn: decided.on } : { lapsed: true };
    }
    if (state.state !== 'closed') return {};
    if (state.how === 'filed' || state.how === 'rejected')
      return state.detail === 'deemed' ? { lapsed: true } : { metOn: state.on };
    return asked !== undefined && round?.end === undefined ? { metOn: asked } : { voidOn: state.on };
  })();
  return counting('K1', state.window, LIMITS.accept, calendar, ends);
};

/** K2, K2s, K3. A decision is judged by the account of its own day, whatever the calendar becomes later. */
const main = (state: Case, terms: ItemTerms, calendar: Calendar): readonly Raw[] => {
  if (terms.nature === 'filing') return [];
  const m = mainClock(state, terms, calendar);
  const ledger = reviewed(state)?.ledger;
  const metOn = reviewed(state)?.on ?? (state.state === 'closed' && m.acceptedOn ? state.on : undefined);
  const voidOn = state.state === 'closed' && !m.acceptedOn ? state.on : undefined;
  const raw = (k: ClockName, found: MainDue | undefined, kept: Day | undefined): readonly Raw[] =>
    found ? [{ k, clock: found.clock, due: kept ?? found.due, provisional: found.provisional, metOn, voidOn }] : [];
  const electronic = state.channel !== 'window' && state.channel !== 'post';
  return [
    ...raw('K2', statutoryDue(m, calendar), ledger?.due),
    ...(electronic ? raw('K2s', strictDue(m, calendar), ledger?.strict) : []),
    ...raw('K3', promisedDue(m, calendar), ledger?.promised),
  ];
};

const ofTask = (t: Task, state: UnderReview, calendar: Calendar): readonly Raw[] => {
  if (t.kind === 'inspect') return [];
  const k = t.kind === 'step' ? 'K4' : 'K10';
  const notices = t.kind === 'step' ? noticesOf(state.pauses) : [];
  return [
    counting(k, t.openedOn, t.within, calendar, { of: t.id, clock: { ...workingDays(t.openedOn, t.within), notices } }),
  ];
};

/** K6a of one person (许可法47: five days from being told); undefined while untold or without the right. */
export const askHearingBy = (state: UnderReview, person: Id, calendar: Calendar): Day | undefined => {
  const served = state.told?.served[person];
  if (served === undefined || !state.told?.rights.includes('hearing')) return undefined;
  return hearingRequestWindow(served, calendar).outcome.due;
};

const hearing = (state: UnderReview, calendar: Calendar): readonly Raw[] => {
  const { told, hearing: h } = state;
  const asking = Object.entries(told?.rights.includes('hearing') ? told.served : {}).map(([of, served]) => {
    const metOn = h.requests.find((r) => r.by === of)?.on;
    const voidOn = h.waived.includes(of) ? served : undefined;
    return counting('K6a', served, LIMITS.askHearing, calendar, { of, metOn, voidOn });
  });
  const first = h.requests.map((r) => r.on).sort()[0];
  if (first === undefined) return asking;
  return [...asking, counting('K6b', first, LIMITS.holdHearing, calendar, { metOn: h.held?.on })];
};

const owed = (state: UnderReview): readonly Raw[] =>
  [...new Set(state.owed.map((o) => o.by))].map((by): Raw => {
    const supplied = state.owed.filter((o) => o.by === by).map((o) => o.supplied);
    const metOn = supplied.every((s) => s !== undefined) ? supplied.sort().at(-1) : undefined;
    return { k: 'K9', clock: untilDay(state.accepted.on, by), due: by, metOn };
  });

const inReview = (state: UnderReview, terms: ItemTerms, calendar: Calendar): readonly Raw[] => [
  ...state.tasks.flatMap((t) => ofTask(t, state, calendar)),
  ...hearing(state, calendar),
  ...owed(state),
  ...(terms.checks.technical
    ? [counting('K12', state.accepted.on, LIMITS.inspectors, calendar, { metOn: state.inspectorsOn })]
    : []),
];

/** K8 许可法44, and K13, whose answer is the commitment check kept by the obligation. */
const afterDecision = (state: Case, terms: ItemTerms, calendar: Calendar): readonly Raw[] => {
  const decided = reviewed(state);
  if (!decided) return [];
  const delivered = state.state === 'closed' && state.how === 'delivered' ? state.on : undefined;
  const voidOn = state.state === 'closed' && state.how === 'terminated' ? state.on : undefined;
  const k8 = counting('K8', decided.on, LIMITS.deliver, calendar, { metOn: decided.readyOn ?? delivered, voidOn });
  const mode = 'accepted' in state ? state.accepted?.mode : undefined;
  const check = mode === 'commitment' && decided.outcome !== 'denied' ? terms.commitmentCheck : undefined;
  return check ? [k8, counting('K13', decided.on, check.workingDays, calendar, { voidOn })] : [k8];
};

const renewal = (state: Case, terms: ItemTerms, calendar: Calendar): readonly Raw[] => {
  if (state.origin.kind !== 'renewal') return [];
  const { expiry } = state.origin;
  const due = renewBy(expiry, terms, calendar);
  const opens = terms.renewal?.opens;
  const start = opens ? before(opens.n, opens.unit, expiry, calendar) : addDays(expiry, -90);
  return [{ k: 'K11', clock: untilDay(earliest(start, due), due), due, metOn: state.receivedOn }];
};

const waiting = (state: Case, calendar: Calendar): readonly Raw[] => {
  const round = state.state === 'correcting' ? state.correction : undefined;
  if (round?.servedOn === undefined || round.replyWithin === undefined) return [];
  return [counting('K5', round.servedOn, round.replyWithin, calendar)];
};

/**
 * Every clock of a case as it stands on `today`, K1 first. A clock that has not started is not listed (K2 before
 * acceptance, K5 before service); K7 is a guard and K13's answer is kept by the obligation.
 */
export const clocksOf = (state: Case, terms: ItemTerms, calendar: Calendar, today: Day): readonly CaseClock[] => {
  const raws = [
    acceptance(state, calendar),
    ...main(state, terms, calendar),
    ...(state.state === 'under-review' ? inReview(state, terms, calendar) : []),
    ...waiting(state, calendar),
    ...afterDecision(state, terms, calendar),
    ...renewal(state, terms, calendar),
  ];
  const strict = raws.find((r) => r.k === 'K2s');
  return raws.map((r): CaseClock => {
    // A court may count from the stricter day, so the statutory clock warns by it.
    const w = r.k === 'K2' && strict && strict.due < r.due ? strict : r;
    const done = r.metOn !== undefined || r.voidOn !== undefined || r.lapsed;
    return {
      k: r.k,
      ...(r.of === undefined ? {} : { of: r.of }),
      start: r.clock.start,
      due: r.due,
      provisional: r.provisional ?? false,
      status: statusOf(r, calendar, today),
      clock: r.clock,
      ...(r.metOn === undefined ? {} : { metOn: r.metOn }),
      warnAt: done ? [] : warnDays(r.k, w.clock, w.due, calendar),
    };
  });
};
