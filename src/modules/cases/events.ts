import type { Channel, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Citation, PeriodRule, Unit } from '../../law/period.ts';
import type { TextRef } from './commands.ts';
import type { Quorum, Vote } from './quorum.ts';

/** Where an application comes from. A remand is the new case after an order of 复议 or a court. */
export type Origin =
  | { readonly kind: 'new' }
  | { readonly kind: 'renewal'; readonly licence: Id; readonly expiry: Day }
  | { readonly kind: 'change' | 'cancel'; readonly licence: Id }
  | {
      readonly kind: 'remand';
      readonly case: Id;
      readonly order: string;
      readonly period?: { readonly n: number; readonly unit: Unit };
    };

export type MaterialGiven = {
  readonly ref: string;
  readonly hash: string;
  readonly grade: string;
  readonly how: string;
};
export type Defect = { readonly ref: string; readonly defect: string; readonly note?: TextRef };
/** The periods pinned at acceptance: those of the law in force then, or of receipt where these are shorter. */
export type Periods = { readonly statutory?: PeriodRule; readonly promised?: PeriodRule };
export type AcceptMode = 'examined' | 'tolerant' | 'commitment' | 'instant' | 'deemed';
/** Where a straight return leads back to: the step and the person who returned it. */
export type ReturnPoint = { readonly step: number; readonly to: Id };
export type AssignVerb =
  | 'claim'
  | 'assign'
  | 'transfer'
  | 'delegate'
  | 'hand-back'
  | 'substitute'
  | 'take-over'
  | 'appoint';
export type EndVerb = 'done' | 'returned' | 'agree' | 'disagree' | 'no-remark' | 'silent' | 'revoked' | 'void';
export type Outcome = 'granted' | 'granted-in-part' | 'denied';
export type Reason = {
  readonly article: string;
  readonly code?: string;
  readonly scope?: string;
  readonly text?: TextRef;
};
export type Remedies = {
  readonly organ: string;
  readonly days: number;
  readonly court: string;
  readonly months: number;
  readonly internetChannel?: string;
};
/** The account of the decision's day; overrun is judged by it, whatever the calendar becomes later. */
export type DecisionLedger = {
  readonly due?: Day;
  readonly promised?: Day;
  readonly strict?: Day;
  readonly counted: number;
  readonly excluded: number;
  readonly calendar: string;
};
/** 撤回: one of several applicants agrees; `by` is who said so, themselves or who acts for them. */
export type Agreement = { readonly party: Id; readonly by: Id; readonly on: Day };
/** Papers of a case. Each is referred to as (kind, stream version of the event it states); its number is given later. */
export type PaperKind =
  | 'receipt'
  | 'correction'
  | 'correction-cancelled'
  | 'acceptance'
  | 'tolerant-acceptance'
  | 'commitment-acceptance'
  | 'filing-receipt'
  | 'rejection'
  | 'no-reply-closing'
  | 'supplement-invitation'
  | 'stakeholder-notice'
  | 'special-procedure'
  | 'resumption'
  | 'extension'
  | 'hearing-notice'
  | 'freeze-notice'
  | 'clock-notice'
  | 'decision-granted'
  | 'decision-granted-in-part'
  | 'decision-denied'
  | 'decision-correction'
  | 'pick-up'
  | 'withdrawal'
  | 'termination';

export type PaperRef = { readonly kind: PaperKind; readonly position: number };
export type TaskKind = 'step' | 'consult' | 'inspect';

/** Payloads beyond `on` (the legal day, not that of recording) and `by` (the actor; `system` for what the law does). */
type Payloads = {
  Received: {
    item: string;
    version: number;
    applicant: Id;
    /** Who applies together with the applicant. */
    coApplicants?: readonly Id[];
    mandate?: Id;
    channel: Channel;
    site?: Id;
    enteredAt: Instant;
    materials: readonly MaterialGiven[];
    origin: Origin;
    bundle?: Id;
    eDelivery: boolean;
  };
  CorrectionAsked: { round: number; missing: readonly Defect[]; replyWithin?: number };
  CorrectionCancelled: { reason: TextRef };
  Resubmitted: { refs: readonly string[]; hashes: readonly string[]; enteredAt: Instant };
  Accepted: {
    mode: AcceptMode;
    /** Effective instant: of the act, or for a deemed acceptance that at which the material entered (许可法57). */
    instant: Instant;
    acceptSeq: number;
    basis: readonly Citation[];
    periods: Periods;
    owed?: readonly string[];
    owedBy?: Day;
    commitments?: readonly string[];
    promise?: string;
  };
  FilingRejected: { branch: string; organ?: string; article: string; until?: Day; record?: string; reason: TextRef };
  Filed: { deemed: boolean };
  TaskOpened: {
    task: string;
    kind: TaskKind;
    step: number;
    /** Key and post of the step, so that the fold needs no item. */
    key: string;
    post: Post;
    to?: Id;
    within: number;
    question?: TextRef;
    silence?: 'no-objection' | 'escalate';
    back?: ReturnPoint;
    /** The returner's own way back, so that nested straight returns unwind as a stack. */
    thenBack?: readonly ReturnPoint[];
  };
  TaskAssigned: { task: string; to: Id; verb: AssignVerb; reason?: TextRef };
  TaskEnded: { task: string; verb: EndVerb; opinion?: TextRef };
  TaskReopened: { task: string };
  Returned: { from: number; to: number; straight: boolean; reason: TextRef };
  SigningOpened: { quorum: Quorum; statutory?: readonly Id[]; question?: TextRef };
  Signed: { vote: Vote; opinion?: TextRef };
  SigningChanged: { quorum: Quorum | null; added: readonly Id[]; removed: readonly Id[]; reason?: TextRef };
  Recused: { person: Id; ground: string; decidedBy: Id };
  Noted: { verb: 'remind' | 'copy' | 'discuss' | 'escalate'; to: readonly Id[]; task?: string; note?: TextRef };
  SupplementInvited: { refs: readonly string[]; note?: TextRef };
  MaterialSupplied: { refs: readonly string[]; hashes: readonly string[]; owed: boolean; late: boolean };
  ToleranceLapsed: { refs: readonly string[] };
  Checked: {
    kind: 'site' | 'technical' | 'commitment';
    inspectors: readonly Id[];
    finding: string;
    record: string;
    visit?: Id;
  };
  StakeholderTold: { persons: readonly Id[]; rights: readonly ('statement' | 'hearing')[] };
  StatementHeard: { person: Id; record: string };
  HearingRequested: object;
  HearingDropped: { persons: readonly Id[]; why: 'waived' | 'cancelled' };
  HearingCalled: { ground: 'law' | 'major' | 'requested'; date: Day; place: Id; public: boolean };
  HearingHeld: { chair: Id; record: string; signed: readonly Id[] };
  Paused: { pause: string; ground: string; procedure: string; until: Day; basis: string };
  PauseProlonged: { pause: string; until: Day };
  PauseLapsed: { pause: string };
  Resumed: { pause: string; result: string; record?: string };
  Published: { kind: string; from: Day; until: Day; statutory: boolean };
  Extended: { days: number; approver: Id; reasonCode: string; reason?: TextRef; approval?: string; firstDue: Day };
  Frozen: { complaint: string };
  Unfrozen: { finding: boolean };
  Decided: {
    outcome: Outcome;
    deemed: boolean;
    articles: readonly string[];
    scopes?: readonly string[];
    reasons?: readonly Reason[];
    standard?: string;
    conditions?: TextRef;
    validFrom?: Day;
    validUntil?: Day;
    /** Given by another system (自然资函〔2024〕709号). */
    licenceNumber?: string;
    basedOn: { readonly hearing?: string; readonly checks: readonly string[] };
    remedies?: Remedies;
    ledger: DecisionLedger;
  };
  /** `late`: too late to have the effect the notice was for (许可法45: told before the clock ran out); the paper was told all the same. */
  Served: { paper: PaperRef; to: Id; mode: string; arrivedOn?: Day; late?: boolean };
  DecisionCorrected: { field: string; oldHash: string; newHash: string };
  Delivered: { mode: string; items: readonly string[]; stockNumber?: string };
  /** `agreed`: of several applicants, each. */
  Withdrawn: { reason?: TextRef; agreed?: readonly Agreement[] };
  ClosedForNoReply: object;
  Terminated: { ground: string; ref?: string; reason: TextRef };
  ClockRecomputed: {
    from: string;
    to: string;
    clocks: readonly { readonly clock: string; readonly from: Day; readonly to: Day }[];
    reason: string;
  };
  RemedyNoted: { kind: string; ref: string; outcome?: string };
};

export type EventType = keyof Payloads;
type Framed<T extends EventType> = { readonly type: T; readonly on: Day; readonly by: Id } & {
  readonly [K in keyof Payloads[T]]: Payloads[T][K];
};
/** The 44 events of the case stream; ids, days, codes, counts and hashes only. */
export type CaseEvent = { [T in EventType]: Framed<T> }[EventType];
export type EventOf<T extends EventType> = Framed<T>;

/** Actor of what the law does by itself. */
export const SYSTEM: Id = 'system';
