import Type, { type Static } from 'typebox';
import { DayShape, DraftFile, TextShape } from '../intake/contract.ts';
import { CaseSummary } from './contract.ts';

/** Wire shapes of the officer's desk: filters, kept views, presence, notes on pages, similar cases. */

/** GET /api/desk/facets?view= — what the open view can be filtered by, each with how many cases it would show. */
export const QueueFacets = Type.Object({
  item: Type.Array(Type.Object({ key: Type.String(), name: TextShape, n: Type.Integer() })),
  channel: Type.Array(Type.Object({ key: Type.String(), n: Type.Integer() })),
  stage: Type.Array(Type.Object({ key: Type.String(), n: Type.Integer() })),
  unit: Type.Array(Type.Object({ key: Type.String(), name: TextShape, n: Type.Integer() })),
});
export type QueueFacets = Static<typeof QueueFacets>;

/** GET /api/desk/views; POST the same without `id`, `mine` and `by`. `search` is the query string of the queue, key by key. */
export const DeskView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  search: Type.Record(Type.String(), Type.String()),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  /** Whose it is, for a shared one of a colleague. */
  by: Type.Optional(Type.String()),
});
export type DeskView = Static<typeof DeskView>;
export const NewDeskView = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  search: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 400 })),
  shared: Type.Boolean(),
});

/** Somebody else who has the case open now. */
export const Here = Type.Object({
  id: Type.String(),
  name: Type.String(),
  doing: Type.Union([Type.Literal('reading'), Type.Literal('acting')]),
  since: Type.String(),
});
export type Here = Static<typeof Here>;
/** POST /api/cases/:id/presence, again every `again` seconds; `version` lets the page see that something happened. */
export const PresenceAnswer = Type.Object({
  here: Type.Array(Here),
  version: Type.Integer(),
  again: Type.Integer(),
});
export type PresenceAnswer = Static<typeof PresenceAnswer>;

/** A numbered note at a place on a page: `x` and `y` from 0 to 1 of its width and height, `page` from 1. */
export const PinView = Type.Object({
  id: Type.String(),
  file: Type.String(),
  n: Type.Integer(),
  page: Type.Integer(),
  x: Type.Number(),
  y: Type.Number(),
  note: Type.String(),
  by: Type.String(),
  mine: Type.Boolean(),
  at: Type.String(),
  on: DayShape,
  settled: Type.Optional(Type.Object({ by: Type.String(), at: Type.String() })),
});
export type PinView = Static<typeof PinView>;
export const NewPin = Type.Object({
  file: Type.String({ minLength: 1, maxLength: 64 }),
  page: Type.Integer({ minimum: 1, maximum: 2000 }),
  x: Type.Number({ minimum: 0, maximum: 1 }),
  y: Type.Number({ minimum: 0, maximum: 1 }),
  note: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
});

/** GET /api/cases/:id/similar — the latest decided cases of the item, and what else this applicant has with us. */
export const SimilarCases = Type.Object({
  counts: Type.Object({ all: Type.Integer(), granted: Type.Integer(), denied: Type.Integer() }),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      applicantName: Type.String(),
      outcome: Type.String(),
      decidedOn: DayShape,
      /** Working days from acceptance to the decision, pauses included. */
      days: Type.Optional(Type.Integer()),
      sameApplicant: Type.Boolean(),
      /** The opening questions were answered alike, so the same materials and conditions applied. */
      sameSituation: Type.Boolean(),
      reasons: Type.Array(Type.Object({ article: Type.String(), words: Type.String() })),
    }),
  ),
  ofApplicant: Type.Array(CaseSummary),
});
export type SimilarCases = Static<typeof SimilarCases>;

/** GET /api/desk/persons?q= — somebody to be told or heard; numbers are masked. */
export const PersonFound = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  number: Type.String(),
});
export type PersonFound = Static<typeof PersonFound>;

/** POST /api/cases/:id/records — a file of a record of ours (photographs of a check, a signed record). */
export const RecordFile = DraftFile;
