import type { Answer, Answers, Condition, Operand } from './definition.ts';

/** A condition that reads something not yet answered is `unknown`: neither shown nor refused, but waiting. */
export type Truth = true | false | 'unknown';

/** Reads an answer by key; `undefined` when there is none (hidden, empty or unheard of). */
export type Scope = (key: string) => Answer | undefined;

export const isEmpty = (v: Answer | undefined): boolean =>
  v === undefined || v === null || (typeof v === 'string' && v.trim() === '') || (Array.isArray(v) && v.length === 0);

const negate = (t: Truth): Truth => (t === 'unknown' ? t : !t);

const compare = (a: string | number, op: string, b: string | number): boolean => {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    default:
      return a !== b;
  }
};

const comparable = (v: Answer | undefined): v is string | number =>
  !isEmpty(v) && (typeof v === 'string' || typeof v === 'number');

const operand = (than: Operand, scope: Scope): Answer | undefined =>
  typeof than === 'number' ? than : scope(than.field);

const compareTo = (left: Answer | undefined, op: string, right: Answer | undefined): Truth => {
  if (!comparable(left) || !comparable(right)) return 'unknown';
  // Days are text and compare as text; a number against a text can never be said to hold.
  return typeof left === typeof right ? compare(left, op, right) : false;
};

const rowsOf = (v: Answer | undefined): readonly Answers[] =>
  Array.isArray(v) ? (v.filter((r) => typeof r === 'object' && r !== null) as readonly Answers[]) : [];

/** Sum over rows; `undefined` while a row lacks its number. */
const sumOf = (path: string, scope: Scope): number | undefined => {
  const [group = '', key = ''] = path.split('.');
  const numbers = rowsOf(scope(group)).map((row) => (Object.hasOwn(row, key) ? row[key] : undefined));
  if (numbers.length === 0 || numbers.some((n) => typeof n !== 'number')) return undefined;
  // Typed numbers have six decimals at most: what binary fractions add beyond them (1.1 + 2.2) is no one's error.
  const sum = (numbers as number[]).reduce((a, b) => a + b, 0);
  return Number.isInteger(sum) ? sum : Math.round(sum * 1e6) / 1e6;
};

export const truth = (c: Condition, scope: Scope): Truth => {
  if ('all' in c) {
    const parts = c.all.map((p) => truth(p, scope));
    return parts.includes(false) ? false : parts.includes('unknown') ? 'unknown' : true;
  }
  if ('any' in c) {
    const parts = c.any.map((p) => truth(p, scope));
    return parts.includes(true) ? true : parts.includes('unknown') ? 'unknown' : false;
  }
  if ('not' in c) return negate(truth(c.not, scope));
  if ('sumOf' in c) return compareTo(sumOf(c.sumOf, scope), c.op, operand(c.than, scope));
  if ('countOf' in c) {
    const v = scope(c.countOf);
    return Array.isArray(v) && v.length > 0 ? compareTo(v.length, c.op, operand(c.than, scope)) : 'unknown';
  }
  const value = scope(c.field);
  if ('answered' in c) return isEmpty(value) !== c.answered;
  if ('op' in c) return compareTo(value, c.op, operand(c.than, scope));
  if (isEmpty(value)) return 'unknown';
  if ('is' in c) return value === c.is;
  if ('in' in c) return c.in.some((x) => x === value);
  return Array.isArray(value) ? (value as readonly unknown[]).includes(c.has) : value === c.has;
};

/** The keys a condition reads, each once. */
export const keysOf = (c: Condition): readonly string[] => {
  if ('all' in c) return [...new Set(c.all.flatMap(keysOf))];
  if ('any' in c) return [...new Set(c.any.flatMap(keysOf))];
  if ('not' in c) return keysOf(c.not);
  const than = 'than' in c && typeof c.than === 'object' ? [c.than.field] : [];
  if ('sumOf' in c) return [c.sumOf.split('.')[0]!, ...than];
  if ('countOf' in c) return [c.countOf, ...than];
  return [c.field, ...than];
};
