import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Sample } from './item.ts';

/** What names the place of a sample; the others are swept. */
export const SAMPLES_NAMED_IN = ['material_sample'] as const;

export const keepSample = async (
  db: Db,
  bureau: string,
  item: string,
  s: Pick<Sample, 'hash' | 'type'> & { readonly place: string; readonly by: Id; readonly at: Instant },
): Promise<void> => {
  await db.query(
    `insert into material_sample (bureau, item, hash, place, type, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (bureau, item, hash) do nothing`,
    [bureau, item, s.hash, s.place, s.type, s.by, s.at],
  );
};

export const samplePlace = async (db: Db, bureau: string, item: string, hash: string): Promise<string | undefined> => {
  const [row] = await db.query<{ place: string }>(
    'select place from material_sample where bureau = $1 and item = $2 and hash = $3',
    [bureau, item, hash],
  );
  return row?.place;
};
