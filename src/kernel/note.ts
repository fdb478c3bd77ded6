/**
 * A signed text (after the signed note of transparency logs): the text, an empty line, and a line with the signature.
 * The text under the signature ends with its last line break, so that `openssl dgst -verify` takes it as it is.
 */
export type SignedText = {
  /** What is signed, line breaks included. */
  readonly body: string;
  /** Who signs: a name without blanks. */
  readonly origin: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  /** ECDSA P-256 over SHA-256 of the body, r and s side by side: 64 bytes. */
  readonly signature: Uint8Array;
};

const MARK = '\u2014 ';
export const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
/** Undefined for what is no base 64 in its one spelling. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
};

const KEY_BYTES = 4;
export const noteText = ({ body, origin, keyId, signature }: SignedText): string => {
  const key = keyId.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  return `${body}\n${MARK}${origin} ${toBase64(Uint8Array.from([...key, ...signature]))}\n`;
};

/** Takes a signed text apart; undefined for anything else. Says nothing of its truth. */
export const readNote = (text: string): SignedText | undefined => {
  const at = text.lastIndexOf(`\n\n${MARK}`);
  if (at < 0) return undefined;
  const body = text.slice(0, at + 1);
  const line = text.slice(at + 2 + MARK.length);
  const match = /^(\S+) (\S+)\n?$/.exec(line);
  const bytes = match && fromBase64(match[2]!);
  if (!match || bytes?.length !== KEY_BYTES + 64) return undefined;
  const keyId = Array.from(bytes.subarray(0, KEY_BYTES), (b) => b.toString(16).padStart(2, '0')).join('');
  return { body, origin: match[1]!, keyId, signature: bytes.subarray(KEY_BYTES) };
};

/** A whole number as DER writes it: no leading zeros but the one that keeps it positive. */
const derInteger = (bytes: Uint8Array): number[] => {
  const from = bytes.findIndex((b) => b !== 0);
  const value = from < 0 ? [0] : Array.from(bytes.subarray(from));
  const positive = value[0]! >= 128 ? [0, ...value] : value;
  return [2, positive.length, ...positive];
};
/** The same signature as other tools expect it: SEQUENCE of r and s (RFC 3279). */
export const derOf = (signature: Uint8Array): Uint8Array => {
  const inside = [...derInteger(signature.subarray(0, 32)), ...derInteger(signature.subarray(32))];
  return Uint8Array.from([0x30, inside.length, ...inside]);
};
