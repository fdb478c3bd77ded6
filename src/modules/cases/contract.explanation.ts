import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

/** Wire shapes of 公开说明: why a case runs late, told to everybody (优化条例36). */
export const ExplanationView = Type.Object({
  id: Type.String(),
  on: DayShape,
  /** 法定期限 or 承诺期限, and its day that was missed. */
  clock: Type.Union([Type.Literal('K2'), Type.Literal('K3')]),
  due: DayShape,
  cause: Type.String(),
  causeText: TextShape,
  /** In the words of whoever published it; `wordsEn` where a translation was written. */
  words: Type.String(),
  wordsEn: Type.Optional(Type.String()),
  /** By when it will be decided; none once it is. */
  expected: Type.Optional(DayShape),
  /** Post that published it; the name only for officers. */
  post: TextShape,
  by: Type.Optional(Type.String()),
});
export type ExplanationView = Static<typeof ExplanationView>;

/** POST /api/cases/:id/explanations. `reviewed`: the words were read again and hold no personal data and no trade secret. */
export const ExplanationBody = Type.Object(
  {
    cause: Type.Unsafe<'many-cases' | 'joint-opinion' | 'expert-review' | 'staff' | 'system' | 'our-fault' | 'other'>({
      type: 'string',
      enum: ['many-cases', 'joint-opinion', 'expert-review', 'staff', 'system', 'our-fault', 'other'],
    }),
    words: Type.String({ minLength: 10, maxLength: 500, pattern: '\\S' }),
    wordsEn: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })),
    expected: Type.Optional(DayShape),
    reviewed: Type.Literal(true),
  },
  { additionalProperties: false },
);
export type ExplanationBody = Static<typeof ExplanationBody>;
export const Explained = Type.Object({ id: Type.String() });

/** GET /api/explanations — the latest hundred, for everybody; the case by its number, nobody by name. */
export const PublicExplanations = Type.Object({
  today: DayShape,
  rows: Type.Array(Type.Object({ number: Type.String(), itemName: TextShape, explanation: ExplanationView })),
});
export type PublicExplanations = Static<typeof PublicExplanations>;
