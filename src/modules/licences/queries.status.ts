import type { Day } from '../../kernel/day.ts';
import type { Db } from '../../platform/db.ts';
import type { StatusLine } from './status.ts';

/**
 * Licences that are not simply what their first paper says, by id. Those whose every edition ended before `endedBefore`
 * are left out: their own paper says that they are over.
 */
export const notPlain = (db: Db, bureau: string, endedBefore: Day): Promise<StatusLine[]> =>
  db.query<StatusLine>(
    `select id as licence, edition, state, since from licence l
      where bureau = $1 and (state not in ('in-force', 'expired') or edition > 1)
        and not (until_day < ($2::text)::date and not exists (
          select from trail_event e
           where e.bureau = l.bureau and e.stream_kind = 'licence' and e.stream_id = l.id
             and e.type in ('Issued', 'Changed', 'Renewed')
             and coalesce(e.payload->>'until', '9999-12-31') >= $2::text))
      order by id`,
    [bureau, endedBefore],
  );
