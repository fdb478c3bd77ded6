import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Consequence, ObligationKind } from './events.ts';
import type { ObligationStateName } from './obligation.ts';

export type ObligationRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly source: number;
  readonly kind: ObligationKind;
  readonly item: string;
  readonly debtor: Id;
  readonly what: readonly string[];
  readonly due: Day;
  readonly state: ObligationStateName;
  readonly consequence: Consequence;
  readonly version: number;
  /** Who applied together with the debtor. */
  readonly together: readonly Id[];
};
const COLUMNS = `id, case_id as "caseId", source, kind, item, debtor, what, due, state, consequence, version,
  coalesce((select c.co_applicants from case_view c where c.bureau = o.bureau and c.id = o.case_id), '{}') as together`;

export const saveObligation = async (
  tx: Db,
  bureau: string,
  o: Omit<ObligationRow, 'together'>,
  at: Instant,
): Promise<void> => {
  await tx.query(
    `insert into obligation (bureau, id, case_id, source, kind, item, debtor, what, due, state, consequence, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict (bureau, id) do update set
        due = excluded.due, state = excluded.state, version = excluded.version, updated_at = excluded.updated_at`,
    [bureau, o.id, o.caseId, o.source, o.kind, o.item, o.debtor, o.what, o.due, o.state, o.consequence, o.version, at],
  );
};

export const obligationById = async (db: Db, bureau: string, id: Id): Promise<ObligationRow | undefined> =>
  (await db.query<ObligationRow>(`select ${COLUMNS} from obligation o where bureau = $1 and id = $2`, [bureau, id]))[0];

export const obligationsOfCase = (db: Db, bureau: string, caseId: Id): Promise<ObligationRow[]> =>
  db.query<ObligationRow>(
    `select ${COLUMNS} from obligation o where bureau = $1 and case_id = $2 order by source, kind`,
    [bureau, caseId],
  );

/** For the board: what is still expected, or (`broken`) what was not kept and not repaired, by its day; of some items or all (null). `after` continues behind a line. */
export const expected = (
  db: Db,
  bureau: string,
  items: readonly string[] | null,
  after: { readonly due: Day; readonly id: Id } | undefined,
  limit: number,
  broken = false,
): Promise<ObligationRow[]> =>
  db.query<ObligationRow>(
    `select ${COLUMNS} from obligation o
      where bureau = $1 and ${broken ? "state = 'broken'" : "state not in ('kept', 'repaired', 'waived', 'broken')"}
        and ($2::date is null or (due, id) > ($2, $3)) and ($5::text[] is null or item = any($5))
      order by due, id limit $4`,
    [bureau, after?.due ?? null, after?.id ?? null, limit, items],
  );

/** What somebody promised, alone or together with others, newest first; `items` null: in all items. */
export const obligationsOf = (
  db: Db,
  bureau: string,
  debtor: Id,
  items: readonly string[] | null,
): Promise<ObligationRow[]> =>
  db.query<ObligationRow>(
    `select ${COLUMNS} from obligation o
      where bureau = $1 and ($3::text[] is null or item = any($3))
        and (debtor = $2 or case_id in (select c.id from case_view c where c.bureau = $1 and c.co_applicants @> array[$2]::text[]))
      order by due desc, id limit 200`,
    [bureau, debtor, items],
  );

/** Open ones whose day has passed. */
export const overdueBy = (db: Db, bureau: string, today: Day, after: Id, limit: number): Promise<{ id: Id }[]> =>
  db.query<{ id: Id }>(
    `select id from obligation
      where bureau = $1 and state in ('open', 'rectifying') and due < $2 and id > $3 order by id limit $4`,
    [bureau, today, after, limit],
  );

/**
 * A broken promise that was not repaired closes both tolerance and commitment to its debtor (B8, B9), and to who applied
 * together with them: each answers for what was promised (许可法31).
 */
export const isRestricted = async (
  db: Db,
  bureau: string,
  person: Id,
  _kind: 'tolerance' | 'commitment',
): Promise<boolean> => {
  const [row] = await db.query<{ restricted: boolean }>(
    `select exists (select from obligation where bureau = $1 and debtor = $2 and state = 'broken')
         or exists (select from case_view c join obligation o on o.bureau = c.bureau and o.case_id = c.id
                     where c.bureau = $1 and c.co_applicants @> array[$2]::text[] and o.state = 'broken') as restricted`,
    [bureau, person],
  );
  return row!.restricted;
};

export const saveWords = async (
  tx: Db,
  bureau: string,
  w: { readonly obligation: Id; readonly hash: string; readonly holder: Id; readonly sealed: Uint8Array },
): Promise<void> => {
  await tx.query(
    `insert into obligation_words (bureau, obligation, hash, holder, sealed) values ($1, $2, $3, $4, $5)
      on conflict (bureau, obligation, hash) do nothing`,
    [bureau, w.obligation, w.hash, w.holder, w.sealed],
  );
};
