import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';

export type Side = 'applicant' | 'officer';
export type MessageRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly side: Side;
  readonly author: Id;
  readonly post: string | null;
  readonly unit: string | null;
  readonly holder: Id;
  readonly sealed: Buffer;
  readonly file: Id | null;
  readonly at: Instant;
  /** Order of arrival. */
  readonly position: number;
};
const COLUMNS = `m.id, m.case_id as "caseId", m.side, m.author, m.post, m.unit, m.holder, m.sealed, m.file, m.at, m.position`;

export const addMessage = async (tx: Db, bureau: string, m: Omit<MessageRow, 'position'>): Promise<void> => {
  await tx.query(
    `insert into message (bureau, id, case_id, side, author, post, unit, holder, sealed, file, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [bureau, m.id, m.caseId, m.side, m.author, m.post, m.unit, m.holder, m.sealed, m.file, m.at],
  );
};

/** Oldest first. */
export const messagesOf = (db: Db, bureau: string, caseId: Id): Promise<MessageRow[]> =>
  db.query(`select ${COLUMNS} from message m where m.bureau = $1 and m.case_id = $2 order by m.position`, [
    bureau,
    caseId,
  ]);

export type Mark = { readonly person: Id; readonly side: Side; readonly upTo: number; readonly at: Instant };
export const marksOf = (db: Db, bureau: string, caseId: Id): Promise<Mark[]> =>
  db.query(
    `select person, side, up_to as "upTo", at from message_mark where bureau = $1 and case_id = $2 order by at, person`,
    [bureau, caseId],
  );

/** Up to a message of the case; a mark only moves on. */
export const markUpTo = async (
  tx: Db,
  bureau: string,
  caseId: Id,
  m: Omit<Mark, 'upTo'> & { readonly upTo: Id },
): Promise<void> => {
  await tx.query(
    `insert into message_mark as k (bureau, case_id, person, side, up_to, at)
     select $1, $2, $3, $4, position, $6 from message where bureau = $1 and case_id = $2 and id = $5
      on conflict (bureau, case_id, person) do update set up_to = excluded.up_to, side = excluded.side, at = excluded.at
        where k.up_to < excluded.up_to`,
    [bureau, caseId, m.person, m.side, m.upTo, m.at],
  );
};

export type LastRow = MessageRow & {
  readonly number: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly applicant: Id;
  readonly unread: number;
};
const LAST = `select ${COLUMNS}, c.number, c.item, c.item_version as "itemVersion", c.applicant,
     (select count(*)::int from message u
       where u.bureau = m.bureau and u.case_id = m.case_id and u.side <> $2
         and u.position > coalesce((select k.up_to from message_mark k
            where k.bureau = m.bureau and k.case_id = m.case_id and k.person = $3), 0)) as unread
   from case_view c
   join lateral (select * from message l where l.bureau = c.bureau and l.case_id = c.id order by l.position desc limit 1) m on true`;

/** The last message of each case of one of its applicants, of some items or all (or of the agent who filed it), newest first. */
export const threadsOfApplicant = (
  db: Db,
  bureau: string,
  about: { readonly person: Id; readonly items: readonly string[] | null },
  reader: Id,
  today: Day,
  limit: number,
): Promise<LastRow[]> =>
  db.query(
    `${LAST} where c.bureau = $1 and c.id in (
       select id from case_view
        where bureau = $1 and (applicant = $4 or co_applicants @> array[$4]::text[])
          and ($7::text[] is null or item = any($7))
       union select v.id from case_view v where v.bureau = $1 and v.agent = $4
         and (exists (select from mandate d where d.bureau = v.bureau and d.id = v.mandate and d.agent = v.agent
                and d.ended_on is null and $6 between d.from_day and d.until_day)
              or exists (select from person p where p.bureau = v.bureau and p.id = v.applicant and p.representative = v.agent)))
      order by m.position desc limit $5`,
    [bureau, 'applicant', reader, about.person, limit, today, about.items],
  );

/** Cases whose last word is the applicant's, held by this officer or by nobody, longest waiting first. */
export const threadsWaiting = (
  db: Db,
  bureau: string,
  officer: Id,
  items: readonly string[] | null,
  limit: number,
): Promise<LastRow[]> =>
  db.query(
    `${LAST} where c.bureau = $1 and m.side = 'applicant' and (c.holder = $3 or c.holder is null)
       and ($4::text[] is null or c.item = any($4::text[])) order by m.position limit $5`,
    [bureau, 'officer', officer, items, limit],
  );
