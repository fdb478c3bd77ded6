import type { Answer, Field } from './definition.ts';
import { type FieldError, says } from './errors.ts';

/** Full-width digits and signs, as Chinese input methods give them, to plain ones. */
const halfWidth = (s: string): string =>
  s.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

const NUMBER = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** Yuan as typed to fen without going through binary fractions: `1,234.5` → 123450. */
const fen = (s: string): number | undefined => {
  const m = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(s);
  if (!m) return undefined;
  const value = Number(m[2]) * 100 + Number((m[3] ?? '').padEnd(2, '0'));
  return m[1] ? -value : value;
};

/**
 * 2026-10-16, 2026/10/16, 2026.10.16, 20261016, 2026年10月16日 → 2026-10-16; anything else as it is, to be named in the
 * error. Without separators all eight digits are needed: 2026111 may be two days, and nobody's day is guessed.
 */
const dateText = (s: string): string => {
  const m =
    /^(\d{4})(\d{2})(\d{2})$/.exec(s) ?? /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*日?$/.exec(s);
  return m ? `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}` : s;
};

/**
 * What a person typed into a box, as the answer to store: `undefined` when the box is empty. Forgives width, spaces
 * and thousands; text that is no number at all gives the error to show. The answer still goes through `validateField`.
 */
export const readTyped = (field: Field, typed: string): { readonly value?: Answer; readonly error?: FieldError } => {
  const s = halfWidth(typed).trim();
  if (s === '') return {};
  switch (field.kind) {
    case 'integer':
    case 'decimal': {
      const plain = s.replace(/[,\s]/g, '');
      if (NUMBER.test(plain)) return { value: Number(plain) };
      return { error: { at: field.key, code: 'wrong-kind', text: says.wrongKind(field, '数字', 'a number') } };
    }
    case 'money': {
      const value = fen(s.replace(/[,\s]/g, ''));
      if (value !== undefined) return { value };
      const text = says.wrongKind(field, '金额，最多两位小数', 'an amount with at most two decimals');
      return { error: { at: field.key, code: 'wrong-kind', text } };
    }
    case 'date':
      return { value: dateText(s) };
    case 'resident-id':
    case 'credit-code':
      return { value: s.replace(/\s/g, '').toUpperCase() };
    case 'phone':
    case 'postcode':
      return { value: s.replace(/\s/g, '') };
    default:
      return { value: typed.trim() };
  }
};

/** The reverse, for showing a stored answer in its box; money in yuan. */
export const toTyped = (field: Field, value: Answer | undefined): string => {
  if (value === undefined || value === null) return '';
  if (field.kind === 'money' && typeof value === 'number') return String(value / 100);
  return typeof value === 'object' ? '' : String(value);
};
