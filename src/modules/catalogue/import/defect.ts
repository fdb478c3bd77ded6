import type { Text } from '../../../kernel/text.ts';

/** Something wrong in an imported file: where, by which rule, what, and how to mend it. `row` counts from 1; 0 is the file. */
export type Defect = {
  readonly row: number;
  readonly item?: string;
  readonly field: string;
  readonly rule: DefectRule;
  /** An `error` keeps the row out; after a `warning` it comes in, and what was doubtful is left out or kept as told. */
  readonly severity: 'error' | 'warning';
  /** The value as it stands in the file, cut. */
  readonly value?: string;
  readonly text: Text;
  readonly repair: Text;
};
export type DefectRule =
  | 'file'
  | 'row-shape'
  | 'field-missing'
  | 'unknown-code'
  | 'bad-identifier'
  | 'code-mismatch'
  | 'duplicate-row'
  | 'duplicate-name'
  | 'too-long'
  | 'dirty-text'
  | 'placeholder'
  | 'not-a-period'
  | 'not-a-procedure'
  | 'not-a-question'
  | 'not-applied-for'
  | 'not-stored'
  | 'tree-node';

type Words = readonly [zh: string, en: string];
/** Collects the defects of one row. */
export type Notes = {
  readonly list: Defect[];
  readonly warn: (field: string, rule: DefectRule, value: unknown, text: Words, repair: Words) => void;
  readonly error: (field: string, rule: DefectRule, value: unknown, text: Words, repair: Words) => void;
};

const cut = (value: unknown): string => {
  const s = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return [...s].slice(0, 80).join('');
};

export const defect = (
  row: number,
  field: string,
  rule: DefectRule,
  severity: Defect['severity'],
  value: unknown,
  text: Words,
  repair: Words,
): Defect => ({
  row,
  field,
  rule,
  severity,
  ...(value === undefined ? {} : { value: cut(value) }),
  text: { zh: text[0], en: text[1] },
  repair: { zh: repair[0], en: repair[1] },
});

export const notesOf = (row: number): Notes => {
  const list: Defect[] = [];
  return {
    list,
    warn: (field, rule, value, text, repair) => list.push(defect(row, field, rule, 'warning', value, text, repair)),
    error: (field, rule, value, text, repair) => list.push(defect(row, field, rule, 'error', value, text, repair)),
  };
};

/** What a reader makes of a row: a version (its number is given when it is stored) or nothing. */
export type ReadRow = {
  readonly row: number;
  readonly item: string;
  readonly name: string;
  readonly version?: import('../item.ts').ItemVersion;
  readonly defects: readonly Defect[];
};
