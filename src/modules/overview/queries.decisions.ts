import type { Day } from '../../kernel/day.ts';
import type { Db } from '../../platform/db.ts';
import type { Decision } from './promises.ts';

/** The last decision on record: while it stays the same, so does everything counted from decisions. */
export const lastDecision = async (db: Db, bureau: string): Promise<number> => {
  const [row] = await db.query<{ position: number }>(
    `select position from trail_event
      where bureau = $1 and stream_kind = 'case' and type = 'Decided' order by day desc, position desc limit 1`,
    [bureau],
  );
  return Number(row?.position ?? 0);
};

/**
 * Decisions recorded between two days, with the periods pinned at acceptance. Renewals granted by lapse of time are
 * left out: nobody decided them (许可法50.2).
 */
export const decisionsBetween = (db: Db, bureau: string, from: Day, to: Day): Promise<Decision[]> =>
  db.query<Decision>(
    `select c.id as "caseId", c.item, d.payload->>'on' as "on", d.payload->>'outcome' as outcome,
            coalesce((d.payload->'ledger'->>'counted')::int, 0) as counted,
            coalesce((d.payload->'ledger'->>'excluded')::int, 0) as excluded,
            d.payload->'ledger'->>'due' as due, d.payload->'ledger'->>'promised' as "promisedDue",
            a.payload->'periods'->'statutory' as statutory, a.payload->'periods'->'promised' as promised,
            exists (select from trail_event r where r.bureau = d.bureau and r.stream_kind = 'case'
                       and r.stream_id = d.stream_id and r.type = 'Resubmitted') as again
       from trail_event d
       join case_view c on c.bureau = d.bureau and c.id = d.stream_id
       left join trail_event a on a.bureau = d.bureau and a.stream_kind = 'case' and a.stream_id = d.stream_id
                              and a.type = 'Accepted'
      where d.bureau = $1 and d.stream_kind = 'case' and d.type = 'Decided' and d.day >= $2 and d.day <= $3
        and not (d.payload->>'deemed')::boolean
      order by d.day, d.position`,
    [bureau, from, to],
  );
