import { HASH_BYTES, type Hash } from './tree.ts';

/**
 * Checks of proofs by whoever received them, in the order of RFC 9162 (2.1.3.2 and 2.1.4.2). The digest may be asked
 * of the browser, which answers later; nothing here knows the tree.
 */
export type LateDigest = (bytes: Uint8Array) => Hash | Promise<Hash>;

const joined = (digest: LateDigest, left: Hash, right: Hash) => {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return digest(bytes);
};

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

/** Is the leaf the one at `index` of the tree of `size` leaves with this root? Sizes up to 2^53. */
export const isIncluded = async (
  digest: LateDigest,
  p: {
    readonly leaf: Hash;
    readonly index: number;
    readonly size: number;
    readonly root: Hash;
    readonly path: readonly Hash[];
  },
): Promise<boolean> => {
  if (p.index < 0 || p.index >= p.size) return false;
  let [fn, sn, r] = [p.index, p.size - 1, p.leaf];
  for (const step of p.path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = await joined(digest, step, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else r = await joined(digest, r, step);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && equalBytes(r, p.root);
};

/** Does the tree of `size` begin with the tree of `before`? */
export const isConsistent = async (
  digest: LateDigest,
  p: {
    readonly before: number;
    readonly beforeRoot: Hash;
    readonly size: number;
    readonly root: Hash;
    readonly path: readonly Hash[];
  },
): Promise<boolean> => {
  if (p.before > p.size) return false;
  if (p.before === p.size) return p.path.length === 0 && equalBytes(p.beforeRoot, p.root);
  if (p.before === 0) return p.path.length === 0;
  const whole = Number.isInteger(Math.log2(p.before));
  const path = whole ? [p.beforeRoot, ...p.path] : [...p.path];
  const first = path.shift();
  if (!first) return false;
  let [fn, sn] = [p.before - 1, p.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [first, first];
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = await joined(digest, step, fr);
      sr = await joined(digest, step, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = await joined(digest, sr, step);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && equalBytes(fr, p.beforeRoot) && equalBytes(sr, p.root);
};
