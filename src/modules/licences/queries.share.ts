import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

export type ShareRow = {
  readonly id: Id;
  readonly licence: Id;
  readonly holder: Id;
  readonly sealed: Buffer;
  readonly until: Day;
  readonly madeAt: Instant;
  readonly endedAt: Instant | null;
  readonly uses: number;
  readonly lastUsedAt: Instant | null;
};
const COLUMNS = `id, licence, holder, sealed, until_day as "until", made_at as "madeAt", ended_at as "endedAt", uses,
  last_used_at as "lastUsedAt"`;

export const addShare = (
  tx: Db,
  s: Pick<ShareRow, 'id' | 'licence' | 'holder' | 'sealed' | 'until' | 'madeAt'> & {
    readonly bureau: string;
    readonly madeBy: Id;
    readonly tokenHash: string;
  },
) =>
  tx.query(
    `insert into licence_share (bureau, id, licence, holder, made_by, token_hash, sealed, until_day, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [s.bureau, s.id, s.licence, s.holder, s.madeBy, s.tokenHash, s.sealed, s.until, s.madeAt],
  );

export const sharesOf = (db: Db, bureau: string, licence: Id) =>
  db.query<ShareRow>(
    `select ${COLUMNS} from licence_share where bureau = $1 and licence = $2 order by id desc limit 100`,
    [bureau, licence],
  );

export const shareByToken = async (db: Db, bureau: string, tokenHash: string): Promise<ShareRow | undefined> =>
  (
    await db.query<ShareRow>(`select ${COLUMNS} from licence_share where bureau = $1 and token_hash = $2`, [
      bureau,
      tokenHash,
    ])
  )[0];

export const countUse = (db: Db, bureau: string, id: Id, at: Instant) =>
  db.query('update licence_share set uses = uses + 1, last_used_at = $3 where bureau = $1 and id = $2', [
    bureau,
    id,
    at,
  ]);

export const endShare = async (db: Db, bureau: string, licence: Id, id: Id, at: Instant): Promise<boolean> =>
  (
    await db.query(
      `update licence_share set ended_at = $4 where bureau = $1 and licence = $2 and id = $3 and ended_at is null
       returning id`,
      [bureau, licence, id, at],
    )
  ).length > 0;
