import { type Refused, refused } from '../../kernel/decision.ts';

/** Blanks come in boxes with numbers in sequence: `NO.000101` to `NO.000200`. */
export const MOST_AT_ONCE = 1000;

/** The numbers of a box, both ends included; refused when the ends are not of one sequence. */
export const numbersOf = (first: string, last: string): readonly string[] | Refused => {
  const [a, b] = [/^(.*?)(\d{1,15})$/.exec(first), /^(.*?)(\d{1,15})$/.exec(last)];
  if (!a || !b || a[1] !== b[1] || a[2]!.length !== b[2]!.length) return refused('stock-range-wrong');
  const [from, until] = [Number(a[2]), Number(b[2])];
  const count = until - from + 1;
  if (count < 1) return refused('stock-range-wrong');
  if (count > MOST_AT_ONCE) return refused('stock-range-long', '', { most: MOST_AT_ONCE });
  return Array.from({ length: count }, (_, i) => `${a[1]}${String(from + i).padStart(a[2]!.length, '0')}`);
};
