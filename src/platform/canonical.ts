import { hash } from 'node:crypto';

/** JSON with sorted keys and without blanks or undefined, so that equal values have equal texts. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v === undefined ? null : v)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a number for a record: ${value}`);
  return JSON.stringify(value) ?? 'null';
};

/** SM3 (GB/T 32905) in hex. */
export const sm3 = (text: string | Uint8Array): string => hash('sm3', text, 'hex');

/**
 * SHA-256 of bytes: for what browsers and verifiers of other makers must be able to recompute. By way of a string, because
 * a buffer from the hash itself is memory of its own outside the heap, which costs three times the hashing.
 */
export const sha256 = (bytes: Uint8Array): Uint8Array => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
