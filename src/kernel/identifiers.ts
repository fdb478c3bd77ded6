import { type Day, isDay } from './day.ts';

/** Resident identity numbers (公民身份号码, GB 11643-1999) and unified social credit codes (统一社会信用代码, GB 32100-2015). */

/** What is wrong with a number, in the order in which it is looked at: the first fault is the one a person can mend. */
export type IdFault = 'length' | 'format' | 'region' | 'birth' | 'check';
export type ResidentId =
  | { readonly ok: true; readonly birth: Day; readonly sex: 'male' | 'female' }
  | { readonly ok: false; readonly why: IdFault };
export type CreditCode = { readonly ok: true } | { readonly ok: false; readonly why: Exclude<IdFault, 'birth'> };

/** GB/T 2260 provinces; 83 is the residence permit of Taiwan residents (2018), which has the same shape. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = '10X98765432';

/** The 18th character for the first 17 digits. */
export const residentIdCheckChar = (first17: string): string => {
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return RESIDENT_CHECKS[sum % 11]!;
};

/** A small x is read as X; blanks are not forgiven. `today`, when given, refuses births after it. */
export const checkResidentId = (text: string, today?: Day): ResidentId => {
  const s = text.toUpperCase();
  if (s.length !== 18) return { ok: false, why: 'length' };
  if (!/^\d{17}[\dX]$/.test(s)) return { ok: false, why: 'format' };
  if (!PROVINCES.has(s.slice(0, 2))) return { ok: false, why: 'region' };
  const birth = `${s.slice(6, 10)}-${s.slice(10, 12)}-${s.slice(12, 14)}`;
  if (!isDay(birth) || birth < '1850-01-01' || (today !== undefined && birth > today))
    return { ok: false, why: 'birth' };
  if (residentIdCheckChar(s) !== s[17]) return { ok: false, why: 'check' };
  return { ok: true, birth, sex: Number(s[16]) % 2 === 1 ? 'male' : 'female' };
};

/** Without I, O, S, V and Z, which are read as digits. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The 18th character for the first 17. */
export const creditCodeCheckChar = (first17: string): string => {
  const sum = CREDIT_WEIGHTS.reduce((total, weight, i) => total + weight * CREDIT_ALPHABET.indexOf(first17[i]!), 0);
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31]!;
};

/** Positions: 1 registering department, 1 kind of body, 6 region, 9 body code (GB 11714), 1 check. */
export const checkCreditCode = (text: string): CreditCode => {
  const s = text.toUpperCase();
  if (s.length !== 18) return { ok: false, why: 'length' };
  if (![...s].every((c) => CREDIT_ALPHABET.includes(c)) || !/^\d{6}$/.test(s.slice(2, 8)))
    return { ok: false, why: 'format' };
  // 10 stands in the region of codes given by central organs: 11100000…
  if (s.slice(2, 4) !== '10' && !PROVINCES.has(s.slice(2, 4))) return { ok: false, why: 'region' };
  if (creditCodeCheckChar(s) !== s[17]) return { ok: false, why: 'check' };
  return { ok: true };
};

/** First and last four of a number, the rest as stars: `2301**********1234`. Shorter texts show only their last two. */
export const maskId = (id: string): string =>
  id.length < 10
    ? '*'.repeat(Math.max(0, id.length - 2)) + id.slice(-2)
    : id.slice(0, 4) + '*'.repeat(id.length - 8) + id.slice(-4);

/** A person keeps the given name's last character (王*明, *明); a body with more than four characters keeps both ends of its name. */
export const maskName = (name: string): string => {
  const chars = [...name];
  if (chars.length <= 1) return '*';
  if (chars.length === 2) return `*${chars[1]}`;
  if (chars.length <= 4) return chars[0] + '*'.repeat(chars.length - 2) + chars.at(-1);
  return chars.slice(0, 2).join('') + '*'.repeat(chars.length - 4) + chars.slice(-2).join('');
};
