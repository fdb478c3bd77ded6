import type { FieldFault } from './check.ts';
import type { ActField, Value, Values } from './form.ts';

/** The id of a field's control on the page; an error line links to it. */
export const fieldId = (key: string): string => `act-${key}`;

/** What every drawn field gets. */
export type FieldFace<F extends ActField = ActField> = {
  readonly field: F;
  readonly values: Values;
  readonly fault: FieldFault | undefined;
  readonly caseId: string;
  readonly put: (key: string, value: Value | undefined) => void;
  /** How many files are still on their way: the act waits for them. */
  readonly sending: (n: number) => void;
};
