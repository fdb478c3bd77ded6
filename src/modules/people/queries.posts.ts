import type { Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';

/** Who holds which posts for an item today, without names: what the guards of acts ask. */
export const postsForItem = (
  db: Db,
  bureau: string,
  today: Day,
  item: string,
): Promise<{ readonly person: Id; readonly posts: readonly Post[] }[]> =>
  db.query(
    `select person, array_agg(distinct post order by post) as posts from staff_post
      where bureau = $1 and from_day <= $2 and (until_day is null or until_day >= $2)
        and (items is null or $3 = any(items))
      group by person order by person`,
    [bureau, today, item],
  );

/** Who holds a post in a unit today; nobody where the id is that of no unit. */
export const officersIn = async (db: Db, bureau: string, today: Day, unit: Id): Promise<Id[]> =>
  (
    await db.query<{ person: Id }>(
      `select distinct person from staff_post
        where bureau = $1 and unit = $3 and post <> 'catalogue'
          and from_day <= $2 and (until_day is null or until_day >= $2) order by person`,
      [bureau, today, unit],
    )
  ).map((r) => r.person);

/** Of these, who holds no post at the bureau today (许可法34.3: 工作人员); an id that is nobody's holds none. */
export const notStaff = async (db: Db, bureau: string, today: Day, persons: readonly Id[]): Promise<Id[]> =>
  (
    await db.query<{ id: Id }>(
      `select id from unnest($3::text[]) as named (id)
        where not exists (select from staff_post s where s.bureau = $1 and s.person = named.id
                            and s.from_day <= $2 and (s.until_day is null or s.until_day >= $2))`,
      [bureau, today, persons],
    )
  ).map((r) => r.id);

/** Of these, who is not a person the bureau knows. */
export const notPersons = async (db: Db, bureau: string, persons: readonly Id[]): Promise<Id[]> =>
  (
    await db.query<{ id: Id }>(
      `select id from unnest($2::text[]) as named (id)
        where not exists (select from person p where p.bureau = $1 and p.id = named.id)`,
      [bureau, persons],
    )
  ).map((r) => r.id);

/** The days on which what `postsForItem` answers may change: a post begins, or ended the day before. */
export const postChangeDays = async (db: Db, bureau: string): Promise<Day[]> =>
  (
    await db.query<{ day: Day }>(
      `select distinct day from (
         select from_day as day from staff_post where bureau = $1
         union all select until_day + 1 from staff_post where bureau = $1 and until_day is not null) changes
        order by day`,
      [bureau],
    )
  ).map((r) => r.day);
