import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { HeldPost } from './authority.ts';

export type SessionRow = {
  readonly person: Id;
  readonly admin: boolean;
  readonly principal: Id | null;
  readonly mandate: Id | null;
  readonly items: readonly string[] | null;
  /** Still allowed to act for the principal: representative, or mandate in force. */
  readonly actingHolds: boolean;
  readonly posts: readonly (Omit<HeldPost, 'items' | 'site'> & { items: readonly string[] | null; site: Id | null })[];
};

/** Everything a request needs to know of who asks, in one question. */
export const sessionByToken = async (
  db: Db,
  bureau: string,
  tokenHash: string,
  now: Instant,
  today: Day,
): Promise<SessionRow | undefined> => {
  const [row] = await db.query<SessionRow>(
    `select s.person, coalesce(a.admin, false) as admin, s.principal, s.mandate, m.items,
            (m.id is not null or r.id is not null) as "actingHolds",
            (select coalesce(jsonb_agg(jsonb_build_object('post', p.post, 'unit', p.unit, 'site', p.site,
                                                          'items', p.items) order by p.from_day, p.id), '[]')
               from staff_post p
              where p.bureau = s.bureau and p.person = s.person
                and p.from_day <= $4 and (p.until_day is null or p.until_day >= $4)) as posts
       from session s
       left join account a on a.bureau = s.bureau and a.id = s.account
       left join mandate m on m.bureau = s.bureau and m.id = s.mandate and m.agent = s.person
                          and m.principal = s.principal and m.ended_on is null and $4 between m.from_day and m.until_day
       left join person r on r.bureau = s.bureau and r.id = s.principal and s.mandate is null
                         and r.representative = s.person
      where s.bureau = $1 and s.token_hash = $2 and s.until > $3 and a.disabled_at is null`,
    [bureau, tokenHash, now, today],
  );
  return row;
};

/** How somebody came in. */
export type SessionWay = 'password' | 'passkey' | 'demo';

export const addSession = (
  db: Db,
  s: {
    readonly bureau: string;
    readonly tokenHash: string;
    readonly account: Id | null;
    readonly person: Id;
    readonly principal: Id | null;
    readonly mandate: Id | null;
    readonly at: Instant;
    readonly until: Instant;
    readonly device?: string;
    readonly way?: SessionWay;
  },
) =>
  db.query(
    `insert into session (bureau, token_hash, account, person, principal, mandate, created_at, until, device, way)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      s.bureau,
      s.tokenHash,
      s.account,
      s.person,
      s.principal,
      s.mandate,
      s.at,
      s.until,
      s.device ?? '',
      s.way ?? 'password',
    ],
  );

/** When a session ends. */
export const sessionUntil = async (db: Db, bureau: string, tokenHash: string): Promise<Instant | undefined> => {
  const [row] = await db.query<{ until: Instant }>('select until from session where bureau = $1 and token_hash = $2', [
    bureau,
    tokenHash,
  ]);
  return row?.until;
};

/** A session that has not ended goes on until later; it never becomes shorter. */
export const extendSession = (db: Db, bureau: string, tokenHash: string, now: Instant, until: Instant) =>
  db.query(
    `update session set until = greatest(until, $4::timestamptz) where bureau = $1 and token_hash = $2 and until > $3`,
    [bureau, tokenHash, now, until],
  );

export const endSession = (db: Db, bureau: string, tokenHash: string) =>
  db.query('delete from session where bureau = $1 and token_hash = $2', [bureau, tokenHash]);

export const forgetOldSessions = (db: Db, now: Instant) => db.query('delete from session where until <= $1', [now]);

export const setActing = (
  db: Db,
  bureau: string,
  tokenHash: string,
  acting: { readonly principal: Id; readonly mandate: Id | null } | null,
) =>
  db.query('update session set principal = $3, mandate = $4 where bureau = $1 and token_hash = $2', [
    bureau,
    tokenHash,
    acting?.principal ?? null,
    acting?.mandate ?? null,
  ]);

/** Whom a person may act for today, as representative or by mandate. */
export const actingChoices = (db: Db, bureau: string, person: Id, today: Day) =>
  db.query<{
    principal: Id;
    kind: 'natural' | 'legal';
    mandate: Id | null;
    items: readonly string[] | null;
    sealed: Buffer;
  }>(
    `select p.id as principal, p.kind, null as mandate, null::text[] as items, p.sealed
       from person p where p.bureau = $1 and p.representative = $2
      union all
     select p.id, p.kind, m.id, m.items, p.sealed
       from mandate m join person p on p.bureau = m.bureau and p.id = m.principal
      where m.bureau = $1 and m.agent = $2 and m.ended_on is null and $3 between m.from_day and m.until_day
      order by principal, mandate nulls first`,
    [bureau, person, today],
  );

export const accountByLogin = async (db: Db, bureau: string, loginHash: string) => {
  const [row] = await db.query<{ id: Id; person: Id; password: string }>(
    'select id, person, password from account where bureau = $1 and login_hash = $2 and disabled_at is null',
    [bureau, loginHash],
  );
  return row;
};

export const addAccount = (
  db: Db,
  a: {
    readonly bureau: string;
    readonly id: Id;
    readonly person: Id;
    readonly loginHash: string;
    readonly password: string;
    readonly admin: boolean;
    readonly at: Instant;
  },
) =>
  db.query(
    `insert into account (bureau, id, person, login_hash, password, admin, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [a.bureau, a.id, a.person, a.loginHash, a.password, a.admin, a.at],
  );

export const hasAccount = async (db: Db, bureau: string, person: Id): Promise<boolean> =>
  (await db.query('select from account where bureau = $1 and person = $2 limit 1', [bureau, person])).length > 0;

export const bureauById = async (db: Db, bureau: string) => {
  const [row] = await db.query<{ id: string; name: { zh: string; en: string }; demo: boolean }>(
    'select id, name, demo from bureau where id = $1',
    [bureau],
  );
  return row;
};

export const personas = (db: Db, bureau: string, today: Day) =>
  db.query<{
    person: Id;
    about: { zh: string; en: string };
    principal: Id | null;
    mandate: Id | null;
    posts: readonly string[];
  }>(
    `select d.person, d.about, d.principal,
            (select m.id from mandate m where m.bureau = d.bureau and m.agent = d.person and m.principal = d.principal
                and m.ended_on is null and $2 between m.from_day and m.until_day order by m.id limit 1) as mandate,
            array(select distinct p.post from staff_post p where p.bureau = d.bureau and p.person = d.person
                and p.from_day <= $2 and (p.until_day is null or p.until_day >= $2) order by p.post) as posts
       from demo_persona d where d.bureau = $1 order by d.rank`,
    [bureau, today],
  );
