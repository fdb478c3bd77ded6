import type { HistoryLine } from '../../../src/modules/cases/contract.ts';

/** Newest first, by position and never by time: two events of one act share their instant. */
export const newestFirst = (history: readonly HistoryLine[]): readonly HistoryLine[] =>
  [...history].sort((a, b) => b.position - a.position);

/** How many events came since the page was opened; 0 when the shown view is as new. */
export const newsSince = (shown: readonly HistoryLine[], now: readonly HistoryLine[]): number => {
  const last = Math.max(0, ...shown.map((h) => h.position));
  return now.filter((h) => h.position > last).length;
};
