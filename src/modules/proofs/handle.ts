import type { Id } from '../../kernel/ids.ts';
import { derOf, noteText, readNote, toBase64 } from '../../kernel/note.ts';
import { sha256 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import type { Follower } from '../../platform/followers.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Signer } from '../seal/index.ts';
import { checkpointBody } from './checkpoint.ts';
import type { Consistency, Inclusion, StreamProof } from './contract.ts';
import {
  type CheckpointRow,
  checkpointOf,
  eventsOf,
  extent,
  insertCheckpoint,
  lastCheckpoint,
  leafAt,
  saveTile,
  tilesOf,
} from './queries.ts';
import { consistencyProof, grow, inclusionProof, leafHash, rootAt, TILE } from './tree.ts';

export type ProofDeps = Pick<Ports, 'db' | 'bureau' | 'clock'> & { readonly signer: Signer };

/** The name under every checkpoint of a bureau. */
export const originOf = (bureau: string): string => `oneseal/${bureau}`;

/** Events handed over at once: a tree grows best by whole tiles. */
const BATCH = 2048;

/** Every event becomes a leaf, in order of recording, with the transaction that moves the follower on. */
export const proofFollower = (deps: ProofDeps): Follower => ({
  name: 'proofs',
  batch: BATCH,
  handle: async (events, tx) => {
    if (events.length === 0) return;
    const { size } = await extent(tx, deps.bureau);
    const leaves = events.map((e) => leafHash(sha256, Buffer.from(e.hash, 'hex')));
    const changed = await grow(sha256, tilesOf(tx, deps.bureau), size, leaves);
    await tx.batch(
      changed.map((t) => {
        if (t.level > 0) return saveTile(deps.bureau, t, undefined);
        const from = Math.max(t.n * TILE, size) - size;
        return saveTile(
          deps.bureau,
          t,
          events.slice(from, (t.n + 1) * TILE - size).map((e) => e.position),
        );
      }),
    );
  },
});

/**
 * Signs the root over everything recorded so far, chained to the checkpoint before. Undefined when nothing was recorded
 * since. Two processes at once make one: the later finds the size taken.
 */
export const makeCheckpoint = async (deps: ProofDeps): Promise<CheckpointRow | undefined> => {
  const { db, bureau, clock, signer } = deps;
  const [{ size, position }, before] = await Promise.all([extent(db, bureau), lastCheckpoint(db, bureau)]);
  if (size === 0 || size === before?.size) return undefined;
  const origin = originOf(bureau);
  const at = clock.now();
  const previous = before && readNote(before.note);
  const body = checkpointBody({
    origin,
    size,
    root: await rootAt(sha256, tilesOf(db, bureau), size),
    at,
    position,
    ...(previous ? { previous: sha256(Buffer.from(previous.body)) } : {}),
  });
  const { keyId, signature } = await signer.sign(Buffer.from(body));
  const row = { size, position, at, note: noteText({ body, origin, keyId, signature }) };
  await insertCheckpoint(db, bureau, row);
  return row;
};

const base64s = (hashes: readonly Uint8Array[]): string[] => hashes.map(toBase64);

/** Where an event lies in the tree of a checkpoint and how that is proved; undefined while no checkpoint covers it. */
export const includedAt = async (
  { db, bureau }: Pick<ProofDeps, 'db' | 'bureau'>,
  position: number,
  size?: number,
): Promise<Inclusion | undefined> => {
  const [index, checkpoint] = await Promise.all([
    leafAt(db, bureau, position),
    size === undefined ? lastCheckpoint(db, bureau) : checkpointOf(db, bureau, size),
  ]);
  if (index === undefined || !checkpoint || index >= checkpoint.size) return undefined;
  const path = await inclusionProof(sha256, tilesOf(db, bureau), index, checkpoint.size);
  return { position, index, size: checkpoint.size, path: base64s(path) };
};

export const consistencyOf = async (
  { db, bureau }: Pick<ProofDeps, 'db' | 'bureau'>,
  from: number,
  to: number,
): Promise<Consistency | undefined> => {
  const [a, b] = await Promise.all([checkpointOf(db, bureau, from), checkpointOf(db, bureau, to)]);
  if (!a || !b || from > to) return undefined;
  return { from, to, path: base64s(await consistencyProof(sha256, tilesOf(db, bureau), from, to)) };
};

/** All events of a case or a licence with their places in the newest checkpoint, and the checkpoint itself. */
export const proofOfStream = async (
  { db, bureau }: Pick<ProofDeps, 'db' | 'bureau'>,
  stream: { readonly kind: string; readonly id: Id },
): Promise<StreamProof | undefined> => {
  const [events, checkpoint] = await Promise.all([
    eventsOf(db, bureau, stream.kind, stream.id),
    lastCheckpoint(db, bureau),
  ]);
  if (events.length === 0) return undefined;
  const tiles = tilesOf(db, bureau);
  const proved = events.map(async (e) => {
    const index = checkpoint && e.position <= checkpoint.position ? await leafAt(db, bureau, e.position) : undefined;
    if (!checkpoint || index === undefined) return e;
    return { ...e, index, path: base64s(await inclusionProof(sha256, tiles, index, checkpoint.size)) };
  });
  return {
    stream: { kind: stream.kind, id: stream.id },
    events: await Promise.all(proved),
    ...(checkpoint ? { checkpoint: checkpoint.note } : {}),
  };
};

/** The signature as `openssl dgst -verify` takes it. */
export const signatureFile = (note: string): Uint8Array | undefined => {
  const read = readNote(note);
  return read && derOf(read.signature);
};
export const bodyFile = (note: string): string | undefined => readNote(note)?.body;

/** The checkpoint in force for a reader: the newest, or that of a size. */
export const checkpointFor = (db: Db, bureau: string, size: number | undefined): Promise<CheckpointRow | undefined> =>
  size === undefined ? lastCheckpoint(db, bureau) : checkpointOf(db, bureau, size);
