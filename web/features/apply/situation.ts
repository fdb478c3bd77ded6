import { type OpeningQuestion, openQuestions } from '../../../src/modules/forms/engine/opening.ts';
import type { Situation } from '../../api/catalogue.ts';

/** How many of the opening questions that apply are answered. */
export const questionsOpen = (
  questions: readonly OpeningQuestion[],
  situation: Situation,
): { readonly open: number; readonly answered: number } => {
  const asked = openQuestions(questions, situation);
  const answered = asked.filter((q) => q.answered).length;
  return { open: asked.length - answered, answered };
};
