import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { LicenceTemplate } from './template.ts';

export type TemplateRow = {
  readonly kind: string;
  readonly version: number;
  readonly template: LicenceTemplate;
  readonly by: Id;
  readonly at: Instant;
  readonly editedBy: readonly Id[];
};
const COLUMNS = 'kind, version, template, by, at, edited_by as "editedBy"';

/** The published version in force, or the one asked for; undefined: that of the program. */
export const templateRow = async (
  db: Db,
  bureau: string,
  kind: string,
  version?: number,
): Promise<TemplateRow | undefined> =>
  (
    await db.query<TemplateRow>(
      `select ${COLUMNS} from licence_template
        where bureau = $1 and kind = $2 and ($3::int is null or version = $3) order by version desc limit 1`,
      [bureau, kind, version ?? null],
    )
  )[0];

/** All published versions of a kind, newest first. */
export const templateRows = (db: Db, bureau: string, kind: string): Promise<TemplateRow[]> =>
  db.query<TemplateRow>(
    `select ${COLUMNS} from licence_template where bureau = $1 and kind = $2 order by version desc`,
    [bureau, kind],
  );

/** The newest version of every kind that has one. */
export const newestTemplates = (db: Db, bureau: string): Promise<Omit<TemplateRow, 'template'>[]> =>
  db.query(
    `select distinct on (kind) kind, version, by, at, edited_by as "editedBy"
       from licence_template where bureau = $1 order by kind, version desc`,
    [bureau],
  );

export const insertTemplate = async (tx: Db, bureau: string, row: TemplateRow): Promise<void> => {
  await tx.query(
    `insert into licence_template (bureau, kind, version, template, by, at, edited_by)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7)`,
    [bureau, row.kind, row.version, JSON.stringify(row.template), row.by, row.at, row.editedBy],
  );
};

export type TemplateDraftRow = {
  readonly kind: string;
  readonly rev: number;
  readonly template: LicenceTemplate;
  readonly editedBy: readonly Id[];
  readonly changedBy: Id;
  readonly changedAt: Instant;
};
const DRAFT = 'kind, rev, template, edited_by as "editedBy", changed_by as "changedBy", changed_at as "changedAt"';

export const templateDraft = async (
  db: Db,
  bureau: string,
  kind: string,
  lock = false,
): Promise<TemplateDraftRow | undefined> =>
  (
    await db.query<TemplateDraftRow>(
      `select ${DRAFT} from licence_template_draft where bureau = $1 and kind = $2${lock ? ' for update' : ''}`,
      [bureau, kind],
    )
  )[0];

export const templateDrafts = (db: Db, bureau: string): Promise<Omit<TemplateDraftRow, 'template'>[]> =>
  db.query(
    `select kind, rev, edited_by as "editedBy", changed_by as "changedBy", changed_at as "changedAt"
       from licence_template_draft where bureau = $1 order by kind`,
    [bureau],
  );

/** Writes the draft over `rev` (0: there was none); undefined when somebody else wrote meanwhile. */
export const saveTemplateDraft = async (
  tx: Db,
  bureau: string,
  d: { readonly kind: string; readonly rev: number; readonly template: LicenceTemplate; readonly by: Id },
  at: Instant,
): Promise<number | undefined> => {
  const [row] = await tx.query<{ rev: number }>(
    d.rev === 0
      ? `insert into licence_template_draft (bureau, kind, rev, template, edited_by, changed_by, changed_at)
         values ($1, $2, $3 + 1, $4::jsonb, array[$5::text], $5, $6) on conflict do nothing returning rev`
      : `update licence_template_draft set rev = rev + 1, template = $4::jsonb, changed_by = $5, changed_at = $6,
                edited_by = case when $5 = any(edited_by) then edited_by else edited_by || $5::text end
          where bureau = $1 and kind = $2 and rev = $3 returning rev`,
    [bureau, d.kind, d.rev, JSON.stringify(d.template), d.by, at],
  );
  return row?.rev;
};

export const dropTemplateDraft = async (tx: Db, bureau: string, kind: string, rev: number): Promise<boolean> =>
  (
    await tx.query('delete from licence_template_draft where bureau = $1 and kind = $2 and rev = $3 returning kind', [
      bureau,
      kind,
      rev,
    ])
  ).length === 1;
