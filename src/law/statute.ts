import type { Day } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';

/** How surely we know it: the text was read · a public page says so · from memory, to be verified. */
export type Confidence = 'read' | 'page' | 'memory';

/** Only law and regulation may found a fee (许可法58) or lengthen a period (许可法42.1). */
export type Rank = 'law' | 'regulation' | 'rule' | 'interpretation' | 'local-regulation' | 'normative';

/** One text of a statute, in force from the first to the last day named, both included. */
export type TextVersion = {
  readonly text: string;
  readonly validFrom: Day;
  readonly validTo?: Day;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note?: Text;
};

export type Statute = {
  /** The short name used in codes: `许可法`, `716号`. */
  readonly id: string;
  readonly rank: Rank;
  readonly title: Text;
  /** Short English name for ledgers: `Licensing Law`. */
  readonly short: string;
  readonly versions: readonly TextVersion[];
  /** What the cited articles are about; keys as in citations (`42.1`), falling back to the whole article. */
  readonly articles: Readonly<Record<string, Text>>;
};
