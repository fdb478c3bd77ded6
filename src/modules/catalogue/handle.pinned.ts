import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import type { ItemVersion } from './item.ts';
import { itemVersion } from './queries.ts';

type Installation = Pick<Ports, 'files' | 'bureau'>;

/** Versions by the file store they belong to, that is by installation: a published version never changes, so it is read once. */
const kept = new WeakMap<Installation['files'], Map<string, ItemVersion>>();
const KEEP = 200;

/** A version that a case or a draft has pinned. One that is no longer a draft is kept in memory; its state may be older than the database's. */
export const pinnedVersion = async (
  { files, bureau }: Installation,
  db: Db,
  item: string,
  version: number,
): Promise<ItemVersion | undefined> => {
  const own = kept.get(files) ?? new Map<string, ItemVersion>();
  kept.set(files, own);
  const key = `${bureau}/${item}/${version}`;
  const known = own.get(key);
  if (known) return known;
  const found = await itemVersion(db, bureau, item, version);
  if (found && found.state !== 'draft' && found.state !== 'review') {
    if (own.size >= KEEP) own.delete(own.keys().next().value!);
    own.set(key, found);
  }
  return found;
};
