import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { PeriodRule } from '../../law/period.ts';
import type { DayUnit, PromiseRow } from './contract.ts';

/** A decision as the trail recorded it, with the account of its own day: no later calendar changes it. */
export type Decision = {
  readonly caseId: string;
  readonly item: string;
  readonly on: Day;
  readonly outcome: string;
  /** Counted days of the statutory clock on the day of the decision (许可法42, 45, 82). */
  readonly counted: number;
  readonly excluded: number;
  readonly due: Day | null;
  readonly promisedDue: Day | null;
  /** Pinned at acceptance. */
  readonly statutory: PeriodRule | null;
  readonly promised: PeriodRule | null;
  /** Something had to be handed in a second time (补正). */
  readonly again: boolean;
};

/** An item as it stands in the catalogue today. */
export type PromisedItem = {
  readonly name: Text;
  readonly statutory?: { readonly n: number; readonly unit: string };
  readonly promised?: { readonly n: number; readonly unit: string };
};

/** Fewer decisions than this say nothing about the next one: they are counted, not summed up. */
export const FEW = 5;

/** 优化条例36: late is what was decided after the promised day; without a promise, after the statutory one. */
export const isLate = (d: Pick<Decision, 'on' | 'due' | 'promisedDue'>): boolean => {
  const due = d.promisedDue ?? d.due;
  return due !== null && d.on > due;
};
/** 许可法74: decided after the statutory day. */
export const isUnlawfullyLate = (d: Pick<Decision, 'on' | 'due'>): boolean => d.due !== null && d.on > d.due;

/** Months and years are counted in natural days; a statutory clock without days (hours) is in neither. */
export const unitOf = (rule: Pick<PeriodRule, 'unit'> | null): DayUnit =>
  rule === null || rule.unit === 'WORKING_DAY' ? 'WORKING_DAY' : 'NATURAL_DAY';

/** Nearest rank: the smallest value that at least the given share of all values does not exceed. */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
};

const daysIn = (
  unit: DayUnit,
  rule: { readonly n: number; readonly unit: string } | null | undefined,
): number | null => (rule && rule.unit === unit ? rule.n : null);

/** One row an item and unit, most decided first. An item whose law changed its unit within the time has two rows. */
export const promiseRows = (
  decisions: readonly Decision[],
  itemOf: (item: string) => PromisedItem | undefined,
): readonly PromiseRow[] => {
  const groups = Map.groupBy(decisions, (d) => `${d.item}\n${unitOf(d.statutory ?? d.promised)}`);
  const rows = [...groups.values()].map((group): PromiseRow => {
    const last = group.reduce((a, d) => (d.on >= a.on ? d : a));
    const now = itemOf(last.item);
    const unit = unitOf(last.statutory ?? last.promised);
    // Only a clock that counts days has counted some: an item with a promise in hours and no statutory clock has none.
    const counted = group.filter((d) => d.statutory !== null && d.statutory.unit !== 'HOUR').map((d) => d.counted);
    const enough = counted.length >= FEW;
    return {
      item: last.item,
      name: now?.name ?? { zh: last.item, en: last.item },
      unit,
      statutory: daysIn(unit, now?.statutory) ?? daysIn(unit, last.statutory),
      promised: daysIn(unit, now?.promised) ?? daysIn(unit, last.promised),
      decided: group.length,
      p50: enough ? percentile(counted, 0.5) : null,
      p90: enough ? percentile(counted, 0.9) : null,
      late: group.filter(isLate).length,
      firstTime: group.length >= FEW ? group.filter((d) => !d.again).length / group.length : null,
    };
  });
  return rows.sort((a, b) => b.decided - a.decided || (a.item < b.item ? -1 : 1));
};
