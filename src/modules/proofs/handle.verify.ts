import { readNote } from '../../kernel/note.ts';
import { sha256 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import type { Signer } from '../seal/index.ts';
import { equalBytes } from './check.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { originOf } from './handle.ts';
import { type CheckpointRow, checkpoints, eventsFrom, extent, leafTile } from './queries.ts';
import { grow, HASH_BYTES, leafHash, rootAt, TILE, type Tile, type Tiles } from './tree.ts';

/** What does not hold, in a sentence that names it. */
export type ProofFault = { readonly position?: number; readonly checkpoint?: number; readonly says: string };
export type ProofsVerified = {
  readonly checkpoints: number;
  /** Events under the newest checkpoint. */
  readonly covered: number;
  readonly fault?: ProofFault;
};

type Read = { readonly row: CheckpointRow; readonly body: string; readonly said: Checkpoint };

/** Signature, place in the chain and plain sense of one checkpoint; `before` is the body of the one before it. */
export const checkpointFault = async (
  signer: Pick<Signer, 'verify'>,
  origin: string,
  note: string,
  before: { readonly body: string; readonly size: number } | undefined,
): Promise<{ readonly says: string } | { readonly body: string; readonly said: Checkpoint }> => {
  const signed = readNote(note);
  const said = signed && readCheckpoint(signed.body);
  if (!signed || !said) return { says: 'its text is not one of ours' };
  const bytes = Buffer.from(signed.body);
  const checked = await signer.verify(bytes, signed.signature, signed.keyId);
  if (checked === 'unknown-key') return { says: `it is signed with a key we do not know, ${signed.keyId}` };
  if (checked === 'bad') return { says: 'its signature does not fit its text' };
  if (said.origin !== origin || signed.origin !== origin) return { says: `it is of ${said.origin}, not of ${origin}` };
  if (before) {
    if (!said.previous || !equalBytes(said.previous, sha256(Buffer.from(before.body))))
      return { says: 'it does not follow the checkpoint before it' };
    if (said.size <= before.size) return { says: 'it is no longer than the checkpoint before it' };
  }
  return { body: signed.body, said };
};

/**
 * Compares everything that is recorded with what was sealed: events with leaves, leaves with the roots of all
 * checkpoints, checkpoints with their signatures and with each other. An event that was rewritten together with the
 * whole chain behind it is found here.
 */
export const verifyProofs = async (db: Db, bureau: string, signer: Pick<Signer, 'verify'>): Promise<ProofsVerified> => {
  const all: Read[] = [];
  let count = 0;
  const done = (fault?: ProofFault): ProofsVerified => ({
    checkpoints: count,
    covered: all.at(-1)?.said.size ?? 0,
    ...(fault ? { fault } : {}),
  });
  const rows: CheckpointRow[] = [];
  for (let below: number | null = null; ; ) {
    const page: CheckpointRow[] = await checkpoints(db, bureau, below, 500);
    rows.unshift(...page.toReversed());
    if (page.length < 500) break;
    below = page.at(-1)!.size;
  }
  count = rows.length;
  for (const row of rows) {
    const before = all.at(-1);
    const read = await checkpointFault(
      signer,
      originOf(bureau),
      row.note,
      before && { body: before.body, size: before.said.size },
    );
    if ('says' in read) return done({ checkpoint: row.size, says: `checkpoint ${row.size}: ${read.says}` });
    if (read.said.size !== row.size || read.said.position !== row.position)
      return done({
        checkpoint: row.size,
        says: `checkpoint ${row.size}: its text speaks of ${read.said.size} events`,
      });
    all.push({ row, ...read });
  }

  // The tree is built anew from the events themselves and looked at whenever a checkpoint's size is reached.
  // Growing and roots need only the last tile of each level: so much is kept, however long the trail is.
  const edge = new Map<number, Tile>();
  const tiles: Tiles = async (level, n) => {
    const last = edge.get(level);
    return last?.n === n ? last.hashes : undefined;
  };
  const waiting = [...all];
  let size = 0;
  let after = 0;
  const { size: leaves } = await extent(db, bureau);
  while (size < leaves) {
    const n = size / TILE;
    const tile = await leafTile(db, bureau, n);
    if (!tile) return done({ says: `the tree lacks leaves ${size} and after` });
    const events = await eventsFrom(db, bureau, after, tile.positions.at(-1)!);
    const held: Uint8Array[] = [];
    for (const [i, position] of tile.positions.entries()) {
      const e = events[i];
      if (!e || e.position > position) return done({ position, says: `the event recorded at ${position} is gone` });
      if (e.position < position)
        return done({ position: e.position, says: `the event at ${e.position} was put in afterwards` });
      const leaf = leafHash(sha256, Buffer.from(e.hash, 'hex'));
      if (!equalBytes(leaf, tile.hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)))
        return done({
          position,
          says: `the event at ${position} (${e.kind} ${e.id}, event ${e.version}) is not the one that was sealed`,
        });
      held.push(leaf);
    }
    let from = 0;
    while (from < held.length) {
      const next = waiting[0];
      const to = next ? Math.min(held.length, next.said.size - size + from) : held.length;
      for (const t of await grow(sha256, tiles, size, held.slice(from, to))) edge.set(t.level, t);
      size += to - from;
      from = to;
      if (next && size === next.said.size) {
        waiting.shift();
        if (!equalBytes(await rootAt(sha256, tiles, size), next.said.root))
          return done({ checkpoint: size, says: `checkpoint ${size} was made over other events` });
      }
    }
    after = tile.positions.at(-1)!;
  }
  const [longer] = waiting;
  if (longer) return done({ checkpoint: longer.said.size, says: `checkpoint ${longer.said.size}: events are missing` });
  return done();
};
