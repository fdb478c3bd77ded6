import type { Day } from '../kernel/day.ts';

/**
 * Working days of the State, from the State Council's yearly notices. Versioned: an amendment is a new version.
 * Outside `publishedYears` weekdays count as working and every due day is provisional.
 */
export type Calendar = {
  readonly version: string;
  readonly publishedYears: readonly number[];
  /** Notified off-days, weekends inside a holiday included, with the holiday's name. */
  readonly off: ReadonlyMap<Day, string>;
  /** Saturdays and Sundays notified as working (调休上班), with the holiday they pay for. */
  readonly makeUp: ReadonlyMap<Day, string>;
  /** The notices the days were read from: the evidence for each published year. */
  readonly papers?: readonly Paper[];
  /** Every change since the first version, oldest first. */
  readonly amendments?: readonly AmendmentLog[];
};

/** A State Council notice: its number, its day, and where its text was read. */
export type Paper = {
  readonly year: number;
  readonly number: string;
  readonly published: Day;
  readonly source: string;
  /** 'cited' where number and address come from other public pages that cite the notice, not from its own text. */
  readonly confidence: 'read' | 'cited';
};

export type AmendmentLog = {
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  readonly reason: string;
  readonly paper: string;
  readonly becameOff: readonly Day[];
  readonly becameWorking: readonly Day[];
};
