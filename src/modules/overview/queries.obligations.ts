import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { PromiseFact } from './broken.ts';

/** Promises that fell due between two days; waived ones are out. `items` null: of all items. */
export const promisesDue = (
  db: Db,
  bureau: string,
  items: readonly string[] | null,
  from: Day,
  to: Day,
): Promise<PromiseFact[]> =>
  db.query<PromiseFact>(
    `select case_id as "caseId", item, state, due from obligation
      where bureau = $1 and due >= $2 and due <= $3 and state <> 'waived' and ($4::text[] is null or item = any($4))
      order by due, id`,
    [bureau, from, to, items],
  );

/** The last check of every obligation that is still on the board: the day, and who went. */
export const lastChecks = (
  db: Db,
  bureau: string,
  items: readonly string[] | null,
): Promise<{ obligation: Id; on: Day; inspectors: readonly Id[]; by: Id }[]> =>
  db.query(
    `select distinct on (e.stream_id) e.stream_id as obligation, e.payload->>'on' as "on",
            e.payload->'inspectors' as inspectors, e.actor as "by"
       from obligation o join trail_event e
         on e.bureau = o.bureau and e.stream_kind = 'obligation' and e.stream_id = o.id and e.type = 'Checked'
      where o.bureau = $1 and o.state not in ('kept', 'repaired', 'waived') and ($2::text[] is null or o.item = any($2))
      order by e.stream_id, e.version desc`,
    [bureau, items],
  );

/** Who holds today a post that may check a promise. */
export const checkersOn = async (db: Db, bureau: string, today: Day): Promise<readonly Id[]> =>
  (
    await db.query<{ person: Id }>(
      `select distinct person from staff_post
        where bureau = $1 and post in ('examiner', 'acceptor', 'supervisor', 'oversight', 'intake')
          and from_day <= $2 and (until_day is null or until_day >= $2) order by person`,
      [bureau, today],
    )
  ).map((r) => r.person);
