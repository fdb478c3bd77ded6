import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import { HASH_BYTES, type Tile, type Tiles } from './tree.ts';

/** Tiles read once for an act; a whole tile never changes. */
export const tilesOf = (db: Db, bureau: string): Tiles => {
  const known = new Map<string, Promise<Uint8Array | undefined>>();
  return (level, n) => {
    const key = `${level}/${n}`;
    const found =
      known.get(key) ??
      db
        .query<{ hashes: Buffer }>('select hashes from proof_tile where bureau = $1 and level = $2 and n = $3', [
          bureau,
          level,
          n,
        ])
        .then(([row]) => row?.hashes);
    known.set(key, found);
    return found;
  };
};

/** Leaves in the tree, and the place in the trail of the last of them. */
export const extent = async (db: Db, bureau: string): Promise<{ readonly size: number; readonly position: number }> => {
  const [row] = await db.query<{ n: number; width: number; position: number }>(
    `select n, length(hashes) / ${HASH_BYTES} as width, positions[array_upper(positions, 1)] as position
       from proof_tile where bureau = $1 and level = 0 order by n desc limit 1`,
    [bureau],
  );
  return row ? { size: row.n * 256 + row.width, position: row.position } : { size: 0, position: 0 };
};

export const saveTile = (bureau: string, t: Tile, positions: readonly number[] | undefined): Statement => ({
  // A growing tile keeps its places and gets those of the new leaves.
  text: `insert into proof_tile as p (bureau, level, n, hashes, positions) values ($1, $2, $3, $4, $5::bigint[])
          on conflict (bureau, level, n) do update set hashes = $4, positions = p.positions || $5::bigint[]`,
  values: [bureau, t.level, t.n, t.hashes, positions ?? null],
});

/** The leaf of an event by its place in the trail; undefined while no tree holds it. */
export const leafAt = async (db: Db, bureau: string, position: number): Promise<number | undefined> => {
  const [row] = await db.query<{ index: number | null }>(
    `select n * 256 + array_position(positions, $2::bigint) - 1 as index from proof_tile
      where bureau = $1 and level = 0 and positions[1] <= $2 order by positions[1] desc limit 1`,
    [bureau, position],
  );
  return row?.index ?? undefined;
};

export type CheckpointRow = {
  readonly size: number;
  readonly position: number;
  readonly at: Instant;
  readonly note: string;
};
const COLUMNS = 'size, position, at, note';

export const insertCheckpoint = (db: Db, bureau: string, c: CheckpointRow) =>
  db.query(
    `insert into proof_checkpoint (bureau, size, position, at, note) values ($1, $2, $3, $4, $5)
      on conflict (bureau, size) do nothing`,
    [bureau, c.size, c.position, c.at, c.note],
  );

export const lastCheckpoint = async (db: Db, bureau: string): Promise<CheckpointRow | undefined> =>
  (
    await db.query<CheckpointRow>(
      `select ${COLUMNS} from proof_checkpoint where bureau = $1 order by size desc limit 1`,
      [bureau],
    )
  )[0];

export const checkpointOf = async (db: Db, bureau: string, size: number): Promise<CheckpointRow | undefined> =>
  (
    await db.query<CheckpointRow>(`select ${COLUMNS} from proof_checkpoint where bureau = $1 and size = $2`, [
      bureau,
      size,
    ])
  )[0];

/** Newest first; `below` continues after a page. */
export const checkpoints = (db: Db, bureau: string, below: number | null, limit: number): Promise<CheckpointRow[]> =>
  db.query<CheckpointRow>(
    `select ${COLUMNS} from proof_checkpoint where bureau = $1 and ($2::bigint is null or size < $2)
      order by size desc limit $3`,
    [bureau, below, limit],
  );

/** Of an event what its proof needs. */
export type EventRow = {
  readonly position: number;
  readonly version: number;
  readonly type: string;
  readonly day: string;
  readonly hash: string;
};
export const eventsOf = (db: Db, bureau: string, kind: string, id: string): Promise<EventRow[]> =>
  db.query<EventRow>(
    `select position, version, type, day, hash from trail_event
      where bureau = $1 and stream_kind = $2 and stream_id = $3 order by version`,
    [bureau, kind, id],
  );

export type PlacedEvent = {
  readonly position: number;
  readonly hash: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
};
/** Events in order of recording, behind a place and up to another. */
export const eventsFrom = (db: Db, bureau: string, after: number, upTo: number): Promise<PlacedEvent[]> =>
  db.query<PlacedEvent>(
    `select position, hash, stream_kind as kind, stream_id as id, version from trail_event
      where bureau = $1 and position > $2 and position <= $3 order by position`,
    [bureau, after, upTo],
  );

export const leafTile = async (
  db: Db,
  bureau: string,
  n: number,
): Promise<{ readonly hashes: Buffer; readonly positions: number[] } | undefined> =>
  (
    await db.query<{ hashes: Buffer; positions: number[] }>(
      'select hashes, positions from proof_tile where bureau = $1 and level = 0 and n = $2',
      [bureau, n],
    )
  )[0];
