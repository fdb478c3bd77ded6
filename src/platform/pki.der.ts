/**
 * Distinguished Encoding Rules (X.690): what is written here is written once and the same each time. Reading is only
 * as deep as needed to take names and numbers out of certificates and answers; other makers' libraries check the rest
 * in the tests.
 */
export type Der = Uint8Array;

const lengthBytes = (n: number): number[] => {
  if (n < 0x80) return [n];
  const bytes: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
};

export const tlv = (tag: number, content: Uint8Array): Der =>
  Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content]);
const joined = (parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

export const seq = (...parts: readonly Der[]): Der => tlv(0x30, joined(parts));
/** SET OF: DER sorts its members by their bytes. */
export const setOf = (...parts: readonly Der[]): Der =>
  tlv(0x31, joined([...parts].sort((a, b) => Buffer.compare(a, b))));
export const octets = (content: Uint8Array): Der => tlv(0x04, content);
export const bits = (content: Uint8Array): Der => tlv(0x03, joined([Buffer.from([0]), content]));
export const utf8 = (text: string): Der => tlv(0x0c, Buffer.from(text, 'utf8'));
export const printable = (text: string): Der => tlv(0x13, Buffer.from(text, 'latin1'));
export const ia5 = (text: string): Der => tlv(0x16, Buffer.from(text, 'latin1'));
export const truth = (value: boolean): Der => tlv(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = (): Der => tlv(0x05, Buffer.alloc(0));
/** [n] EXPLICIT, or IMPLICIT of a constructed type when the content has lost its own tag. */
export const tagged = (n: number, content: Uint8Array): Der => tlv(0xa0 + n, content);
/** [n] IMPLICIT of a primitive type. */
export const taggedBytes = (n: number, content: Uint8Array): Der => tlv(0x80 + n, content);

/** A non-negative INTEGER of any size from its big-endian bytes. */
export const unsigned = (bytes: Uint8Array): Der => {
  let at = 0;
  while (at < bytes.length - 1 && bytes[at] === 0) at += 1;
  const short = bytes.subarray(at);
  return tlv(0x02, (short[0] ?? 0) >= 0x80 ? joined([Buffer.from([0]), short]) : short);
};
export const int = (n: number): Der => {
  const hex = n.toString(16);
  return unsigned(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
};

const base128 = (n: bigint): number[] => {
  const bytes = [Number(n & 127n)];
  for (let rest = n >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 127n) | 0x80);
  return bytes;
};
/** OBJECT IDENTIFIER from its dotted form. */
export const oid = (dotted: string): Der => {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return tlv(0x06, Buffer.from([first * 40n + second, ...rest].flatMap(base128)));
};

/** `2026-10-20T01:30:00.000Z` as GeneralizedTime without fraction. */
export const generalTime = (instant: string): Der =>
  tlv(0x18, Buffer.from(`${instant.slice(0, 19).replace(/[-:T]/g, '')}Z`, 'latin1'));
/** Certificates use UTCTime until 2049 (RFC 5280 4.1.2.5). */
export const certificateTime = (instant: string): Der =>
  Number(instant.slice(0, 4)) < 2050
    ? tlv(0x17, Buffer.from(`${instant.slice(2, 19).replace(/[-:T]/g, '')}Z`, 'latin1'))
    : generalTime(instant);

export type Node = {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content. */
  readonly whole: Uint8Array;
};

/** One element and what follows it. Throws a RangeError for bytes that are not DER. */
export const readNode = (bytes: Uint8Array, at = 0): { readonly node: Node; readonly next: number } => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new RangeError('DER ends too early');
  let [length, from] = [first, at + 2];
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new RangeError('not a definite length');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[from++] ?? 0);
  }
  const next = from + length;
  if (next > bytes.length) throw new RangeError('DER ends too early');
  return { node: { tag, content: bytes.subarray(from, next), whole: bytes.subarray(at, next) }, next };
};

/** The members of a constructed element. */
export const readNodes = (content: Uint8Array): Node[] => {
  const nodes: Node[] = [];
  for (let at = 0; at < content.length; ) {
    const { node, next } = readNode(content, at);
    nodes.push(node);
    at = next;
  }
  return nodes;
};

/** Goes down a tree: the n-th member at each step. Throws a RangeError where there is none. */
export const dig = (bytes: Uint8Array, ...path: readonly number[]): Node => {
  let { node } = readNode(bytes);
  for (const n of path) {
    const next = readNodes(node.content)[n];
    if (!next) throw new RangeError(`no member ${n}`);
    node = next;
  }
  return node;
};
