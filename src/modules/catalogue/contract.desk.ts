import Type, { type Static } from 'typebox';
import { VersionLine } from './contract.lines.ts';
import { DayShape, literals, State, TextShape, typed } from './contract.shapes.ts';
import type { ItemVersion } from './item.ts';

/** Wire shapes of the catalogue desk. */
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

/** GET /api/catalogue/items/:item/compare?from=&to= and …/replay?from=&to=; without `to` the newest, without `from` the one before it. */
export const CompareQuery = Type.Object({
  from: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })),
  to: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })),
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
