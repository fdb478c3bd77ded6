import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

export type MandateRow = {
  readonly id: Id;
  readonly principal: Id;
  readonly agent: Id;
  readonly items: readonly string[] | null;
  readonly from: Day;
  readonly until: Day;
  readonly endedOn: Day | null;
};
const COLUMNS = 'id, principal, agent, items, from_day as "from", until_day as "until", ended_on as "endedOn"';

export const mandatesOf = (db: Db, bureau: string, persons: readonly Id[]) =>
  db.query<MandateRow>(
    `select ${COLUMNS} from mandate
      where bureau = $1 and (principal = any($2::text[]) or agent = any($2::text[])) order by id desc limit 200`,
    [bureau, persons],
  );

/** Locked, so that a mandate ends once. */
export const mandateToEnd = async (tx: Db, bureau: string, id: Id): Promise<MandateRow | undefined> => {
  const [row] = await tx.query<MandateRow>(`select ${COLUMNS} from mandate where bureau = $1 and id = $2 for update`, [
    bureau,
    id,
  ]);
  return row;
};

export const addMandate = (
  tx: Db,
  m: {
    readonly bureau: string;
    readonly id: Id;
    readonly principal: Id;
    readonly agent: Id;
    readonly items: readonly string[] | null;
    readonly from: Day;
    readonly until: Day;
    readonly by: Id;
    readonly at: Instant;
  },
) =>
  tx.query(
    `insert into mandate (bureau, id, principal, agent, items, from_day, until_day, given_by, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [m.bureau, m.id, m.principal, m.agent, m.items, m.from, m.until, m.by, m.at],
  );

export const endMandate = (tx: Db, bureau: string, id: Id, on: Day, by: Id) =>
  tx.query('update mandate set ended_on = $3, ended_by = $4 where bureau = $1 and id = $2', [bureau, id, on, by]);

/** Who may act by a mandate on a day; undefined when it is not in force then. */
export const agentOf = async (db: Db, bureau: string, mandate: Id, on: Day): Promise<Id | undefined> => {
  const [row] = await db.query<{ agent: Id }>(
    `select agent from mandate
      where bureau = $1 and id = $2 and ended_on is null and from_day <= $3 and until_day >= $3`,
    [bureau, mandate, on],
  );
  return row?.agent;
};
