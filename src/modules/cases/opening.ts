import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { PeriodRule } from '../../law/period.ts';
import { mainClock, periodsOf, promisedDue, statutoryDue } from './clocks.dues.ts';
import type { AcceptMode, CaseEvent, EventOf, Periods, ReturnPoint } from './events.ts';
import { type CaseFacts, inForceOn } from './facts.ts';
import { type Ctx, positionOf } from './spec.ts';
import type { Case } from './state.ts';
import type { ItemTerms } from './terms.ts';

type Due = { readonly due: Day } | undefined;
type Way = { readonly to?: Id | undefined; readonly back?: ReturnPoint; readonly thenBack?: readonly ReturnPoint[] };

/** Opens a step; the task is named after the stream version of this event. */
export const openStep = (
  terms: ItemTerms,
  step: number,
  position: number,
  on: Day,
  by: Id,
  way: Way = {},
): EventOf<'TaskOpened'> => {
  const at = terms.steps[step];
  if (!at) throw new Error(`the item ${terms.item} v${terms.version} has no step ${step}`);
  const { key, post, within } = at;
  return {
    type: 'TaskOpened',
    on,
    by,
    task: `t${position}`,
    kind: 'step',
    step,
    key,
    post,
    within,
    ...(way.to === undefined ? {} : { to: way.to }),
    ...(way.back ? { back: way.back } : {}),
    ...(way.thenBack && way.thenBack.length > 0 ? { thenBack: way.thenBack } : {}),
  };
};

/**
 * The periods a case is accepted under: of the text in force on that day, or of the one it was received under where
 * that ends earlier; a remand has the period of the order.
 */
export const periodsAt = (state: Case, facts: CaseFacts, on: Day, calendar: Calendar): Periods => {
  const received = periodsOf(facts.terms);
  if (state.origin.kind === 'remand' && state.origin.period) {
    const { n, unit } = state.origin.period;
    const basis = { statute: state.origin.order, article: '' };
    return { ...received, statutory: { n, unit, start: 'ACCEPTED', basis } };
  }
  const today = inForceOn(facts, on);
  if (!today) return received;
  const m = { ...mainClock(state, facts.terms, calendar), acceptedOn: on, acceptedAt: facts.now, decideBy: undefined };
  const shorter = (a: Due, b: Due, ofToday: PeriodRule | undefined, ofReceipt: PeriodRule | undefined) =>
    ofToday && ofReceipt ? (b!.due < a!.due ? ofReceipt : ofToday) : (ofToday ?? ofReceipt);
  const ends = (periods: Periods) => [
    statutoryDue({ ...m, periods }, calendar),
    promisedDue({ ...m, periods }, calendar),
  ];
  const [s1, p1] = ends(today);
  const [s2, p2] = ends(received);
  const statutory = shorter(s1, s2, today.statutory, received.statutory);
  const promised = shorter(p1, p2, today.promised, received.promised);
  return { ...(statutory ? { statutory } : {}), ...(promised ? { promised } : {}) };
};

type Terms = {
  readonly owed?: readonly string[];
  readonly owedBy?: Day;
  readonly commitments?: readonly string[];
  readonly promise?: string;
};

/** The fact of acceptance. A deemed one is of the window's day and ranks by the instant the material entered (许可法32.1.4, 57). */
export const acceptance = (
  state: Case,
  facts: CaseFacts,
  on: Day,
  mode: AcceptMode,
  by: Id,
  calendar: Calendar,
  more: Terms = {},
): EventOf<'Accepted'> => ({
  type: 'Accepted',
  on,
  by,
  mode,
  instant: mode === 'deemed' ? state.completeAt : facts.now,
  acceptSeq: facts.acceptSeq,
  basis: inForceOn(facts, on)?.basis ?? [],
  periods: periodsAt(state, facts, on, calendar),
  ...more,
});

/** An officer accepts today: the fact, and the first step of the route (or the decision at once). */
export const acceptNow = (
  c: Ctx<'received'>,
  mode: AcceptMode,
  step: number,
  more: Terms = {},
): readonly CaseEvent[] => [
  acceptance(c.state, c.facts, c.today, mode, c.by.id, c.calendar, more),
  openStep(c.terms, step, positionOf(c, 1), c.today, c.by.id),
];
