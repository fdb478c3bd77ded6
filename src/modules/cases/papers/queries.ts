import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/db.ts';
import type { StoredFile } from '../../../platform/files.ts';
import type { EarlierPaper } from './facts.ts';
import type { FiledKind } from './rule.ts';

export type PaperRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly version: number;
  readonly kind: FiledKind;
  readonly number: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly on: Day;
  readonly holder: Id;
  readonly told: readonly Id[];
  readonly place: string | null;
  readonly hash: string | null;
  readonly size: number | null;
  readonly pages: number | null;
};
/** Tables whose rows name a place of a file; what no row names is swept. */
export const PAPER_FILES_IN = ['filed_paper'] as const;

const COLUMNS = `id, case_id as "caseId", version, kind, number, title_zh as "titleZh", title_en as "titleEn",
  on_day as "on", holder, told, place, hash, size, pages`;

/** The next number of a series and year. The row stays locked until the transaction ends, and an undone one gives it back. */
export const takeNumber = async (tx: Db, bureau: string, series: string, year: number): Promise<number> => {
  const [row] = await tx.query<{ last: number }>(
    `insert into paper_counter as c (bureau, series, year, last) values ($1, $2, $3, 1)
      on conflict (bureau, series, year) do update set last = c.last + 1
     returning last`,
    [bureau, series, year],
  );
  return row!.last;
};

export type NewPaper = Omit<PaperRow, 'place' | 'hash' | 'size' | 'pages'> & {
  readonly series: string;
  readonly year: number;
  readonly n: number;
  readonly sealedModel: Uint8Array;
  readonly at: Instant;
};

export const insertPaper = async (tx: Db, bureau: string, p: NewPaper): Promise<void> => {
  await tx.query(
    `insert into filed_paper (bureau, id, case_id, version, kind, series, year, n, number, title_zh, title_en, on_day, holder,
                        told, sealed_model, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      bureau,
      p.id,
      p.caseId,
      p.version,
      p.kind,
      p.series,
      p.year,
      p.n,
      p.number,
      p.titleZh,
      p.titleEn,
      p.on,
      p.holder,
      p.told,
      p.sealedModel,
      p.at,
    ],
  );
};

/** All papers of a case in the order of their events. */
export const papersOfCase = (db: Db, bureau: string, caseId: Id): Promise<PaperRow[]> =>
  db.query<PaperRow>(
    `select ${COLUMNS} from filed_paper where bureau = $1 and case_id = $2 order by version, filed_at, id`,
    [bureau, caseId],
  );

export const earlierPapers = async (
  tx: Db,
  bureau: string,
  caseId: Id,
  before: number,
): Promise<readonly EarlierPaper[]> =>
  (await papersOfCase(tx, bureau, caseId))
    .filter((p) => p.version < before)
    .map((p) => ({ kind: p.kind, number: p.number, on: p.on, title: p.titleZh }));

export const paperById = async (db: Db, bureau: string, id: Id): Promise<PaperRow | undefined> =>
  (await db.query<PaperRow>(`select ${COLUMNS} from filed_paper where bureau = $1 and id = $2`, [bureau, id]))[0];

export const sealedModel = async (db: Db, bureau: string, id: Id): Promise<Buffer> =>
  (
    await db.query<{ m: Buffer }>('select sealed_model as m from filed_paper where bureau = $1 and id = $2', [
      bureau,
      id,
    ])
  )[0]!.m;

/** The oldest papers since a day without a file; what waits for an approval, or for its next try, is left. */
export const papersToPress = (db: Db, bureau: string, limit: number, now: Instant, since: Day): Promise<{ id: Id }[]> =>
  db.query<{ id: Id }>(
    `select id from filed_paper
      where bureau = $1 and place is null and awaits is null and attempts < 12 and (retry_at is null or retry_at <= $3)
        and on_day >= $4
      order by attempts, filed_at, id limit $2`,
    [bureau, limit, now, since],
  );

export const itemOfCase = async (db: Db, bureau: string, caseId: Id): Promise<string> =>
  (await db.query<{ item: string }>('select item from case_view where bureau = $1 and id = $2', [bureau, caseId]))[0]
    ?.item ?? '';

/** True when this file is the paper's; false when another press was faster. */
export const markPressed = async (
  db: Db,
  bureau: string,
  id: Id,
  file: StoredFile & { readonly pages: number },
  at: Instant,
): Promise<boolean> => {
  const kept = await db.query(
    `update filed_paper set place = $3, hash = $4, size = $5, pages = $6, pressed_at = $7, error = null
      where bureau = $1 and id = $2 and place is null returning id`,
    [bureau, id, file.place, file.hash, file.size, file.pages, at],
  );
  return kept.length === 1;
};

export const markAwaiting = async (db: Db, bureau: string, id: Id, request: Id): Promise<void> => {
  await db.query('update filed_paper set awaits = $3 where bureau = $1 and id = $2', [bureau, id, request]);
};

/** Tried again after 30 seconds, then twice as long each time, an hour at most. */
export const markFailed = async (db: Db, bureau: string, id: Id, error: string, now: Instant): Promise<void> => {
  await db.query(
    `update filed_paper set attempts = attempts + 1, error = $3,
            retry_at = $4::timestamptz + least(interval '1 hour', interval '30 seconds' * power(2, attempts))
      where bureau = $1 and id = $2`,
    [bureau, id, error.slice(0, 500), now],
  );
};
