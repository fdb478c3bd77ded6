import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { CASE_COLUMNS, type CaseRecord } from './queries.ts';

/** The officer who looks: what they hold decides what they can do. `items` null: all items. */
export type Looker = {
  readonly person: Id;
  /** `unit`: a question to it is a question to everybody in it. */
  readonly posts: readonly { readonly post: string; readonly items: readonly string[] | null; readonly unit?: Id }[];
};
export const VIEWS = [
  'today',
  'can',
  'mine',
  'unclaimed',
  'corrected',
  'consult',
  'paused',
  'accept',
  'decide',
  'deliver',
  'waiting',
  'all',
] as const;
export type View = (typeof VIEWS)[number];
export const TABS = ['all', 'overdue', 'today', 'soon', 'paused', 'accept'] as const;
export type Tab = (typeof TABS)[number];
/** Marks a row can be filtered by; the same words as its tags. */
export const MARKS = ['red', 'yellow', 'deemed', 'paused', 'corrected', 'owed', 'commitment'] as const;
export type Mark = (typeof MARKS)[number];
/** Where a case stands: its state, and under review the post whose turn it is. */
export const STAGES = ['received', 'correcting', 'examiner', 'reviewer', 'decider', 'decided', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export type QueueFilter = {
  readonly items?: readonly string[];
  readonly channels?: readonly string[];
  readonly marks?: readonly Mark[];
  readonly stages?: readonly Stage[];
  /** Held by somebody of this unit. */
  readonly unit?: Id;
  /** What was typed: part of a number, or else whoever and whatever it was found to mean. Searching finds closed cases too. */
  readonly sought?: { readonly number: string; readonly applicants: readonly Id[]; readonly items: readonly string[] };
};
export type QueueQuestion = QueueFilter & {
  readonly view: View;
  readonly tab: Tab;
  readonly after?: { readonly due: string; readonly id: Id };
  readonly limit: number;
};

const NEVER = '9999-12-31';
/** Which post acts in which state: the join that makes 我能办的. */
const CAN = `exists (select from jsonb_to_recordset($3::jsonb) as p(post text, items jsonb)
    where (p.items is null or p.items ? c.item) and (
      (c.state = 'received' and p.post in ('acceptor', 'intake')) or
      (c.state = 'correcting' and p.post = 'acceptor') or
      (c.state = 'under-review' and p.post = c.step_post and (c.holder is null or c.holder = $2::text)) or
      (c.state = 'under-review' and p.post = 'consultee' and $2::text = any(c.consulted)) or
      (c.state = 'decided' and p.post = 'delivery')))`;
/** Asked by name, or as one of the unit that was asked. */
const ASKED = `($2::text = any(c.consulted) or exists (
    select from jsonb_to_recordset($3::jsonb) as p(unit text) where p.unit = any(c.consulted)))`;
const SEES = `exists (select from jsonb_to_recordset($3::jsonb) as p(post text, items jsonb)
    where p.items is null or p.items ? c.item)`;

/** The condition of each view; `can` and `sees` are asked of the posts, which costs most, and may have been asked before. */
const viewsSql = (can: string, sees: string): Readonly<Record<View, string>> => ({
  today: `${can} and c.first_due <= $4 and c.state <> 'correcting'`,
  can,
  mine: `c.holder = $2::text and c.state = 'under-review'`,
  unclaimed: `${can} and c.state = 'under-review' and c.holder is null`,
  corrected: `${can} and c.corrected`,
  consult: ASKED,
  paused: `${sees} and c.paused`,
  accept: `${can} and c.state = 'received'`,
  decide: `${can} and c.state = 'under-review' and c.step_post = 'decider'`,
  deliver: `${can} and c.state = 'decided'`,
  waiting: `${sees} and c.state = 'correcting'`,
  all: sees,
});
const VIEW_SQL = viewsSql(CAN, SEES);
const ASKED_SQL = viewsSql('c.can', 'c.sees');
const TAB_SQL: Readonly<Record<Tab, string>> = {
  all: 'true',
  overdue: `c.first_due < $4 and c.state <> 'correcting'`,
  today: `c.first_due = $4`,
  soon: `c.first_due > $4 and c.first_due <= $5`,
  paused: 'c.paused',
  accept: `c.state = 'received'`,
};
const LEGAL = `(c.state = 'under-review' and c.statutory_due < $4 or c.state = 'decided' and c.first_due < $4)`;
const MARK_SQL: Readonly<Record<Mark, string>> = {
  red: LEGAL,
  yellow: `(c.state in ('received', 'under-review') and c.first_due < $4 and not coalesce(${LEGAL}, false))`,
  deemed: 'c.deemed',
  paused: 'c.paused',
  corrected: 'c.corrected',
  owed: 'c.owed',
  commitment: 'c.commitment',
};

/** What every question says first: $1 bureau, $2 person, $3 posts, $4 today, $5 the last day of 3 日内. */
const who = (bureau: string, l: Looker, today: Day, soon: Day) => [
  bureau,
  l.person,
  JSON.stringify(l.posts),
  today,
  soon,
];
const SAID = `$2::text is not null and $3::jsonb is not null and $4::date is not null and $5::date is not null`;

/** The filter as conditions on parameters $6–$12. Marks are a word of the code, never typed text. */
const filterSql = (f: QueueFilter): string => `
  ($6::text[] is null or c.item = any($6))
  and ($7::text[] is null or c.channel = any($7))
  and ($8::text[] is null or (c.state <> 'under-review' and c.state = any($8))
       or (c.state = 'under-review' and c.step_post = any($8)))
  and ($9::text is null or exists (select from staff_post s where s.bureau = c.bureau and s.person = c.holder
        and s.unit = $9 and s.from_day <= $4 and (s.until_day is null or s.until_day >= $4)))
  and ($10::text is null or c.number ilike '%' || $10 || '%' or c.full_number ilike '%' || $10 || '%'
       or c.applicant = any($11::text[]) or c.co_applicants && $11::text[] or c.item = any($12::text[]))
  and ($10::text is not null or c.state <> 'closed' or 'closed' = any($8))
  ${f.marks?.length ? `and (${f.marks.map((m) => MARK_SQL[m]).join(' or ')})` : ''}`;
/** Closed cases are looked at only where somebody searches, or asks for them. */
const closedToo = (f: QueueFilter): boolean => f.sought !== undefined || (f.stages ?? []).includes('closed');
const filterValues = (f: QueueFilter) => [
  f.items ?? null,
  f.channels ?? null,
  f.stages ?? null,
  f.unit ?? null,
  f.sought ? f.sought.number.replace(/[\\%_]/g, '\\$&') : null,
  f.sought?.applicants ?? [],
  f.sought?.items ?? [],
];

/** One page of a queue, most urgent first, by key and never by offset. */
export const queue = (
  db: Db,
  bureau: string,
  l: Looker,
  today: Day,
  soon: Day,
  q: QueueQuestion,
): Promise<CaseRecord[]> =>
  db.query<CaseRecord>(
    `select ${CASE_COLUMNS} from case_view c
      where c.bureau = $1 and ${SAID} and ${filterSql(q)} and ${VIEW_SQL[q.view]} and ${TAB_SQL[q.tab]}
        and (coalesce(c.first_due, '${NEVER}'), c.id) > ($13::date, $14)
      order by coalesce(c.first_due, '${NEVER}'), c.id limit $15`,
    [...who(bureau, l, today, soon), ...filterValues(q), q.after?.due ?? '0001-01-01', q.after?.id ?? '', q.limit],
  );

/** How many each view and tab holds, in one scan; the tabs count within the view and the filters that are set. */
export const counts = async (
  db: Db,
  bureau: string,
  l: Looker,
  today: Day,
  soon: Day,
  q: QueueFilter & { readonly view: View },
): Promise<{ views: Record<string, number>; tabs: Record<string, number> }> => {
  const views = VIEWS.map((v) => `count(*) filter (where c.state <> 'closed' and ${ASKED_SQL[v]})::int as "v_${v}"`);
  const within = `c.fits and ${ASKED_SQL[q.view]}`;
  const tabs = TABS.map((t) => `count(*) filter (where ${within} and ${TAB_SQL[t]})::int as "t_${t}"`);
  const [row] = await db.query<Record<string, number>>(
    `with c as materialized (
       select c.state, c.step_post, c.holder, c.consulted, c.corrected, c.paused, c.first_due,
              ${CAN} as can, ${SEES} as sees, (${filterSql(q)}) as fits
         from case_view c
        where c.bureau = $1 and ${SAID} and ${closedToo(q) ? 'true' : `c.state <> 'closed'`})
     select ${[...views, ...tabs].join(',\n')} from c`,
    [...who(bureau, l, today, soon), ...filterValues(q)],
  );
  return {
    views: Object.fromEntries(VIEWS.map((v) => [v, Number(row![`v_${v}`])])),
    tabs: Object.fromEntries(TABS.map((t) => [t, Number(row![`t_${t}`])])),
  };
};

export type Facet = { readonly kind: 'item' | 'channel' | 'stage' | 'unit'; readonly key: string; readonly n: number };
/** What a view can be filtered by, so that no choice leads to an empty list. */
export const facets = (db: Db, bureau: string, l: Looker, today: Day, soon: Day, view: View): Promise<Facet[]> =>
  db.query<Facet>(
    `with c as materialized (select c.bureau, c.id, c.item, c.channel, c.state, c.step_post, c.holder from case_view c
                 where c.bureau = $1 and c.state <> 'closed' and ${SAID} and ${VIEW_SQL[view]})
     select 'item' as kind, c.item as key, count(*)::int as n from c group by c.item
     union all select 'channel', c.channel, count(*)::int from c group by c.channel
     union all select 'stage', case when c.state = 'under-review' then c.step_post else c.state end, count(*)::int
       from c group by 2
     union all select 'unit', s.unit, count(*)::int from c
       join (select distinct person, unit from staff_post
              where bureau = $1 and from_day <= $4 and (until_day is null or until_day >= $4)) s
         on s.person = c.holder group by s.unit
     order by kind, n desc, key`,
    who(bureau, l, today, soon),
  );

/** Applicants of the cases somebody sees, the open ones first: among them a name is sought. */
export const applicantsSeen = async (
  db: Db,
  bureau: string,
  l: Looker,
  today: Day,
  soon: Day,
  limit: number,
): Promise<Id[]> =>
  (
    await db.query<{ applicant: Id }>(
      `select a.applicant from case_view c, unnest(c.applicant || c.co_applicants) as a(applicant)
        where c.bureau = $1 and ${SAID} and ${SEES}
        group by a.applicant order by bool_or(c.state <> 'closed') desc, max(c.received_on) desc, a.applicant limit $6`,
      [...who(bureau, l, today, soon), limit],
    )
  ).map((r) => r.applicant);

/** Matters of a person, alone or together with others, newest first; `items` null: of all items. */
export const casesOf = (
  db: Db,
  bureau: string,
  applicant: Id,
  items: readonly string[] | null,
  limit: number,
): Promise<CaseRecord[]> =>
  db.query<CaseRecord>(
    `select ${CASE_COLUMNS} from case_view c
      where c.bureau = $1 and (c.applicant = $2 or c.co_applicants @> array[$2]::text[])
        and ($3::text[] is null or c.item = any($3))
      order by c.state = 'closed', c.received_on desc, c.id desc limit $4`,
    [bureau, applicant, items, limit],
  );

/** Decided cases of an item, the latest first, without the one that is looked at. */
export const decidedOf = (db: Db, bureau: string, item: string, not: Id, limit: number): Promise<CaseRecord[]> =>
  db.query<CaseRecord>(
    `select ${CASE_COLUMNS} from case_view c
      where c.bureau = $1 and c.item = $2 and c.outcome is not null and c.id <> $3
      order by c.decided_on desc, c.id desc limit $4`,
    [bureau, item, not, limit],
  );
