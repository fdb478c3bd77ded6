import type { OpeningQuestion } from '../../../src/modules/catalogue/item.ts';
import { truth } from '../../../src/modules/forms/engine/conditions.ts';
import type { Situation } from '../../api/catalogue.ts';

/** How many of the opening questions that apply are answered. */
export const questionsOpen = (
  questions: readonly OpeningQuestion[],
  situation: Situation,
): { readonly open: number; readonly answered: number } => {
  const known: Record<string, string | readonly string[]> = {};
  let open = 0;
  for (const q of questions) {
    if (q.when && truth(q.when, (key) => known[key]) !== true) continue;
    const given = situation[q.key] ?? [];
    if (given.length === 0) open++;
    else known[q.key] = q.many ? given : given[0]!;
  }
  return { open, answered: Object.keys(known).length };
};
