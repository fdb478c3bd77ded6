import type { Day } from './day.ts';

/** A point in time, ISO 8601 in UTC with milliseconds: `2026-03-30T15:59:59.000Z`. Instants compare as strings. */
export type Instant = string & { readonly __instant: true };

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
export const instantMs = (i: Instant): number => Date.parse(i);

/** The civil day of an instant in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export const dayOf = (i: Instant): Day =>
  new Date(Date.parse(i) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as Day;

/** `HH:mm` on the Shanghai clock. */
export const timeOf = (i: Instant): string => new Date(Date.parse(i) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
