import Type, { type Static } from 'typebox';

/** Wire shapes of obligations (义务): owed material, commitments, duties after a permit. */
const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const ObligationView = Type.Object({
  id: Type.String(),
  caseId: Type.String(),
  item: Type.String(),
  kind: Type.Union([Type.Literal('owed-material'), Type.Literal('commitment'), Type.Literal('post-permit')]),
  what: Type.Array(Type.Object({ ref: Type.String(), name: TextShape })),
  debtor: Type.String(),
  due: DayShape,
  state: Type.String(),
  stateName: TextShape,
  consequence: Type.String(),
  version: Type.Integer(),
  acts: Type.Array(
    Type.Object({
      act: Type.String(),
      may: Type.Boolean(),
      because: Type.Optional(Type.Object({ code: Type.String(), article: Type.String(), text: TextShape })),
    }),
  ),
});
export type ObligationView = Static<typeof ObligationView>;
/** GET /api/obligations?cursor= (officers: what is still expected, by its day); GET /api/obligations/mine */
export const ObligationPage = Type.Object({ rows: Type.Array(ObligationView), next: Type.Optional(Type.String()) });
export const ObligationActDone = Type.Object({ version: Type.Integer(), events: Type.Array(Type.String()) });

/** POST /api/obligations/:id/files */
export const EvidenceFileView = Type.Object({
  hash: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
});
export type EvidenceFileView = Static<typeof EvidenceFileView>;
/** GET /api/obligations/:id/evidence: the last that was given; no day when nothing was. */
export const EvidenceView = Type.Object({
  on: Type.Optional(DayShape),
  late: Type.Optional(Type.Boolean()),
  words: Type.Optional(Type.String()),
  files: Type.Array(EvidenceFileView),
});
export type EvidenceView = Static<typeof EvidenceView>;
