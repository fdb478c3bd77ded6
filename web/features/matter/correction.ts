import type { CaseView } from '../../api/cases.ts';
import type { DraftFile } from '../../api/drafts.ts';

/** What a person has answered so far: files by the ref asked, and typed values by field. Kept on this device until handed in. */
export type Answered = {
  readonly files: readonly DraftFile[];
  readonly values: Readonly<Record<string, unknown>>;
};
export const NOTHING: Answered = { files: [], values: {} };

const keyOf = (caseId: string, on: string) => `oneseal.unsaved.correction.${caseId}.${on}`;

export const keepAnswered = (c: CaseView, answered: Answered): void => {
  try {
    localStorage.setItem(keyOf(c.id, c.correction?.on ?? ''), JSON.stringify(answered));
  } catch {
    // Then it lives only as long as the page.
  }
};
export const keptAnswered = (c: CaseView): Answered => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(c.id, c.correction?.on ?? '')) ?? 'null') ?? NOTHING;
  } catch {
    return NOTHING;
  }
};
export const forgetAnswered = (c: CaseView): void => {
  try {
    localStorage.removeItem(keyOf(c.id, c.correction?.on ?? ''));
  } catch {
    // Nothing was kept.
  }
};

/** The field a defect speaks of: `equipment.count` is answered by the whole group `equipment`. */
export const fieldKey = (ref: string): string => ref.split('.')[0] ?? ref;

/** Puts in what was typed; typed back to what stood before, it is no answer. */
export const withValue = (a: Answered, key: string, value: unknown, before: unknown): Answered => {
  const { [key]: _was, ...others } = a.values;
  const same = JSON.stringify(value ?? null) === JSON.stringify(before ?? null);
  return { ...a, values: same ? others : { ...others, [key]: value } };
};

/** Things asked that have no answer yet. */
export const openRefs = (refs: readonly string[], answered: Answered): readonly string[] =>
  refs.filter(
    (ref) =>
      !answered.files.some((f) => f.material === ref) &&
      (answered.values[fieldKey(ref)] === undefined || answered.values[fieldKey(ref)] === null),
  );
