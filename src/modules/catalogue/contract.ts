import Type, { type Static } from 'typebox';
import type { Check, FormDefinition } from '../forms/engine/definition.ts';
import { ItemSummary, PeriodView, VersionLine } from './contract.lines.ts';
import {
  Audience,
  CitationShape,
  DayShape,
  literals,
  Nature,
  Necessity,
  StartEvent,
  State,
  TextShape,
  typed,
} from './contract.shapes.ts';
import type { Eligibility, ItemVersion, LegalBasis, OpeningQuestion } from './item.ts';

export * from './contract.desk.ts';
export * from './contract.lines.ts';
export * from './contract.search.ts';

/** Wire shapes of the catalogue: what anybody may read about a service item. */

/** GET /api/items?set=&audience=&theme=&department=&nature=&q=&limit=&cursor= */
export const ItemsQuery = Type.Object({
  audience: Type.Optional(Audience),
  theme: Type.Optional(Type.String({ maxLength: 40 })),
  /** Key of a life event: its items in the order in which they are done. */
  set: Type.Optional(Type.String({ maxLength: 40 })),
  department: Type.Optional(Type.String({ maxLength: 80 })),
  nature: Type.Optional(Nature),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export type ItemsQuery = Static<typeof ItemsQuery>;
export const ItemsPage = Type.Object({
  items: Type.Array(ItemSummary),
  total: Type.Integer(),
  next: Type.Optional(Type.String()),
  /** Subjects of all that is on offer, whatever subject was asked for; `column` is where the home page lists them, `examples` the names of up to two items. */
  themes: Type.Array(
    Type.Object({
      theme: Type.String(),
      name: TextShape,
      column: literals(['person', 'company', 'project']),
      n: Type.Integer(),
      examples: Type.Array(TextShape),
    }),
  ),
  /** Life events of which at least two items are on offer, with the names of these. */
  sets: Type.Array(Type.Object({ set: Type.String(), name: TextShape, items: Type.Array(TextShape) })),
});
export type ItemsPage = Static<typeof ItemsPage>;

const SampleShape = Type.Object({
  name: Type.String(),
  type: literals(['application/pdf', 'image/png', 'image/jpeg', 'image/webp']),
  size: Type.Integer(),
});
/** POST /api/catalogue/items/:item/versions/:v/samples (multipart field `file`): what the draft then names. */
export const SampleKept = Type.Object({ ...SampleShape.properties, hash: Type.String() });
export type SampleKept = Static<typeof SampleKept>;
export const MaterialView = Type.Object({
  ref: Type.String(),
  name: TextShape,
  hint: Type.Optional(TextShape),
  necessity: Necessity,
  main: Type.Boolean(),
  source: literals(['applicant', 'government', 'other']),
  register: Type.Optional(Type.String()),
  registerName: Type.Optional(TextShape),
  trust: literals(['A', 'B', 'C', 'D']),
  promisable: Type.Optional(Type.Boolean()),
  form: literals(['paper', 'electronic', 'either']),
  copies: Type.Integer(),
  standard: Type.Optional(TextShape),
  basis: Type.Optional(CitationShape),
  /** The bureau's own sample: GET /api/items/:item/versions/:v/samples/:ref. */
  sample: Type.Optional(SampleShape),
});
export type MaterialView = Static<typeof MaterialView>;

/** POST /api/items/:item/materials — body: answers to the opening questions, and form answers if there are some. */
export const SituationShape = Type.Record(
  Type.String({ maxLength: 64 }),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
);
export const MaterialsBody = Type.Object({
  situation: SituationShape,
  answers: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.Unknown())),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
export type MaterialsBody = Static<typeof MaterialsBody>;
export const MaterialLists = Type.Object({
  /** To be handed in by the applicant: required first, then deferrable (可容缺), then optional. */
  ask: Type.Array(MaterialView),
  /** Held by a register: we fetch them. */
  fetched: Type.Array(MaterialView),
  /** Depends on an opening question not yet answered. */
  maybe: Type.Array(MaterialView),
  notNeeded: Type.Array(MaterialView),
  /** Refs of `ask` for which a promise may stand. */
  deferrable: Type.Array(Type.String()),
  /** Keys of opening questions that are still unanswered and decide materials: the lists may yet change. */
  open: Type.Array(Type.String()),
  counts: Type.Object({
    ask: Type.Integer(),
    required: Type.Integer(),
    deferrable: Type.Integer(),
    optional: Type.Integer(),
    fetched: Type.Integer(),
    maybe: Type.Integer(),
    notNeeded: Type.Integer(),
  }),
});
export type MaterialLists = Static<typeof MaterialLists>;

/** POST /api/items/:item/eligibility — 能不能办, one question a page: the answers so far → the next question or the verdict. */
export const EligibilityBody = Type.Object({ answers: SituationShape });
export const EligibilityAnswer = Type.Object({
  question: Type.Optional(typed<OpeningQuestion>()),
  step: Type.Integer(),
  of: Type.Integer(),
  verdict: Type.Optional(
    Type.Object({
      outcome: literals(['can', 'cannot', 'ask']),
      says: TextShape,
      article: Type.Optional(Type.String()),
      /** 消防法 第15条. */
      articleName: Type.Optional(TextShape),
    }),
  ),
  /** Answers the form takes over, by field key. */
  keeps: Type.Record(Type.String(), Type.String()),
});
export type EligibilityAnswer = Static<typeof EligibilityAnswer>;

/** If somebody applied today: the days by which we answer, promise and must decide. Provisional beyond the notices published. */
export const TodayView = Type.Object({
  day: DayShape,
  answerBy: DayShape,
  promisedBy: Type.Optional(DayShape),
  statutoryBy: Type.Optional(DayShape),
  provisional: Type.Boolean(),
  /** `ACCEPTED`: the days assume acceptance today. */
  from: Type.Optional(StartEvent),
});
export type TodayView = Static<typeof TodayView>;

/** GET /api/items/:item and GET /api/items/:item/versions/:v — all a person needs to decide, prepare and fill in. */
export const ItemGuide = Type.Object({
  item: Type.String(),
  version: Type.Integer(),
  state: State,
  publishedOn: Type.Optional(DayShape),
  name: TextShape,
  summary: TextShape,
  aliases: Type.Array(Type.String()),
  codes: Type.Object({
    scheme: Type.String(),
    catalogue: Type.Optional(Type.String()),
    implementation: Type.Optional(Type.String()),
    handling: Type.Optional(Type.String()),
  }),
  taskType: Type.Object({ code: Type.String(), name: TextShape }),
  nature: Nature,
  level: Type.Object({ code: Type.String(), name: TextShape }),
  department: Type.Object({
    name: TextShape,
    code: Type.Optional(Type.String()),
    central: Type.Optional(Type.String()),
  }),
  powerSource: Type.Optional(TextShape),
  audience: Type.Array(Audience),
  themes: Type.Array(Type.String()),
  reformMode: Type.Optional(Type.String()),
  /** With `inForce` for today; a case pins what is in force on the day of its acceptance. */
  basis: Type.Array(Type.Object({ basis: typed<LegalBasis>(), inForce: Type.Boolean() })),
  conditions: TextShape,
  statutory: Type.Optional(PeriodView),
  promised: Type.Optional(PeriodView),
  instant: Type.Boolean(),
  visits: Type.Object({ count: Type.Integer(), reason: Type.Optional(TextShape) }),
  fee: typed<ItemVersion['fee']>(),
  result: typed<ItemVersion['result']>(),
  questions: Type.Array(typed<OpeningQuestion>()),
  eligibility: Type.Optional(typed<Eligibility>()),
  materials: Type.Array(MaterialView),
  form: typed<FormDefinition>(),
  checks: Type.Array(typed<Check>()),
  steps: Type.Array(Type.Object({ key: Type.String(), name: TextShape, within: Type.Optional(Type.Integer()) })),
  places: Type.Array(Type.String()),
  channels: Type.Array(literals(['web', 'window', 'outlet', 'kiosk', 'post'])),
  contact: Type.Object({ ask: Type.Optional(Type.String()), complain: Type.Optional(Type.String()) }),
  faq: Type.Array(Type.Object({ q: TextShape, a: TextShape })),
  remedy: Type.Object({ organ: TextShape, court: TextShape, url: Type.Optional(Type.String()) }),
  duties: Type.Array(typed<NonNullable<ItemVersion['duties']>[number]>()),
  commitment: Type.Optional(typed<NonNullable<ItemVersion['commitment']>>()),
  origin: Type.Optional(typed<NonNullable<ItemVersion['origin']>>()),
  renewedBy: Type.Optional(Type.String()),
  changedBy: Type.Optional(Type.String()),
  tolerable: Type.Boolean(),
  committable: literals(['no', 'permit', 'proof']),
  hearing: literals(['none', 'on-request', 'by-law']),
  /** Special procedures that may exclude time (许可法45), declared with their basis. */
  procedures: Type.Array(
    Type.Object({
      ground: Type.String(),
      name: TextShape,
      maxWorkingDays: Type.Optional(Type.Integer()),
      basis: Type.String(),
      excluded: Type.Boolean(),
    }),
  ),
  /** Paths whose value is only typical: shown with a 本地 mark. */
  editable: Type.Array(Type.String()),
  imported: Type.Optional(Type.Object({ from: Type.String(), sourceVersion: Type.Optional(Type.String()) })),
  today: TodayView,
});
export type ItemGuide = Static<typeof ItemGuide>;

export const VersionList = Type.Object({ item: Type.String(), versions: Type.Array(VersionLine) });
export type VersionList = Static<typeof VersionList>;
