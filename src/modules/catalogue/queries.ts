import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { ItemVersion } from './item.ts';

/** SQL of the catalogue. The state column is the truth about a version's state; its content never repeats it. */
export type State = ItemVersion['state'];
export type VersionRow = {
  readonly item: string;
  readonly version: number;
  readonly state: State;
  readonly rev: number;
  readonly content: ItemVersion;
  readonly sourceVersion: string | null;
  /** Hash of what an imported version was imported from; the draft may have been mended since. */
  readonly sourceHash: string | null;
  readonly changedAt: Instant;
  readonly changedBy: string;
  readonly publishedOn: Day | null;
  readonly retiredOn: Day | null;
};

const COLUMNS = `item, version, state, rev, content, source_version as "sourceVersion", changed_at as "changedAt",
  changed_by as "changedBy", source_hash as "sourceHash", published_on as "publishedOn", retired_on as "retiredOn"`;

/** The version as the program uses it: content with the state and number of its row. */
export const versionOf = (row: VersionRow): ItemVersion => ({
  ...row.content,
  item: row.item,
  version: row.version,
  state: row.state,
  terms: { ...row.content.terms, item: row.item, version: row.version },
});

/** The version people apply for today; undefined when the item is unknown or not (or no longer) published. */
export const publishedVersion = async (db: Db, bureau: string, item: string): Promise<ItemVersion | undefined> => {
  const [row] = await db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where bureau = $1 and item = $2 and state = 'published'`,
    [bureau, item],
  );
  return row && versionOf(row);
};

export const versionRow = async (
  db: Db,
  bureau: string,
  item: string,
  version: number,
): Promise<VersionRow | undefined> => {
  const [row] = await db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where bureau = $1 and item = $2 and version = $3`,
    [bureau, item, version],
  );
  return row;
};

/** Any version, whatever its state: what a case has pinned. */
export const itemVersion = async (
  db: Db,
  bureau: string,
  item: string,
  version: number,
): Promise<ItemVersion | undefined> => {
  const row = await versionRow(db, bureau, item, version);
  return row && versionOf(row);
};

export const publishedRows = (db: Db, bureau: string): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where bureau = $1 and state = 'published' order by item`,
    [bureau],
  );

export const versionsOf = (db: Db, bureau: string, item: string): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where bureau = $1 and item = $2 order by version desc`,
    [bureau, item],
  );

/** Every version of several items, oldest first: what an import compares with. */
export const versionsOfItems = (db: Db, bureau: string, items: readonly string[]): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where bureau = $1 and item = any($2::text[]) order by item, version`,
    [bureau, items],
  );

/** Versions not yet published, by item; `after` is the last `item version` of the page before. */
export const draftRows = (
  db: Db,
  bureau: string,
  q: { readonly state?: 'draft' | 'review'; readonly after?: readonly [string, number]; readonly limit: number },
): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version
      where bureau = $1 and state = any($2::text[]) and (item, version) > ($3, $4::int)
      order by item, version limit $5`,
    [bureau, q.state ? [q.state] : ['draft', 'review'], q.after?.[0] ?? '', q.after?.[1] ?? 0, q.limit],
  );

export const countDrafts = async (db: Db, bureau: string, state?: 'draft' | 'review'): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    'select count(*)::int as n from catalogue_version where bureau = $1 and state = any($2::text[])',
    [bureau, state ? [state] : ['draft', 'review']],
  );
  return row?.n ?? 0;
};

export const revisionOf = async (db: Db, bureau: string): Promise<number> => {
  const [row] = await db.query<{ revision: number }>('select revision from catalogue_revision where bureau = $1', [
    bureau,
  ]);
  return Number(row?.revision ?? 0);
};

/** Who acts and when; `by` is a person's id, or `bundled` for the items that come with the program. */
export type By = { readonly by: string; readonly at: Instant; readonly on: Day };

export const insertVersion = async (db: Db, bureau: string, v: ItemVersion, { by, at }: By): Promise<void> => {
  await db.query(
    `insert into catalogue_version
       (bureau, item, version, state, content, imported_from, source_version, changed_at, changed_by)
     values ($1, $2, $3, 'draft', $4::jsonb, $5, $6, $7, $8)`,
    [bureau, v.item, v.version, JSON.stringify(v), v.imported?.from ?? null, v.imported?.sourceVersion ?? null, at, by],
  );
};

/** Imported drafts, many in one question. */
export const insertImported = async (
  db: Db,
  bureau: string,
  drafts: readonly { readonly version: ItemVersion; readonly hash: string }[],
  { by, at }: By,
): Promise<void> => {
  const rows = drafts.map(({ version: v, hash }) => ({
    item: v.item,
    version: v.version,
    content: v,
    imported_from: v.imported?.from ?? null,
    source_version: v.imported?.sourceVersion ?? null,
    source_hash: hash,
  }));
  await db.query(
    `insert into catalogue_version
       (bureau, item, version, state, content, imported_from, source_version, source_hash, changed_at, changed_by)
     select $1, r.item, r.version, 'draft', r.content, r.imported_from, r.source_version, r.source_hash, $3, $4
       from jsonb_to_recordset($2::jsonb) as r
         (item text, version int, content jsonb, imported_from text, source_version text, source_hash text)`,
    [bureau, JSON.stringify(rows), at, by],
  );
};

/** Writes a draft if nobody wrote it since `rev`; answers the new rev, undefined when somebody did or it is no draft. */
export const updateDraft = async (
  db: Db,
  bureau: string,
  v: ItemVersion,
  rev: number,
  { by, at }: By,
): Promise<number | undefined> => {
  const [row] = await db.query<{ rev: number }>(
    `update catalogue_version set content = $4::jsonb, rev = rev + 1, state = 'draft', changed_at = $6, changed_by = $7
      where bureau = $1 and item = $2 and version = $3 and rev = $5 and state in ('draft', 'review')
      returning rev`,
    [bureau, v.item, v.version, JSON.stringify(v), rev, at, by],
  );
  return row?.rev;
};

/** Held until the transaction ends: two people who number or publish versions of one item go one after the other. */
export const lockItem = async (tx: Db, bureau: string, item: string): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 20))', [`${bureau} ${item}`]);
};

export const toReview = async (db: Db, bureau: string, row: VersionRow, { by, at }: By): Promise<boolean> => {
  const done = await db.query(
    `update catalogue_version set state = 'review', rev = rev + 1, reviewed_at = $5, reviewed_by = $6
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state = 'draft' returning rev`,
    [bureau, row.item, row.version, row.rev, at, by],
  );
  return done.length === 1;
};

/** Publishes a reviewed version and retires the one it follows, both or neither; run it in a transaction. */
export const toPublished = async (db: Db, bureau: string, row: VersionRow, { by, at, on }: By): Promise<boolean> => {
  await db.query(
    `update catalogue_version set state = 'retired', rev = rev + 1, retired_at = $4, retired_on = $5, retired_by = $6
      where bureau = $1 and item = $2 and state = 'published' and version <> $3`,
    [bureau, row.item, row.version, at, on, by],
  );
  const done = await db.query(
    `update catalogue_version
        set state = 'published', rev = rev + 1, published_at = $5, published_on = $6, published_by = $7
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state = 'review' returning rev`,
    [bureau, row.item, row.version, row.rev, at, on, by],
  );
  return done.length === 1;
};

/** Of a published version: nobody can apply any more, open cases keep it. Of a draft: it is given up. */
export const toRetired = async (db: Db, bureau: string, row: VersionRow, { by, at, on }: By): Promise<boolean> => {
  const done = await db.query(
    `update catalogue_version set state = 'retired', rev = rev + 1, retired_at = $5, retired_on = $6, retired_by = $7
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state <> 'retired' returning rev`,
    [bureau, row.item, row.version, row.rev, at, on, by],
  );
  return done.length === 1;
};
