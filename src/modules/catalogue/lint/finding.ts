import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Calendar } from '../../../law/calendar.ts';
import type { ItemVersion } from '../item.ts';

/** What is wrong with a version: by which rule, where, and how to mend it. An `error` blocks publishing. */
export type Finding = {
  /** W01–W15, X01 of the consistency rules; L-… for the law's own; S-… for the shape of our data. */
  readonly rule: string;
  /** `许可法58`; empty for rules of good order. */
  readonly article: string;
  readonly severity: 'error' | 'warning';
  /** Path in the version: `promised`, `materials[2].name`. */
  readonly path: string;
  readonly text: Text;
  readonly repair: Text;
};
export type LintAround = { readonly calendar: Calendar; readonly today?: Day };
export type Rule = (v: ItemVersion, around: LintAround) => readonly Finding[];

type Said = { readonly article?: string; readonly severity?: 'warning' };
export const finding = (
  rule: string,
  path: string,
  text: readonly [zh: string, en: string],
  repair: readonly [zh: string, en: string],
  { article = '', severity }: Said = {},
): Finding => ({
  rule,
  article,
  severity: severity ?? 'error',
  path,
  text: { zh: text[0], en: text[1] },
  repair: { zh: repair[0], en: repair[1] },
});
export const when = (wrong: boolean, make: () => Finding): readonly Finding[] => (wrong ? [make()] : []);
export const warning = { severity: 'warning' } as const;
