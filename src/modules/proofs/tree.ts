/**
 * A Merkle tree over all events of the trail in order of recording (RFC 6962, 2.1, with SHA-256): whoever keeps one
 * root can later prove that nothing before it was changed, taken out or put in between. Nodes lie in tiles of 256, so
 * that a proof over ten million events reads three small rows a level group and nothing is ever computed twice.
 */
export type Hash = Uint8Array;
/** SHA-256 of bytes; given in, because this room is pure. */
export type Digest = (bytes: Uint8Array) => Hash;

export const HASH_BYTES = 32;
const HEIGHT = 8;
/** Hashes of one tile. */
export const TILE = 1 << HEIGHT;

const LEAF = 0;
const NODE = 1;

/** RFC 6962: a leaf and a node can never be taken for each other. `content` is the SM3 hash of the event. */
export const leafHash = (digest: Digest, content: Uint8Array): Hash => {
  const bytes = new Uint8Array(1 + content.length);
  bytes[0] = LEAF;
  bytes.set(content, 1);
  return digest(bytes);
};

export const nodeHash = (digest: Digest, left: Hash, right: Hash): Hash => {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = NODE;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return digest(bytes);
};

/** Up to 256 hashes side by side: of leaves on level 0, of roots of whole tiles below it on the others. */
export type Tile = { readonly level: number; readonly n: number; readonly hashes: Uint8Array };
/** Where tiles lie; undefined for one that is not there. */
export type Tiles = (level: number, n: number) => Promise<Uint8Array | undefined>;

/** The tree lacks a tile it must have: its store is damaged. */
export class BrokenTree extends Error {}

/** Root of 2^k hashes side by side. */
const rootOfWhole = (digest: Digest, hashes: Uint8Array): Hash => {
  // Two neighbours lie side by side already: one place for what is hashed serves a whole tile.
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = NODE;
  let row = hashes;
  while (row.length > HASH_BYTES) {
    const next = new Uint8Array(row.length / 2);
    for (let at = 0; at < row.length; at += 2 * HASH_BYTES) {
      bytes.set(row.subarray(at, at + 2 * HASH_BYTES), 1);
      next.set(digest(bytes), at / 2);
    }
    row = next;
  }
  return row;
};

/** Root of the whole subtree of 2^depth leaves that begins at leaf index · 2^depth. */
const subtree = async (digest: Digest, tiles: Tiles, depth: number, index: number): Promise<Hash> => {
  const level = Math.floor(depth / HEIGHT);
  const within = depth % HEIGHT;
  const first = index * 2 ** within; // among the hashes of that level
  const n = Math.floor(first / TILE);
  const tile = await tiles(level, n);
  const from = (first - n * TILE) * HASH_BYTES;
  const to = from + 2 ** within * HASH_BYTES;
  if (!tile || tile.length < to) throw new BrokenTree(`tile ${level}/${n} lacks hash ${first - n * TILE}`);
  return rootOfWhole(digest, tile.subarray(from, to));
};

/** The largest power of two below n, n ≥ 2. */
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const depthOf = (n: number): number => Math.round(Math.log2(n));
const isWhole = (n: number): boolean => 2 ** depthOf(n) === n;

/** RFC 6962 MTH over leaves [from, from + n); `from` is aligned because every split is a power of two. */
const rangeRoot = async (digest: Digest, tiles: Tiles, from: number, n: number): Promise<Hash> => {
  if (isWhole(n)) return subtree(digest, tiles, depthOf(n), from / n);
  const k = split(n);
  const [left, right] = await Promise.all([
    rangeRoot(digest, tiles, from, k),
    rangeRoot(digest, tiles, from + k, n - k),
  ]);
  return nodeHash(digest, left, right);
};

/** Root of the tree of the first `size` leaves. The empty tree's is the digest of nothing. */
export const rootAt = async (digest: Digest, tiles: Tiles, size: number): Promise<Hash> =>
  size === 0 ? digest(new Uint8Array()) : rangeRoot(digest, tiles, 0, size);

/** RFC 6962, 2.1.1: what is needed, lowest first, to come from leaf `index` to the root of `size` leaves. */
export const inclusionProof = async (digest: Digest, tiles: Tiles, index: number, size: number): Promise<Hash[]> => {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const path: Promise<Hash>[] = [];
  let [from, n, at] = [0, size, index];
  while (n > 1) {
    const k = split(n);
    if (at < k) {
      path.unshift(rangeRoot(digest, tiles, from + k, n - k));
      n = k;
    } else {
      path.unshift(rangeRoot(digest, tiles, from, k));
      from += k;
      at -= k;
      n -= k;
    }
  }
  return Promise.all(path);
};

/** RFC 6962, 2.1.2: what is needed to see that the tree of `size` begins with the tree of `before` leaves. */
export const consistencyProof = async (digest: Digest, tiles: Tiles, before: number, size: number): Promise<Hash[]> => {
  if (before < 0 || before > size) throw new RangeError(`a tree of ${before} is no beginning of one of ${size}`);
  if (before === 0 || before === size) return [];
  const path: Promise<Hash>[] = [];
  let [from, n, m, whole] = [0, size, before, true];
  while (m !== n) {
    const k = split(n);
    if (m <= k) {
      path.unshift(rangeRoot(digest, tiles, from + k, n - k));
      n = k;
    } else {
      path.unshift(rangeRoot(digest, tiles, from, k));
      from += k;
      m -= k;
      n -= k;
      whole = false;
    }
  }
  if (!whole) path.unshift(rangeRoot(digest, tiles, from, n));
  return Promise.all(path);
};

/**
 * Adds leaves behind the first `size` and answers every tile that is new or longer than before. A tile that became
 * whole gives its root to the level above it.
 */
export const grow = async (digest: Digest, tiles: Tiles, size: number, leaves: readonly Hash[]): Promise<Tile[]> => {
  const changed: Tile[] = [];
  let [level, before, added] = [0, size, leaves];
  while (added.length > 0) {
    const roots: Hash[] = [];
    let n = Math.floor(before / TILE);
    const width = before - n * TILE;
    const start = width > 0 ? await tiles(level, n) : undefined;
    if (width > 0 && (!start || start.length < width * HASH_BYTES))
      throw new BrokenTree(`tile ${level}/${n} lacks hash ${width - 1}`);
    let taken = 0;
    let held = width;
    while (taken < added.length) {
      const count = Math.min(TILE - held, added.length - taken);
      const hashes = new Uint8Array((held + count) * HASH_BYTES);
      if (held > 0) hashes.set(start!.subarray(0, held * HASH_BYTES));
      for (let i = 0; i < count; i++) hashes.set(added[taken + i]!, (held + i) * HASH_BYTES);
      changed.push({ level, n, hashes });
      if (held + count === TILE) roots.push(rootOfWhole(digest, hashes));
      taken += count;
      held = 0;
      n += 1;
    }
    before = Math.floor(before / TILE);
    level += 1;
    added = roots;
  }
  return changed;
};
