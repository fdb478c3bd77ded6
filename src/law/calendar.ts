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
};
