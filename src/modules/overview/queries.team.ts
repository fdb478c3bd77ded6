import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Leave, Post } from './leave.ts';

/** Posts held on a day or later. */
export const postsFrom = (db: Db, bureau: string, day: Day): Promise<Post[]> =>
  db.query<Post>(
    `select id, person, post, unit, site, items, from_day as "from", until_day as until from staff_post
      where bureau = $1 and (until_day is null or until_day >= $2) order by person, from_day, id`,
    [bureau, day],
  );

const COLUMNS = `id, person, substitute, from_day as "from", until_day as until, posts, tasks, cases,
  moved_on as "movedOn", back_on as "backOn", entered_by as "enteredBy", ended_on as "endedOn"`;

/** Leaves that end on a day or later, and those whose cases have still to go back. */
export const leavesFrom = (db: Db, bureau: string, day: Day): Promise<Leave[]> =>
  db.query<Leave>(
    `select ${COLUMNS} from staff_leave
      where bureau = $1 and (until_day >= $2 or (cases <> '{}' and back_on is null)) order by from_day, id`,
    [bureau, day],
  );

export const leaveById = async (db: Db, bureau: string, id: Id): Promise<Leave | undefined> =>
  (
    await db.query<Leave>(`select ${COLUMNS} from staff_leave where bureau = $1 and id = $2 for update`, [bureau, id])
  )[0];

export const insertLeave = async (
  tx: Db,
  bureau: string,
  l: Pick<Leave, 'id' | 'person' | 'substitute' | 'from' | 'until' | 'posts' | 'tasks' | 'enteredBy'>,
  at: Instant,
): Promise<void> => {
  await tx.query(
    `insert into staff_leave (bureau, id, person, substitute, from_day, until_day, posts, tasks, entered_by, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [bureau, l.id, l.person, l.substitute, l.from, l.until, l.posts, l.tasks, l.enteredBy, at],
  );
};

/** Held until the transaction ends: two arrangements for one bureau are made one after the other. */
export const lockTeam = async (tx: Db, bureau: string): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 60))', [bureau]);
};

export const endLeave = async (tx: Db, bureau: string, id: Id, on: Day, by: Id): Promise<void> => {
  await tx.query('update staff_leave set ended_on = $3, ended_by = $4 where bureau = $1 and id = $2', [
    bureau,
    id,
    on,
    by,
  ]);
};
export const leaveMoved = async (db: Db, bureau: string, id: Id, on: Day, cases: readonly Id[]): Promise<void> => {
  await db.query('update staff_leave set moved_on = $3, cases = $4 where bureau = $1 and id = $2', [
    bureau,
    id,
    on,
    cases,
  ]);
};
export const leaveBack = async (db: Db, bureau: string, id: Id, on: Day): Promise<void> => {
  await db.query('update staff_leave set back_on = $3 where bureau = $1 and id = $2', [bureau, id, on]);
};

export type LogRow = {
  readonly id: Id;
  readonly kind: 'leave' | 'leave-ended' | 'hand-over' | 'back';
  readonly person: Id;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly by: Id;
  readonly at: Instant;
};
export const insertLog = async (db: Db, bureau: string, l: LogRow): Promise<void> => {
  await db.query(
    'insert into team_log (bureau, id, kind, person, facts, by_person, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [bureau, l.id, l.kind, l.person, JSON.stringify(l.facts), l.by, l.at],
  );
};
export const lastLog = (db: Db, bureau: string, limit: number): Promise<LogRow[]> =>
  db.query<LogRow>(
    `select id, kind, person, facts, by_person as "by", at from team_log
      where bureau = $1 order by at desc, id desc limit $2`,
    [bureau, limit],
  );

/** Opinions asked of a person by name and not yet given; those asked of a unit are anybody's there. */
export const askedByName = (db: Db, bureau: string): Promise<{ caseId: Id; person: Id }[]> =>
  db.query(
    `select c.id as "caseId", a.person from case_view c cross join lateral unnest(c.consulted) as a(person)
      where c.bureau = $1 and c.state = 'under-review'
        and exists (select from staff_post s where s.bureau = c.bureau and s.person = a.person)
      order by c.id`,
    [bureau],
  );

export const unitNames = (db: Db, bureau: string): Promise<{ id: Id; name: { zh: string; en: string } }[]> =>
  db.query('select id, name from unit where bureau = $1', [bureau]);
