import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import type { StoredFile } from '../../platform/files.ts';
import type { LicenceStateName } from './licence.ts';

/** Tables whose rows name a place of a file; what no row names is swept. */
export const LICENCE_FILES_IN = ['licence_edition', 'licence_paper'] as const;

export type LicenceRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly item: string;
  readonly kind: string;
  readonly name: Text;
  readonly number: string;
  readonly identifier: string;
  readonly edition: number;
  readonly state: LicenceStateName;
  readonly since: Day;
  readonly holder: Id;
  readonly from: Day;
  readonly until: Day | null;
  readonly issuedOn: Day;
  readonly issuer: string;
  readonly version: number;
  readonly lapseOn: Day | null;
};
const COLUMNS = `id, case_id as "caseId", item, kind, name, number, identifier, edition, state, since, holder,
  from_day as "from", until_day as "until", issued_on as "issuedOn", issuer, version, lapse_on as "lapseOn"`;

/** The next number of a series and year; given back when the transaction is undone. */
export const takeNumber = async (tx: Db, bureau: string, series: string, year: number): Promise<number> => {
  const [row] = await tx.query<{ last: number }>(
    `insert into licence_counter as c (bureau, series, year, last) values ($1, $2, $3, 1)
      on conflict (bureau, series, year) do update set last = c.last + 1
     returning last`,
    [bureau, series, year],
  );
  return row!.last;
};

/** The bureau's own number of a kind of certificate, given at its first use. */
export const kindNumber = async (tx: Db, bureau: string, kind: string): Promise<number> => {
  const [row] = await tx.query<{ n: number }>(
    `insert into licence_kind as k (bureau, kind, n)
     select $1, $2, coalesce(max(n), 0) + 1 from licence_kind where bureau = $1
      on conflict (bureau, kind) do update set n = k.n
     returning n`,
    [bureau, kind],
  );
  return row!.n;
};

export const saveLicence = async (tx: Db, bureau: string, l: LicenceRow, at: Instant): Promise<void> => {
  await tx.query(
    `insert into licence (bureau, id, case_id, item, kind, name, number, identifier, edition, state, since, holder,
                          from_day, until_day, issued_on, issuer, version, lapse_on, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      on conflict (bureau, id) do update set
        name = excluded.name, identifier = excluded.identifier, edition = excluded.edition, state = excluded.state,
        since = excluded.since, from_day = excluded.from_day, until_day = excluded.until_day,
        version = excluded.version, lapse_on = excluded.lapse_on, updated_at = excluded.updated_at`,
    [
      bureau,
      l.id,
      l.caseId,
      l.item,
      l.kind,
      JSON.stringify(l.name),
      l.number,
      l.identifier,
      l.edition,
      l.state,
      l.since,
      l.holder,
      l.from,
      l.until,
      l.issuedOn,
      l.issuer,
      l.version,
      l.lapseOn,
      at,
    ],
  );
};

export const licenceById = async (db: Db, bureau: string, id: Id): Promise<LicenceRow | undefined> =>
  (await db.query<LicenceRow>(`select ${COLUMNS} from licence where bureau = $1 and id = $2`, [bureau, id]))[0];

export const licenceOfCase = async (db: Db, bureau: string, caseId: Id): Promise<LicenceRow | undefined> =>
  (
    await db.query<LicenceRow>(`select ${COLUMNS} from licence where bureau = $1 and case_id = $2`, [bureau, caseId])
  )[0];

/** By number or identifier, written as on the paper. */
export const licenceByNumber = async (db: Db, bureau: string, text: string): Promise<LicenceRow | undefined> =>
  (
    await db.query<LicenceRow>(
      `select ${COLUMNS} from licence where bureau = $1 and (number = $2 or (identifier = $2 and identifier <> ''))
        order by id limit 1`,
      [bureau, text],
    )
  )[0];

/**
 * Whether a licence bears a number, or the decision of another case has stated it (自然资函〔2024〕709号) and its licence is
 * still to be issued. Until the end of the transaction nobody else states it or gives it.
 */
export const numberTaken = async (tx: Db, bureau: string, number: string, caseId: Id): Promise<boolean> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('licence number ' || $1, 0))`, [`${bureau} ${number}`]);
  const [row] = await tx.query<{ taken: boolean }>(
    `select exists (select from licence where bureau = $1 and (number = $2 or identifier = $2))
         or exists (select from trail_event where bureau = $1 and stream_kind = 'case' and stream_id <> $3
                       and payload ? 'licenceNumber' and payload->>'licenceNumber' = $2) as taken`,
    [bureau, number, caseId],
  );
  return row!.taken;
};

/** Newest first; `items` null: of all items. */
export const licencesOf = (
  db: Db,
  bureau: string,
  holder: Id,
  items: readonly string[] | null,
): Promise<LicenceRow[]> =>
  db.query<LicenceRow>(
    `select ${COLUMNS} from licence
      where bureau = $1 and holder = $2 and ($3::text[] is null or item = any($3)) order by issued_on desc, id limit 500`,
    [bureau, holder, items],
  );

/** The register, newest first: by a part of the number or the name of the certificate, by holders, state, kind. `before` continues after a page. */
export const register = (
  db: Db,
  bureau: string,
  ask: {
    readonly query?: string;
    readonly state?: string;
    readonly kind?: string;
    readonly holders?: readonly Id[];
    /** Null: of all items. */
    readonly items: readonly string[] | null;
    readonly before?: { readonly on: Day; readonly id: Id };
  },
  limit: number,
): Promise<LicenceRow[]> =>
  db.query<LicenceRow>(
    `select ${COLUMNS} from licence
      where bureau = $1 and ($2::text is null or position($2 in number) > 0 or identifier = $2 or position($2 in name->>'zh') > 0
             or holder = any($8::text[]))
        and ($3::text is null or state = $3)
        and ($4::date is null or (issued_on, id) < ($4, $5))
        and ($7::text is null or kind = $7)
        and ($9::text[] is null or item = any($9))
      order by issued_on desc, id desc limit $6`,
    [
      bureau,
      ask.query ?? null,
      ask.state ?? null,
      ask.before?.on ?? null,
      ask.before?.id ?? null,
      limit,
      ask.kind ?? null,
      ask.holders ?? [],
      ask.items,
    ],
  );

/** Holders of the newest licences, each once. */
export const newestHolders = async (db: Db, bureau: string, limit: number): Promise<Id[]> =>
  (
    await db.query<{ holder: Id }>(
      `select distinct holder from (
         select holder from licence where bureau = $1 order by issued_on desc, id desc limit $2) newest`,
      [bureau, limit],
    )
  ).map((r) => r.holder);

/** Licences that time alone may change by today. */
export const lapsing = (db: Db, bureau: string, today: Day, limit: number, after: Id): Promise<{ id: Id }[]> =>
  db.query<{ id: Id }>('select id from licence where bureau = $1 and lapse_on <= $2 and id > $3 order by id limit $4', [
    bureau,
    today,
    after,
    limit,
  ]);

export type EditionRow = {
  readonly licence: Id;
  readonly edition: number;
  readonly holder: Id;
  readonly sealedFace: Buffer;
  readonly sealedCode: Buffer;
  readonly sealedModel: Buffer;
  readonly test: boolean;
  /** The version of the kind's template it was drawn on; 0: that of the program. */
  readonly templateVersion: number;
  readonly madeAt: Instant;
  readonly place: string | null;
};

export const insertEdition = async (
  tx: Db,
  bureau: string,
  e: Omit<EditionRow, 'place' | 'madeAt'> & { readonly caseId: Id | null },
  at: Instant,
): Promise<void> => {
  await tx.query(
    `insert into licence_edition (bureau, licence, edition, case_id, holder, sealed_face, sealed_code, sealed_model, test, made_at, template_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      bureau,
      e.licence,
      e.edition,
      e.caseId,
      e.holder,
      e.sealedFace,
      e.sealedCode,
      e.sealedModel,
      e.test,
      at,
      e.templateVersion,
    ],
  );
};

export const editionOf = async (
  db: Db,
  bureau: string,
  licence: Id,
  edition: number,
): Promise<EditionRow | undefined> =>
  (
    await db.query<EditionRow>(
      `select licence, edition, holder, sealed_face as "sealedFace", sealed_code as "sealedCode",
              sealed_model as "sealedModel", test, template_version as "templateVersion",
              made_at as "madeAt", place
         from licence_edition where bureau = $1 and licence = $2 and edition = $3`,
      [bureau, licence, edition],
    )
  )[0];

/** The oldest edition without a file, as `licence/edition`; what waits for an approval, or for its next try, is left. */
export const editionToPress = async (db: Db, bureau: string, now: Instant, since: Day): Promise<string | undefined> =>
  (
    await db.query<{ id: string }>(
      `select licence || '/' || edition as id from licence_edition
        where bureau = $1 and place is null and awaits is null and attempts < 12
          and (retry_at is null or retry_at <= $2) and made_at >= $3::date
        order by attempts, made_at, licence limit 1`,
      [bureau, now, since],
    )
  )[0]?.id;

/** True when this file is the edition's; false when another press was faster. */
export const editionPressed = async (
  db: Db,
  bureau: string,
  of: { readonly licence: Id; readonly edition: number },
  file: StoredFile,
  at: Instant,
): Promise<boolean> => {
  const kept = await db.query(
    `update licence_edition set place = $4, hash = $5, size = $6, pressed_at = $7, error = null
      where bureau = $1 and licence = $2 and edition = $3 and place is null returning edition`,
    [bureau, of.licence, of.edition, file.place, file.hash, file.size, at],
  );
  return kept.length === 1;
};

/** The use of the seal waits for somebody: the press leaves the edition until it is freed. */
export const editionAwaits = async (
  db: Db,
  bureau: string,
  of: { readonly licence: Id; readonly edition: number },
  request: Id,
): Promise<void> => {
  await db.query('update licence_edition set awaits = $4 where bureau = $1 and licence = $2 and edition = $3', [
    bureau,
    of.licence,
    of.edition,
    request,
  ]);
};

/** Tried again after 30 seconds, then twice as long each time, an hour at most. */
export const editionFailed = async (
  db: Db,
  bureau: string,
  of: { readonly licence: Id; readonly edition: number },
  error: string,
  now: Instant,
): Promise<void> => {
  await db.query(
    `update licence_edition set attempts = attempts + 1, error = $4,
            retry_at = $5::timestamptz + least(interval '1 hour', interval '30 seconds' * power(2, attempts))
      where bureau = $1 and licence = $2 and edition = $3`,
    [bureau, of.licence, of.edition, error, now],
  );
};

export const saveWords = async (
  tx: Db,
  bureau: string,
  w: { readonly licence: Id; readonly hash: string; readonly holder: Id; readonly sealed: Uint8Array },
): Promise<void> => {
  await tx.query(
    `insert into licence_words (bureau, licence, hash, holder, sealed) values ($1, $2, $3, $4, $5)
      on conflict (bureau, licence, hash) do nothing`,
    [bureau, w.licence, w.hash, w.holder, w.sealed],
  );
};

/** One more check of a licence on a day. */
export const countCheck = async (db: Db, bureau: string, licence: Id, today: Day): Promise<void> => {
  await db.query(
    `insert into licence_check as c (bureau, licence, day, n) values ($1, $2, $3, 1)
      on conflict (bureau, licence, day) do update set n = c.n + 1`,
    [bureau, licence, today],
  );
};
