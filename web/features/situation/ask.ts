import type { OpeningQuestion } from '../../../src/modules/catalogue/item.ts';
import { type Scope, truth } from '../../../src/modules/forms/engine/conditions.ts';
import type { Situation } from '../../api/catalogue.ts';

/** The questions to be asked now, in order: one whose condition speaks of an unanswered question waits. */
export const questionsNow = (
  questions: readonly OpeningQuestion[],
  situation: Situation,
): readonly OpeningQuestion[] => {
  const shown: OpeningQuestion[] = [];
  const scope: Scope = (key) => {
    const q = shown.find((x) => x.key === key);
    const given = q && situation[key];
    return !given || given.length === 0 ? undefined : q.many ? given : given[0];
  };
  for (const q of questions) if (!q.when || truth(q.when, scope) === true) shown.push(q);
  return shown;
};

/** Answers to questions that are no longer asked are dropped, so that nothing unseen decides. */
export const answer = (
  questions: readonly OpeningQuestion[],
  situation: Situation,
  key: string,
  values: readonly string[],
): Situation => {
  const next = { ...situation, [key]: values };
  const asked = new Set(questionsNow(questions, next).map((q) => q.key));
  return Object.fromEntries(Object.entries(next).filter(([k, v]) => asked.has(k) && v.length > 0));
};
