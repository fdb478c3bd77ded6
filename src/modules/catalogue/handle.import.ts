import { canonical, sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import type { ImportReportShape } from './contract.ts';
import { sameContent } from './handle.versions.ts';
import { defect, type ReadRow } from './import/defect.ts';
import { parseFile, type ReadFile, readCatalogue } from './import/read.ts';
import type { ItemVersion } from './item.ts';
import { loadedTrees, saveTree } from './queries.trees.ts';
import { type By, insertImported, lockItem, type VersionRow, versionOf, versionsOfItems } from './queries.ts';
import { mergeNodes, readTree } from './trees/import.ts';

export type ImportReport = ImportReportShape;
type Outcome = ImportReport['items'][number]['outcome'];

/** The same file gives the same hash whatever number the version gets here. */
const hashOf = (v: ItemVersion): string =>
  sm3(canonical({ ...v, version: 0, state: 'draft', terms: { ...v.terms, version: 0 } }));

const CHUNK = 200;
const numeric = (s: string | undefined): number => (s && /^\d+$/.test(s) ? Number(s) : 0);
/** Versions of one item go in by their number at the source: 14, 15, 16. */
const bySource = (a: ReadRow, b: ReadRow): number =>
  (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) ||
  numeric(a.version?.imported?.sourceVersion) - numeric(b.version?.imported?.sourceVersion) ||
  a.row - b.row;

const store = async (tx: Db, bureau: string, file: ReadFile, by: By) => {
  const rows = file.rows.filter((r) => r.version).toSorted(bySource);
  const known = new Map<string, VersionRow[]>();
  for (const v of await versionsOfItems(tx, bureau, [...new Set(rows.map((r) => r.item))]))
    known.set(v.item, [...(known.get(v.item) ?? []), v]);
  const last = new Map([...known].map(([item, list]) => [item, list.at(-1)!.version]));
  const drafts: { version: ItemVersion; hash: string }[] = [];
  const outcomes = new Map<number, { outcome: Outcome; version?: number }>();
  for (const { row, item, version } of rows) {
    if (!version) continue;
    const hash = hashOf(version);
    const same = known.get(item)?.find((k) => k.sourceHash === hash || sameContent(versionOf(k), version));
    if (same) {
      outcomes.set(row, { outcome: 'unchanged', version: same.version });
      continue;
    }
    const n = (last.get(item) ?? 0) + 1;
    outcomes.set(row, { outcome: n === 1 ? 'new' : 'new-version', version: n });
    last.set(item, n);
    drafts.push({ version: { ...version, version: n, state: 'draft' }, hash });
  }
  for (let i = 0; i < drafts.length; i += CHUNK) await insertImported(tx, bureau, drafts.slice(i, i + CHUNK), by);
  return outcomes;
};

const reportOf = (
  name: string,
  file: ReadFile,
  outcomes: ReadonlyMap<number, { outcome: Outcome; version?: number }>,
): ImportReport => {
  const items = file.rows.map((r) => {
    const found = outcomes.get(r.row);
    return {
      row: r.row,
      item: r.item,
      name: r.name,
      outcome: found?.outcome ?? ('refused' as const),
      ...(found?.version ? { version: found.version } : {}),
    };
  });
  const of = (outcome: Outcome) => items.filter((i) => i.outcome === outcome).length;
  return {
    file: name,
    format: file.format,
    rows: file.codes ?? file.rows.length,
    counts: { new: of('new'), newVersion: of('new-version'), unchanged: of('unchanged'), refused: of('refused') },
    items,
    defects: [...file.defects, ...file.rows.flatMap((r) => r.defects)].map((d) => ({ ...d })),
  };
};

const storeTree = async (tx: Db, bureau: string, json: unknown, by: By): Promise<ReadFile | undefined> => {
  const read = readTree(json);
  if (!read) return undefined;
  const before = (await loadedTrees(tx, bureau)).find((t) => t.tree === read.tree);
  await saveTree(tx, bureau, { ...read, nodes: mergeNodes(before?.nodes ?? [], read.nodes) }, by);
  const defects = read.defects.map((d) =>
    defect(d.row, 'code', 'tree-node', 'warning', d.code, [d.zh, d.en], ['核对代码', 'Check the code']),
  );
  return { format: 'tree', rows: [], codes: read.nodes.length, defects };
};

/**
 * Imports implementation lists, an index of items, our own export, or a tree of regions or industries. All rows that
 * can be read come in as drafts, in one transaction; twice the same file changes nothing.
 */
export const importJson = (db: Db, bureau: string, name: string, json: unknown, by: By): Promise<ImportReport> =>
  db.transaction(async (tx) => {
    await lockItem(tx, bureau, 'import');
    const tree = await storeTree(tx, bureau, json, by);
    if (tree) return reportOf(name, tree, new Map());
    const file = readCatalogue(json);
    return reportOf(name, file, await store(tx, bureau, file, by));
  });

/** The same from a file's text; what is no JSON is told as a defect of the file. */
export const importText = async (db: Db, bureau: string, name: string, text: string, by: By): Promise<ImportReport> => {
  const parsed = parseFile(text);
  return parsed.ok ? importJson(db, bureau, name, parsed.json, by) : reportOf(name, parsed.file, new Map());
};
