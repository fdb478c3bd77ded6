import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

export type StockStep = 'received' | 'used' | 'spoiled';
export type StockCount = { readonly kind: string; readonly state: 'blank' | 'used' | 'spoiled'; readonly n: number };
export const stockCounts = (db: Db, bureau: string): Promise<StockCount[]> =>
  db.query<StockCount>(
    'select kind, state, count(*)::int as n from licence_stock where bureau = $1 group by kind, state order by kind, state',
    [bureau],
  );
/** The lowest blank of each kind: blanks are used in order. */
export const nextBlanks = (db: Db, bureau: string): Promise<{ kind: string; number: string }[]> =>
  db.query<{ kind: string; number: string }>(
    `select kind, min(number) as number from licence_stock where bureau = $1 and state = 'blank' group by kind`,
    [bureau],
  );
export type StockLine = {
  readonly id: Id;
  readonly kind: string;
  readonly number: string;
  readonly step: StockStep;
  readonly licence: Id | null;
  readonly reason: string | null;
  readonly by: Id;
  readonly at: Instant;
};
/** The newest steps, with the number of the licence a blank was used for. */
export const stockLog = (
  db: Db,
  bureau: string,
  limit: number,
): Promise<(StockLine & { readonly licenceNumber: string | null })[]> =>
  db.query(
    `select s.id, s.kind, s.number, s.step, s.licence, l.number as "licenceNumber", s.reason, s.by, s.at
       from licence_stock_log s left join licence l on l.bureau = s.bureau and l.id = s.licence
      where s.bureau = $1 order by s.at desc, s.id desc limit $2`,
    [bureau, limit],
  );
export const logStock = async (tx: Db, bureau: string, l: StockLine): Promise<void> => {
  await tx.query(
    `insert into licence_stock_log (bureau, id, kind, number, step, licence, reason, by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [bureau, l.id, l.kind, l.number, l.step, l.licence, l.reason, l.by, l.at],
  );
};
/** Blanks taken in; numbers that are there already are left and not answered. */
export const insertBlanks = async (
  tx: Db,
  bureau: string,
  kind: string,
  numbers: readonly string[],
): Promise<string[]> =>
  (
    await tx.query<{ number: string }>(
      `insert into licence_stock (bureau, kind, number, state)
       select $1, $2, n, 'blank' from unnest($3::text[]) n on conflict do nothing returning number`,
      [bureau, kind, numbers],
    )
  ).map((r) => r.number);
/** True when the number was a blank and is now what is said. */
export const moveBlank = async (
  tx: Db,
  bureau: string,
  b: { readonly kind: string; readonly number: string; readonly to: 'used' | 'spoiled'; readonly licence: Id | null },
): Promise<boolean> =>
  (
    await tx.query(
      `update licence_stock set state = $4, licence = $5
        where bureau = $1 and kind = $2 and number = $3 and state = 'blank' returning number`,
      [bureau, b.kind, b.number, b.to, b.licence],
    )
  ).length === 1;
