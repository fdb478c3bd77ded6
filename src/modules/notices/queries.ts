import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Wish } from './schedule.ts';

export type ToSort = {
  readonly id: Id;
  readonly kind: string;
  readonly facts: Record<string, unknown>;
  /** Who reads mail about it: of a company its representative. */
  readonly receiver: Id;
  readonly proven: boolean;
  readonly pace: Wish['mail'] | null;
  readonly off: readonly string[] | null;
};
/** Locked, oldest first; rows another process has in hand are left to it. */
export const noticesToSort = (tx: Db, bureau: string, limit: number) =>
  tx.query<ToSort>(
    `select n.id, n.kind, n.facts, coalesce(p.representative, n.person) as receiver,
            coalesce(a.state = 'proven', false) as proven, w.mail as pace, w.off
       from notice n
       left join person p on p.bureau = n.bureau and p.id = n.person
       left join mail_address a on a.bureau = n.bureau and a.person = coalesce(p.representative, n.person)
       left join notice_wish w on w.bureau = n.bureau and w.person = coalesce(p.representative, n.person)
      where n.bureau = $1 and n.sorted_at is null order by n.id limit $2 for update of n skip locked`,
    [bureau, limit],
  );
export const noticesSorted = (tx: Db, bureau: string, ids: readonly Id[], at: Instant, read: readonly Id[]) =>
  tx.query(
    `update notice set sorted_at = $3, read_at = case when id = any($4::text[]) then coalesce(read_at, $3) else read_at end
      where bureau = $1 and id = any($2::text[])`,
    [bureau, ids, at, read],
  );
export const noticeInMail = (tx: Db, bureau: string, id: Id, mail: Id) =>
  tx.query('update notice set mail = $3 where bureau = $1 and id = $2', [bureau, id, mail]);
export const noticesInMail = (db: Db, bureau: string, mail: Id) =>
  db.query<{ kind: string; facts: Record<string, unknown> }>(
    'select kind, facts from notice where bureau = $1 and mail = $2 order by id limit 200',
    [bureau, mail],
  );
export const markAllRead = (db: Db, bureau: string, persons: readonly Id[], at: Instant) =>
  db.query('update notice set read_at = $3 where bureau = $1 and person = any($2::text[]) and read_at is null', [
    bureau,
    persons,
    at,
  ]);

export const addMail = (
  tx: Db,
  m: {
    readonly bureau: string;
    readonly id: Id;
    readonly person: Id;
    readonly kind: 'notice' | 'digest' | 'code';
    readonly sealed?: Buffer;
    readonly nextAt: Instant;
    readonly at: Instant;
  },
) =>
  tx.query(
    'insert into mail_queue (bureau, id, person, kind, sealed, next_at, made_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [m.bureau, m.id, m.person, m.kind, m.sealed ?? null, m.nextAt, m.at],
  );
/** This evening's gathered mail of a person, made at their first notice of the day. */
export const digestOf = async (
  tx: Db,
  bureau: string,
  person: Id,
  id: Id,
  evening: Instant,
  at: Instant,
): Promise<Id> => {
  const [row] = await tx.query<{ id: Id }>(
    `insert into mail_queue as q (bureau, id, person, kind, next_at, made_at) values ($1, $2, $3, 'digest', $4, $5)
      on conflict (bureau, person) where kind = 'digest' and state = 'waiting' and attempts = 0
      do update set next_at = q.next_at returning id`,
    [bureau, id, person, evening, at],
  );
  return row!.id;
};

export type MailRow = {
  readonly id: Id;
  readonly person: Id;
  readonly kind: 'notice' | 'digest' | 'code';
  readonly sealed: Buffer | null;
  readonly attempts: number;
};
/** Takes the next due mail in hand; nobody else sends it until the claim is over. */
export const claimMail = async (db: Db, bureau: string, now: Instant, until: Instant): Promise<MailRow | undefined> => {
  const [row] = await db.query<MailRow>(
    `update mail_queue set claimed_until = $3, attempts = attempts + 1
      where bureau = $1 and id = (
        select id from mail_queue where bureau = $1 and state = 'waiting' and next_at <= $2
           and (claimed_until is null or claimed_until <= $2)
         order by next_at, id limit 1 for update skip locked)
     returning id, person, kind, sealed, attempts`,
    [bureau, now, until],
  );
  return row;
};
/** How a try ended. What is over forgets its sealed code. */
export const mailEnded = (
  db: Db,
  bureau: string,
  id: Id,
  end: { readonly state: 'sent' | 'failed' | 'dropped'; readonly at: Instant; readonly error?: string },
) =>
  db.query(
    `update mail_queue set state = $3, sent_at = case when $3 = 'sent' then $4::timestamptz end, error = $5,
            sealed = null, claimed_until = null
      where bureau = $1 and id = $2`,
    [bureau, id, end.state, end.at, end.error ?? null],
  );
export const mailAgain = (db: Db, bureau: string, id: Id, nextAt: Instant, error: string) =>
  db.query('update mail_queue set next_at = $3, error = $4, claimed_until = null where bureau = $1 and id = $2', [
    bureau,
    id,
    nextAt,
    error,
  ]);

export type AddressRow = {
  readonly sealed: Buffer;
  readonly language: 'zh' | 'en';
  readonly state: 'asked' | 'proven' | 'failing';
  /** Asked for beside this one, until it is proven. */
  readonly next: Buffer | null;
  /** A code is awaited since. */
  readonly askedAt: Instant;
  readonly failure: string | null;
};
export const addressOf = async (db: Db, bureau: string, person: Id): Promise<AddressRow | undefined> =>
  (
    await db.query<AddressRow>(
      'select sealed, language, state, next_sealed as next, asked_at as "askedAt", failure from mail_address where bureau = $1 and person = $2',
      [bureau, person],
    )
  )[0];
/** Asks for an address. A proven or failing one stays as it is until the new one is proven. */
export const putAddress = (
  tx: Db,
  a: {
    readonly bureau: string;
    readonly person: Id;
    readonly sealed: Buffer;
    readonly language: string;
    readonly codeHash: string;
    readonly codeUntil: Instant;
    readonly at: Instant;
  },
) =>
  tx.query(
    `insert into mail_address as a (bureau, person, sealed, language, state, code_hash, code_until, since, asked_at)
     values ($1, $2, $3, $4, 'asked', $5, $6, $7, $7)
      on conflict (bureau, person) do update set
        sealed = case when a.state = 'asked' then excluded.sealed else a.sealed end,
        next_sealed = case when a.state = 'asked' then null else excluded.sealed end,
        language = excluded.language, code_hash = excluded.code_hash, code_until = excluded.code_until, code_tries = 0,
        asked_at = excluded.asked_at, failure = case when a.state = 'failing' then a.failure end`,
    [a.bureau, a.person, a.sealed, a.language, a.codeHash, a.codeUntil, a.at],
  );
/** One more try at the code; the right one proves the address. */
export const proveAddress = async (
  tx: Db,
  p: {
    readonly bureau: string;
    readonly person: Id;
    readonly codeHash: string;
    readonly max: number;
    readonly now: Instant;
  },
): Promise<boolean> => {
  const [row] = await tx.query<{ proven: boolean }>(
    `update mail_address set code_tries = code_tries + 1,
            state = case when code_hash = $3 then 'proven' else state end,
            since = case when code_hash = $3 then $5 else since end,
            sealed = case when code_hash = $3 then coalesce(next_sealed, sealed) else sealed end,
            next_sealed = case when code_hash = $3 then null else next_sealed end,
            failure = case when code_hash = $3 then null else failure end,
            code_hash = case when code_hash = $3 then null else code_hash end
      where bureau = $1 and person = $2 and code_hash is not null and code_until > $5 and code_tries < $4
     returning code_hash is null as proven`,
    [p.bureau, p.person, p.codeHash, p.max, p.now],
  );
  return row?.proven === true;
};
/** The receiving server refused for good: a code the address asked for, anything else the one in use. */
export const addressFailed = (db: Db, bureau: string, person: Id, kind: MailRow['kind'], failure: string) =>
  db.query(
    `update mail_address set failure = $4, next_sealed = case when $3 = 'code' then null else next_sealed end,
            state = case when $3 = 'code' and next_sealed is not null then state else 'failing' end
      where bureau = $1 and person = $2`,
    [bureau, person, kind, failure],
  );
export const forgetAddress = (db: Db, bureau: string, person: Id) =>
  db.query('delete from mail_address where bureau = $1 and person = $2', [bureau, person]);
export const setLanguage = (db: Db, bureau: string, person: Id, language: string) =>
  db.query('update mail_address set language = $3 where bureau = $1 and person = $2', [bureau, person, language]);

export const wishOf = async (db: Db, bureau: string, person: Id): Promise<Wish | undefined> =>
  (await db.query<Wish>('select mail, off from notice_wish where bureau = $1 and person = $2', [bureau, person]))[0];
export const putWish = (db: Db, bureau: string, person: Id, wish: Wish) =>
  db.query(
    `insert into notice_wish (bureau, person, mail, off) values ($1, $2, $3, $4)
      on conflict (bureau, person) do update set mail = excluded.mail, off = excluded.off`,
    [bureau, person, wish.mail, wish.off],
  );
