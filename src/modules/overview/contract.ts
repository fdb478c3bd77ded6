import Type, { type Static } from 'typebox';

/** Wire shapes of what the bureau says about itself: the public promise table and the boards. */
export const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
export const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends ReturnType<typeof Type.Integer>>(shape: T) => Type.Union([shape, Type.Null()]);
const Days = orNull(Type.Integer());

/** Counting unit of a row: 工作日 (许可法82) or, where the item's own law says so, 自然日. */
export const DayUnit = Type.Union([Type.Literal('WORKING_DAY'), Type.Literal('NATURAL_DAY')]);
export type DayUnit = Static<typeof DayUnit>;

/**
 * One item as promised and as done. Days are counted days of the legal clock: the start day and paused days are out.
 * `p50`, `p90`: within so many days half and nine tenths were decided; null where fewer than five were.
 */
export const PromiseRow = Type.Object({
  item: Type.String(),
  name: TextShape,
  unit: DayUnit,
  statutory: Days,
  promised: Days,
  decided: Type.Integer(),
  p50: Days,
  p90: Days,
  /** Decided after the promised day, or after the statutory one where nothing was promised. */
  late: Type.Integer(),
  /** Share of decisions for which nothing had to be handed in again, 0 to 1; null where too few were decided. */
  firstTime: Type.Union([Type.Number(), Type.Null()]),
});
export type PromiseRow = Static<typeof PromiseRow>;

/** GET /api/promises: decisions of the last twelve months, `from` to `asOf`, both included. */
export const PromiseTable = Type.Object({ asOf: DayShape, from: DayShape, rows: Type.Array(PromiseRow) });
export type PromiseTable = Static<typeof PromiseTable>;

/** A table as it stands on the screen and in an export. `percent` is a share from 0 to 1; days are `YYYY-MM-DD`. */
export const TableCell = Type.Union([Type.String(), Type.Number(), Type.Null(), TextShape]);
export type TableCell = Static<typeof TableCell>;
export const TableColumn = Type.Object({
  head: TextShape,
  kind: Type.Union([Type.Literal('text'), Type.Literal('day'), Type.Literal('number'), Type.Literal('percent')]),
});
export type TableColumn = Static<typeof TableColumn>;
export const TableData = Type.Object({
  key: Type.String(),
  title: TextShape,
  columns: Type.Array(TableColumn),
  /** `mark`: what opens the row's cases at `…/cases?mark=`. */
  rows: Type.Array(Type.Object({ cells: Type.Array(TableCell), mark: Type.Optional(Type.String()) })),
});
export type TableData = Static<typeof TableData>;

/** One number with what it is compared with; `mark` opens its cases. */
export const Figure = Type.Object({
  key: Type.String(),
  name: TextShape,
  value: Type.Union([Type.Number(), Type.Null()]),
  unit: TextShape,
  note: TextShape,
  tone: Type.Union([Type.Literal('plain'), Type.Literal('good'), Type.Literal('bad')]),
  mark: Type.Optional(Type.String()),
});
export type Figure = Static<typeof Figure>;

export const RangeRow = Type.Object({
  ...PromiseRow.properties,
  /** Nine tenths took longer than promised. */
  over: Type.Boolean(),
  mark: Type.String(),
  lateMark: Type.String(),
});
export type RangeRow = Static<typeof RangeRow>;

export const WaitingLine = Type.Object({
  case: Type.String(),
  title: TextShape,
  text: TextShape,
  tone: Type.Union([Type.Literal('plain'), Type.Literal('danger')]),
  act: TextShape,
});
export type WaitingLine = Static<typeof WaitingLine>;

export const FlowDay = Type.Object({
  day: DayShape,
  working: Type.Boolean(),
  holiday: Type.Optional(Type.String()),
  accepted: Type.Integer(),
  decided: Type.Integer(),
  mark: Type.String(),
});
export type FlowDay = Static<typeof FlowDay>;

export const Bar = Type.Object({ name: TextShape, n: Type.Integer(), mark: Type.String() });
export type Bar = Static<typeof Bar>;

export const PERIODS = ['month', 'quarter', 'year'] as const;
export const Period = Type.Unsafe<(typeof PERIODS)[number]>({ type: 'string', enum: [...PERIODS] });
export type Period = Static<typeof Period>;

/** GET /api/desk/board?period= — the leader's board (看板). */
export const BoardView = Type.Object({
  today: DayShape,
  from: DayShape,
  asOf: Type.String(),
  title: TextShape,
  sentence: TextShape,
  figures: Type.Array(Figure),
  ranges: Type.Array(RangeRow),
  waiting: Type.Array(WaitingLine),
  flow: Type.Array(FlowDay),
  reasons: Type.Array(Bar),
  pauses: Type.Array(Bar),
  /** Pauses opened in the last two working days before the due day (许可法45 misused to gain time). */
  latePauses: Type.Integer(),
  tables: Type.Array(TableData),
});
export type BoardView = Static<typeof BoardView>;

export const CardLine = Type.Object({
  case: Type.String(),
  number: Type.String(),
  colour: Type.Union([Type.Literal('red'), Type.Literal('yellow')]),
  item: TextShape,
  applicant: Type.String(),
  /** First day of the overrun. */
  since: DayShape,
  due: DayShape,
  /** Days over, in the unit of the clock. */
  over: Type.Integer(),
  unit: DayUnit,
  sentence: TextShape,
  /** 优化条例36: must the reason be told in public — none · due · again (the day given has passed) · done. */
  explain: Type.Union([Type.Literal('none'), Type.Literal('due'), Type.Literal('again'), Type.Literal('done')]),
  /** A decision was made: no day is awaited any more. */
  decided: Type.Boolean(),
  explained: Type.Optional(Type.Object({ on: DayShape, expected: Type.Optional(DayShape) })),
});
export type CardLine = Static<typeof CardLine>;

/** GET /api/desk/oversight — 监督: cards, running late by item and unit, findings. */
export const OversightView = Type.Object({
  today: DayShape,
  from: DayShape,
  red: Type.Integer(),
  yellow: Type.Integer(),
  /** Cases that run late and were not explained in public, or no longer rightly. */
  unexplained: Type.Integer(),
  cards: Type.Array(CardLine),
  findings: Type.Array(Type.Object({ key: Type.String(), name: TextShape, text: TextShape, n: Type.Integer() })),
  tables: Type.Array(TableData),
});
export type OversightView = Static<typeof OversightView>;

/** GET …/cases?mark= — the cases behind a number, at most `limit` of `total`. */
export const CaseLine = Type.Object({
  id: Type.String(),
  number: Type.String(),
  item: TextShape,
  applicant: Type.String(),
  state: TextShape,
  receivedOn: DayShape,
  due: Type.Union([DayShape, Type.Null()]),
  decidedOn: Type.Union([DayShape, Type.Null()]),
  holder: Type.Union([Type.String(), Type.Null()]),
  paused: Type.Boolean(),
});
export type CaseLine = Static<typeof CaseLine>;
export const MarkedCases = Type.Object({
  title: TextShape,
  total: Type.Integer(),
  today: DayShape,
  rows: Type.Array(CaseLine),
});
export type MarkedCases = Static<typeof MarkedCases>;

/** What the record of broken promises says for one item; `few`: too few have ended to say anything. */
export const PromiseAdvice = Type.Unsafe<'tighten' | 'loosen' | 'keep' | 'few'>({
  type: 'string',
  enum: ['tighten', 'loosen', 'keep', 'few'],
});
/**
 * GET /api/desk/obligations — beside the lines of /api/obligations: rate of broken promises by item over twelve months,
 * who checked what, and who may be named as a checker. `rate`: share from 0 to 1, null where none has ended.
 */
export const ObligationBoard = Type.Object({
  from: DayShape,
  rates: Type.Array(
    Type.Object({
      item: Type.String(),
      name: TextShape,
      ended: Type.Integer(),
      broken: Type.Integer(),
      overdue: Type.Integer(),
      rate: Type.Union([Type.Number(), Type.Null()]),
      advice: PromiseAdvice,
      mark: Type.String(),
    }),
  ),
  rule: Type.Object({ least: Type.Integer(), tighten: Type.Number(), loosen: Type.Number() }),
  checks: Type.Array(Type.Object({ obligation: Type.String(), on: DayShape, by: Type.Array(Type.String()) })),
  checkers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type ObligationBoard = Static<typeof ObligationBoard>;

/** GET /api/desk/exports — the last hundred files, newest first. */
export const ExportLog = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      by: Type.String(),
      name: Type.String(),
      filter: Type.Record(Type.String(), Type.String()),
      format: Type.String(),
      rows: Type.Integer(),
      at: Type.String(),
    }),
  ),
});
export type ExportLog = Static<typeof ExportLog>;

const PersonRef = Type.Object({ id: Type.String(), name: Type.String() });
export const TeamRow = Type.Object({
  person: PersonRef,
  unit: TextShape,
  posts: Type.Array(TextShape),
  /** Step tasks held: all, due today, overdue, paused. */
  open: Type.Integer(),
  today: Type.Integer(),
  overdue: Type.Integer(),
  paused: Type.Integer(),
  /** Opinions asked of this person by name and not yet given. */
  asked: Type.Integer(),
  away: Type.Optional(Type.Object({ until: DayShape, substitute: Type.String() })),
});
export type TeamRow = Static<typeof TeamRow>;
export const LeaveView = Type.Object({
  id: Type.String(),
  person: PersonRef,
  substitute: PersonRef,
  from: DayShape,
  until: DayShape,
  posts: Type.Array(TextShape),
  state: Type.Union([Type.Literal('ahead'), Type.Literal('running'), Type.Literal('over'), Type.Literal('ended')]),
  moved: Type.Integer(),
});
export type LeaveView = Static<typeof LeaveView>;
/** GET /api/desk/team — load by person, leave, and what was arranged. */
export const TeamView = Type.Object({
  today: DayShape,
  rows: Type.Array(TeamRow),
  unheld: Type.Integer(),
  leaves: Type.Array(LeaveView),
  log: Type.Array(Type.Object({ id: Type.String(), at: Type.String(), by: TextShape, text: TextShape })),
  tables: Type.Array(TableData),
});
export type TeamView = Static<typeof TeamView>;
const Id = Type.String({ minLength: 1, maxLength: 64 });
/** POST /api/desk/team/leaves */
export const LeaveBody = Type.Object({
  person: Id,
  substitute: Id,
  from: DayShape,
  until: DayShape,
  tasks: Type.Boolean(),
});
export type LeaveBody = Static<typeof LeaveBody>;
export const HandedOver = Type.Object({
  case: Type.String(),
  number: Type.String(),
  item: TextShape,
  ok: Type.Boolean(),
  to: Type.Optional(PersonRef),
  because: Type.Optional(TextShape),
});
export type HandedOver = Static<typeof HandedOver>;
export const LeaveEntered = Type.Object({ leave: Type.String(), results: Type.Array(HandedOver) });
export type LeaveEntered = Static<typeof LeaveEntered>;
/** POST /api/desk/team/hand-over; without `to` each case goes to whoever holds the post and has least in hand. */
export const HandOverBody = Type.Object({
  from: Id,
  to: Type.Optional(Id),
  reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
});
export type HandOverBody = Static<typeof HandOverBody>;
export const HandOverDone = Type.Object({ results: Type.Array(HandedOver) });
export type HandOverDone = Static<typeof HandOverDone>;
