import { isEmpty } from './conditions.ts';
import type { Answer, Answers, FormDefinition, Provenance } from './definition.ts';
import type { FieldError } from './errors.ts';
import { type FormAround, validateField } from './form.ts';

/** What a register said about the applicant, as values by path: `name`, `creditCode`, `representative`. */
export type Source = { readonly day: string; readonly ref?: string; readonly values: Answers };
export type Sources = { readonly [from in Exclude<Provenance['from'], 'self'>]?: Source };
export type Prefilled = {
  readonly answers: Answers;
  /** By field key. A field that was not fetched is `self` once the person fills it. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Register values that fail our own checks: asked of the person instead, and reported to the register's keeper. */
  readonly rejected: readonly FieldError[];
};

/** 716号7: what a register holds is fetched and shown read-only, never asked. */
export const prefill = (definition: FormDefinition, sources: Sources, around: FormAround = {}): Prefilled => {
  const answers: Record<string, Answer> = {};
  const provenance: Record<string, Provenance> = {};
  const rejected: FieldError[] = [];
  for (const field of definition.sections.flatMap((s) => s.fields)) {
    const source = field.source && sources[field.source];
    if (!field.source || !source) continue;
    const path = field.sourcePath ?? field.key;
    const value = Object.hasOwn(source.values, path) ? source.values[path] : undefined;
    if (value === undefined || isEmpty(value)) continue;
    const error = validateField(field, value, around);
    if (error) {
      rejected.push(error);
      continue;
    }
    answers[field.key] = value;
    provenance[field.key] = { from: field.source, day: source.day, ...(source.ref ? { ref: source.ref } : {}) };
  }
  return { answers, provenance, rejected };
};
