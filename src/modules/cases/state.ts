import type { Channel, Post } from '../../kernel/actor.ts';
import { type Day, latest } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Citation } from '../../law/period.ts';
import type {
  AcceptMode,
  DecisionLedger,
  Defect,
  Origin,
  Outcome,
  PaperKind,
  Periods,
  ReturnPoint,
  TaskKind,
} from './events.ts';
import type { Quorum, Votes } from './quorum.ts';

/** One correction notice (许可法32.1.4). It acts from its service; `position` is the version of the event that asked. */
export type Round = {
  readonly on: Day;
  readonly position: number;
  readonly servedOn?: Day;
  readonly missing: readonly Defect[];
  /** Working days from service, by local rule; absent = the applicant may take any time. */
  readonly replyWithin?: number;
  readonly end?: 'resubmitted' | 'cancelled';
  readonly endedOn?: Day;
};

export type Accepted = {
  readonly on: Day;
  readonly instant: Instant;
  readonly mode: AcceptMode;
  readonly by: Id;
  readonly acceptSeq: number;
  readonly basis: readonly Citation[];
  readonly periods: Periods;
  readonly commitments: readonly string[];
};

export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly step: number;
  readonly key: string;
  readonly post: Post;
  /** Whom it is reserved for (a straight return, a unit or person consulted). */
  readonly to?: Id;
  readonly holder?: Id;
  /** Set while the holder works on another's behalf: only the delegator can end the task. */
  readonly delegator?: Id;
  readonly within: number;
  readonly openedOn: Day;
  readonly openedBy: Id;
  readonly silence?: 'no-objection' | 'escalate';
  readonly escalated: boolean;
  readonly back?: ReturnPoint;
  readonly thenBack: readonly ReturnPoint[];
};

export type PauseNotice = { readonly position: number; readonly until: Day; readonly served?: Day };
/** A special procedure (许可法45). Open until it is resumed or its announced end has passed (L4). */
export type Pause = {
  readonly id: string;
  readonly ground: string;
  readonly procedure: string;
  readonly notices: readonly PauseNotice[];
  readonly lapsed: boolean;
  readonly resumedOn?: Day;
};

export type Extension = { readonly on: Day; readonly days: number; readonly position: number; readonly servedOn?: Day };
export type Signing = {
  readonly quorum: Quorum;
  readonly votes: Votes;
  readonly statutory: readonly Id[];
  readonly openedBy: Id;
  /** Added signer → who added them. */
  readonly added: Readonly<Record<Id, Id>>;
};
export type Told = {
  readonly on: Day;
  readonly position: number;
  readonly persons: readonly Id[];
  readonly rights: readonly ('statement' | 'hearing')[];
  /** The five days of 许可法47 run for each person from their own notice. */
  readonly served: Readonly<Record<Id, Day>>;
};
export type HearingCall = {
  readonly ground: 'law' | 'major' | 'requested';
  readonly on: Day;
  readonly position: number;
  readonly date: Day;
  readonly place: Id;
  readonly public: boolean;
  /** Served in time; a notice that came too late calls nobody. */
  readonly served: Readonly<Record<Id, Day>>;
};
export type Hearing = {
  readonly requests: readonly { readonly by: Id; readonly on: Day }[];
  readonly waived: readonly Id[];
  readonly called?: HearingCall;
  /** Every pause a call of this hearing started; all end when it is held or dropped. */
  readonly pauses: readonly string[];
  readonly held?: { readonly on: Day; readonly chair: Id; readonly record: string };
};
export type Owed = { readonly ref: string; readonly by: Day; readonly supplied?: Day; readonly lapsed?: Day };
export type CheckDone = { readonly kind: string; readonly on: Day; readonly finding: string; readonly record: string };
export type Unserved = { readonly kind: PaperKind; readonly position: number; readonly to: Id };
export type Decision = {
  readonly on: Day;
  readonly position: number;
  readonly outcome: Outcome;
  readonly deemed: boolean;
  readonly by: Id;
  readonly ledger: DecisionLedger;
  readonly validFrom?: Day;
  readonly validUntil?: Day;
  /** The pick-up code was told: delivery at a window is then done on the bureau's side (K8). */
  readonly readyOn?: Day;
};

export type Filed0 = {
  /** Events folded so far = version of the stream. */
  readonly version: number;
  readonly item: string;
  readonly itemVersion: number;
  readonly applicant: Id;
  /** Parties beside the applicant; papers name them and are served on the applicant. */
  readonly coApplicants: readonly Id[];
  readonly mandate?: Id;
  readonly bundle?: Id;
  readonly channel: Channel;
  readonly eDelivery: boolean;
  readonly receivedOn: Day;
  readonly enteredAt: Instant;
  /** Receipt or last resubmission: the five days of 许可法32 run from it. */
  readonly window: Day;
  /** Entry of the complete message into the system: the stricter count of 法释〔2009〕20号6 starts on its day. */
  readonly completeAt: Instant;
  readonly given: readonly string[];
  /** Asked for in the last served notice and not yet touched. */
  readonly outstanding: readonly string[];
  readonly round: number;
  readonly rounds: readonly Round[];
  readonly origin: Origin;
  readonly frozen: boolean;
  readonly falseApplication: boolean;
  readonly recused: readonly Id[];
  /** Passed a step on, handed back, signed, or checked on site; they may not decide or chair. */
  readonly workers: readonly Id[];
  readonly unserved: readonly Unserved[];
  readonly receiptServedOn?: Day;
};

type Run = { readonly accepted: Accepted; readonly pauses: readonly Pause[]; readonly extended?: Extension };

export type Received = Filed0 & { readonly state: 'received'; readonly correction?: Round };
export type Correcting = Filed0 & { readonly state: 'correcting'; readonly correction: Round };
export type UnderReview = Filed0 &
  Run & {
    readonly state: 'under-review';
    readonly at: number;
    readonly tasks: readonly Task[];
    readonly lastPass?: { readonly task: Task; readonly by: Id; readonly next?: string };
    readonly signing?: Signing;
    readonly told?: Told;
    readonly hearing: Hearing;
    readonly checks: readonly CheckDone[];
    readonly inspectorsOn?: Day;
    readonly statements: readonly Id[];
    readonly published: readonly { readonly until: Day }[];
    readonly owed: readonly Owed[];
    readonly invited: readonly string[];
    readonly examiners: readonly Id[];
    readonly appointed: readonly { readonly person: Id; readonly post: Post }[];
    readonly reminded: Readonly<Record<Id, Day>>;
  };
export type Decided = Filed0 & Run & { readonly state: 'decided'; readonly decided: Decision };
export type How = 'delivered' | 'rejected' | 'filed' | 'withdrawn' | 'no-reply' | 'terminated';
export type Closed = Filed0 &
  Partial<Run> & {
    readonly state: 'closed';
    readonly how: How;
    readonly on: Day;
    /** Ground of a termination, mode of a delivery. */
    readonly detail?: string;
    readonly decided?: Decision;
  };
/** The five states of an application (办件). Acceptance, once a fact, is never undone; what is closed stays closed. */
export type Case = Received | Correcting | UnderReview | Decided | Closed;
export type StateName = Case['state'];
export type CaseIn<S extends StateName> = Extract<Case, { state: S }>;

/** The applicant first, then who applies together with them. */
export const partiesOf = (state: Pick<Filed0, 'applicant' | 'coApplicants'>): readonly Id[] => [
  state.applicant,
  ...state.coApplicants,
];
/** Last announced day of a pause, over all its notices. */
export const untilOf = (pause: Pause): Day => pause.notices.map((n) => n.until).reduce(latest);
export const isOpen = (pause: Pause): boolean => pause.resumedOn === undefined && !pause.lapsed;
export const stepTask = (state: UnderReview): Task | undefined => state.tasks.find((t) => t.kind === 'step');
/** Still to be brought, lapsed or not: it counts while the case is open. */
export const stillOwed = (state: UnderReview): readonly Owed[] => state.owed.filter((o) => o.supplied === undefined);
