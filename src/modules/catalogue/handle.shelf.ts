import type { Db } from '../../platform/db.ts';
import { type AnswerIndex, buildAnswers } from './answers.ts';
import type { ItemSummary } from './contract.ts';
import type { ItemVersion } from './item.ts';
import { BUNDLED } from './items/index.ts';
import { loadedTrees, type TreeRow } from './queries.trees.ts';
import { publishedRows, revisionOf, versionOf } from './queries.ts';
import { buildIndex, type SearchIndex } from './search.ts';
import { mergeNodes } from './trees/import.ts';
import { SMALL_INDUSTRIES } from './trees/industries.ts';
import { SMALL_REGIONS } from './trees/regions.ts';
import { knows, makeTree, type Tree } from './trees/tree.ts';
import { summaryOf } from './view.ts';

/** What a process keeps of a bureau's catalogue in memory; read again when the revision in the database has moved. */
export type Shelf = {
  readonly revision: number;
  readonly summaries: ReadonlyMap<string, ItemSummary>;
  readonly index: SearchIndex;
  readonly answers: AnswerIndex;
  readonly regions: Tree;
  readonly industries: Tree;
};
export type Shelves = { readonly of: (db: Db, bureau: string) => Promise<Shelf> };

const treeOf = (small: Tree, loaded: TreeRow | undefined): Tree =>
  loaded ? makeTree(loaded.edition, mergeNodes([...small.byCode.values()], loaded.nodes)) : small;

/** Our own items first, in the order in which they were written; imported ones by code. */
const WRITTEN = new Map(BUNDLED.map((v, i) => [v.item, i]));
const inOrder = (a: ItemVersion, b: ItemVersion): number =>
  (WRITTEN.get(a.item) ?? 1e6) - (WRITTEN.get(b.item) ?? 1e6) || (a.item < b.item ? -1 : 1);

const read = async (db: Db, bureau: string, revision: number): Promise<Shelf> => {
  const [rows, trees] = await Promise.all([publishedRows(db, bureau), loadedTrees(db, bureau)]);
  const versions = rows.map(versionOf).sort(inOrder);
  return {
    revision,
    summaries: new Map(versions.map((v) => [v.item, summaryOf(v)])),
    index: buildIndex(versions),
    answers: buildAnswers(versions),
    regions: treeOf(
      SMALL_REGIONS,
      trees.find((t) => t.tree === 'region'),
    ),
    industries: treeOf(
      SMALL_INDUSTRIES,
      trees.find((t) => t.tree === 'industry'),
    ),
  };
};

export const makeShelves = (): Shelves => {
  const kept = new Map<string, { readonly revision: number; readonly shelf: Promise<Shelf> }>();
  return {
    of: async (db, bureau) => {
      const revision = await revisionOf(db, bureau);
      const before = kept.get(bureau);
      if (before?.revision === revision) return before.shelf;
      const shelf = read(db, bureau, revision);
      kept.set(bureau, { revision, shelf });
      shelf.catch(() => kept.delete(bureau));
      return shelf;
    },
  };
};

/** For the forms engine on the server: does a region or industry code exist? */
export const codeCheck =
  (shelf: Pick<Shelf, 'regions' | 'industries'>) =>
  (kind: 'region' | 'industry', code: string): boolean =>
    knows(kind === 'region' ? shelf.regions : shelf.industries, code);
