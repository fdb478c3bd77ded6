import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { countedOn, excludedDays } from '../../law/clock.ts';
import { mainClock, promisedDue, statutoryDue, strictDue } from './clocks.dues.ts';
import type { TextRef } from './commands.ts';
import type { DecisionLedger, EventOf, Outcome, Reason, Remedies } from './events.ts';
import { at, type Ctx } from './spec.ts';
import type { Case, UnderReview } from './state.ts';
import type { ItemTerms } from './terms.ts';

/** Counted and excluded up to the day of the decision, and the due days as they stand that day. */
export const ledgerOn = (state: Case, terms: ItemTerms, calendar: Calendar, on: Day): DecisionLedger => {
  const m = mainClock(state, terms, calendar);
  const k2 = statutoryDue(m, calendar);
  const k3 = promisedDue(m, calendar);
  const strict = strictDue(m, calendar);
  return {
    ...(k2 ? { due: k2.due } : {}),
    ...(k3 ? { promised: k3.due } : {}),
    ...(strict ? { strict: strict.due } : {}),
    counted: k2 && on > k2.clock.start ? countedOn(k2.clock, calendar, on) : 0,
    excluded: k2 ? excludedDays(k2.clock, calendar).filter((day) => day <= on).length : 0,
    calendar: calendar.version,
  };
};

/** A term runs from the decision, a renewed one from the day after the old expiry; its last day is included. A change keeps the term it has (许可法49). */
export const validity = (state: Case, terms: ItemTerms, on: Day, wish: { validFrom?: Day; validUntil?: Day } = {}) => {
  const renewed = state.origin.kind === 'renewal' && state.origin.expiry >= on ? addDays(state.origin.expiry, 1) : on;
  const validFrom = wish.validFrom ?? renewed;
  const own = (terms.licence?.years ?? 0) * 12 + (terms.licence?.months ?? 0);
  const months = state.origin.kind === 'change' ? 0 : own;
  const validUntil = wish.validUntil ?? (months > 0 ? addDays(addMonths(validFrom, months), -1) : undefined);
  return { validFrom, ...(validUntil === undefined ? {} : { validUntil }) };
};

/** Whether a wished term can be: it begins with the decision at the earliest, ends after it begins, and not after the item's own. */
export const termFault = (
  state: Case,
  terms: ItemTerms,
  on: Day,
  wish: { readonly validFrom?: Day | undefined; readonly validUntil?: Day | undefined },
): { readonly from: Day; readonly until: Day | null } | undefined => {
  const from = wish.validFrom ?? validity(state, terms, on).validFrom;
  const most = validity(state, terms, on, { validFrom: from }).validUntil;
  const { validUntil } = wish;
  const bad =
    from < on || (validUntil !== undefined && (validUntil < from || (most !== undefined && validUntil > most)));
  return bad ? { from, until: most ?? null } : undefined;
};

export const basedOn = (state: UnderReview): EventOf<'Decided'>['basedOn'] => ({
  ...(state.hearing.held ? { hearing: state.hearing.held.record } : {}),
  checks: state.checks.map((k) => k.record),
});

/** What an officer decides, as far as the command says it; everything may be absent that the guards let pass. */
export type Wording = {
  readonly articles: readonly string[];
  readonly scopes?: readonly string[] | undefined;
  readonly conditions?: TextRef | undefined;
  readonly reasons?: readonly Partial<Reason>[] | undefined;
  readonly standard?: string | undefined;
  readonly remedies?: Partial<Remedies> | undefined;
  readonly validFrom?: Day | undefined;
  readonly validUntil?: Day | undefined;
  readonly licenceNumber?: string | undefined;
};

const given = <T extends object>(o: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as never;

/** `state` is the accepted case as it stands at the decision. */
export const decidedBy = (c: Ctx, state: UnderReview, outcome: Outcome, w: Wording): EventOf<'Decided'> => ({
  type: 'Decided',
  ...at(c),
  outcome,
  deemed: false,
  articles: w.articles,
  ...given({ scopes: w.scopes, conditions: w.conditions, standard: w.standard, licenceNumber: w.licenceNumber }),
  ...(w.reasons ? { reasons: w.reasons as readonly Reason[] } : {}),
  ...(w.remedies ? { remedies: w.remedies as Remedies } : {}),
  ...(outcome === 'denied'
    ? {}
    : validity(state, c.terms, c.today, given({ validFrom: w.validFrom, validUntil: w.validUntil }))),
  basedOn: basedOn(state),
  ledger: ledgerOn(state, c.terms, c.calendar, c.today),
});
