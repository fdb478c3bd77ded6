import Type, { type Static } from 'typebox';

/** Wire shapes of drafts (草稿): what is typed before submission. Personal data, no legal effect, no events. */
export const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
export const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const AnswerShape = Type.Unknown();

const SOURCES = [
  'self',
  'business-licence',
  'population',
  'licence-library',
  'previous-case',
  'window',
  'mandate',
] as const;
export const ProvenanceShape = Type.Object({
  from: Type.Unsafe<(typeof SOURCES)[number]>({ type: 'string', enum: [...SOURCES] }),
  day: Type.String(),
  ref: Type.Optional(Type.String()),
});

export const DraftFile = Type.Object({
  id: Type.String(),
  material: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  pages: Type.Optional(Type.Integer()),
  hash: Type.String(),
  at: Type.String(),
});
export type DraftFile = Static<typeof DraftFile>;

export const FieldError = Type.Object({ at: Type.String(), text: TextShape });
export type FieldError = Static<typeof FieldError>;

export const SectionState = Type.Object({
  key: Type.String(),
  title: TextShape,
  state: Type.Union([
    Type.Literal('untouched'),
    Type.Literal('partial'),
    Type.Literal('done'),
    Type.Literal('blocked'),
  ]),
  why: Type.Optional(TextShape),
});

/** A material as this draft needs it today. */
export const DraftMaterial = Type.Object({
  ref: Type.String(),
  name: TextShape,
  hint: Type.Optional(TextShape),
  necessity: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('deferrable')]),
  /**
   * `fetched`: held by a register, nothing to bring. `promised`: a signed promise stands for it until `owedBy`.
   * `committed`: the signed commitment (告知承诺) stands for it.
   */
  status: Type.Union([
    Type.Literal('missing'),
    Type.Literal('given'),
    Type.Literal('fetched'),
    Type.Literal('promised'),
    Type.Literal('committed'),
  ]),
  why: Type.Optional(TextShape),
  register: Type.Optional(Type.String()),
  owedBy: Type.Optional(DayShape),
  files: Type.Array(DraftFile),
});
export type DraftMaterial = Static<typeof DraftMaterial>;

export const DraftView = Type.Object({
  id: Type.String(),
  item: Type.String(),
  itemVersion: Type.Integer(),
  itemName: TextShape,
  /** Who applies: a natural or legal person; `actingFor` names the agent when a mandate is used. */
  applicant: Type.Object({
    id: Type.String(),
    kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
    name: Type.String(),
  }),
  actingFor: Type.Optional(Type.Object({ mandate: Type.String(), name: Type.String() })),
  /** Set when the draft answers a correction request or copies a closed case. */
  origin: Type.Optional(
    Type.Object({ kind: Type.String(), caseId: Type.Optional(Type.String()), licence: Type.Optional(Type.String()) }),
  ),
  situation: Type.Record(Type.String(), Type.Array(Type.String())),
  answers: Type.Record(Type.String(), AnswerShape),
  provenance: Type.Record(Type.String(), ProvenanceShape),
  sections: Type.Array(SectionState),
  materials: Type.Array(DraftMaterial),
  errors: Type.Array(FieldError),
  complete: Type.Boolean(),
  promises: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('tolerance'), Type.Literal('commitment')]),
      refs: Type.Array(Type.String()),
      at: Type.String(),
    }),
  ),
  /** Commitment track offered by the item and open to this applicant. */
  committable: Type.Boolean(),
  eDelivery: Type.Boolean(),
  rev: Type.Integer(),
  savedAt: Type.String(),
  today: DayShape,
  /** If submitted today: by when the bureau answers, and the promised and statutory last days. */
  ifSubmittedToday: Type.Object({
    answerBy: DayShape,
    promisedBy: Type.Optional(DayShape),
    statutoryBy: Type.Optional(DayShape),
    provisional: Type.Boolean(),
  }),
});
export type DraftView = Static<typeof DraftView>;

export const DraftSummary = Type.Object({
  id: Type.String(),
  item: Type.String(),
  itemName: TextShape,
  applicantName: Type.String(),
  savedAt: Type.String(),
  done: Type.Integer(),
  sections: Type.Integer(),
});
export type DraftSummary = Static<typeof DraftSummary>;

/** GET /api/window/frequent — 常办: what the clerk filed most at the counter; items nobody can apply for now are left out. */
export const FrequentItems = Type.Object({
  items: Type.Array(
    Type.Object({
      item: Type.String(),
      name: TextShape,
      audience: Type.Array(Type.String()),
      /** How often the clerk filed it themselves in the last half year; 0 for what only colleagues filed. */
      mine: Type.Integer(),
    }),
  ),
});
export type FrequentItems = Static<typeof FrequentItems>;

/** POST /api/drafts */
export const OpenDraft = Type.Object({
  item: Type.String({ maxLength: 80 }),
  situation: Type.Optional(
    Type.Record(Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
  ),
  /** What was answered under 能不能办: the form starts with it. */
  eligibility: Type.Optional(
    Type.Record(Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
  ),
  /** For a renewal or change: the licence it is about; for a copy: the closed case. */
  licence: Type.Optional(Type.String()),
  copyOf: Type.Optional(Type.String()),
  /** Assisted filing at a counter: the person who applies. */
  onBehalfOf: Type.Optional(Type.String()),
  /** Who stands at the counter for them (许可法29); the applicant in person when absent. */
  presentedBy: Type.Optional(Type.String({ maxLength: 64 })),
});
/** PATCH /api/drafts/:id — one field at a time (autosave); `seen` is the draft's `rev` the device last saw of this field. */
export const SaveField = Type.Object({
  field: Type.String({ maxLength: 200 }),
  value: AnswerShape,
  seen: Type.Integer(),
  device: Type.String({ maxLength: 64 }),
});
export const SaveFieldAnswer = Type.Object({
  rev: Type.Integer(),
  savedAt: Type.String(),
  errors: Type.Array(FieldError),
  sections: Type.Array(SectionState),
  materials: Type.Array(DraftMaterial),
  complete: Type.Boolean(),
});
export type SaveFieldAnswer = Static<typeof SaveFieldAnswer>;
/** PUT /api/drafts/:id/situation */
export const SaveSituation = Type.Object({
  situation: Type.Record(Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
});
/** POST /api/drafts/:id/promise: tolerance (容缺) for materials, or the commitment track (告知承诺). */
export const SignPromise = Type.Object({
  kind: Type.Union([Type.Literal('tolerance'), Type.Literal('commitment')]),
  refs: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
  /** false takes the promise back. */
  signed: Type.Boolean(),
});
/** POST /api/drafts/:id/submit */
export const SubmitDraft = Type.Object({
  rev: Type.Integer(),
  confirmTrue: Type.Literal(true),
  eDelivery: Type.Boolean(),
});
export const Submitted = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  code: Type.String(),
  receivedOn: DayShape,
  answerBy: DayShape,
  receipt: Type.Optional(Type.String()),
  toldTo: Type.Array(Type.String()),
});
export type Submitted = Static<typeof Submitted>;
/** POST /api/drafts/:id/resume-code → one-time code; POST /api/drafts/resume {code} opens it on this device. */
export const ResumeCode = Type.Object({ code: Type.String(), until: Type.String() });
