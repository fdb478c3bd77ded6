import type { Db } from '../../platform/db.ts';
import type { ItemVersion } from './item.ts';
import { samplePlace } from './queries.samples.ts';

/** The first material whose sample this bureau does not keep for the item; undefined when all are there. */
export const firstLost = async (db: Db, bureau: string, v: ItemVersion): Promise<string | undefined> => {
  for (const { ref, sample } of v.materials)
    if (sample && !(await samplePlace(db, bureau, v.item, sample.hash))) return ref;
  return undefined;
};
