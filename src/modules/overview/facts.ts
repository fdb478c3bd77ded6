import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Clock, PeriodRule } from '../../law/period.ts';

/** What the boards know of a case, from its row. */
export type CaseFact = {
  readonly id: Id;
  readonly number: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly applicant: Id;
  readonly channel: string;
  readonly state: 'received' | 'correcting' | 'under-review' | 'decided' | 'closed';
  readonly step: string | null;
  readonly stepPost: string | null;
  readonly holder: Id | null;
  readonly paused: boolean;
  readonly receivedOn: Day;
  readonly acceptedOn: Day | null;
  readonly decidedOn: Day | null;
  readonly closedOn: Day | null;
  readonly statutoryDue: Day | null;
  readonly promisedDue: Day | null;
  readonly firstClock: { readonly k: string; readonly clock: Clock } | null;
  readonly firstDue: Day | null;
  readonly deemed: boolean;
};

/** A counted event of a period with what the boards need of its case. */
export type CountedEvent = {
  readonly caseId: Id;
  readonly version: number;
  readonly type: string;
  readonly day: Day;
  readonly actor: Id;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly item: string;
  readonly itemVersion: number;
  readonly channel: string;
};

/** The events from which the clock of a case on any day is made again. */
export type ClockEvent = { readonly caseId: Id; readonly version: number; readonly type: string } & {
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Of the item version a case was received under: names of what can be asked for, and what a register holds (716号7). */
export type AskedNames = {
  readonly name: (ref: string) => Text | undefined;
  readonly held: (ref: string) => boolean;
};

/** The numbers of a board and, by mark, the cases behind each of them. */
/** The last public explanation of a late case; `expected` while no decision was made. */
export type Explained = { readonly on: Day; readonly expected?: Day };

export type Marks = ReadonlyMap<string, { readonly title: Text; readonly cases: readonly Id[] }>;

export type Span = { readonly from: Day; readonly to: Day };
export type Rules = { readonly statutory?: PeriodRule; readonly promised?: PeriodRule };
export const inSpan = (day: Day, { from, to }: Span): boolean => day >= from && day <= to;
