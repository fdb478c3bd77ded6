import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

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
