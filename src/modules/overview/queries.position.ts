import type { Db } from '../../platform/db.ts';

/** The position of the last event of the bureau that is on record; 0 while there is none. */
export const recordedTo = async (db: Db, bureau: string): Promise<number> => {
  const [row] = await db.query<{ position: number }>(
    'select position from trail_event where bureau = $1 order by position desc limit 1',
    [bureau],
  );
  return Number(row?.position ?? 0);
};

/**
 * Will no event appear any more at or below a position? Positions are given before commit, so a later one can be seen
 * first. Whoever holds one took a transaction id before ours: once all of those have ended, and the last position is
 * still the same, what is read from here on misses nothing up to it.
 */
export const settledTo = async (db: Db, bureau: string, position: number): Promise<boolean> => {
  const own = await db.transaction(
    async (tx) => (await tx.query<{ id: string }>('select pg_current_xact_id()::text as id'))[0]!.id,
  );
  const [row] = await db.query<{ oldest: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as oldest');
  return BigInt(row!.oldest) > BigInt(own) && (await recordedTo(db, bureau)) === position;
};
