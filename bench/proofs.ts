import { isIncluded } from '../src/modules/proofs/check.ts';
import { grow, inclusionProof, leafHash, rootAt, type Tiles } from '../src/modules/proofs/tree.ts';
import { sha256 } from '../src/platform/canonical.ts';
import { atMost, forReading, type Measure, median, report, round } from './measure.ts';

/** Milliseconds (the figures). */
const LIMIT_PROOF = 50;
const LIMIT_CHECKPOINT = 1000;
const MANY = Number(process.env.BENCH_LEAVES ?? 10_000_000);
const NEW = 100_000;

/** As the product hashes. */
const digest = sha256;
const leaf = (n: number): Uint8Array => {
  const content = new Uint8Array(32);
  new DataView(content.buffer).setUint32(0, n);
  return leafHash(digest, content);
};

/** The tree as it is kept: tiles by their names. */
const treeOf = async () => {
  const kept = new Map<string, Uint8Array>();
  const tiles: Tiles = async (level, n) => kept.get(`${level}/${n}`);
  const add = async (size: number, leaves: readonly Uint8Array[]) => {
    for (const t of await grow(digest, tiles, size, leaves)) kept.set(`${t.level}/${t.n}`, t.hashes);
  };
  return { tiles, add };
};

export const run = async (): Promise<Measure[]> => {
  const { tiles, add } = await treeOf();
  let size = 0;
  while (size < MANY) {
    const step = Math.min(NEW, MANY - size);
    await add(
      size,
      Array.from({ length: step }, (_, i) => leaf(size + i)),
    );
    size += step;
  }
  const times: number[] = [];
  for (let n = 0; n < 200; n++) {
    const index = Math.floor((n * MANY) / 200);
    const began = performance.now();
    const path = await inclusionProof(digest, tiles, index, size);
    times.push(performance.now() - began);
    const root = n === 0 ? await rootAt(digest, tiles, size) : undefined;
    if (root && !(await isIncluded(digest, { leaf: leaf(index), index, size, root, path })))
      throw new Error('no proof');
  }
  const began = performance.now();
  const cpu = process.cpuUsage();
  await add(
    size,
    Array.from({ length: NEW }, (_, i) => leaf(size + i)),
  );
  await rootAt(digest, tiles, size + NEW);
  const checkpoint = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return [
    atMost(`inclusion proof over ${MANY.toLocaleString('en')} events`, round(median(times), 2), 'ms', LIMIT_PROOF),
    forReading('the slowest of 200 such proofs', round(Math.max(...times), 1), 'ms'),
    atMost(
      `checkpoint over ${NEW.toLocaleString('en')} new events, hashed and rooted`,
      round(checkpoint),
      'ms',
      LIMIT_CHECKPOINT,
    ),
    forReading('the same in processor time', round((user + system) / 1000), 'ms'),
  ];
};

if (import.meta.main) report(await run());
