import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { CaseEvent } from './events.ts';

/** SQL for looking back over many cases of one item at once; reads only. */
export type PastRow = { readonly id: Id; readonly number: string; readonly receivedOn: Day };

/** Decided or closed since a day, newest first. */
export const endedCases = (db: Db, bureau: string, item: string, since: Day, limit: number): Promise<PastRow[]> =>
  db.query<PastRow>(
    `select id, number, received_on as "receivedOn" from case_view
      where bureau = $1 and item = $2 and state in ('decided', 'closed') and coalesce(decided_on, closed_on) >= $3
      order by received_on desc, id limit $4`,
    [bureau, item, since, limit],
  );

export const eventsOfCases = async (
  db: Db,
  bureau: string,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, readonly CaseEvent[]>> => {
  const rows = await db.query<{ id: Id; type: string; payload: object }>(
    `select stream_id as id, type, payload from trail_event
      where bureau = $1 and stream_kind = 'case' and stream_id = any($2::text[]) order by stream_id, version`,
    [bureau, ids],
  );
  const found = new Map<Id, CaseEvent[]>();
  for (const { id, type, payload } of rows) {
    const event = { type, ...payload } as CaseEvent;
    const list = found.get(id);
    if (list) list.push(event);
    else found.set(id, [event]);
  }
  return found;
};
