import type { Db } from '../../platform/db.ts';
import type { By } from './queries.ts';
import type { Node } from './trees/tree.ts';

export type TreeRow = {
  readonly tree: 'region' | 'industry';
  readonly edition: string;
  readonly nodes: readonly Node[];
};

export const loadedTrees = (db: Db, bureau: string): Promise<TreeRow[]> =>
  db.query<TreeRow>('select tree, edition, nodes from catalogue_tree where bureau = $1 order by tree', [bureau]);

/** Replaces a bureau's tree and tells the processes to read again. */
export const saveTree = async (db: Db, bureau: string, t: TreeRow, { by, at }: By): Promise<void> => {
  await db.query(
    `insert into catalogue_tree (bureau, tree, edition, nodes, loaded_at, loaded_by)
     values ($1, $2, $3, $4::jsonb, $5, $6)
     on conflict (bureau, tree) do update
       set edition = excluded.edition, nodes = excluded.nodes, loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by`,
    [bureau, t.tree, t.edition, JSON.stringify(t.nodes), at, by],
  );
  await db.query(
    `insert into catalogue_revision (bureau, revision) values ($1, 1)
     on conflict (bureau) do update set revision = catalogue_revision.revision + 1`,
    [bureau],
  );
};
