import { addDays, addMonths, type Day } from '../kernel/day.ts';
import type { Calendar } from './calendar.ts';
import { before, dueDay, promisedDue } from './clock.ts';
import type { Clock, Unit } from './period.ts';
import { parseCitation, statuteInForce } from './statutes.ts';
import { addWorkingDays, workingDaysBefore } from './working.ts';

/**
 * An article applied: which, in which text, on what, with what outcome. Kept with a decision it answers years later
 * why a day was what it was.
 */
export type Applied<O> = {
  readonly article: string;
  /** The text version in force on the day of the event; '' where our table has none for that day. */
  readonly text: string;
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
  readonly outcome: O;
};

const apply = <O>(article: string, on: Day, inputs: Applied<O>['inputs'], outcome: O): Applied<O> => {
  const statute = parseCitation(article)?.statute ?? '';
  return { article, text: statuteInForce(statute, on)?.text ?? '', inputs, outcome };
};

const within = (start: Day, n: number, unit: Unit, calendar: Calendar): Day =>
  dueDay({ start, n, unit, notices: [] }, calendar).due;

/** 许可法32.1.4: the last day to ask for corrections, and what follows when nothing was told by then. */
export const acceptanceWindow = (received: Day, calendar: Calendar) => {
  const due = addWorkingDays(received, 5, calendar);
  // 自收到申请材料之日起即为受理: acceptance goes back to the day of receipt, not to the fifth day.
  return apply('许可法32.1.4', received, { received }, { due, deemedFrom: addDays(due, 1), acceptedOn: received });
};

/** 许可法42.1, 42.2: the last day to approve and tell an extension is the last day of the first period. */
export const extensionWindow = (clock: Clock, calendar: Calendar, joint = false) => {
  const { extension: _, ...first } = clock;
  const outcome = { lastDay: dueDay(first, calendar).due };
  return apply(joint ? '许可法42.2' : '许可法42.1', clock.start, { start: clock.start, n: clock.n }, outcome);
};

/** 许可法44: ten days from the decision to issue and deliver. */
export const deliveryDue = (decided: Day, calendar: Calendar) =>
  apply('许可法44', decided, { decided }, { due: addWorkingDays(decided, 10, calendar) });

/** 许可法47: five days to ask for a hearing once told; the citizen's period, counted in working days in his favour. */
export const hearingRequestWindow = (told: Day, calendar: Calendar) =>
  apply('许可法47', told, { told }, { due: addWorkingDays(told, 5, calendar) });

/** 许可法47: the hearing is held within twenty days of the request. */
export const hearingDue = (requested: Day, calendar: Calendar) =>
  apply('许可法47', requested, { requested }, { due: addWorkingDays(requested, 20, calendar) });

/** 许可法48.1.1: notice seven days before, so the first possible day is the one after the seventh working day. */
export const earliestHearing = (served: Day, calendar: Calendar) => {
  const seventh = addWorkingDays(served, 7, calendar);
  return apply('许可法48.1.1', served, { served }, { after: seventh, earliest: addWorkingDays(seventh, 1, calendar) });
};

/** 许可法55: two inspectors are assigned within five days of acceptance. */
export const inspectorsDue = (accepted: Day, calendar: Calendar) =>
  apply('许可法55', accepted, { accepted }, { due: addWorkingDays(accepted, 5, calendar) });

export type Span = { readonly n: number; readonly unit: Unit };

/**
 * 许可法50.1: renewal is filed in time until thirty natural days before expiry, or inside the item's special window.
 * Counted back by the letter and never rolled; `opens` absent = at any time before.
 */
export const renewalWindow = (
  expiry: Day,
  calendar: Calendar,
  closes: Span = { n: 30, unit: 'NATURAL_DAY' },
  opens?: Span,
) =>
  apply(
    '许可法50.1',
    expiry,
    { expiry, closes: `${closes.n} ${closes.unit}` },
    {
      closes: before(closes.n, closes.unit, expiry, calendar),
      ...(opens ? { opens: before(opens.n, opens.unit, expiry, calendar) } : {}),
    },
  );

/** 许可法50.2: a renewal in time is decided before expiry, whatever the ordinary period would allow. */
export const renewalDue = (clock: Clock, expiry: Day, calendar: Calendar) => {
  const own = dueDay(clock, calendar).due;
  return apply('许可法50.2', clock.start, { expiry, own }, { due: own < expiry ? own : expiry, deemedOn: expiry });
};

/** 许可法78: false material bars a new application for one year; 79: a permit got by fraud for three. */
export const barAfterFalseMaterial = (found: Day) =>
  apply('许可法78', found, { found }, { until: addMonths(found, 12) });
export const barAfterFraud = (revoked: Day) =>
  apply('许可法79', revoked, { revoked }, { until: addMonths(revoked, 36) });

/** 复议法20: sixty natural days from the day told; 88: the last day rolls over holidays. */
export const reconsiderationDue = (told: Day, calendar: Calendar) =>
  apply('复议法20', told, { told }, { due: within(told, 60, 'NATURAL_DAY', calendar) });

/** 行诉法46: six months to sue. */
export const litigationDue = (told: Day, calendar: Calendar) =>
  apply('行诉法46', told, { told }, { due: within(told, 6, 'MONTH', calendar) });

/** 优化条例36: the promised day may never lie after the statutory one, on any start day, in any unit. */
export const promiseDue = (promised: Clock, statutory: Clock, calendar: Calendar) =>
  apply(
    '优化条例36',
    statutory.start,
    { promised: `${promised.n} ${promised.unit}`, statutory: `${statutory.n} ${statutory.unit}` },
    { due: promisedDue(promised, statutory, calendar) },
  );

/** B8 容缺: what is owed comes in after today and before the promised day. */
export const owedBy = (promisedDay: Day): { readonly last: Day } => ({ last: addDays(promisedDay, -1) });

/** The day a reminder falls due, so many working days before an end. */
export const warnOn = (due: Day, workingDays: number, calendar: Calendar): Day =>
  workingDaysBefore(due, workingDays, calendar);
