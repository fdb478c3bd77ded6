import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

/** Counts one more try under `key` and answers how many there are since the last wait ended. One who must wait waits no longer for trying. */
export const countTry = async (
  db: Db,
  t: {
    readonly bureau: string;
    readonly key: string;
    readonly now: Instant;
    readonly since: Instant;
    readonly max: number;
  },
): Promise<{ n: number; lastAt: Instant }> => {
  const [row] = await db.query<{ n: number; lastAt: Instant }>(
    `insert into sign_in_try as t (bureau, key, n, last_at) values ($1, $2, 1, $3)
      on conflict (bureau, key) do update set
        n = case when t.last_at <= $4 then 1 else least(t.n + 1, $5 + 1) end,
        last_at = case when t.last_at <= $4 or t.n < $5 then excluded.last_at else t.last_at end
     returning n, last_at as "lastAt"`,
    [t.bureau, t.key, t.now, t.since, t.max],
  );
  return row!;
};
export const forgetTries = (db: Db, bureau: string, key: string) =>
  db.query('delete from sign_in_try where bureau = $1 and key = $2', [bureau, key]);
/** A try that succeeded was none. */
export const uncountTry = (db: Db, bureau: string, key: string) =>
  db.query('update sign_in_try set n = greatest(n - 1, 0) where bureau = $1 and key = $2', [bureau, key]);
export const forgetOldTries = (db: Db, before: Instant) =>
  db.query('delete from sign_in_try where last_at <= $1', [before]);

export const accountOfSession = async (db: Db, bureau: string, tokenHash: string) => {
  const [row] = await db.query<{ account: Id; person: Id; password: string }>(
    `select a.id as account, a.person, a.password from session s
       join account a on a.bureau = s.bureau and a.id = s.account
      where s.bureau = $1 and s.token_hash = $2 and a.disabled_at is null`,
    [bureau, tokenHash],
  );
  return row;
};
/** Does somebody hold a post today, or manage people? */
export const isStaff = async (db: Db, bureau: string, person: Id, today: Day): Promise<boolean> =>
  (
    await db.query(
      `select 1 from staff_post where bureau = $1 and person = $2 and (until_day is null or until_day >= $3)
       union all select 1 from account where bureau = $1 and person = $2 and admin limit 1`,
      [bureau, person, today],
    )
  ).length > 0;

/** A new login and password for the account somebody has; answers the account, undefined when there is none. */
export const resetAccount = async (
  db: Db,
  bureau: string,
  person: Id,
  to: { readonly loginHash: string; readonly password: string },
): Promise<Id | undefined> => {
  const [row] = await db.query<{ id: Id }>(
    `update account set login_hash = $3, password = $4
      where bureau = $1 and person = $2 and disabled_at is null returning id`,
    [bureau, person, to.loginHash, to.password],
  );
  return row?.id;
};
export const setPassword = (db: Db, bureau: string, account: Id, password: string) =>
  db.query('update account set password = $3 where bureau = $1 and id = $2', [bureau, account, password]);

export const sessionsOf = (db: Db, bureau: string, person: Id, tokenHash: string, now: Instant) =>
  db.query<{
    id: string;
    device: string;
    way: 'password' | 'passkey' | 'demo';
    since: Instant;
    until: Instant;
    here: boolean;
  }>(
    `select id, device, way, created_at as since, until, token_hash = $3 as here from session
      where bureau = $1 and person = $2 and until > $4 order by here desc, created_at desc, id limit 100`,
    [bureau, person, tokenHash, now],
  );
/** Ends sessions of a person: one by its shown name, or all, with or without the one asking. Answers how many. */
export const endSessions = async (
  db: Db,
  bureau: string,
  person: Id,
  which: { readonly id?: string; readonly except?: string },
): Promise<number> =>
  (
    await db.query(
      `delete from session where bureau = $1 and person = $2 and ($3::text is null or id = $3)
          and ($4::text is null or token_hash <> $4) returning id`,
      [bureau, person, which.id ?? null, which.except ?? null],
    )
  ).length;

export type PasskeyRow = {
  readonly id: string;
  readonly account: Id;
  readonly person: Id;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
};
const PASSKEY = `k.id, k.account, k.person, k.public_key as "publicKey", k.counter, k.transports, k.name,
  k.created_at as "createdAt", k.used_at as "usedAt"`;

export const passkeysOf = (db: Db, bureau: string, account: Id) =>
  db.query<PasskeyRow>(
    `select ${PASSKEY} from passkey k where k.bureau = $1 and k.account = $2 order by k.created_at, k.id`,
    [bureau, account],
  );
export const passkeyById = async (db: Db, bureau: string, id: string): Promise<PasskeyRow | undefined> => {
  const [row] = await db.query<PasskeyRow>(
    `select ${PASSKEY} from passkey k join account a on a.bureau = k.bureau and a.id = k.account
      where k.bureau = $1 and k.id = $2 and a.disabled_at is null`,
    [bureau, id],
  );
  return row;
};
export const addPasskey = (db: Db, bureau: string, k: Omit<PasskeyRow, 'usedAt'>) =>
  db.query(
    `insert into passkey (bureau, id, account, person, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [bureau, k.id, k.account, k.person, k.publicKey, k.counter, k.transports, k.name, k.createdAt],
  );
export const touchPasskey = (db: Db, bureau: string, id: string, counter: number, at: Instant) =>
  db.query('update passkey set counter = $3, used_at = $4 where bureau = $1 and id = $2', [bureau, id, counter, at]);
export const namePasskey = async (db: Db, bureau: string, account: Id, id: string, name: string): Promise<boolean> =>
  (
    await db.query('update passkey set name = $4 where bureau = $1 and account = $2 and id = $3 returning id', [
      bureau,
      account,
      id,
      name,
    ])
  ).length > 0;
export const removePasskey = async (db: Db, bureau: string, account: Id, id: string): Promise<boolean> =>
  (
    await db.query('delete from passkey where bureau = $1 and account = $2 and id = $3 returning id', [
      bureau,
      account,
      id,
    ])
  ).length > 0;

export const addChallenge = async (
  db: Db,
  c: {
    readonly bureau: string;
    readonly challenge: string;
    readonly account: Id | null;
    readonly until: Instant;
    readonly now: Instant;
  },
): Promise<void> => {
  await db.query('delete from passkey_challenge where until <= $1', [c.now]);
  await db.query('insert into passkey_challenge (bureau, challenge, account, until) values ($1, $2, $3, $4)', [
    c.bureau,
    c.challenge,
    c.account,
    c.until,
  ]);
};
/** A challenge counts once, for whom it was made. */
export const takeChallenge = async (
  db: Db,
  bureau: string,
  challenge: string,
  account: Id | null,
  now: Instant,
): Promise<boolean> =>
  (
    await db.query(
      `delete from passkey_challenge where bureau = $1 and challenge = $2 and account is not distinct from $3
          and until > $4 returning challenge`,
      [bureau, challenge, account, now],
    )
  ).length > 0;

export const addIdentityCode = (
  db: Db,
  c: {
    readonly bureau: string;
    readonly id: Id;
    readonly subject: string;
    readonly codeHash: string;
    readonly purpose: 'account' | 'reset' | 'company';
    readonly givenBy: Id | null;
    readonly at: Instant;
    readonly until: Instant;
  },
) =>
  db.query(
    `insert into identity_code (bureau, id, subject, code_hash, given_by, given_at, until, purpose)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [c.bureau, c.id, c.subject, c.codeHash, c.givenBy, c.at, c.until, c.purpose],
  );
/** One more try at the codes given for somebody; answers whether the code is one that still counts. */
export const tryIdentityCode = async (
  db: Db,
  t: {
    readonly bureau: string;
    readonly subject: string;
    readonly codeHash: string;
    readonly max: number;
    readonly now: Instant;
  },
): Promise<Id | undefined> => {
  const rows = await db.query<{ id: Id; right: boolean }>(
    `update identity_code set tries = tries + 1
      where bureau = $1 and subject = $2 and used_at is null and until > $5 and tries < $4
     returning id, code_hash = $3 as right`,
    [t.bureau, t.subject, t.codeHash, t.max, t.now],
  );
  return rows.find((r) => r.right)?.id;
};
export const spendIdentityCode = (db: Db, bureau: string, id: Id, at: Instant) =>
  db.query('update identity_code set used_at = $3 where bureau = $1 and id = $2', [bureau, id, at]);
