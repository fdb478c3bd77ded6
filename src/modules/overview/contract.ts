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
});
export type PromiseRow = Static<typeof PromiseRow>;

/** GET /api/promises: decisions of the last twelve months, `from` to `asOf`, both included. */
export const PromiseTable = Type.Object({ asOf: DayShape, from: DayShape, rows: Type.Array(PromiseRow) });
export type PromiseTable = Static<typeof PromiseTable>;
