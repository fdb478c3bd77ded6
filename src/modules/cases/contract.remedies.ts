import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

/** POST /api/cases/:id/remand — the new case that an order of reconsideration or a court asks for. */
export const RemandBody = Type.Object(
  {
    /** Reference of the order, as oversight noted it (`note-remedy`). */
    order: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    /** What the order allows; absent: the item's own period. */
    period: Type.Optional(
      Type.Object({
        n: Type.Integer({ minimum: 1, maximum: 3650 }),
        unit: Type.Unsafe<'WORKING_DAY' | 'NATURAL_DAY' | 'MONTH'>({
          type: 'string',
          enum: ['WORKING_DAY', 'NATURAL_DAY', 'MONTH'],
        }),
      }),
    ),
  },
  { additionalProperties: false },
);
export type RemandBody = Static<typeof RemandBody>;
export const Remanded = Type.Object({ caseId: Type.String(), number: Type.String() });
export type Remanded = Static<typeof Remanded>;

/** GET /api/remedies — what can be done against a decision, and for whoever is signed in the days left in their own matters. */
const RemedyWay = Type.Object({
  key: Type.Union([Type.Literal('reconsideration'), Type.Literal('litigation')]),
  n: Type.Integer(),
  unit: Type.String(),
  article: TextShape,
  says: TextShape,
});
const RemedyTerm = Type.Object({ until: DayShape, left: Type.Integer() });
export const RemediesView = Type.Object({
  today: DayShape,
  ways: Type.Array(RemedyWay),
  /** 复议法22: a decision served online names an online channel. */
  channel: Type.Object({ article: TextShape, says: TextShape }),
  /** Who hears it, by the items on offer. */
  organs: Type.Array(Type.Object({ organ: TextShape, court: TextShape, items: Type.Integer() })),
  mine: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      itemName: TextShape,
      outcome: Type.String(),
      decidedOn: DayShape,
      /** Absent: not yet told, so nothing runs. */
      told: Type.Optional(DayShape),
      reconsideration: Type.Optional(RemedyTerm),
      litigation: Type.Optional(RemedyTerm),
      organ: TextShape,
      court: TextShape,
    }),
  ),
});
export type RemediesView = Static<typeof RemediesView>;
