import type { Text } from '../../../kernel/text.ts';
import type { Field } from './definition.ts';

/**
 * What is wrong with an answer. `at` is the path: `beds`, or `investors.2.amount` for the third row.
 * `missing` errors are shown only once a person wants to send; every other kind while typing.
 */
export type FieldError = { readonly at: string; readonly code: ErrorCode; readonly text: Text };
export type ErrorCode =
  | 'missing'
  | 'wrong-kind'
  | 'unknown-field'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'not-whole'
  | 'bad-characters'
  | 'bad-shape'
  | 'bad-check-digit'
  | 'no-such-day'
  | 'too-early'
  | 'too-late'
  | 'not-a-choice'
  | 'chosen-twice'
  | 'too-few'
  | 'too-many'
  | 'no-such-code'
  | 'check';

const lower = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1);

/** Fills `{zh}` and `{en}` with the field's label, quoted in Chinese. */
const about = (field: Field, zh: string, en: string): Text => ({
  zh: zh.replace('{it}', `“${field.label.zh}”`),
  en: en.replace('{it}', `“${field.label.en}”`).replace('{its}', lower(field.label.en)),
});

const VERBS: Partial<Record<Field['kind'], readonly [string, string]>> = {
  choice: ['没有选。请选一项。', 'is not chosen. Choose one.'],
  choices: ['没有选。请至少选一项。', 'is not chosen. Choose at least one.'],
  'yes-no': ['没有选。请选“是”或“否”。', 'is not answered. Choose yes or no.'],
  region: ['没有选。请选到您要的那一级。', 'is not chosen. Choose the place.'],
  industry: ['没有选。请选一个行业。', 'is not chosen. Choose an industry.'],
  date: ['没有填。请填日期，例如 2026-10-16。', 'is empty. Enter a date, for example 2026-10-16.'],
  group: ['没有填。请至少加一行。', 'is empty. Add at least one row.'],
};

export const missing = (field: Field): Text => {
  const [zh, en] = VERBS[field.kind] ?? ['没有填。请填写。', 'is empty. Fill it in.'];
  return about(field, `{it}${zh}`, `{it} ${en}`);
};

const unitOf = (field: Field): Text => field.unit ?? { zh: '', en: '' };

export const says = {
  wrongKind: (f: Field, zh: string, en: string) =>
    about(f, `{it}要填${zh}。请重新填。`, `{it} must be ${en}. Enter it again.`),
  tooShort: (f: Field, n: number, has: number) =>
    about(
      f,
      `{it}太短：${has} 个字，至少 ${n} 个。请写全。`,
      `{it} is too short: ${has} characters, at least ${n}. Write it out.`,
    ),
  tooLong: (f: Field, n: number, has: number) =>
    about(
      f,
      `{it}太长：${has} 个字，最多 ${n} 个。请缩短。`,
      `{it} is too long: ${has} characters, at most ${n}. Shorten it.`,
    ),
  tooSmall: (f: Field, n: string) =>
    about(
      f,
      `{it}不能少于 ${n}${unitOf(f).zh && ` ${unitOf(f).zh}`}。请核对。`,
      `{it} cannot be less than ${n}${unitOf(f).en && ` ${unitOf(f).en}`}. Check the number.`,
    ),
  tooLarge: (f: Field, n: string) =>
    about(
      f,
      `{it}不能大于 ${n}${unitOf(f).zh && ` ${unitOf(f).zh}`}。请核对。`,
      `{it} cannot be more than ${n}${unitOf(f).en && ` ${unitOf(f).en}`}. Check the number.`,
    ),
  notWhole: (f: Field) => about(f, '{it}要填整数，例如 68。', '{it} must be a whole number, for example 68.'),
  badCharacters: (f: Field) =>
    about(
      f,
      '{it}里有看不见的控制字符。请删掉后重新输入。',
      '{it} holds invisible control characters. Delete them and type it again.',
    ),
  noSuchDay: (f: Field, v: string) =>
    about(
      f,
      `{it}：日历上没有“${v}”这一天。请按 2026-10-16 的样子填。`,
      `{it}: there is no such day as “${v}”. Write it like 2026-10-16.`,
    ),
  tooEarly: (f: Field, d: string) =>
    about(f, `{it}不能早于 ${d}。请核对日期。`, `{it} cannot be before ${d}. Check the date.`),
  tooLate: (f: Field, d: string) =>
    about(f, `{it}不能晚于 ${d}。请核对日期。`, `{it} cannot be after ${d}. Check the date.`),
  notAChoice: (f: Field) =>
    about(f, '{it}选的不在名单里。请从列出的选项里选。', '{it} is not one of the choices. Choose from the list.'),
  chosenTwice: (f: Field) =>
    about(f, '{it}有一项选了两次。请去掉重复的。', '{it} has one choice twice. Remove the repeat.'),
  tooFew: (f: Field, n: number, row: Text) =>
    about(f, `{it}至少要 ${n} ${row.zh}。请再加。`, `{it} needs at least ${n} ${row.en}. Add more.`),
  tooMany: (f: Field, n: number, row: Text) =>
    about(f, `{it}最多 ${n} ${row.zh}。请删去多出的。`, `{it} takes at most ${n} ${row.en}. Remove the rest.`),
  noSuchCode: (f: Field) =>
    about(f, '{it}查不到这个代码。请从列表里选。', '{it} is not a known code. Choose it from the list.'),
  phone: (f: Field) =>
    about(
      f,
      '{it}要填 11 位手机号，或带区号的座机，例如 0451-80000000。',
      '{it} must be an 11-digit mobile number, or a landline with its area code such as 0451-80000000.',
    ),
  postcode: (f: Field) => about(f, '{it}要填 6 位数字。', '{it} must be 6 digits.'),
} as const;

const ID: Record<string, readonly [string, string]> = {
  length: ['要填 18 位', 'must have 18 characters'],
  format: ['前 17 位应是数字，末位是数字或 X', 'must be 17 digits and a digit or X'],
  region: ['开头的地区码不存在，请对照证件', 'starts with a region that does not exist; compare with the card'],
  birth: ['里的出生日期不对，请对照证件', 'holds a date of birth that cannot be; compare with the card'],
  check: [
    '末位校验不对，可能抄错了一位，请对照证件',
    'fails its check digit: one character is probably mistyped; compare with the card',
  ],
};
const CREDIT: Record<string, readonly [string, string]> = {
  length: ['要填 18 位', 'must have 18 characters'],
  format: ['只用数字和大写字母，没有 I O S V Z', 'uses digits and capitals without I, O, S, V and Z'],
  region: ['里的地区码不存在，请对照营业执照', 'holds a region that does not exist; compare with the business licence'],
  check: [
    '末位校验不对，可能抄错了一位，请对照营业执照',
    'fails its check character: one is probably mistyped; compare with the business licence',
  ],
};

export const identifierFault = (f: Field, kind: 'resident-id' | 'credit-code', why: string): Text => {
  const [zh, en] = (kind === 'resident-id' ? ID : CREDIT)[why] ?? ['不对，请核对', 'is not right; check it'];
  return about(f, `{it}${zh}。`, `{it} ${en}.`);
};

/** A key the form does not have; the key is shown cut, because it may be anything. */
export const unknownField = (key: string): Text => {
  const shown = [...key].slice(0, 40).join('');
  return {
    zh: `这份表里没有“${shown}”这一项。请刷新页面后再填。`,
    en: `This form has no field “${shown}”. Reload the page and fill it in again.`,
  };
};

export const notAForm: Text = {
  zh: '送来的不是一份答案。请刷新页面后再填。',
  en: 'What was sent is not a set of answers. Reload the page and fill it in again.',
};
