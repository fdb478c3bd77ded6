/** One figure of a bench: `ok` says whether it is within its limit. A limit of null: for information, always ok. */
export type Measure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number | null;
  readonly ok: boolean;
};

/** A figure that must not be smaller than its limit. */
export const atLeast = (name: string, value: number, unit: string, limit: number): Measure => ({
  name,
  value,
  unit,
  limit,
  ok: value >= limit,
});
/** A figure that must not be larger than its limit. */
export const atMost = (name: string, value: number, unit: string, limit: number): Measure => ({
  name,
  value,
  unit,
  limit,
  ok: value <= limit,
});
/** A figure to read beside the others. */
export const forReading = (name: string, value: number, unit: string): Measure => ({
  name,
  value,
  unit,
  limit: null,
  ok: true,
});

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a share `q` of all lies; NaN for none. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
};

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** Prints the figures of one bench, and ends the process with 1 when a limit is missed. */
export const report = (measures: readonly Measure[]): void => {
  for (const { name, value, unit, limit, ok } of measures) {
    const bound = limit === null ? '' : ` (limit ${limit.toLocaleString('en')})`;
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${value.toLocaleString('en')} ${unit}${bound}`);
  }
  if (measures.some((m) => !m.ok)) process.exitCode = 1;
};
