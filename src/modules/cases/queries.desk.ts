import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Vault } from '../../platform/vault.ts';

/** What officers put beside a case: who has it open, numbered notes on its pages, views of the queue. None of it is in the trail. */
export type Doing = 'reading' | 'acting';
export type Present = { readonly caseId: Id; readonly person: Id; readonly doing: Doing; readonly since: Instant };

export const notePresence = async (
  db: Db,
  bureau: string,
  p: { readonly caseId: Id; readonly person: Id; readonly doing: Doing; readonly at: Instant; readonly until: Instant },
): Promise<void> => {
  await db.query(
    `insert into desk_presence as d (bureau, case_id, person, doing, since, until) values ($1, $2, $3, $4, $5, $6)
      on conflict (bureau, case_id, person) do update set doing = excluded.doing, until = excluded.until,
        since = case when d.until < excluded.since then excluded.since else d.since end`,
    [bureau, p.caseId, p.person, p.doing, p.at, p.until],
  );
};
export const endPresence = async (db: Db, bureau: string, caseId: Id, person: Id): Promise<void> => {
  await db.query('delete from desk_presence where bureau = $1 and case_id = $2 and person = $3', [
    bureau,
    caseId,
    person,
  ]);
};
/** Who else has these cases open; rows whose time is over are swept at the same time. */
export const presentIn = (
  db: Db,
  bureau: string,
  cases: readonly Id[],
  besides: Id,
  now: Instant,
): Promise<Present[]> =>
  db.query<Present>(
    `with gone as (delete from desk_presence where bureau = $1 and until < $4::timestamptz - interval '1 hour')
     select case_id as "caseId", person, doing, since from desk_presence
      where bureau = $1 and case_id = any($2::text[]) and person <> $3 and until >= $4
      order by since, person`,
    [bureau, cases, besides, now],
  );

export type Pin = {
  readonly id: Id;
  readonly file: Id;
  readonly n: number;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly note: string;
  readonly by: Id;
  readonly at: Instant;
  readonly settledAt?: Instant;
  readonly settledBy?: Id;
};
type PinRow = Omit<Pin, 'note' | 'settledAt' | 'settledBy'> & {
  holder: Id;
  sealed: Buffer;
  settledAt: Instant | null;
  settledBy: Id | null;
};

export const pinsOf = async (db: Db, vault: Vault, bureau: string, caseId: Id): Promise<Pin[]> => {
  const rows = await db.query<PinRow>(
    `select id, file, n, page, x, y, holder, sealed, by_person as by, at, settled_at as "settledAt",
       settled_by as "settledBy" from desk_pin
      where bureau = $1 and case_id = $2 and removed_at is null order by n`,
    [bureau, caseId],
  );
  const notes = await vault.openTexts(db, rows);
  return rows.map(({ holder: _h, sealed: _s, settledAt, settledBy, ...r }, i) => ({
    ...r,
    note: notes[i] ?? '',
    ...(settledAt ? { settledAt } : {}),
    ...(settledBy ? { settledBy } : {}),
  }));
};

/** Takes the next number of the case; numbers of removed notes are not given again. */
export const insertPin = async (
  tx: Db,
  vault: Vault,
  bureau: string,
  p: Omit<Pin, 'n' | 'settledAt' | 'settledBy'> & { readonly caseId: Id; readonly holder: Id },
): Promise<number> => {
  await tx.query('select from case_view where bureau = $1 and id = $2 for update', [bureau, p.caseId]);
  const [row] = await tx.query<{ n: number }>(
    `insert into desk_pin (bureau, id, case_id, file, n, page, x, y, holder, sealed, by_person, at)
     select $1, $2, $3, $4, coalesce(max(n), 0) + 1, $5, $6, $7, $8, $9, $10, $11 from desk_pin
      where bureau = $1 and case_id = $3 returning n`,
    [bureau, p.id, p.caseId, p.file, p.page, p.x, p.y, p.holder, await vault.sealFor(tx, p.holder, p.note), p.by, p.at],
  );
  return Number(row!.n);
};
/** Marks a note as settled or open again; false when there is none. */
export const settlePin = async (
  db: Db,
  bureau: string,
  p: { readonly caseId: Id; readonly id: Id; readonly settled: boolean; readonly by: Id; readonly at: Instant },
): Promise<boolean> =>
  (
    await db.query(
      `update desk_pin set settled_at = $4, settled_by = $5
        where bureau = $1 and case_id = $2 and id = $3 and removed_at is null returning id`,
      [bureau, p.caseId, p.id, p.settled ? p.at : null, p.settled ? p.by : null],
    )
  ).length > 0;
/** Only who wrote a note takes it away. */
export const removePin = async (
  db: Db,
  bureau: string,
  p: { readonly caseId: Id; readonly id: Id; readonly by: Id; readonly at: Instant },
): Promise<boolean> =>
  (
    await db.query(
      `update desk_pin set removed_at = $5
        where bureau = $1 and case_id = $2 and id = $3 and by_person = $4 and removed_at is null returning id`,
      [bureau, p.caseId, p.id, p.by, p.at],
    )
  ).length > 0;

/** 谁查了谁: append only; the words only as their keyed hash. */
export const insertSearch = async (
  db: Db,
  bureau: string,
  s: { readonly by: Id; readonly wordsHash: string; readonly found: number; readonly at: Instant },
): Promise<void> => {
  await db.query(
    'insert into person_search (bureau, by_person, words_hash, found_count, at) values ($1, $2, $3, $4, $5)',
    [bureau, s.by, s.wordsHash, s.found, s.at],
  );
};

export type KeptView = {
  readonly id: Id;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly person: Id;
  readonly unit: Id | null;
};
/** Views of one's own, and those colleagues of one's units share. */
export const viewsOf = (db: Db, bureau: string, person: Id, units: readonly Id[]): Promise<KeptView[]> =>
  db.query<KeptView>(
    `select id, name, search, person, unit from desk_view
      where bureau = $1 and (person = $2 or unit = any($3::text[])) order by at, id limit 200`,
    [bureau, person, units],
  );
/** The same name again replaces what was kept under it. */
export const keepView = async (db: Db, bureau: string, v: KeptView & { readonly at: Instant }): Promise<Id> => {
  const [row] = await db.query<{ id: Id }>(
    `insert into desk_view (bureau, id, person, unit, name, search, at) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (bureau, person, name) do update set search = excluded.search, unit = excluded.unit returning id`,
    [bureau, v.id, v.person, v.unit, v.name, JSON.stringify(v.search), v.at],
  );
  return row!.id;
};
export const dropView = async (db: Db, bureau: string, person: Id, id: Id): Promise<boolean> =>
  (
    await db.query('delete from desk_view where bureau = $1 and person = $2 and id = $3 returning id', [
      bureau,
      person,
      id,
    ])
  ).length > 0;
