import type { RangeRow } from '../../../src/modules/overview/contract.ts';

/** The axis ends on a whole step beyond the longest of what is drawn. */
export const axisOf = (rows: readonly RangeRow[]): { readonly max: number; readonly ticks: readonly number[] } => {
  const longest = Math.max(5, ...rows.flatMap((r) => [r.statutory ?? 0, r.promised ?? 0, r.p90 ?? 0]));
  const step = longest <= 10 ? 2 : longest <= 35 ? 5 : longest <= 70 ? 10 : 20;
  const max = Math.ceil(longest / step) * step;
  return { max, ticks: Array.from({ length: max / step + 1 }, (_, i) => i * step) };
};
