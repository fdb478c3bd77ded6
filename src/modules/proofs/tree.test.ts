import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isConsistent, isIncluded } from './check.ts';
import {
  BrokenTree,
  consistencyProof,
  grow,
  HASH_BYTES,
  type Hash,
  inclusionProof,
  leafHash,
  rootAt,
  TILE,
  type Tiles,
} from './tree.ts';

const digest = (b: Uint8Array): Hash => createHash('sha256').update(b).digest();
const hex = (b: Uint8Array) => Buffer.from(b).toString('hex');
const store = () => {
  const kept = new Map<string, Uint8Array>();
  const tiles: Tiles = async (level, n) => kept.get(`${level}/${n}`);
  const add = async (size: number, leaves: readonly Hash[]) => {
    for (const t of await grow(digest, tiles, size, leaves)) kept.set(`${t.level}/${t.n}`, t.hashes);
  };
  return { kept, tiles, add };
};
const leaf = (n: number): Hash => leafHash(digest, new TextEncoder().encode(`event ${n}`));
const leaves = (from: number, to: number): Hash[] => Array.from({ length: to - from }, (_, i) => leaf(from + i));

/** RFC 6962, 2.1, as it is written there: slow, and independent of tiles. */
const plain = (list: readonly Hash[]): Hash => {
  if (list.length === 0) return digest(new Uint8Array());
  if (list.length === 1) return list[0]!;
  let k = 1;
  while (k * 2 < list.length) k *= 2;
  return digest(Buffer.concat([Buffer.from([1]), plain(list.slice(0, k)), plain(list.slice(k))]));
};

describe('RFC 6962: the tree over the trail', () => {
  test('gives the roots of the published test vectors', async () => {
    // The vectors of certificate transparency: leaves of these bytes, roots of the first one, two … eight.
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const { tiles, add } = store();
    for (const [i, input] of inputs.entries()) {
      await add(i, [leafHash(digest, Buffer.from(input, 'hex'))]);
      expect(hex(await rootAt(digest, tiles, i + 1))).toBe(roots[i]);
    }
  });

  test('has the same root however it grew, at every size around the edge of a tile', async () => {
    const { tiles, add } = store();
    let size = 0;
    for (const step of [1, 2, 250, 3, 1, 600, 1, 66_000]) {
      await add(size, leaves(size, size + step));
      size += step;
    }
    for (const n of [1, 2, 255, 256, 257, 512, 513, 858, 65_537])
      expect(hex(await rootAt(digest, tiles, n)), `size ${n}`).toBe(hex(plain(leaves(0, n))));
  });

  test('proves every leaf of a small tree and none that is not there', async () => {
    const { tiles, add } = store();
    await add(0, leaves(0, 70));
    for (let size = 1; size <= 70; size++) {
      const root = await rootAt(digest, tiles, size);
      for (let index = 0; index < size; index++) {
        const path = await inclusionProof(digest, tiles, index, size);
        expect(await isIncluded(digest, { leaf: leaf(index), index, size, root, path })).toBe(true);
        expect(await isIncluded(digest, { leaf: leaf(index + 1), index, size, root, path })).toBe(false);
        if (path.length > 0) {
          const altered = path.map((h, i) => (i === path.length - 1 ? digest(h) : h));
          expect(await isIncluded(digest, { leaf: leaf(index), index, size, root, path: altered })).toBe(false);
          expect(await isIncluded(digest, { leaf: leaf(index), index, size, root, path: path.slice(1) })).toBe(false);
        }
        expect(await isIncluded(digest, { leaf: leaf(index), index: size, size, root, path })).toBe(false);
      }
    }
  });

  test('proves that one tree begins with another, for every pair of sizes, and not with an altered one', async () => {
    const { tiles, add } = store();
    await add(0, leaves(0, 40));
    const other = store();
    await other.add(0, [...leaves(0, 5), leaf(1000), ...leaves(6, 40)]);
    for (let size = 1; size <= 40; size++)
      for (let before = 1; before <= size; before++) {
        const [beforeRoot, root] = [await rootAt(digest, tiles, before), await rootAt(digest, tiles, size)];
        const path = await consistencyProof(digest, tiles, before, size);
        expect(await isConsistent(digest, { before, beforeRoot, size, root, path }), `${before} → ${size}`).toBe(true);
        if (before > 5) {
          const swapped = await rootAt(digest, other.tiles, before);
          expect(await isConsistent(digest, { before, beforeRoot: swapped, size, root, path })).toBe(false);
        }
      }
  });

  test('over many tiles: inclusion and consistency hold, and a proof is as long as the tree is deep', async () => {
    const { tiles, add } = store();
    const size = 66_859;
    await add(0, leaves(0, size));
    const root = await rootAt(digest, tiles, size);
    for (const index of [0, 255, 256, 65_535, 65_536, size - 1]) {
      const path = await inclusionProof(digest, tiles, index, size);
      expect(path.length).toBeLessThanOrEqual(17);
      expect(await isIncluded(digest, { leaf: leaf(index), index, size, root, path })).toBe(true);
    }
    for (const before of [1, 255, 256, 257, 65_536, 66_000]) {
      const path = await consistencyProof(digest, tiles, before, size);
      const beforeRoot = await rootAt(digest, tiles, before);
      expect(await isConsistent(digest, { before, beforeRoot, size, root, path })).toBe(true);
    }
  });

  test('a tile that is gone or short is a fault with its name, not a wrong answer', async () => {
    const { kept, tiles, add } = store();
    await add(0, leaves(0, 600));
    kept.set('0/1', kept.get('0/1')!.subarray(0, 3 * HASH_BYTES));
    await expect(inclusionProof(digest, tiles, 300, 600)).rejects.toThrow(BrokenTree);
    kept.delete('0/2');
    await expect(grow(digest, tiles, 600, [leaf(600)])).rejects.toThrow('tile 0/2');
    expect(TILE).toBe(256);
  });
});
