import { truth } from '../forms/engine/conditions.ts';
import { openQuestions, type Situation, situationAnswers } from '../forms/engine/opening.ts';
import type { Eligibility, Verdict } from './item.ts';

export type Standing = {
  /** The question to ask now; none when the answer is known. */
  readonly question?: Eligibility['questions'][number];
  /** Which of how many, as far as is known by now. */
  readonly step: number;
  readonly of: number;
  readonly verdict?: Pick<Verdict, 'outcome' | 'says' | 'article'>;
  /** Answers that the form takes over, by field key. */
  readonly keeps: Readonly<Record<string, string>>;
};

const YES: Verdict['says'] = { zh: '可以办。', en: 'You can apply.' };

/** 能不能办: one question a page. A verdict that already holds ends the asking; nothing against it means yes. */
export const standing = (e: Eligibility, given: Situation): Standing => {
  const answers = situationAnswers(e.questions, given);
  const scope = (key: string) => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  const asked = openQuestions(e.questions, given);
  const open = asked.find((q) => !q.answered)?.question;
  const found = e.verdicts.find((v) => truth(v.when, scope) === true);
  const keeps = Object.fromEntries(
    e.questions.flatMap((q) => {
      const value = scope(q.key);
      return q.keeps && typeof value === 'string' ? [[q.keeps, value]] : [];
    }),
  );
  // A question whose condition is not yet known may still come: better fewer than told than more.
  const of = e.questions.filter((q) => !q.when || truth(q.when, scope) !== false).length;
  const step = asked.filter((q) => q.answered).length + 1;
  const done = found?.outcome === 'cannot' || !open;
  if (!done && open) return { question: open, step, of, keeps };
  const { outcome, says, article } = found ?? { outcome: 'can' as const, says: YES };
  return { step: asked.length, of: asked.length, keeps, verdict: { outcome, says, ...(article ? { article } : {}) } };
};
