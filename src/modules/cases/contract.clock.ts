import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

/** Wire shapes of the clocks of a case and of the ledger that explains them. */
const ArticleRef = Type.Object({ code: Type.Optional(Type.String()), label: TextShape });

/** One row of the ledger table, complete: the screen adds no word and computes nothing (`Line` of the law library). */
export const LedgerLine = Type.Object({
  from: DayShape,
  to: Type.Optional(DayShape),
  when: TextShape,
  kind: Type.String(),
  title: TextShape,
  detail: Type.Optional(TextShape),
  article: Type.Array(ArticleRef),
  counted: Type.Object({ kind: Type.String(), n: Type.Optional(Type.Integer()), text: TextShape }),
  rail: Type.Union([
    Type.Literal('before'),
    Type.Literal('counting'),
    Type.Literal('rest'),
    Type.Literal('paused'),
    Type.Literal('ahead'),
  ]),
  tone: Type.Optional(Type.Literal('red')),
  staffOnly: Type.Optional(Type.Boolean()),
});
export type LedgerLine = Static<typeof LedgerLine>;

/** One day of the strip and of the week grid; weeks are whole, Monday first (`Cell` of the law library). */
export const LedgerCell = Type.Object({
  day: DayShape,
  date: Type.Integer(),
  weekday: Type.Integer(),
  /** outside · start · counted · ahead · rest · holiday · excluded · over */
  kind: Type.String(),
  index: Type.Optional(Type.Integer()),
  /** make-up · today · promised · first-due · statutory · strict · provisional */
  marks: Type.Array(Type.String()),
  month: Type.Optional(TextShape),
});
export type LedgerCell = Static<typeof LedgerCell>;

/** What `explain` of the law library says about one clock, as it stands on the day of the answer. */
export const Ledger = Type.Object({
  /** `K1` acceptance, `K2` statutory decision (with the promised day in it), `K8` delivery … */
  clock: Type.String(),
  name: TextShape,
  question: TextShape,
  header: Type.Object({
    article: ArticleRef,
    length: TextShape,
    start: DayShape,
    startText: TextShape,
    unitBasis: Type.Optional(TextShape),
  }),
  due: DayShape,
  firstDue: Type.Optional(DayShape),
  promisedDue: Type.Optional(DayShape),
  strictDue: Type.Optional(DayShape),
  provisional: Type.Optional(Type.Object({ years: Type.Array(Type.Integer()), text: TextShape })),
  expected: Type.Boolean(),
  counted: Type.Integer(),
  total: Type.Integer(),
  excluded: Type.Integer(),
  equation: Type.Array(Type.Object({ kind: Type.String(), label: TextShape, value: TextShape })),
  lines: Type.Array(LedgerLine),
  cells: Type.Array(LedgerCell),
  /** start · paused · today · promised · statutory */
  flags: Type.Array(Type.Object({ from: DayShape, to: Type.Optional(DayShape), kind: Type.String(), text: TextShape })),
  summary: TextShape,
  sentence: TextShape,
});
export type Ledger = Static<typeof Ledger>;

/** A clock in short: for queue bars and headers. */
export const ClockView = Type.Object({
  k: Type.String(),
  name: TextShape,
  start: DayShape,
  due: DayShape,
  provisional: Type.Boolean(),
  /** Working days (or natural, see unit) left; negative = overrun by. */
  left: Type.Integer(),
  unit: Type.String(),
  n: Type.Integer(),
  counted: Type.Integer(),
  excluded: Type.Integer(),
  state: Type.Union([
    Type.Literal('running'),
    Type.Literal('paused'),
    Type.Literal('met'),
    Type.Literal('overrun'),
    Type.Literal('void'),
    Type.Literal('not-started'),
  ]),
  metOn: Type.Optional(DayShape),
});
export type ClockView = Static<typeof ClockView>;
