import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { LedgerEvent, LedgerInput } from '../../law/explain.ts';
import type { Citation, PeriodRule, StartEvent } from '../../law/period.ts';
import { mainClock, statutoryDue } from './clocks.dues.ts';
import { type CaseClock, type ClockName, clocksOf } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import type { Case } from './state.ts';
import type { ItemTerms } from './terms.ts';

const law = (article: string): Citation => ({ statute: '许可法', article });

type Recorded = { readonly event: CaseEvent; readonly position: number };

/** What a served notice says in the ledger: a pause or an extension acts from its service and is shown on that day. */
const served = (r: Recorded, all: readonly Recorded[], joint: boolean): readonly LedgerEvent[] => {
  const e = r.event;
  if (e.type !== 'Served') return [];
  const stated = all.find((x) => x.position === e.paper.position)?.event;
  if (stated?.type === 'Paused' || stated?.type === 'PauseProlonged')
    return e.late ? [] : [{ kind: 'pause-told', on: e.on, pause: stated.pause }];
  if (stated?.type === 'HearingCalled') {
    // Each person concerned has a notice; the applicant's own starts the pause.
    const first = all[0]?.event;
    if (first?.type !== 'Received' || e.to !== first.applicant) return [];
    const pause = all.find((x) => x.position === e.paper.position + 1)?.event;
    return pause?.type === 'Paused' && !e.late ? [{ kind: 'pause-told', on: e.on, pause: pause.pause }] : [];
  }
  if (stated?.type === 'StakeholderTold') return [{ kind: 'told', on: e.on, article: [law('36')] }];
  if (stated?.type !== 'Extended') return [];
  const approver = joint ? 'government' : 'head';
  return [{ kind: 'extension', on: e.on, count: stated.days, approver, ...(e.late ? { void: true } : {}) }];
};

const lineOf = (r: Recorded, all: readonly Recorded[], joint: boolean): readonly LedgerEvent[] => {
  const e = r.event;
  const { on } = e;
  switch (e.type) {
    case 'Received':
      return [{ kind: 'received', on }];
    case 'CorrectionAsked':
      return [{ kind: 'correction-asked', on, count: e.missing.length }];
    case 'CorrectionCancelled':
      return [{ kind: 'correction-cancelled', on }];
    case 'Resubmitted':
      return [{ kind: 'resubmitted', on }];
    case 'Accepted':
      return [{ kind: e.mode === 'deemed' ? 'deemed-accepted' : 'accepted', on }];
    case 'TaskOpened':
      return e.kind === 'consult' ? [{ kind: 'consult', on }] : [];
    case 'TaskEnded':
      return e.verb === 'done' ? [{ kind: 'step', on }] : [];
    case 'Checked':
      return [{ kind: 'site-check', on }];
    case 'Published':
      return [{ kind: 'published', on }];
    case 'Resumed':
      return [{ kind: 'resumed', on, pause: e.pause }];
    case 'ClockRecomputed':
      return [{ kind: 'recomputed', on }];
    case 'Decided':
      return [{ kind: 'decided', on, ...(e.deemed ? { article: [law('50')] } : {}) }];
    case 'Delivered':
      return [{ kind: 'delivered', on }];
    case 'Withdrawn':
      return [{ kind: 'withdrawn', on }];
    case 'FilingRejected':
    case 'Filed':
    case 'ClosedForNoReply':
    case 'Terminated':
      return [{ kind: 'closed', on }];
    case 'Served':
      return served(r, all, joint);
    default:
      return [];
  }
};

/** The events of a case as the clock ledger tells them, in order of recording. */
export const ledgerEvents = (events: readonly CaseEvent[], joint = false): readonly LedgerEvent[] => {
  const all = events.map((event, i): Recorded => ({ event, position: i + 1 }));
  return all.flatMap((r) => lineOf(r, all, joint));
};

const RULES: Partial<Record<ClockName, { readonly start: StartEvent; readonly basis: Citation; readonly due: Text }>> =
  {
    K1: {
      start: 'RECEIVED',
      basis: law('32.1.4'),
      due: { zh: '受理或一次告知的最后一日', en: 'Last day to accept or to ask' },
    },
    K6a: { start: 'TOLD', basis: law('47'), due: { zh: '申请听证的最后一日', en: 'Last day to ask for a hearing' } },
    K6b: { start: 'TOLD', basis: law('47'), due: { zh: '举行听证的最后一日', en: 'Last day to hold the hearing' } },
    K8: { start: 'DECIDED', basis: law('44'), due: { zh: '送达的最后一日', en: 'Last day to deliver' } },
  };

const ends = (c: CaseClock): Pick<LedgerInput, 'metOn' | 'voidOn'> => ({
  ...(c.metOn === undefined ? {} : { metOn: c.metOn }),
  ...(c.status.kind === 'void' ? { voidOn: c.status.on } : {}),
});

/** Rows of a short clock are those of its own time: from its start to its answer or its end. */
const within = (events: readonly LedgerEvent[], c: CaseClock): readonly LedgerEvent[] => {
  const last: Day = c.metOn !== undefined && c.metOn > c.due ? c.metOn : c.due;
  return events.filter((e) => e.on >= c.start && e.on <= last);
};

/**
 * What the law library needs to explain one clock of a case: K2 with its promise and strict twin, or K1, K6, K8.
 * Undefined where the case has no such clock (yet), or where it has nothing to count but a date.
 */
export const ledgerInput = (
  k: ClockName,
  events: readonly CaseEvent[],
  state: Case,
  terms: ItemTerms,
  calendar: Calendar,
  today: Day,
): LedgerInput | undefined => {
  const clocks = clocksOf(state, terms, calendar, today);
  const found = clocks.find((c) => c.k === k);
  const told = ledgerEvents(events, terms.joint);
  if (k !== 'K2') {
    const rule = RULES[k];
    if (!found || !rule) return undefined;
    return { clock: found.clock, rule, words: { due: rule.due }, events: within(told, found), ...ends(found) };
  }
  const m = mainClock(state, terms, calendar);
  const rule: PeriodRule | undefined = m.periods.statutory;
  const due = statutoryDue(m, calendar);
  if (!found || !rule || !due || rule.unit === 'HOUR') return undefined;
  const promised = clocks.find((c) => c.k === 'K3');
  const hours = m.periods.promised?.unit === 'HOUR';
  const strict = clocks.find((c) => c.k === 'K2s');
  return {
    clock: found.clock,
    rule,
    ...(promised && !hours ? { promised: promised.clock } : {}),
    ...(promised && hours ? { promisedDay: promised.due } : {}),
    ...(m.decideBy === undefined ? {} : { decideBy: m.decideBy }),
    ...(strict && strict.start !== found.start ? { strictStart: strict.start } : {}),
    events: told,
    ...ends(found),
  };
};
