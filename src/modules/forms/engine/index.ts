/** The forms engine: pure, the same in the browser and on the server. Definitions are data of the catalogue. */
export { isEmpty, keysOf, truth } from './conditions.ts';
export type * from './definition.ts';
export { type Change, diffAnswers } from './diff.ts';
export type { ErrorCode, FieldError } from './errors.ts';
export {
  evaluate,
  type FieldView,
  type FormAround,
  type FormView,
  type SectionState,
  type SectionView,
  validateField,
} from './form.ts';
export { money, shown } from './format.ts';
export { answerQuestion, type OpeningQuestion, openQuestions, type Situation, situationAnswers } from './opening.ts';
export { type Prefilled, prefill, type Source, type Sources } from './prefill.ts';
export { readTyped, toTyped } from './typed.ts';
