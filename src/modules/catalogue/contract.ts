import Type, { type Static, type TSchema } from 'typebox';
import type { Check, FormDefinition } from '../forms/engine/definition.ts';
import type { Eligibility, ItemVersion, LegalBasis, OpeningQuestion } from './item.ts';

/** Wire shapes of the catalogue: what anybody may read about a service item, and the catalogue desk's own acts. */
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] } as TSchema);
/** Recursive or open shapes that the engine and the lint guard; on the wire they pass as they are. */
const typed = <T>() => Type.Unsafe<T>({} as TSchema);

const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const CitationShape = Type.Object({ statute: Type.String(), article: Type.String() });
const Unit = literals(['WORKING_DAY', 'NATURAL_DAY', 'MONTH', 'YEAR', 'HOUR']);
const StartEvent = literals(['RECEIVED', 'ACCEPTED', 'DECIDED', 'TOLD', 'TASK_ASSIGNED']);
const Necessity = literals(['required', 'optional', 'deferrable']);
const State = literals(['draft', 'review', 'published', 'retired']);
const Nature = literals(['permit', 'filing', 'confirmation', 'benefit', 'service']);
const Audience = literals(['person', 'company', 'other']);

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
  /** Subjects of all that is on offer, whatever subject was asked for; `column` is where the home page lists them. */
  themes: Type.Array(
    Type.Object({
      theme: Type.String(),
      name: TextShape,
      column: literals(['person', 'company', 'project']),
      n: Type.Integer(),
    }),
  ),
  /** Life events of which at least two items are on offer. */
  sets: Type.Array(Type.Object({ set: Type.String(), name: TextShape, items: Type.Array(Type.String()) })),
});
export type ItemsPage = Static<typeof ItemsPage>;

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
  form: literals(['paper', 'electronic', 'either']),
  copies: Type.Integer(),
  standard: Type.Optional(TextShape),
  basis: Type.Optional(CitationShape),
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
  version: Type.Optional(Type.Integer({ minimum: 1 })),
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

export const VersionLine = Type.Object({
  version: Type.Integer(),
  state: State,
  name: TextShape,
  publishedOn: Type.Optional(DayShape),
  retiredOn: Type.Optional(DayShape),
  sourceVersion: Type.Optional(Type.String()),
});
export const VersionList = Type.Object({ item: Type.String(), versions: Type.Array(VersionLine) });
export type VersionList = Static<typeof VersionList>;

/** GET /api/search?q=&limit= */
export const SearchQuery = Type.Object({
  q: Type.String({ maxLength: 100 }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
export const SearchAnswer = Type.Object({
  q: Type.String(),
  /** `why`: what of the query found it, for the line under the name. */
  items: Type.Array(
    Type.Object({
      item: ItemSummary,
      score: Type.Number(),
      why: literals(['name', 'alias', 'synonym', 'pinyin', 'english', 'spelling']),
    }),
  ),
  /** 您是不是要找 … — only when the words themselves found nothing good. */
  didYouMean: Type.Array(Type.String()),
  /** Questions already answered in the guides, at most three. */
  answers: Type.Array(Type.Object({ item: Type.String(), itemName: TextShape, q: TextShape, a: TextShape })),
});
export type SearchAnswer = Static<typeof SearchAnswer>;

/** GET /api/regions?parent=&q=&code= */
export const RegionQuery = Type.Object({
  parent: Type.Optional(Type.String({ maxLength: 12 })),
  q: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(Type.String({ maxLength: 12 })),
});
export const RegionView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  en: Type.Optional(Type.String()),
  kind: literals(['ADMIN', 'ZONE']),
  level: literals(['province', 'city', 'county', 'town', 'village', 'zone']),
  parent: Type.Optional(Type.String()),
  /** From the province down, for one line: 黑龙江省 哈尔滨市 松北区. */
  path: Type.Array(Type.String()),
  children: Type.Integer(),
  /** Of a ZONE: the codes of the regions it lies in. */
  members: Type.Optional(Type.Array(Type.String())),
});
export type RegionView = Static<typeof RegionView>;
export const RegionsAnswer = Type.Object({ regions: Type.Array(RegionView) });

/** GET /api/industries?parent=&q=&code= */
export const IndustryQuery = Type.Object({
  parent: Type.Optional(Type.String({ maxLength: 4 })),
  q: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(Type.String({ maxLength: 4 })),
});
export const IndustryView = Type.Object({
  code: Type.String(),
  name: TextShape,
  level: Type.Integer({ minimum: 1, maximum: 4 }),
  parent: Type.Optional(Type.String()),
  path: Type.Array(Type.String()),
  children: Type.Integer(),
});
export type IndustryView = Static<typeof IndustryView>;
export const IndustriesAnswer = Type.Object({ industries: Type.Array(IndustryView) });

// The catalogue desk.

/** `path` points into the item version: `promised`, `materials[2].register`. `error` blocks publishing. */
export const FindingShape = Type.Object({
  rule: Type.String(),
  article: Type.String(),
  severity: literals(['error', 'warning']),
  path: Type.String(),
  text: TextShape,
  repair: TextShape,
});
export type FindingShape = Static<typeof FindingShape>;

/** POST /api/catalogue/import — body: the file's text as application/json. `row` counts from 1; 0 is the file. */
export const ImportReportShape = Type.Object({
  file: Type.String(),
  format: literals(['implementation-lists', 'item-index', 'oneseal', 'tree', 'unknown']),
  rows: Type.Integer(),
  counts: Type.Object({
    new: Type.Integer(),
    newVersion: Type.Integer(),
    unchanged: Type.Integer(),
    refused: Type.Integer(),
  }),
  items: Type.Array(
    Type.Object({
      row: Type.Integer(),
      item: Type.String(),
      version: Type.Optional(Type.Integer()),
      name: Type.String(),
      outcome: literals(['new', 'new-version', 'unchanged', 'refused']),
    }),
  ),
  defects: Type.Array(
    Type.Object({
      row: Type.Integer(),
      item: Type.Optional(Type.String()),
      field: Type.String(),
      rule: Type.String(),
      severity: literals(['error', 'warning']),
      value: Type.Optional(Type.String()),
      text: TextShape,
      repair: TextShape,
    }),
  ),
});
export type ImportReportShape = Static<typeof ImportReportShape>;

/** GET /api/catalogue/drafts?state=&q=&department= — versions of the desk's list; `open` (draft and review) by default. */
export const DraftsQuery = Type.Object({
  state: Type.Optional(literals(['open', 'draft', 'review', 'published', 'retired', 'all'])),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  department: Type.Optional(Type.String({ maxLength: 80 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export const DraftLine = Type.Object({
  item: Type.String(),
  version: Type.Integer(),
  state: State,
  rev: Type.Integer(),
  name: TextShape,
  department: TextShape,
  imported: Type.Optional(Type.Object({ from: Type.String(), sourceVersion: Type.Optional(Type.String()) })),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  changedAt: Type.String(),
  changedBy: Type.String(),
  /** In review: somebody who did not write it has approved it. */
  approved: Type.Boolean(),
});
export type DraftLine = Static<typeof DraftLine>;
export const DraftsPage = Type.Object({
  drafts: Type.Array(DraftLine),
  total: Type.Integer(),
  next: Type.Optional(Type.String()),
  /** Units that have versions, with how many items. */
  departments: Type.Array(Type.Object({ name: Type.String(), n: Type.Integer() })),
});

/** A move of a version as the person asking may make it now, or everything that stands against it with its repair. */
export const MoveOffer = Type.Object({
  move: literals(['review', 'approve', 'return', 'publish', 'retire']),
  may: Type.Boolean(),
  because: Type.Array(
    Type.Object({ code: Type.String(), article: Type.String(), text: TextShape, repair: Type.Optional(TextShape) }),
  ),
});
export type MoveOffer = Static<typeof MoveOffer>;
const Name = Type.Object({ id: Type.String(), name: Type.String() });

/** GET /api/catalogue/items/:item/versions/:v — the version whole, with its findings, for the desk. */
export const DraftView = Type.Object({
  version: typed<ItemVersion>(),
  rev: Type.Integer(),
  findings: Type.Array(FindingShape),
  moves: Type.Array(MoveOffer),
  /** The person asking may write in it: a draft, or one in review, which then goes back to draft. */
  writable: Type.Boolean(),
  /** 编 / 审 / 发 by name; `bundled` and `command-line` stand for the program. */
  edited: Type.Array(Name),
  approved: Type.Optional(Type.Object({ by: Name, at: Type.String(), note: Type.Optional(Type.String()) })),
  returned: Type.Optional(Type.Object({ by: Name, reason: Type.String() })),
  published: Type.Optional(Type.Object({ by: Name, on: DayShape })),
  /** All versions of the item, newest first, drafts too. */
  versions: Type.Array(VersionLine),
});
export type CatalogueVersionView = Static<typeof DraftView>;
/** POST /api/catalogue/items/:item/versions — `from`: the version to copy; the published one by default. */
export const NewVersion = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })) });

/** GET /api/catalogue/items/:item/compare?from=&to= and …/replay?from=&to= */
export const CompareQuery = Type.Object({
  from: Type.Integer({ minimum: 1, maximum: 100000 }),
  to: Type.Integer({ minimum: 1, maximum: 100000 }),
});
const ChangeShape = Type.Object({
  class: literals(['materials', 'periods', 'conditions', 'fee', 'basis', 'other']),
  kind: literals(['added', 'removed', 'changed']),
  path: Type.String(),
  label: TextShape,
  before: Type.Optional(TextShape),
  after: Type.Optional(TextShape),
});
export const CompareView = Type.Object({
  item: Type.String(),
  name: TextShape,
  from: VersionLine,
  to: VersionLine,
  changes: Type.Array(ChangeShape),
  versions: Type.Array(VersionLine),
});
export type CompareView = Static<typeof CompareView>;
export type ChangeView = Static<typeof ChangeShape>;
/** Last year's decided and closed cases under both versions: each figure with the cases it stands for. Days are working days. */
export const ReplayView = Type.Object({
  cases: Type.Integer(),
  since: DayShape,
  until: DayShape,
  same: Type.Integer(),
  figures: Type.Array(
    Type.Object({
      kind: literals(['asked', 'fetched', 'promised', 'statutory', 'result', 'fill', 'unknown']),
      by: Type.Integer(),
      cases: Type.Array(Type.Object({ id: Type.String(), number: Type.String() })),
    }),
  ),
});
export type ReplayView = Static<typeof ReplayView>;

/** PUT /api/catalogue/items/:item/versions/:v — the whole version; only a draft can be written. */
export const SaveVersion = Type.Object({ rev: Type.Integer(), version: Type.Unknown() });
/** POST /api/catalogue/items/:item/versions/:v/{review,approve,return,publish,retire}; `rev` as last seen, `reason` of a return or note of an approval. */
export const MoveVersion = Type.Object({
  rev: Type.Optional(Type.Integer()),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});
export const VersionMoved = Type.Object({
  item: Type.String(),
  version: Type.Integer(),
  state: State,
  rev: Type.Integer(),
  findings: Type.Array(FindingShape),
});
export type VersionMoved = Static<typeof VersionMoved>;
