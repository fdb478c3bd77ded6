/**
 * The law refuses; the program fails. A refusal is a value with a code (both languages of which stand in the
 * refusal table of the module) and, where the law gives one, its article; faults are thrown.
 */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
export type Decided<E> = { readonly kind: 'decided'; readonly events: readonly E[] };
export type Refused = {
  readonly kind: 'refused';
  /** kebab-case, stable: `too-late`. */
  readonly code: string;
  /** `许可法42.1`; empty where no law speaks. */
  readonly article: string;
  /** What the person needs to understand it: days, names of fields, ids. Never personal data. */
  readonly facts: Facts;
};
export type Decision<E> = Decided<E> | Refused;

export const decided = <E>(...events: readonly E[]): Decided<E> => ({ kind: 'decided', events });
export const refused = (code: string, article = '', facts: Facts = {}): Refused => ({
  kind: 'refused',
  code,
  article,
  facts,
});
