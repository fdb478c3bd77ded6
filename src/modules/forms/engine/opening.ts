import type { Text } from '../../../kernel/text.ts';
import { type Scope, truth } from './conditions.ts';
import type { Answer, Answers, Condition, Option } from './definition.ts';

/** Asked before the form: a situation (情形), whose answers decide which materials are due, or a step of 能不能办. */
export type OpeningQuestion = {
  readonly key: string;
  readonly ask: Text;
  /** How to find out, for those who are not sure. */
  readonly help?: Text;
  /** Reads the answers to earlier questions. */
  readonly when?: Condition;
  readonly many: boolean;
  readonly options: readonly Option[];
};

/** Answers to the opening questions: question key → chosen option values (one, unless the question takes many). */
export type Situation = Readonly<Record<string, readonly string[]>>;

/** Situation answers as conditions read them: one value, or a list where the question takes many. Unknown values do not count. */
export const situationAnswers = (questions: readonly OpeningQuestion[], situation: Situation): Answers => {
  const answers: Record<string, Answer> = {};
  const scope: Scope = (key) => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  for (const q of questions) {
    if (q.when && truth(q.when, scope) !== true) continue;
    const given = Object.hasOwn(situation, q.key) ? situation[q.key] : undefined;
    const chosen = (Array.isArray(given) ? given : []).filter((v) => q.options.some((o) => o.value === v));
    if (chosen.length > 0) answers[q.key] = q.many ? chosen : chosen[0]!;
  }
  return answers;
};

/** The questions that are to be asked now, in order, and whether each is answered. */
export const openQuestions = <Q extends OpeningQuestion>(
  questions: readonly Q[],
  situation: Situation,
): readonly { readonly question: Q; readonly answered: boolean }[] => {
  const answers = situationAnswers(questions, situation);
  const scope: Scope = (key) => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  return questions
    .filter((q) => !q.when || truth(q.when, scope) === true)
    .map((question) => ({ question, answered: Object.hasOwn(answers, question.key) }));
};

/** One answer given or taken back; what is no longer asked then is dropped, so that nothing unseen decides. */
export const answerQuestion = (
  questions: readonly OpeningQuestion[],
  situation: Situation,
  key: string,
  values: readonly string[],
): Situation => {
  const next = { ...situation, [key]: values };
  const asked = new Set(openQuestions(questions, next).map(({ question }) => question.key));
  return Object.fromEntries(Object.entries(next).filter(([k, v]) => asked.has(k) && v.length > 0));
};
