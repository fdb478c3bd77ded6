import type { Day } from '../../kernel/day.ts';
import { type ItemVersion, type Situation, standing } from '../catalogue/index.ts';
import { type Answer, type Answers, type Provenance, validateField } from '../forms/index.ts';

export type Kept = {
  readonly answers: Answers;
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Opening questions that 能不能办 asked in the same words. */
  readonly situation: Situation;
};

/** Said by the person, when they asked whether they may apply. */
const FROM = 'eligibility';

/**
 * 能不能办 and the form ask nothing twice: an answer goes to the form field that takes it over (`keeps`), or to the
 * opening question of the same key. What the form would not accept is left to be asked again.
 */
export const keptAnswers = (version: ItemVersion, given: Situation, today: Day): Kept => {
  const eligibility = version.eligibility ?? { questions: [], verdicts: [] };
  const { keeps } = standing(eligibility, given);
  const fields = version.form.sections.flatMap((s) => s.fields);
  const taken = Object.entries(keeps).flatMap(([key, value]): (readonly [string, Answer])[] => {
    const field = fields.find((f) => f.key === key);
    if (!field) return [];
    const answer = field.kind === 'yes-no' ? value === 'yes' : value;
    return validateField(field, answer) ? [] : [[key, answer]];
  });
  const opening = version.questions.flatMap((q): (readonly [string, readonly string[]])[] => {
    const chosen = (given[q.key] ?? []).filter((v) => q.options.some((o) => o.value === v));
    return eligibility.questions.some((e) => e.key === q.key) && chosen.length > 0 ? [[q.key, chosen]] : [];
  });
  return {
    answers: Object.fromEntries(taken),
    provenance: Object.fromEntries(taken.map(([key]) => [key, { from: 'self', day: today, ref: FROM }])),
    situation: Object.fromEntries(opening),
  };
};
