import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { barAfterFalseMaterial } from '../../law/articles.ts';
import type { Db, Statement } from '../../platform/db.ts';

/** Takes the counter's row for this transaction and answers the next number of acceptance (许可法57). */
export const nextAcceptSeq = async (tx: Db, bureau: string, item: string, quota: string): Promise<number> => {
  const [row] = await tx.query<{ n: number }>(
    `insert into accept_counter as c (bureau, item, quota, n) values ($1, $2, $3, 0)
      on conflict (bureau, item, quota) do update set n = c.n returning n`,
    [bureau, item, quota],
  );
  return Number(row!.n) + 1;
};
export const takeAcceptSeq = (bureau: string, item: string, quota: string, n: number): Statement => ({
  text: 'update accept_counter set n = $4 where bureau = $1 and item = $2 and quota = $3',
  values: [bureau, item, quota, n],
});

/**
 * 许可法57: undecided cases of an item that were accepted before this one, and how many permits are out: granted, and not
 * ended since. One that has ended is there for the next.
 */
export const rankFacts = async (
  tx: Db,
  bureau: string,
  item: string,
  caseId: Id,
  /** Of whoever is about to grant: the counter's row is taken first, so that two never share out the last permit. */
  granting?: { readonly quota: string },
): Promise<{ readonly earlier: number; readonly granted: number }> => {
  if (granting) await nextAcceptSeq(tx, bureau, item, granting.quota);
  const [row] = await tx.query<{ earlier: number; granted: number }>(
    `with me as (select e.payload->>'instant' as at, e.position from trail_event e
                  where e.bureau = $1 and e.stream_kind = 'case' and e.stream_id = $3 and e.type = 'Accepted')
     select (select count(*) from case_view c
               join trail_event a on a.bureau = c.bureau and a.stream_kind = 'case' and a.stream_id = c.id
                and a.type = 'Accepted', me
              where c.bureau = $1 and c.item = $2 and c.state = 'under-review' and c.id <> $3
                and (a.payload->>'instant', a.position) < (me.at, me.position))::int as earlier,
            (select count(*) from case_view c left join licence l on l.bureau = c.bureau and l.case_id = c.id
              where c.bureau = $1 and c.item = $2 and c.outcome in ('granted', 'granted-in-part')
                and (l.id is null or l.state in ('in-force', 'suspended')))::int as granted`,
    [bureau, item, caseId],
  );
  return { earlier: Number(row!.earlier), granted: Number(row!.granted) };
};

/** Who applied for a case, alone or together with others. */
const APPLIED = '(c.applicant = $2 or c.co_applicants @> array[$2]::text[])';

/**
 * Until when a person may not apply for an item again. 许可法79: a licence was revoked as got by fraud that they applied
 * for, alone or together with its holder. 78: an application of theirs was rejected or denied for false material; of a denial
 * the year runs from its day, unless somebody else had filed in their name.
 */
export const barredUntil = async (
  db: Db,
  bureau: string,
  person: Id,
  items: readonly string[],
): Promise<Day | undefined> => {
  const [revoked, found] = await Promise.all([
    db.query<{ until: Day | null }>(
      `select max(e.payload->>'barUntil') as until from licence l
         join trail_event e on e.bureau = l.bureau and e.stream_kind = 'licence' and e.stream_id = l.id and e.type = 'Revoked'
        where l.bureau = $1 and l.item = any($3::text[]) and l.state in ('revoked', 'cancelled')
          and l.id in (select id from licence where bureau = $1 and holder = $2
                       union all
                       select o.id from licence o join case_view c on c.bureau = o.bureau and c.id = o.case_id
                        where c.bureau = $1 and c.co_applicants @> array[$2]::text[])`,
      [bureau, person, items],
    ),
    db.query<{ on: Day; until: Day | null }>(
      `select e.payload->>'on' as on, e.payload->>'until' as until from case_view c
         join trail_event e on e.bureau = c.bureau and e.stream_kind = 'case' and e.stream_id = c.id
        where c.bureau = $1 and c.item = any($3::text[]) and c.state in ('decided', 'closed') and ${APPLIED}
          and (e.type = 'FilingRejected' and e.payload->>'branch' = 'false-material' and e.payload ? 'until'
               or e.type = 'Decided' and e.payload->>'outcome' = 'denied' and e.payload->>'articles' ~ '许可法 ?第?(78|七十八)(\\D|$)'
                  and not exists (select from trail_event f where f.bureau = c.bureau and f.stream_kind = 'case'
                                     and f.stream_id = c.id and f.type = 'Unfrozen' and f.payload->'finding' = 'true'))`,
      [bureau, person, items],
    ),
  ]);
  const days = found.map(({ on, until }) => until ?? barAfterFalseMaterial(on).outcome.until);
  return [...days, ...revoked.flatMap((r) => r.until ?? [])].reduce<Day | undefined>(
    (last, day) => (last === undefined || day > last ? day : last),
    undefined,
  );
};

/** Whether a printed blank was handed over with another case, or is used or spoiled for another licence (领证台账). */
export const stockNumberUsed = async (db: Db, bureau: string, number: string, caseId: Id): Promise<boolean> => {
  const [row] = await db.query<{ used: boolean }>(
    `select exists (select from trail_event where bureau = $1 and stream_kind = 'case' and type = 'Delivered'
                       and stream_id <> $3 and payload->>'stockNumber' = $2)
         or exists (select from licence_stock s where s.bureau = $1 and s.number = $2 and (s.state = 'spoiled' or s.state = 'used'
                       and s.licence is distinct from (select l.id from licence l where l.bureau = $1 and l.case_id = $3)))
         as used`,
    [bureau, number, caseId],
  );
  return row!.used;
};
