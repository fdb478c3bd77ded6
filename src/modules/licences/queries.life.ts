import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import type { StoredFile } from '../../platform/files.ts';

export type LicencePaperRow = {
  readonly id: Id;
  readonly licence: Id;
  readonly version: number;
  readonly kind: string;
  readonly number: string;
  readonly title: Text;
  readonly on: Day;
  readonly item: string;
  readonly holder: Id;
  readonly sealedModel: Buffer;
  readonly place: string | null;
};
const PAPER = `id, licence, version, kind, number, title, on_day as "on", item, holder, sealed_model as "sealedModel", place`;

export const insertLicencePaper = async (
  tx: Db,
  bureau: string,
  p: Omit<LicencePaperRow, 'place'>,
  at: Instant,
): Promise<void> => {
  await tx.query(
    `insert into licence_paper (bureau, id, licence, version, kind, number, title, on_day, item, holder, sealed_model, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)`,
    [
      bureau,
      p.id,
      p.licence,
      p.version,
      p.kind,
      p.number,
      JSON.stringify(p.title),
      p.on,
      p.item,
      p.holder,
      p.sealedModel,
      at,
    ],
  );
};
export const licencePapers = (db: Db, bureau: string, licence: Id): Promise<LicencePaperRow[]> =>
  db.query<LicencePaperRow>(`select ${PAPER} from licence_paper where bureau = $1 and licence = $2 order by version`, [
    bureau,
    licence,
  ]);
export const licencePaperById = async (db: Db, bureau: string, id: Id): Promise<LicencePaperRow | undefined> =>
  (
    await db.query<LicencePaperRow>(`select ${PAPER} from licence_paper where bureau = $1 and id = $2`, [bureau, id])
  )[0];
export const licencePaperToPress = async (db: Db, bureau: string, now: Instant, since: Day): Promise<Id | undefined> =>
  (
    await db.query<{ id: Id }>(
      `select id from licence_paper where bureau = $1 and place is null and awaits is null and attempts < 12
          and (retry_at is null or retry_at <= $2) and on_day >= $3 order by attempts, filed_at, id limit 1`,
      [bureau, now, since],
    )
  )[0]?.id;
export const licencePaperPressed = async (
  db: Db,
  bureau: string,
  id: Id,
  file: StoredFile,
  at: Instant,
): Promise<boolean> =>
  (
    await db.query(
      `update licence_paper set place = $3, hash = $4, size = $5, pressed_at = $6, error = null
        where bureau = $1 and id = $2 and place is null returning id`,
      [bureau, id, file.place, file.hash, file.size, at],
    )
  ).length === 1;
export const licencePaperAwaits = async (db: Db, bureau: string, id: Id, request: Id): Promise<void> => {
  await db.query('update licence_paper set awaits = $3 where bureau = $1 and id = $2', [bureau, id, request]);
};
export const licencePaperFailed = async (
  db: Db,
  bureau: string,
  id: Id,
  error: string,
  now: Instant,
): Promise<void> => {
  await db.query(
    `update licence_paper set attempts = attempts + 1, error = $3,
            retry_at = $4::timestamptz + least(interval '1 hour', interval '30 seconds' * power(2, attempts))
      where bureau = $1 and id = $2`,
    [bureau, id, error, now],
  );
};
/** A text of the licence by its hash, sealed. */
export const licenceWords = async (db: Db, bureau: string, licence: Id, hash: string): Promise<Buffer | undefined> =>
  (
    await db.query<{ sealed: Buffer }>(
      'select sealed from licence_words where bureau = $1 and licence = $2 and hash = $3',
      [bureau, licence, hash],
    )
  )[0]?.sealed;

export const countEvent = async (tx: Db, bureau: string, on: Day, kind: string, event: string): Promise<void> => {
  await tx.query(
    `insert into licence_month as m (bureau, month, kind, event, n) values ($1, $2, $3, $4, 1)
      on conflict (bureau, month, kind, event) do update set n = m.n + 1`,
    [bureau, on.slice(0, 7), kind, event],
  );
};
export type MonthCount = { readonly month: string; readonly kind: string; readonly event: string; readonly n: number };
/** Counts from a month on, newest first. */
export const monthCounts = (db: Db, bureau: string, from: string): Promise<MonthCount[]> =>
  db.query<MonthCount>(
    'select month, kind, event, n from licence_month where bureau = $1 and month >= $2 order by month desc, kind, event',
    [bureau, from],
  );
/** Names of the kinds on newest licences. */
export const kindNames = (db: Db, bureau: string): Promise<{ kind: string; name: Text }[]> =>
  db.query<{ kind: string; name: Text }>(
    'select distinct on (kind) kind, name from licence where bureau = $1 order by kind, issued_on desc',
    [bureau],
  );

/** The first entry of a permit, or a later one of a licence whose issue is public; nothing of any other. */
export const publish = async (
  tx: Db,
  bureau: string,
  p: {
    readonly licence: Id;
    readonly version: number;
    readonly event: string;
    readonly on: Day;
    readonly dueOn: Day;
    readonly publishedOn: Day;
    readonly first: boolean;
  },
): Promise<void> => {
  await tx.query(
    `insert into licence_publicity (bureau, licence, version, event, on_day, due_on, published_on)
     select $1, $2, $3::int, $4, $5::date, $6::date, $7::date
      where $8::boolean or exists (select from licence_publicity where bureau = $1 and licence = $2)
     on conflict do nothing`,
    [bureau, p.licence, p.version, p.event, p.on, p.dueOn, p.publishedOn, p.first],
  );
};
export type PublicRow = {
  readonly licence: Id;
  readonly version: number;
  readonly event: string;
  readonly on: Day;
  readonly dueOn: Day;
  readonly publishedOn: Day;
  readonly name: Text;
  readonly number: string;
  readonly item: string;
  readonly holder: Id;
  readonly state: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly issuer: string;
};
/** What was made public, month by month and kind; months from `from` on, newest first. */
export const publishedCounts = (db: Db, bureau: string, from: string): Promise<MonthCount[]> =>
  db.query<MonthCount>(
    `select to_char(p.on_day, 'YYYY-MM') as month, l.kind, p.event, count(*)::int as n
       from licence_publicity p join licence l on l.bureau = p.bureau and l.id = p.licence
      where p.bureau = $1 and p.on_day >= ($2 || '-01')::date
      group by 1, 2, 3 order by 1 desc, 2, 3`,
    [bureau, from],
  );
/** What is public, newest decision first. */
export const published = (
  db: Db,
  bureau: string,
  ask: {
    readonly query?: string;
    readonly month?: string;
    readonly before?: { readonly on: Day; readonly licence: Id; readonly version: number };
  },
  limit: number,
): Promise<PublicRow[]> =>
  db.query<PublicRow>(
    `select p.licence, p.version, p.event, p.on_day as "on", p.due_on as "dueOn", p.published_on as "publishedOn",
            l.name, l.number, l.item, l.holder, l.state, l.from_day as "from", l.until_day as "until", l.issuer
       from licence_publicity p join licence l on l.bureau = p.bureau and l.id = p.licence
      where p.bureau = $1
        and ($2::text is null or position($2 in l.number) > 0 or position($2 in l.name->>'zh') > 0)
        and ($3::text is null or to_char(p.on_day, 'YYYY-MM') = $3)
        and ($4::date is null or (p.on_day, p.licence, p.version) < ($4, $5, $6))
      order by p.on_day desc, p.licence desc, p.version desc limit $7`,
    [
      bureau,
      ask.query ?? null,
      ask.month ?? null,
      ask.before?.on ?? null,
      ask.before?.licence ?? null,
      ask.before?.version ?? null,
      limit,
    ],
  );
