import Type, { type Static } from 'typebox';
import { Audience, CitationShape, DayShape, Nature, StartEvent, State, TextShape, Unit } from './contract.shapes.ts';

/** An item and a version as a line of a list. */
/** A period in data and in words: `15 个工作日，从受理那天起算`. */
export const PeriodView = Type.Object({
  n: Type.Integer(),
  unit: Unit,
  start: StartEvent,
  basis: CitationShape,
  unitBasis: Type.Optional(TextShape),
  extension: Type.Optional(Type.Object({ n: Type.Integer(), approver: Type.String(), basis: CitationShape })),
  text: TextShape,
});
export type PeriodView = Static<typeof PeriodView>;

export const ItemSummary = Type.Object({
  item: Type.String(),
  version: Type.Integer(),
  name: TextShape,
  summary: TextShape,
  nature: Nature,
  taskType: Type.Object({ code: Type.String(), name: TextShape }),
  department: TextShape,
  audience: Type.Array(Audience),
  themes: Type.Array(Type.String()),
  promised: Type.Optional(PeriodView),
  statutory: Type.Optional(PeriodView),
  instant: Type.Boolean(),
  visits: Type.Integer(),
  fee: Type.Boolean(),
  online: Type.Boolean(),
  imported: Type.Boolean(),
});
export type ItemSummary = Static<typeof ItemSummary>;

export const VersionLine = Type.Object({
  version: Type.Integer(),
  state: State,
  name: TextShape,
  publishedOn: Type.Optional(DayShape),
  retiredOn: Type.Optional(DayShape),
  sourceVersion: Type.Optional(Type.String()),
});
