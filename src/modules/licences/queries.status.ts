import type { Db } from '../../platform/db.ts';
import type { StatusLine } from './status.ts';

/** Licences that are not simply what their first paper says, by id. */
export const notPlain = (db: Db, bureau: string): Promise<StatusLine[]> =>
  db.query<StatusLine>(
    `select id as licence, edition, state, since from licence
      where bureau = $1 and (state not in ('in-force', 'expired') or edition > 1)
      order by id`,
    [bureau],
  );
