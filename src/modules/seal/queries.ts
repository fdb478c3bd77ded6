import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { DocumentKind, SealHow, SealKind } from './events.ts';
import type { SealStateName } from './seal.ts';

export type SealRow = {
  readonly id: Id;
  readonly organ: string;
  readonly organCode: string | null;
  readonly name: string;
  readonly kind: SealKind;
  readonly number: string;
  readonly how: SealHow;
  readonly items: readonly string[] | null;
  readonly state: SealStateName;
  readonly since: Day;
  readonly from: Day;
  readonly until: Day;
  readonly key: string;
  readonly gmKey: string | null;
  readonly gmSeal: Buffer | null;
  readonly picture: string;
  readonly test: boolean;
  readonly version: number;
};
const COLUMNS = `id, organ, organ_code as "organCode", name, kind, number, how, items, state, since, from_day as "from",
  until_day as "until", key_ref as "key", gm_key_ref as "gmKey", gm_seal as "gmSeal", picture, test, version`;

/** All seals, those in use first, newest first. */
export const seals = (db: Db, bureau: string): Promise<SealRow[]> =>
  db.query<SealRow>(
    `select ${COLUMNS} from seal where bureau = $1
      order by array_position(array['in-force','suspended','replaced','destroyed'], state), from_day desc, id desc`,
    [bureau],
  );
export const sealById = async (db: Db, bureau: string, id: Id): Promise<SealRow | undefined> =>
  (await db.query<SealRow>(`select ${COLUMNS} from seal where bureau = $1 and id = $2`, [bureau, id]))[0];

/** Seals are registered one after the other: the next anti-forgery number is counted. */
export const lockSeals = (tx: Db) => tx.query('lock table seal in share row exclusive mode');
/** How many seals there ever were. */
export const countSeals = async (tx: Db, bureau: string): Promise<number> =>
  (await tx.query<{ n: number }>('select count(*)::int as n from seal where bureau = $1', [bureau]))[0]!.n;

export const insertSeal = async (tx: Db, bureau: string, s: SealRow, at: Instant): Promise<void> => {
  await tx.query(
    `insert into seal (bureau, id, organ, organ_code, name, kind, number, how, items, state, since, from_day, until_day,
                       key_ref, gm_key_ref, gm_seal, picture, test, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      bureau,
      s.id,
      s.organ,
      s.organCode,
      s.name,
      s.kind,
      s.number,
      s.how,
      s.items,
      s.state,
      s.since,
      s.from,
      s.until,
      s.key,
      s.gmKey,
      s.gmSeal,
      s.picture,
      s.test,
      s.version,
      at,
    ],
  );
};
export const saveState = async (
  tx: Db,
  bureau: string,
  s: { readonly id: Id; readonly state: SealStateName; readonly since: Day; readonly version: number },
  at: Instant,
): Promise<void> => {
  await tx.query(
    'update seal set state = $3, since = $4, version = $5, updated_at = $6 where bureau = $1 and id = $2',
    [bureau, s.id, s.state, s.since, s.version, at],
  );
};

export type RequestRow = {
  readonly id: Id;
  readonly seal: Id | null;
  readonly kind: DocumentKind;
  readonly document: string;
  readonly title: string;
  readonly number: string;
  readonly item: string;
  readonly why: string;
  readonly askedAt: Instant;
  readonly state: 'waiting' | 'approved' | 'refused' | 'done';
  readonly decidedBy: Id | null;
};
const REQUEST = `id, seal, kind, document, title, number, item, why, asked_at as "askedAt", state, decided_by as "decidedBy"`;

export const requestOf = async (
  db: Db,
  bureau: string,
  kind: string,
  document: string,
): Promise<RequestRow | undefined> =>
  (
    await db.query<RequestRow>(
      `select ${REQUEST} from seal_request where bureau = $1 and kind = $2 and document = $3`,
      [bureau, kind, document],
    )
  )[0];
export const requestById = async (db: Db, bureau: string, id: Id): Promise<RequestRow | undefined> =>
  (await db.query<RequestRow>(`select ${REQUEST} from seal_request where bureau = $1 and id = $2`, [bureau, id]))[0];
export const requestsWaiting = (db: Db, bureau: string, limit: number): Promise<RequestRow[]> =>
  db.query<RequestRow>(
    `select ${REQUEST} from seal_request where bureau = $1 and state = 'waiting' order by asked_at, id limit $2`,
    [bureau, limit],
  );

export type RefusedRow = RequestRow & {
  readonly seal: Id;
  readonly decidedBy: Id;
  readonly decidedAt: Instant;
  /** Sealed under the seal's id. */
  readonly reason: Buffer;
};
export const requestsRefused = (db: Db, bureau: string, limit: number): Promise<RefusedRow[]> =>
  db.query<RefusedRow>(
    `select ${REQUEST}, decided_at as "decidedAt", reason from seal_request
      where bureau = $1 and state = 'refused' and seal is not null and reason is not null
      order by decided_at desc, id desc limit $2`,
    [bureau, limit],
  );

/**
 * Asks once; asked again, the reason and the seal are those of today. A decided request stays decided, but for one
 * that was approved for a seal that is no longer the one to be set: it waits for the approval of that one.
 */
export const askUse = async (
  db: Db,
  bureau: string,
  r: Omit<RequestRow, 'state' | 'decidedBy'>,
): Promise<{ readonly id: Id; readonly state: RequestRow['state'] }> =>
  (
    await db.query<{ id: Id; state: RequestRow['state'] }>(
      `insert into seal_request as r (bureau, id, seal, kind, document, title, number, item, why, asked_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')
        on conflict (bureau, kind, document) do update set seal = excluded.seal, why = excluded.why,
              state = case when r.state = 'approved' and excluded.why = 'approval-missing' then 'waiting' else r.state end
       returning id, state`,
      [bureau, r.id, r.seal, r.kind, r.document, r.title, r.number, r.item, r.why, r.askedAt],
    )
  )[0]!;
export const decideRequest = async (
  tx: Db,
  bureau: string,
  r: {
    readonly id: Id;
    readonly seal: Id;
    readonly state: 'approved' | 'refused';
    readonly by: Id;
    readonly reason?: Buffer;
  },
  at: Instant,
): Promise<void> => {
  await tx.query(
    `update seal_request set state = $3, decided_by = $4, decided_at = $5, reason = $6, seal = $7
      where bureau = $1 and id = $2 and state in ('waiting', 'refused')`,
    [bureau, r.id, r.state, r.by, at, r.reason ?? null, r.seal],
  );
};
/** The press is free to try again what waited: after an approval, a new allowance, a seal back in force. */
export const freeWaiting = async (tx: Db, bureau: string, request?: Id): Promise<void> => {
  for (const table of ['licence_edition', 'filed_paper', 'licence_paper'])
    await tx.query(
      `update ${table} set awaits = null where bureau = $1 and place is null and awaits is not null
          and ($2::text is null or awaits = $2)`,
      [bureau, request ?? null],
    );
};

export type UseRow = {
  readonly id: Id;
  readonly seal: Id;
  readonly kind: DocumentKind;
  readonly document: string;
  readonly title: string;
  readonly number: string;
  readonly item: string;
  readonly hash: string;
  readonly approval: Id;
  readonly approver: Id;
  readonly operator: Id;
  readonly usedAt: Instant;
  readonly test: boolean;
};
const USE = `id, seal, kind, document, title, number, item, hash, approval, approver, operator, used_at as "usedAt", test`;

/** One use in the log; a file sealed twice by accident (two presses at once) is logged for the one that was kept. */
export const insertUse = async (tx: Db, bureau: string, u: UseRow): Promise<void> => {
  await tx.query(
    `insert into seal_use (bureau, id, seal, kind, document, title, number, item, hash, approval, approver, operator, used_at, test)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      bureau,
      u.id,
      u.seal,
      u.kind,
      u.document,
      u.title,
      u.number,
      u.item,
      u.hash,
      u.approval,
      u.approver,
      u.operator,
      u.usedAt,
      u.test,
    ],
  );
  await tx.query(
    `update seal_request set state = 'done' where bureau = $1 and kind = $2 and document = $3 and state <> 'refused'`,
    [bureau, u.kind, u.document],
  );
};
export const uses = (
  db: Db,
  bureau: string,
  ask: { readonly seal?: Id; readonly query?: string; readonly before?: { readonly at: Instant; readonly id: Id } },
  limit: number,
): Promise<UseRow[]> =>
  db.query<UseRow>(
    `select ${USE} from seal_use
      where bureau = $1 and ($2::text is null or seal = $2)
        and ($3::text is null or position($3 in number) > 0 or position($3 in title) > 0 or hash = $3)
        and ($4::timestamptz is null or (used_at, id) < ($4, $5))
      order by used_at desc, id desc limit $6`,
    [bureau, ask.seal ?? null, ask.query ?? null, ask.before?.at ?? null, ask.before?.id ?? null, limit],
  );
