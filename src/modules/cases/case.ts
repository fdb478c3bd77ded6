import type { Day } from '../../kernel/day.ts';
import { endReview, type ReviewEvent, review } from './case.review.ts';
import { serve } from './case.serve.ts';
import type { CaseEvent, EventOf, PaperKind } from './events.ts';
import { papersOf } from './paper-kinds.ts';
import type {
  Case,
  Closed,
  Correcting,
  Decided,
  Filed0,
  How,
  Received,
  Round,
  UnderReview,
  Unserved,
} from './state.ts';

const fault = (state: Case | undefined, event: CaseEvent): never => {
  throw new Error(`${event.type} cannot follow in state ${state?.state ?? 'none'}: the trail is broken`);
};

/** Notices without an object once the examination has ended: an unserved pause or extension can never act. */
const VOID_AFTER_REVIEW: readonly PaperKind[] = [
  'correction',
  'special-procedure',
  'resumption',
  'extension',
  'hearing-notice',
  'stakeholder-notice',
  'supplement-invitation',
  'clock-notice',
];
const standing = (unserved: readonly Unserved[]): readonly Unserved[] =>
  unserved.filter((u) => !VOID_AFTER_REVIEW.includes(u.kind));
const withoutCorrection = (unserved: readonly Unserved[]): readonly Unserved[] =>
  unserved.filter((u) => u.kind !== 'correction');

const receive = (e: EventOf<'Received'>): Received => ({
  state: 'received',
  version: 1,
  item: e.item,
  itemVersion: e.version,
  applicant: e.applicant,
  coApplicants: e.coApplicants ?? [],
  ...(e.mandate === undefined ? {} : { mandate: e.mandate }),
  ...(e.bundle === undefined ? {} : { bundle: e.bundle }),
  channel: e.channel,
  eDelivery: e.eDelivery,
  receivedOn: e.on,
  enteredAt: e.enteredAt,
  window: e.on,
  completeAt: e.enteredAt,
  given: e.materials.map((m) => m.ref),
  outstanding: [],
  round: 0,
  rounds: [],
  origin: e.origin,
  frozen: false,
  falseApplication: false,
  recused: [],
  workers: [],
  unserved: [],
});

const base = (s: Received | Correcting): Filed0 => {
  const { state: _, correction: __, ...rest } = s;
  return rest;
};

const ask = (s: Received, e: EventOf<'CorrectionAsked'>): Correcting => {
  const correction: Round = {
    on: e.on,
    position: s.version,
    missing: e.missing,
    ...(e.replyWithin === undefined ? {} : { replyWithin: e.replyWithin }),
  };
  const outstanding = e.missing.map((m) => m.ref);
  return {
    ...base(s),
    state: 'correcting',
    correction,
    outstanding,
    round: e.round,
    rounds: [...s.rounds, correction],
  };
};

/** A notice cancelled before its service was never told: it does not count as asked (72.4). */
const cancel = (s: Correcting, on: Day): Received => {
  const told = s.correction.servedOn !== undefined;
  const ended: Round = { ...s.correction, end: 'cancelled', endedOn: on };
  const rounds = told ? [...s.rounds.slice(0, -1), ended] : s.rounds.slice(0, -1);
  const unserved = withoutCorrection(s.unserved);
  return { ...base(s), state: 'received', correction: ended, outstanding: [], rounds, round: rounds.length, unserved };
};

const resubmit = (s: Correcting, e: EventOf<'Resubmitted'>): Received => {
  const ended: Round = { ...s.correction, end: 'resubmitted', endedOn: e.on };
  return {
    ...base(s),
    state: 'received',
    correction: ended,
    window: e.on,
    completeAt: e.enteredAt,
    given: [...new Set([...s.given, ...e.refs])],
    outstanding: s.outstanding.filter((r) => !e.refs.includes(r)),
    rounds: [...s.rounds.slice(0, -1), ended],
    unserved: withoutCorrection(s.unserved),
  };
};

const accept = (s: Received | Correcting, e: EventOf<'Accepted'>): UnderReview => {
  const { on, instant, mode, by, acceptSeq, basis, periods, commitments = [] } = e;
  const owedBy = e.owedBy;
  return {
    ...base(s),
    unserved: withoutCorrection(s.unserved),
    state: 'under-review',
    accepted: { on, instant, mode, by, acceptSeq, basis, periods, commitments },
    at: 0,
    tasks: [],
    pauses: [],
    hearing: { requests: [], waived: [], pauses: [] },
    checks: [],
    statements: [],
    published: [],
    owed: owedBy === undefined ? [] : (e.owed ?? []).map((ref) => ({ ref, by: owedBy })),
    invited: [],
    examiners: [],
    appointed: [],
    reminded: {},
  };
};

const decide = (s: UnderReview, e: EventOf<'Decided'>): Decided => ({
  ...endReview(s, e.on),
  unserved: standing(s.unserved),
  state: 'decided',
  decided: {
    on: e.on,
    position: s.version,
    outcome: e.outcome,
    deemed: e.deemed,
    by: e.by,
    ledger: e.ledger,
    ...(e.validFrom === undefined ? {} : { validFrom: e.validFrom }),
    ...(e.validUntil === undefined ? {} : { validUntil: e.validUntil }),
  },
});

const close = (s: Exclude<Case, Closed>, how: How, e: CaseEvent, detail?: string): Closed => {
  const end = { state: 'closed' as const, how, on: e.on, ...(detail === undefined ? {} : { detail }) };
  const unserved = standing(s.unserved);
  switch (s.state) {
    case 'received':
    case 'correcting':
      return { ...base(s), ...end, unserved };
    case 'under-review':
      return { ...endReview(s, e.on), ...end, unserved };
    case 'decided':
      return { ...s, ...end, unserved };
    default:
      return s satisfies never;
  }
};

/** The delivery hands over the decision itself (送达回证): the applicant has it, and nothing of it is left to be told. */
const deliver = (s: Decided, e: EventOf<'Delivered'>): Closed => {
  const closed = close(s, 'delivered', e, e.mode);
  const handed = (u: Unserved) => u.position === s.decided.position && u.to === s.applicant;
  return { ...closed, unserved: closed.unserved.filter((u) => !handed(u)) };
};

const inReview = (s: Case | undefined, e: ReviewEvent): UnderReview =>
  s?.state === 'under-review' ? review(s, e, s.version) : fault(s, e);

const recuse = (s: Case, e: EventOf<'Recused'>): Case => {
  const recused = [...s.recused, e.person];
  if (s.state !== 'under-review') return { ...s, recused };
  const tasks = s.tasks.map((t) => {
    if (t.holder !== e.person && t.to !== e.person && t.delegator !== e.person) return t;
    const { holder: _, to: __, delegator: ___, ...rest } = t;
    return rest;
  });
  return { ...s, recused, tasks };
};

const applied = (s: Case | undefined, e: CaseEvent): Case => {
  if (e.type === 'Received') return s ? fault(s, e) : receive(e);
  if (!s) return fault(s, e);
  switch (e.type) {
    case 'CorrectionAsked':
      return s.state === 'received' ? ask(s, e) : fault(s, e);
    case 'CorrectionCancelled':
      return s.state === 'correcting' ? cancel(s, e.on) : fault(s, e);
    case 'Resubmitted':
      return s.state === 'correcting' ? resubmit(s, e) : fault(s, e);
    case 'Accepted':
      return s.state === 'received' || s.state === 'correcting' ? accept(s, e) : fault(s, e);
    case 'FilingRejected':
      return s.state === 'received' ? close(s, 'rejected', e, e.branch) : fault(s, e);
    case 'Filed':
      return s.state === 'received' || s.state === 'correcting'
        ? close(s, 'filed', e, e.deemed ? 'deemed' : undefined)
        : fault(s, e);
    case 'ClosedForNoReply':
      return s.state === 'correcting' ? close(s, 'no-reply', e) : fault(s, e);
    case 'Withdrawn':
      return s.state === 'closed' || s.state === 'decided' ? fault(s, e) : close(s, 'withdrawn', e);
    case 'Terminated':
      return s.state === 'closed' ? fault(s, e) : close(s, 'terminated', e, e.ground);
    case 'Decided':
      return s.state === 'under-review' ? decide(s, e) : fault(s, e);
    case 'Delivered':
      return s.state === 'decided' ? deliver(s, e) : fault(s, e);
    case 'Recused':
      return s.state === 'closed' || s.state === 'decided' ? fault(s, e) : recuse(s, e);
    case 'Frozen':
      return s.state === 'closed' ? fault(s, e) : { ...s, frozen: true };
    case 'Unfrozen':
      return s.state === 'closed'
        ? fault(s, e)
        : { ...s, frozen: false, falseApplication: s.falseApplication || e.finding };
    case 'Served':
      return serve(s, e);
    case 'DecisionCorrected':
    case 'ClockRecomputed':
    case 'RemedyNoted':
      return s;
    default:
      return inReview(s, e);
  }
};

/** Applies one event. Pure; throws where the event cannot follow, because then the trail is broken. */
export const evolve = (state: Case | undefined, event: CaseEvent): Case => {
  const position = (state?.version ?? 0) + 1;
  const next = applied(state ? { ...state, version: position } : undefined, event);
  const papers = papersOf(event, next);
  if (papers.length === 0) return next;
  return { ...next, unserved: [...next.unserved, ...papers.map((p) => ({ ...p, position }))] };
};

/** The state after some events, from nothing or from a known state. Throws for no events at all: a case begins with its receipt. */
export const fold = (events: readonly CaseEvent[], from?: Case): Case => {
  const state = events.reduce<Case | undefined>(evolve, from);
  if (!state) throw new Error('a case without events');
  return state;
};
