import Type, { type Static } from 'typebox';
import { TextShape } from '../intake/contract.ts';

const closed = { additionalProperties: false } as const;
const mm = Type.Number({ minimum: -1000, maximum: 1000 });
const Box = Type.Object(
  {
    x: mm,
    y: mm,
    width: Type.Number({ minimum: 1, maximum: 1000 }),
    height: Type.Number({ minimum: 1, maximum: 1000 }),
  },
  closed,
);
const Label = Type.Object({ zh: Type.String({ maxLength: 40 }), en: Type.String({ maxLength: 80 }) }, closed);

/** A certificate as data: places in millimetres on A4 landscape from the top left corner. */
export const TemplateShape = Type.Object(
  {
    title: Type.String({ maxLength: 40 }),
    fields: Type.Array(
      Type.Object({ from: Type.String({ maxLength: 80 }), label: Label, box: Type.Optional(Box) }, closed),
      { maxItems: 40 },
    ),
    caption: Type.String({ maxLength: 40 }),
    notes: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 4 }),
    boxes: Type.Object({ number: Box, title: Box, facts: Box, code: Box, sign: Box, notes: Box }, closed),
  },
  closed,
);
export type TemplateShape = Static<typeof TemplateShape>;

const Finding = Type.Object({ code: Type.String(), field: Type.String(), text: TextShape });
export type TemplateFindingShape = Static<typeof Finding>;
const Who = Type.Object({ by: Type.String(), at: Type.String(), editedBy: Type.Array(Type.String()) });

/** GET /api/licence-templates — every kind that published items lead to. */
export const TemplateList = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: TextShape,
      /** 0: the template of the program. */
      version: Type.Integer(),
      published: Type.Optional(Who),
      draft: Type.Optional(Type.Object({ by: Type.String(), at: Type.String() })),
    }),
  ),
});
export type TemplateList = Static<typeof TemplateList>;

/** GET /api/licence-templates/:kind */
export const TemplateView = Type.Object({
  kind: Type.String(),
  name: TextShape,
  version: Type.Integer(),
  template: TemplateShape,
  /** What may stand on it. */
  known: Type.Array(Type.Object({ from: Type.String(), label: TextShape })),
  draft: Type.Optional(
    Type.Object({
      rev: Type.Integer(),
      template: TemplateShape,
      by: Type.String(),
      at: Type.String(),
      editedBy: Type.Array(Type.String()),
      findings: Type.Array(Finding),
    }),
  ),
  /** Published ones, newest first. */
  versions: Type.Array(Type.Object({ version: Type.Integer(), template: TemplateShape, ...Who.properties })),
  edit: Type.Object({ may: Type.Boolean(), because: Type.Optional(TextShape) }),
  publish: Type.Object({ may: Type.Boolean(), because: Type.Optional(TextShape) }),
});
export type TemplateView = Static<typeof TemplateView>;

/** PUT /api/licence-templates/:kind/draft — `rev` 0 begins one. Faults are told and kept with it. */
export const TemplateSave = Type.Object({ rev: Type.Integer({ minimum: 0 }), template: TemplateShape }, closed);
export const TemplateSaved = Type.Object({ rev: Type.Integer(), findings: Type.Array(Finding) });
export type TemplateSaved = Static<typeof TemplateSaved>;
/** POST /api/licence-templates/:kind/publish, and DELETE of the draft: of what was seen. */
export const TemplateRev = Type.Object({ rev: Type.Integer({ minimum: 1 }) }, closed);
export const TemplatePublished = Type.Object({ version: Type.Integer() });
/** POST /api/licence-templates/:kind/preview — a PDF that says it is none. `long`: with the longest content that occurs. */
export const TemplatePreview = Type.Object({ template: TemplateShape, long: Type.Optional(Type.Boolean()) }, closed);
