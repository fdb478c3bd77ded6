import { addDays, type Day, daysBetween } from '../../kernel/day.ts';

/**
 * What the QR code of a licence carries: the facts to compare with the paper and a signature over them, so that it
 * can be checked without asking anybody. Layout in README.md, for verifiers of other makers.
 */
export type LicencePointer = {
  /** Of the signing key: eight hexadecimal digits. */
  readonly keyId: string;
  /** Of the licence: a UUID. */
  readonly licence: string;
  readonly edition: number;
  readonly from: Day;
  readonly until?: Day;
  readonly number: string;
  readonly holder: string;
  readonly title: string;
};

const FORMAT = 1;
const EPOCH = '2000-01-01' as Day;
const FIXED = 1 + 4 + 16 + 1 + 2 + 2;
const SIGNATURE = 64;
/** RFC 4648 base 32 without padding: capitals and digits only, which a QR code packs in 5.5 bits each. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const toBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let [buffer, bits] = [0, 0];
  for (const b of bytes) {
    buffer = (buffer << 8) | b;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text;
};

/** Undefined for anything but the one spelling that `toBase32` gives: spare bits must be zero, or a flipped character could go unseen. */
export const fromBase32 = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let [buffer, bits, at] = [0, 0, 0];
  for (const c of text) {
    const value = ALPHABET.indexOf(c);
    if (value < 0) return undefined;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 255;
      buffer &= (1 << bits) - 1;
    }
  }
  return toBase32(bytes) === text ? bytes : undefined;
};

const hexBytes = (hex: string): number[] => hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
const hexText = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const dayBytes = (d: Day | undefined): number[] => {
  const n = d === undefined ? 0 : daysBetween(EPOCH, d) + 1;
  return [n >> 8, n & 255];
};
const dayAt = (bytes: Uint8Array, at: number): Day | undefined => {
  const n = (bytes[at]! << 8) | bytes[at + 1]!;
  return n === 0 ? undefined : addDays(EPOCH, n - 1);
};

/** A text of at most 255 bytes in UTF-8; longer ones are cut between characters, and the cut is shown. */
const short = (text: string): Uint8Array => {
  const encoder = new TextEncoder();
  const whole = encoder.encode(text);
  if (whole.length <= 255) return whole;
  const chars = [...text];
  while (encoder.encode(`${chars.join('')}…`).length > 255) chars.pop();
  return encoder.encode(`${chars.join('')}…`);
};

/** The bytes under the signature. */
export const pointerBytes = (p: LicencePointer): Uint8Array => {
  const texts = [p.number, p.holder, p.title].map(short);
  return Uint8Array.from([
    FORMAT,
    ...hexBytes(p.keyId),
    ...hexBytes(p.licence.replaceAll('-', '')),
    Math.min(p.edition, 255),
    ...dayBytes(p.from),
    ...dayBytes(p.until),
    ...texts.flatMap((t) => [t.length, ...t]),
  ]);
};

/** What stands after `/verify/` in the code. */
export const codeOf = (signed: Uint8Array, signature: Uint8Array): string =>
  toBase32(Uint8Array.from([...signed, ...signature]));

export type ReadCode = {
  readonly pointer: LicencePointer;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

const uuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

/** Takes a code, or the whole address that carries one, apart. Undefined for what was never a code of ours; says nothing of its truth. */
export const readCode = (text: string): ReadCode | undefined => {
  const code =
    text
      .trim()
      .split(/[/\\?#]/)
      .filter(Boolean)
      .at(-1)
      ?.toUpperCase() ?? '';
  const bytes = fromBase32(code);
  if (!bytes || bytes.length < FIXED + 3 + SIGNATURE || bytes[0] !== FORMAT) return undefined;
  const signed = bytes.subarray(0, bytes.length - SIGNATURE);
  const texts: string[] = [];
  let at = FIXED;
  for (let i = 0; i < 3; i++) {
    const end = at + 1 + (signed[at] ?? 0);
    if (end > signed.length) return undefined;
    texts.push(new TextDecoder().decode(signed.subarray(at + 1, end)));
    at = end;
  }
  if (at !== signed.length) return undefined;
  const until = dayAt(bytes, 24);
  return {
    signed,
    signature: bytes.subarray(bytes.length - SIGNATURE),
    pointer: {
      keyId: hexText(bytes.subarray(1, 5)),
      licence: uuid(hexText(bytes.subarray(5, 21))),
      edition: bytes[21]!,
      from: dayAt(bytes, 22) ?? EPOCH,
      ...(until ? { until } : {}),
      number: texts[0]!,
      holder: texts[1]!,
      title: texts[2]!,
    },
  };
};

/** Is this the shape of something that was meant to be one of our codes? Then a fault in it is an alteration, not a typing error. */
export const looksLikeCode = (text: string): boolean => {
  const last =
    text
      .trim()
      .split(/[/\\?#]/)
      .filter(Boolean)
      .at(-1) ?? '';
  return /^[A-Za-z0-9]{120,}$/.test(last);
};
