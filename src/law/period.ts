import type { Day } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';

/** The law uses different day units; a period always says which, from what event, and on what basis (许可法82 speaks only of its own periods). */
export type Unit = 'WORKING_DAY' | 'NATURAL_DAY' | 'MONTH' | 'YEAR' | 'HOUR';
export type StartEvent = 'RECEIVED' | 'ACCEPTED' | 'DECIDED' | 'TOLD' | 'TASK_ASSIGNED';

/** A citation by statute id and article, `{statute:'许可法', article:'42.1'}`; its text version is found in `statutes.ts` by day. */
export type Citation = { readonly statute: string; readonly article: string };

/** A period as a catalogue entry states it. */
export type PeriodRule = {
  readonly n: number;
  readonly unit: Unit;
  readonly start: StartEvent;
  readonly basis: Citation;
  /** Why this unit where the text says only 日. */
  readonly unitBasis?: Text;
  readonly extension?: { readonly n: number; readonly approver: 'head' | 'government'; readonly basis: Citation };
};

/** 许可法45, closed list of eight. Special laws may declare more as data on the item. */
export type Ground =
  | 'hearing'
  | 'tender'
  | 'auction'
  | 'inspection'
  | 'testing'
  | 'quarantine'
  | 'appraisal'
  | 'expert-review';

/** One written notice of a pause: excludes (served, min(until, resumedOn)]. A prolongation is a further notice of the same pause. */
export type Notice = {
  readonly pause: string;
  readonly ground: Ground | string;
  readonly served: Day;
  readonly until: Day;
  readonly resumedOn?: Day;
};

/** A running period: pure data from which due day, count and explanation follow. */
export type Clock = {
  readonly start: Day;
  readonly n: number;
  readonly unit: Unit;
  /** Further units granted by an extension in force (served in time). */
  readonly extension?: number;
  readonly notices: readonly Notice[];
};
