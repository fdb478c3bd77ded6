import { type Day, isDay } from '../../../kernel/day.ts';
import { checkCreditCode, checkResidentId } from '../../../kernel/identifiers.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Field } from './definition.ts';
import { type ErrorCode, identifierFault, says } from './errors.ts';
import { money } from './format.ts';

/** What a value is judged against: the day of filling in, and whether a region or industry code exists. */
export type Around = {
  readonly today?: Day;
  readonly knownCode?: (kind: 'region' | 'industry', code: string) => boolean;
};
export type Fault = { readonly code: ErrorCode; readonly text: Text };

const TEXT_LIMIT = 200;
const LONG_TEXT_LIMIT = 4000;
/** Control characters, half surrogates and marks that turn the direction of writing. */
const CONTROL = /(?![\n\r\t])\p{Cc}|[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const LINE_BREAK = /[\n\r\t]/;

const fault = (code: ErrorCode, text: Text): Fault => ({ code, text });

const text = (f: Field, v: unknown): Fault | undefined => {
  if (typeof v !== 'string') return fault('wrong-kind', says.wrongKind(f, '文字', 'text'));
  const limit = f.maxLength ?? (f.kind === 'long-text' ? LONG_TEXT_LIMIT : TEXT_LIMIT);
  // UTF-16 length first: it is free and bounds the walk over code points of an oversized text.
  const length = v.length > limit * 2 ? v.length : [...v].length;
  if (length > limit) return fault('too-long', says.tooLong(f, limit, length));
  if (CONTROL.test(v) || (f.kind !== 'long-text' && LINE_BREAK.test(v)))
    return fault('bad-characters', says.badCharacters(f));
  if (f.minLength !== undefined && length < f.minLength)
    return fault('too-short', says.tooShort(f, f.minLength, length));
  if (f.pattern && !new RegExp(`^(?:${f.pattern.regex})$`, 'u').test(v)) return fault('bad-shape', f.pattern.says);
  return undefined;
};

const number = (f: Field, v: unknown): Fault | undefined => {
  if (typeof v !== 'number' || !Number.isFinite(v)) return fault('wrong-kind', says.wrongKind(f, '数字', 'a number'));
  const whole = f.kind === 'integer' || f.kind === 'money';
  if (whole && !Number.isSafeInteger(v)) return fault('not-whole', says.notWhole(f));
  const show = (n: number) => (f.kind === 'money' ? money(n) : String(n));
  // A count or a sum below nought is a slip unless the field says otherwise.
  const min = f.min ?? 0;
  if (v < min) return fault('too-small', says.tooSmall(f, show(min)));
  if (f.max !== undefined && v > f.max) return fault('too-large', says.tooLarge(f, show(f.max)));
  if (Math.abs(v) > Number.MAX_SAFE_INTEGER) return fault('too-large', says.tooLarge(f, show(Number.MAX_SAFE_INTEGER)));
  return undefined;
};

const date = (f: Field, v: unknown, { today }: Around): Fault | undefined => {
  if (typeof v !== 'string') return fault('wrong-kind', says.wrongKind(f, '日期', 'a date'));
  if (!isDay(v)) return fault('no-such-day', says.noSuchDay(f, v.slice(0, 20)));
  const bound = (b: Day | 'today' | undefined) => (b === 'today' ? today : b);
  const from = bound(f.notBefore) ?? '1850-01-01';
  const to = bound(f.notAfter) ?? '2200-12-31';
  if (v < from) return fault('too-early', says.tooEarly(f, from));
  if (v > to) return fault('too-late', says.tooLate(f, to));
  return undefined;
};

const choices = (f: Field, v: unknown): Fault | undefined => {
  if (!Array.isArray(v)) return fault('wrong-kind', says.wrongKind(f, '若干选项', 'a list of choices'));
  const allowed = new Set(f.options?.map((o) => o.value));
  if (v.length > allowed.size || v.some((x) => typeof x !== 'string' || !allowed.has(x)))
    return fault(
      new Set(v).size < v.length ? 'chosen-twice' : 'not-a-choice',
      new Set(v).size < v.length ? says.chosenTwice(f) : says.notAChoice(f),
    );
  if (new Set(v).size < v.length) return fault('chosen-twice', says.chosenTwice(f));
  const item = { zh: '项', en: 'choices' };
  if (f.min !== undefined && v.length < f.min) return fault('too-few', says.tooFew(f, f.min, item));
  if (f.max !== undefined && v.length > f.max) return fault('too-many', says.tooMany(f, f.max, item));
  return undefined;
};

/** Mobile (11 digits from 13), landline with area code, or a 400/800 number. */
const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4})$/;
const REGION = /^\d{6}(?:\d{6})?$/;
const INDUSTRY = /^(?:[A-T]|\d{2,4})$/;

const coded = (f: Field, v: unknown, shape: RegExp, kind: 'region' | 'industry', around: Around): Fault | undefined => {
  if (typeof v !== 'string') return fault('wrong-kind', says.wrongKind(f, '代码', 'a code'));
  if (!shape.test(v) || around.knownCode?.(kind, v) === false) return fault('no-such-code', says.noSuchCode(f));
  return undefined;
};

const shaped = (v: unknown, shape: RegExp, words: Text): Fault | undefined =>
  typeof v === 'string' && shape.test(v) ? undefined : fault('bad-shape', words);

const identifier = (f: Field, v: unknown, kind: 'resident-id' | 'credit-code', around: Around): Fault | undefined => {
  if (typeof v !== 'string') return fault('wrong-kind', says.wrongKind(f, '文字', 'text'));
  const r = kind === 'resident-id' ? checkResidentId(v, around.today) : checkCreditCode(v);
  return r.ok ? undefined : fault(r.why === 'check' ? 'bad-check-digit' : 'bad-shape', identifierFault(f, kind, r.why));
};

/** What is wrong with one value that is there; a `group` is looked at row by row in `form.ts`. */
export const faultOf = (f: Field, v: unknown, around: Around): Fault | undefined => {
  switch (f.kind) {
    case 'text':
    case 'long-text':
    case 'address':
      return text(f, v);
    case 'integer':
    case 'decimal':
    case 'money':
      return number(f, v);
    case 'date':
      return date(f, v, around);
    case 'choice':
      return f.options?.some((o) => o.value === v) ? undefined : fault('not-a-choice', says.notAChoice(f));
    case 'choices':
      return choices(f, v);
    case 'yes-no':
      return typeof v === 'boolean' ? undefined : fault('wrong-kind', says.wrongKind(f, '“是”或“否”', 'yes or no'));
    case 'resident-id':
    case 'credit-code':
      return identifier(f, v, f.kind, around);
    case 'phone':
      return shaped(v, PHONE, says.phone(f));
    case 'postcode':
      return shaped(v, /^\d{6}$/, says.postcode(f));
    case 'region':
      return coded(f, v, REGION, 'region', around);
    case 'industry':
      return coded(f, v, INDUSTRY, 'industry', around);
    case 'group':
      return Array.isArray(v) ? undefined : fault('wrong-kind', says.wrongKind(f, '若干行', 'a list of rows'));
    default:
      return f.kind satisfies never;
  }
};
