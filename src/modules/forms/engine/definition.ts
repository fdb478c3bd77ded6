import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';

/** A form is data: sections of fields with conditions. Definition + answers → visible, errors, next (see `form.ts`). */
export type FormDefinition = { readonly id: string; readonly version: number; readonly sections: readonly Section[] };
export type Section = {
  readonly key: string;
  readonly title: Text;
  readonly hint?: Text;
  readonly when?: Condition;
  readonly fields: readonly Field[];
};
export type Field = {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: Text;
  readonly hint?: Text;
  /** Default true. */
  readonly required?: boolean;
  readonly when?: Condition;
  readonly unit?: Text;
  readonly min?: number;
  readonly max?: number;
  /** For kind `date`: the earliest and the latest day allowed, a day or the day of filling in. */
  readonly notBefore?: Day | 'today';
  readonly notAfter?: Day | 'today';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: { readonly regex: string; readonly says: Text };
  readonly options?: readonly Option[];
  /** For kind `group`: the repeated fields, with how many rows. */
  readonly fields?: readonly Field[];
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly rowName?: Text;
  /** Where the value can be fetched instead of asked. */
  readonly source?: 'business-licence' | 'population' | 'previous-case' | 'licence-library';
  /** The path in the source: `name`, `creditCode`, `address`, `representative`. */
  readonly sourcePath?: string;
  readonly sensitive?: boolean;
  readonly editable?: 'local';
};
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'resident-id'
  | 'credit-code'
  | 'phone'
  | 'postcode'
  | 'region'
  | 'industry'
  | 'address'
  | 'group';
export type Option = { readonly value: string; readonly label: Text; readonly hint?: Text };

/** Conditions and checks read other answers by key; within a group row the row's own keys first. */
export type Condition =
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly has: Scalar }
  | { readonly field: string; readonly answered: boolean }
  | {
      readonly field: string;
      readonly op: '<' | '<=' | '>' | '>=' | '=' | '!=';
      readonly than: Operand;
    }
  /** The sum of a number over the rows of a group: `{sumOf: 'investors.amount', op: '=', than: {field: 'capital'}}`. */
  | { readonly sumOf: string; readonly op: '<' | '<=' | '>' | '>=' | '=' | '!='; readonly than: Operand }
  /** How many rows a group has, or how many choices are picked. */
  | { readonly countOf: string; readonly op: '<' | '<=' | '>' | '>=' | '=' | '!='; readonly than: Operand }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
export type Operand = number | { readonly field: string };
export type Scalar = string | number | boolean;

/**
 * A cross-field check: when `unless` does not hold, the error stands at `at`. `says` may hold {fieldKey} placeholders.
 * `at: 'group.field'` is looked at in every row of the group. A check that reads something unanswered stays silent.
 */
export type Check = { readonly at: string; readonly unless: Condition; readonly says: Text };

export type Answer = Scalar | readonly Scalar[] | readonly Answers[] | null;
export type Answers = { readonly [key: string]: Answer };

/** Where an answer came from (来源). `day` is when the register said so. */
export type Provenance = {
  readonly from:
    | 'self'
    | 'business-licence'
    | 'population'
    | 'licence-library'
    | 'previous-case'
    | 'window'
    | 'mandate';
  readonly day: string;
  readonly ref?: string;
};
