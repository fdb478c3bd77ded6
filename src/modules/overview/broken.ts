import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ObligationBoard } from './contract.ts';

/** A promise whose day lay in the time looked at. Repaired ones were broken once. */
export type PromiseFact = {
  readonly caseId: Id;
  readonly item: string;
  readonly state: 'open' | 'overdue' | 'given' | 'checked' | 'rectifying' | 'broken' | 'kept' | 'repaired';
  readonly due: Day;
};
export type Advice = ObligationBoard['rates'][number]['advice'];

/**
 * The house's rule, no law's: with fewer than ten ended promises nothing is advised; from one in ten broken on,
 * tolerance and commitment for the item should be tightened; up to three in a hundred they may be widened.
 */
export const RULE = { least: 10, tighten: 0.1, loosen: 0.03 } as const;

export const adviceOf = (ended: number, broken: number): Advice => {
  if (ended < RULE.least) return 'few';
  const rate = broken / ended;
  if (rate >= RULE.tighten) return 'tighten';
  return rate <= RULE.loosen ? 'loosen' : 'keep';
};

export type Rate = {
  readonly item: string;
  readonly ended: number;
  readonly broken: number;
  /** Past their day and not yet judged: they are in neither number. */
  readonly overdue: number;
  readonly rate: number | null;
  readonly advice: Advice;
  readonly cases: readonly Id[];
};

/** One row an item, the highest rate first. Waived promises were nobody's failure and are not counted. */
export const ratesOf = (facts: readonly PromiseFact[]): readonly Rate[] =>
  [...Map.groupBy(facts, (f) => f.item)]
    .map(([item, all]): Rate => {
      const ended = all.filter((f) => ['kept', 'broken', 'repaired'].includes(f.state)).length;
      const bad = all.filter((f) => f.state === 'broken' || f.state === 'repaired');
      const late = all.filter((f) => f.state === 'overdue');
      const rate = ended === 0 ? null : bad.length / ended;
      const advice = adviceOf(ended, bad.length);
      const behind = bad.length > 0 ? bad : late.length > 0 ? late : all;
      return {
        item,
        ended,
        broken: bad.length,
        overdue: late.length,
        rate,
        advice,
        cases: behind.map((f) => f.caseId),
      };
    })
    .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.ended - a.ended || (a.item < b.item ? -1 : 1));
