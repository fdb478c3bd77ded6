import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';

export type ExportRow = {
  readonly id: Id;
  readonly by: Id;
  readonly name: string;
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly format: string;
  readonly rows: number;
  readonly at: Instant;
};

export const insertExport = async (db: Db, bureau: string, e: ExportRow): Promise<void> => {
  await db.query(
    `insert into table_export (bureau, id, by_person, name, filter, format, row_count, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [bureau, e.id, e.by, e.name, JSON.stringify(e.filter), e.format, e.rows, e.at],
  );
};

/** The last exports, newest first. */
export const lastExports = (db: Db, bureau: string, limit: number): Promise<ExportRow[]> =>
  db.query<ExportRow>(
    `select id, by_person as "by", name, filter, format, row_count as rows, at from table_export
      where bureau = $1 order by at desc, id desc limit $2`,
    [bureau, limit],
  );

/** The register of licences, newest first; `items` null: of all items. */
export const licenceRows = (
  db: Db,
  bureau: string,
  ask: { readonly state?: string | undefined; readonly items: readonly string[] | null },
  limit: number,
) =>
  db.query<{
    number: string;
    name: Text;
    holder: Id;
    state: string;
    from: Day;
    until: Day | null;
    issuedOn: Day;
  }>(
    `select number, name, holder, state, from_day as "from", until_day as until, issued_on as "issuedOn" from licence
      where bureau = $1 and ($2::text is null or state = $2) and ($3::text[] is null or item = any($3))
      order by issued_on desc, id desc limit $4`,
    [bureau, ask.state ?? null, ask.items, limit],
  );

/** Obligations still expected, by their day; `items` null: of all items. */
export const obligationRows = (db: Db, bureau: string, items: readonly string[] | null, limit: number) =>
  db.query<{
    item: string;
    itemVersion: number;
    number: string;
    debtors: readonly Id[];
    what: readonly string[];
    kind: string;
    due: Day;
    state: string;
    consequence: string;
  }>(
    `select o.item, coalesce(c.item_version, 1) as "itemVersion", coalesce(c.number, '') as number,
            array[o.debtor] || coalesce(c.co_applicants, '{}') as debtors, o.what, o.kind, o.due, o.state, o.consequence
       from obligation o left join case_view c on c.bureau = o.bureau and c.id = o.case_id
      where o.bureau = $1 and o.state not in ('kept', 'repaired', 'waived', 'broken')
        and ($2::text[] is null or o.item = any($2)) order by o.due, o.id limit $3`,
    [bureau, items, limit],
  );

/** Every version of the catalogue with its state. */
export const catalogueRows = (db: Db, bureau: string, limit: number) =>
  db.query<{ item: string; version: number; state: string; name: Text; department: Text; publishedOn: Day | null }>(
    `select item, version, state, content->'name' as name, content->'department'->'name' as department,
            published_on as "publishedOn"
       from catalogue_version where bureau = $1 order by item, version limit $2`,
    [bureau, limit],
  );
