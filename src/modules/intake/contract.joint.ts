import Type, { type Static } from 'typebox';
import { TextShape } from './contract.ts';

/** Wire shapes of applying together (共同申请): who is named, and what they are asked to say yes to. */
const State = Type.Union([
  Type.Literal('asked'),
  Type.Literal('joined'),
  Type.Literal('declined'),
  /** Said yes, and the application was changed since. */
  Type.Literal('changed'),
]);

/** GET /api/drafts/:id/co-applicants */
export const CoApplicantView = Type.Object({
  person: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  state: State,
});
export type CoApplicantView = Static<typeof CoApplicantView>;
export const CoApplicants = Type.Object({ coApplicants: Type.Array(CoApplicantView) });

/** POST /api/drafts/:id/co-applicants: by name and identity number or credit code; both must fit. */
export const NameBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    number: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
);

/** GET /api/joint-applications: where I am asked to apply together with somebody. */
export const JointSummary = Type.Object({
  draft: Type.String(),
  itemName: TextShape,
  applicantName: Type.String(),
  state: State,
  at: Type.String(),
});
export type JointSummary = Static<typeof JointSummary>;

const Lines = Type.Array(Type.Object({ label: TextShape, value: TextShape }));
/** GET /api/joint-applications/:id: the application as it stands, to be read before it is answered. */
export const JointView = Type.Object({
  draft: Type.String(),
  item: Type.String(),
  itemName: TextShape,
  applicantName: Type.String(),
  /** As whom the reader is asked. */
  ownName: Type.String(),
  state: State,
  /** False: it was handed in or deleted, and nothing can be answered any more. */
  open: Type.Boolean(),
  caseId: Type.Optional(Type.String()),
  rev: Type.Integer(),
  /** The opening questions and what was chosen. */
  situation: Lines,
  /** What is promised where the commitment track was chosen (告知承诺). */
  commitment: Type.Array(TextShape),
  sections: Type.Array(
    Type.Object({
      title: TextShape,
      lines: Lines,
    }),
  ),
  materials: Type.Array(
    Type.Object({
      name: TextShape,
      status: Type.String(),
      files: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
  ),
});
export type JointView = Static<typeof JointView>;

/** POST /api/joint-applications/:id: yes or no to the revision that was seen. */
export const JointAnswer = Type.Object(
  { join: Type.Boolean(), rev: Type.Integer(), eDelivery: Type.Boolean() },
  { additionalProperties: false },
);
