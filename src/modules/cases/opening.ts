import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { mainClock, periodsOf, statutoryDue } from './clocks.dues.ts';
import type { AcceptMode, EventOf, Periods, ReturnPoint } from './events.ts';
import { type CaseFacts, inForceOn } from './facts.ts';
import type { Case } from './state.ts';
import type { ItemTerms } from './terms.ts';

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
    const basis = { statute: 'order', article: state.origin.order };
    return { ...received, statutory: { n, unit, start: 'ACCEPTED', basis } };
  }
  const today = inForceOn(facts, on);
  if (!today) return received;
  const due = (periods: Periods): Day | undefined =>
    statutoryDue({ ...mainClock(state, facts.terms, calendar), periods, acceptedOn: on, decideBy: undefined }, calendar)
      ?.due;
  const shorter = <T>(ofToday: T | undefined, ofReceipt: T | undefined, as: (rule: T) => Periods): T | undefined => {
    if (ofToday === undefined || ofReceipt === undefined) return ofToday ?? ofReceipt;
    return due(as(ofReceipt))! < due(as(ofToday))! ? ofReceipt : ofToday;
  };
  const statutory = shorter(today.statutory, received.statutory, (rule) => ({ statutory: rule }));
  const promised = shorter(today.promised, received.promised, (rule) => ({ statutory: rule }));
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
