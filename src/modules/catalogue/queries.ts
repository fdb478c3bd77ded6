import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
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
  /** Everybody who ever wrote in it: they may neither approve nor publish it. */
  readonly editedBy: readonly string[];
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  readonly approvedNote: string | null;
  readonly returnedBy: string | null;
  readonly returnedReason: string | null;
  readonly publishedBy: string | null;
};

const COLUMNS = `item, version, state, rev, content, source_version as "sourceVersion", changed_at as "changedAt",
  changed_by as "changedBy", source_hash as "sourceHash", published_on as "publishedOn", retired_on as "retiredOn",
  edited_by as "editedBy", approved_by as "approvedBy", approved_at as "approvedAt", approved_note as "approvedNote",
  returned_by as "returnedBy", returned_reason as "returnedReason", published_by as "publishedBy"`;

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

/** The number of the version people apply for today. */
export const publishedNumber = async (db: Db, bureau: string, item: string): Promise<number | undefined> => {
  const [row] = await db.query<{ version: number }>(
    `select version from catalogue_version where bureau = $1 and item = $2 and state = 'published'`,
    [bureau, item],
  );
  return row?.version;
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

export type LicenceKind = {
  readonly item: string;
  readonly kind: string;
  readonly name: Text;
  readonly face: readonly { readonly label: Text; readonly from: string }[];
};
/** The published items that lead to a certificate of a named kind, and what stands on it; those that issue it before those that renew or change it. */
export const licenceKinds = (db: Db, bureau: string): Promise<LicenceKind[]> =>
  db.query<LicenceKind>(
    `select item, content->'result'->>'kindCode' as kind, content->'result'->'name' as name,
            coalesce(content->'result'->'face', '[]'::jsonb) as face
       from catalogue_version
      where bureau = $1 and state = 'published' and content->'result'->>'kindCode' is not null
        and content->'result'->'name' is not null and content->'result'->>'type' in ('licence', 'approval')
      order by content->'origin' is not null, item`,
    [bureau],
  );

/** Who hears an appeal against which decisions of the items on offer; the most used first. */
export const remedyOrgans = (
  db: Db,
  bureau: string,
): Promise<{ organ: ItemVersion['remedy']['organ']; court: ItemVersion['remedy']['court']; items: number }[]> =>
  db.query(
    `select content->'remedy'->'organ' as organ, content->'remedy'->'court' as court, count(*)::int as items
       from catalogue_version where bureau = $1 and state = 'published'
      group by 1, 2 order by 3 desc, 1`,
    [bureau],
  );

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

export type VersionsQuery = {
  /** One state; `open` is draft and review together. Without it all of them. */
  readonly state?: State | 'open';
  readonly department?: string;
  /** In a name, another name, the item's code or a national code. */
  readonly q?: string;
};
const WHERE = `bureau = $1 and state = any($2::text[])
    and ($3::text = '' or content->'department'->'name'->>'zh' = $3)
    and ($4::text = '' or item ilike $5 or content->'name'->>'zh' ilike $5 or content->'name'->>'en' ilike $5
      or content->>'aliases' ilike $5 or content->>'codes' ilike $5)`;
const filters = (bureau: string, q: VersionsQuery): readonly unknown[] => {
  const states =
    q.state === undefined
      ? ['draft', 'review', 'published', 'retired']
      : q.state === 'open'
        ? ['draft', 'review']
        : [q.state];
  const sought = q.q?.trim() ?? '';
  return [bureau, states, q.department ?? '', sought, `%${sought.replaceAll(/[\\%_]/g, '\\$&')}%`];
};

/** Versions of the desk's list, by item; `after` is the last `item version` of the page before. */
export const listedRows = (
  db: Db,
  bureau: string,
  q: VersionsQuery & { readonly after?: readonly [string, number]; readonly limit: number },
): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select ${COLUMNS} from catalogue_version where ${WHERE} and (item, version) > ($6, $7::int)
      order by item, version limit $8`,
    [...filters(bureau, q), q.after?.[0] ?? '', q.after?.[1] ?? 0, q.limit],
  );

export const countListed = async (db: Db, bureau: string, q: VersionsQuery): Promise<number> => {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n from catalogue_version where ${WHERE}`, [
    ...filters(bureau, q),
  ]);
  return row?.n ?? 0;
};

/** Units that have versions, most first: what a list may be narrowed to. */
export const departmentsOf = (db: Db, bureau: string): Promise<{ name: string; n: number }[]> =>
  db.query(
    `select content->'department'->'name'->>'zh' as name, count(distinct item)::int as n from catalogue_version
      where bureau = $1 group by 1 order by 2 desc, 1 limit 60`,
    [bureau],
  );

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
       (bureau, item, version, state, content, imported_from, source_version, changed_at, changed_by, edited_by)
     values ($1, $2, $3, 'draft', $4::jsonb, $5, $6, $7, $8, array[$8::text])`,
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
       (bureau, item, version, state, content, imported_from, source_version, source_hash, changed_at, changed_by,
        edited_by)
     select $1, r.item, r.version, 'draft', r.content, r.imported_from, r.source_version, r.source_hash, $3, $4, array[$4::text]
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
    `update catalogue_version set content = $4::jsonb, rev = rev + 1, state = 'draft', changed_at = $6, changed_by = $7,
        edited_by = case when $7 = any(edited_by) then edited_by else edited_by || $7::text end,
        approved_at = null, approved_by = null, approved_note = null
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

/** 审: somebody who did not write it has looked it all over and stands for it. */
export const toApproved = async (
  db: Db,
  bureau: string,
  row: VersionRow,
  { by, at }: By,
  note: string,
): Promise<boolean> => {
  const done = await db.query(
    `update catalogue_version set rev = rev + 1, approved_at = $5, approved_by = $6, approved_note = nullif($7, ''),
        returned_by = null, returned_reason = null
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state = 'review' returning rev`,
    [bureau, row.item, row.version, row.rev, at, by, note],
  );
  return done.length === 1;
};

/** 退回: to be mended; what was approved before counts no more. */
export const toDraft = async (
  db: Db,
  bureau: string,
  row: VersionRow,
  { by }: By,
  reason: string,
): Promise<boolean> => {
  const done = await db.query(
    `update catalogue_version set state = 'draft', rev = rev + 1, returned_by = $5, returned_reason = $6,
        approved_at = null, approved_by = null, approved_note = null
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state = 'review' returning rev`,
    [bureau, row.item, row.version, row.rev, by, reason],
  );
  return done.length === 1;
};

/** Publishes a reviewed version and retires the one it follows, both or neither; run it in a transaction. */
export const toPublished = async (db: Db, bureau: string, row: VersionRow, { by, at, on }: By): Promise<boolean> => {
  // Held before the one in force is retired: a save that comes in between would leave the item with none.
  const held = await db.query(
    `select rev from catalogue_version
      where bureau = $1 and item = $2 and version = $3 and rev = $4 and state = 'review' for update`,
    [bureau, row.item, row.version, row.rev],
  );
  if (held.length === 0) return false;
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
