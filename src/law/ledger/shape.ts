import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { ClockStatus } from '../clock.ts';
import type { Citation, Clock, Notice, PeriodRule } from '../period.ts';

/** What happened on the way, as the case tells it. Titles are made from the kind where none is given. */
export type LedgerEventKind =
  | 'received'
  | 'correction-asked'
  | 'correction-cancelled'
  | 'resubmitted'
  | 'accepted'
  | 'deemed-accepted'
  | 'told'
  | 'task'
  | 'step'
  | 'site-check'
  | 'consult'
  | 'published'
  | 'pause-told'
  | 'resumed'
  | 'extension'
  | 'recomputed'
  | 'decided'
  | 'delivered'
  | 'withdrawn'
  | 'closed'
  | 'note';

export type LedgerEvent = {
  readonly kind: LedgerEventKind;
  readonly on: Day;
  readonly title?: Text;
  readonly detail?: Text;
  readonly article?: readonly Citation[];
  /** Which pause a `pause-told` or `resumed` speaks of. */
  readonly pause?: string;
  /** Number of things: corrections asked, units granted by an extension. */
  readonly count?: number;
  readonly approver?: 'head' | 'government';
  readonly reason?: Text;
  /** The extension came too late or was not served in time: it stands in the ledger without effect. */
  readonly void?: boolean;
};

export type LedgerInput = {
  readonly clock: Clock;
  /** `ANY` with no basis: a bare length whose statute nobody said (the command line). */
  readonly rule:
    | Pick<PeriodRule, 'start' | 'basis' | 'unitBasis' | 'extension'>
    | { readonly start: 'ANY'; readonly basis?: never; readonly unitBasis?: never; readonly extension?: never };
  /** The promised clock, usually the same start and notices with fewer days; the earlier of both dues is shown. */
  readonly promised?: Clock;
  /** The promised day where a clock cannot give it: promises in hours. */
  readonly promisedDay?: Day;
  /** 许可法50.2: the expiry before which a renewal asked for in time is decided, when it is earlier than the due day. */
  readonly decideBy?: Day;
  /** Words for a clock that is not the decision's: what its length is called, and its last row. */
  readonly words?: { readonly base?: Text; readonly due: Text; readonly dueDetail?: Text };
  /** The strict twin: the day from which a court may count (法释〔2009〕20号6). */
  readonly strictStart?: Day;
  readonly events: readonly LedgerEvent[];
  readonly metOn?: Day;
  readonly voidOn?: Day;
  /** Second line under 今天: who has it, what is being done. */
  readonly todayDetail?: Text;
};

export type RunKind = 'start' | 'counted' | 'rest' | 'excluded' | 'rolled';
/** A maximal run of days of one kind (lifecycle 4.6). */
export type Run = {
  readonly from: Day;
  readonly to: Day;
  readonly kind: RunKind;
  readonly days: number;
  /** Units counted up to and including `to`. */
  readonly counted: number;
  /** The holiday of a rest run; absent for a plain weekend. */
  readonly holiday?: string;
  /** Pauses of an excluded run, in the order told. */
  readonly notices?: readonly Notice[];
};

export type CountedKind = 'not-started' | 'start-not-counted' | 'day' | 'rest' | 'excluded' | 'ahead' | 'over';
export type Counted = { readonly kind: CountedKind; readonly n?: number; readonly text: Text };

export type LineKind =
  | LedgerEventKind
  | 'start'
  | 'make-up'
  | 'holiday'
  | 'paused'
  | 'today'
  | 'rolled'
  | 'promised-due'
  | 'first-due'
  | 'statutory-due'
  | 'strict-due';

/** One row of the ledger table, complete: the screen adds no word and computes nothing. */
export type Line = {
  readonly from: Day;
  readonly to?: Day;
  readonly when: Text;
  readonly kind: LineKind;
  readonly title: Text;
  readonly detail?: Text;
  readonly article: readonly ArticleRef[];
  readonly counted: Counted;
  readonly rail: 'before' | 'counting' | 'rest' | 'paused' | 'ahead';
  /** Red: a card goes with it (deemed acceptance, overrun). */
  readonly tone?: 'red';
  /** Shown to officers, not to the applicant. */
  readonly staffOnly?: boolean;
};
/** `code` is a citation (`许可法42`); absent where no statute speaks (本局公开承诺). */
export type ArticleRef = { readonly code?: string; readonly label: Text };

export type CellKind = 'outside' | 'start' | 'counted' | 'ahead' | 'rest' | 'holiday' | 'excluded' | 'over';
export type CellMark = 'make-up' | 'today' | 'promised' | 'first-due' | 'statutory' | 'strict' | 'provisional';
/** One day of the strip and of the week grid; weeks are whole, Monday first. */
export type Cell = {
  readonly day: Day;
  readonly date: number;
  readonly weekday: number;
  readonly kind: CellKind;
  readonly index?: number;
  readonly marks: readonly CellMark[];
  /** Set on the first cell and where a month begins. */
  readonly month?: Text;
};
/** A flag under the strip. */
export type Flag = {
  readonly from: Day;
  readonly to?: Day;
  readonly kind: 'start' | 'paused' | 'today' | 'promised' | 'statutory';
  readonly text: Text;
};

export type EquationPart = {
  readonly kind: 'base' | 'extension' | 'excluded' | 'due';
  readonly label: Text;
  readonly value: Text;
};

export type Explanation = {
  /** `为什么是 10 月 28 日？` */
  readonly question: Text;
  readonly header: {
    readonly article: ArticleRef;
    readonly length: Text;
    readonly start: Day;
    readonly startText: Text;
    readonly unitBasis?: Text;
  };
  readonly due: Day;
  /** The last day before an extension, when one is in force. */
  readonly firstDue?: Day;
  readonly promisedDue?: Day;
  readonly strictDue?: Day;
  readonly provisional?: { readonly years: readonly number[]; readonly text: Text };
  /** A pause is still open: the due day stands on its announced end. */
  readonly expected: boolean;
  readonly status: ClockStatus;
  /** Today, or the day the clock was met; 0 before it started. */
  readonly counted: number;
  readonly total: number;
  readonly excluded: number;
  readonly equation: readonly EquationPart[];
  readonly runs: readonly Run[];
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
  readonly flags: readonly Flag[];
  /** One line for a message: `已计 12 日，暂停 4 日，最迟 10 月 28 日。` */
  readonly summary: Text;
  /** For readers of the strip. */
  readonly sentence: Text;
};
