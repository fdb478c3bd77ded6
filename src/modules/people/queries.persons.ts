import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

export type PersonRow = {
  readonly id: Id;
  readonly kind: 'natural' | 'legal';
  readonly sealed: Buffer;
  readonly representative: Id | null;
};

export const addPerson = (
  db: Db,
  p: {
    readonly bureau: string;
    readonly id: Id;
    readonly kind: 'natural' | 'legal';
    readonly numberHash: string;
    readonly sealed: Buffer;
    readonly representative: Id | null;
    readonly at: Instant;
  },
) =>
  db.query(
    `insert into person (bureau, id, kind, number_kind, number_hash, sealed, representative, created_at)
     values ($1, $2, $3, case $3 when 'legal' then 'credit-code' else 'resident-id' end, $4, $5, $6, $7)`,
    [p.bureau, p.id, p.kind, p.numberHash, p.sealed, p.representative, p.at],
  );

export const personsById = (db: Db, bureau: string, ids: readonly Id[]) =>
  db.query<PersonRow>(
    'select id, kind, sealed, representative from person where bureau = $1 and id = any($2::text[]) order by id',
    [bureau, ids],
  );

export const personByNumber = async (db: Db, bureau: string, numberHash: string): Promise<PersonRow | undefined> => {
  const [row] = await db.query<PersonRow>(
    'select id, kind, sealed, representative from person where bureau = $1 and number_hash = $2',
    [bureau, numberHash],
  );
  return row;
};

/** Persons entered last first, for a search by name: at most `limit` are opened. */
export const latestPersons = async (db: Db, bureau: string, limit: number): Promise<Id[]> =>
  (
    await db.query<{ id: Id }>('select id from person where bureau = $1 order by created_at desc, id limit $2', [
      bureau,
      limit,
    ])
  ).map((r) => r.id);

/** The units in which somebody holds a post today. */
export const unitsOf = async (db: Db, bureau: string, today: Day, person: Id): Promise<Id[]> =>
  (
    await db.query<{ unit: Id }>(
      `select distinct unit from staff_post
        where bureau = $1 and person = $3 and from_day <= $2 and (until_day is null or until_day >= $2) order by unit`,
      [bureau, today, person],
    )
  ).map((r) => r.unit);

export const staffInPost = (
  db: Db,
  bureau: string,
  today: Day,
  about: { readonly post?: string | undefined; readonly unit?: string | undefined; readonly item?: string | undefined },
) =>
  db.query<{ id: Id; sealed: Buffer; posts: readonly string[]; unit: Id; unitName: { zh: string; en: string } }>(
    `select p.id, p.sealed, array_agg(distinct s.post order by s.post) as posts, u.id as unit, u.name as "unitName"
       from staff_post s
       join person p on p.bureau = s.bureau and p.id = s.person
       join unit u on u.bureau = s.bureau and u.id = s.unit
      where s.bureau = $1 and s.from_day <= $2 and (s.until_day is null or s.until_day >= $2)
        and ($3::text is null or s.post = $3) and ($4::text is null or s.unit = $4)
        and ($5::text is null or s.items is null or $5 = any(s.items))
      group by p.id, p.sealed, u.id, u.name
      order by u.id, p.id`,
    [bureau, today, about.post ?? null, about.unit ?? null, about.item ?? null],
  );

/** The first unit in which a person holds a post today, for the head of their screen. */
export const unitOf = async (db: Db, bureau: string, unit: Id) => {
  const [row] = await db.query<{ id: Id; name: { zh: string; en: string } }>(
    'select id, name from unit where bureau = $1 and id = $2',
    [bureau, unit],
  );
  return row;
};

export const addPost = (
  db: Db,
  p: {
    readonly bureau: string;
    readonly id: Id;
    readonly person: Id;
    readonly post: string;
    readonly unit: Id;
    readonly site: Id | null;
    readonly items: readonly string[] | null;
    readonly from: Day;
    readonly until: Day | null;
  },
) =>
  db.query(
    `insert into staff_post (bureau, id, person, post, unit, site, items, from_day, until_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [p.bureau, p.id, p.person, p.post, p.unit, p.site, p.items, p.from, p.until],
  );

/**
 * Ends a post with the given day as its last; one that began later was never held: its last day then lies before its
 * first. Answers whether there was one that still ran.
 */
export const endPost = async (db: Db, bureau: string, id: Id, lastDay: Day): Promise<boolean> =>
  (
    await db.query(
      `update staff_post set until_day = $3::date
        where bureau = $1 and id = $2 and (until_day is null or until_day > $3) returning id`,
      [bureau, id, lastDay],
    )
  ).length > 0;

export const addNotice = (
  db: Db,
  n: {
    readonly bureau: string;
    readonly id: Id;
    readonly person: Id;
    readonly kind: string;
    readonly facts: object;
    readonly at: Instant;
  },
) =>
  db.query('insert into notice (bureau, id, person, kind, facts, at) values ($1, $2, $3, $4, $5, $6)', [
    n.bureau,
    n.id,
    n.person,
    n.kind,
    JSON.stringify(n.facts),
    n.at,
  ]);

/** Whoever acts for another is told themselves what the other is told: shown and counted once. `persons` begins with oneself. */
const NOT_TWICE = `not exists (select 1 from notice own where own.bureau = n.bureau and own.person = ($2::text[])[1]
  and own.person <> n.person and own.kind = n.kind and own.facts = n.facts
  and own.at between n.at - interval '1 minute' and n.at + interval '1 minute')`;

export const noticesOf = (db: Db, bureau: string, persons: readonly Id[], before: Id | null, limit: number) =>
  db.query<{ id: Id; person: Id; kind: string; facts: Record<string, unknown>; at: Instant; read: boolean }>(
    `select id, person, kind, facts, at, read_at is not null as read from notice n
      where bureau = $1 and person = any($2::text[]) and ($3::text is null or id < $3) and ${NOT_TWICE}
      order by id desc limit $4`,
    [bureau, persons, before, limit],
  );

export const unreadOf = async (db: Db, bureau: string, persons: readonly Id[]): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*) as n from (
       select from notice n where bureau = $1 and person = any($2::text[]) and read_at is null and ${NOT_TWICE} limit 100) u`,
    [bureau, persons],
  );
  return row!.n;
};

export const markRead = (db: Db, bureau: string, persons: readonly Id[], id: Id, at: Instant) =>
  db.query(
    `update notice set read_at = $4 where bureau = $1 and person = any($2::text[]) and id = $3 and read_at is null`,
    [bureau, persons, id, at],
  );

/** Bodies whose legal representative this person is (民法典61); at most 50. */
export const representedBy = async (db: Db, bureau: string, person: Id): Promise<readonly Id[]> => {
  const rows = await db.query<{ id: Id }>(
    'select id from person where bureau = $1 and representative = $2 order by id limit 50',
    [bureau, person],
  );
  return rows.map((r) => r.id);
};
