import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { CASE_COLUMNS, type CaseRecord } from './queries.ts';

/** The officer who looks: what they hold decides what they can do. `items` null: all items. */
export type Looker = {
  readonly person: Id;
  readonly posts: readonly { readonly post: string; readonly items: readonly string[] | null }[];
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

export type QueueQuestion = {
  readonly view: View;
  readonly tab: Tab;
  readonly items?: readonly string[];
  readonly q?: string;
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
const SEES = `exists (select from jsonb_to_recordset($3::jsonb) as p(post text, items jsonb)
    where p.items is null or p.items ? c.item)`;

const VIEW_SQL: Readonly<Record<View, string>> = {
  today: `${CAN} and c.first_due <= $4 and c.state <> 'correcting'`,
  can: CAN,
  mine: `c.holder = $2::text and c.state = 'under-review'`,
  unclaimed: `${CAN} and c.state = 'under-review' and c.holder is null`,
  corrected: `${CAN} and c.corrected`,
  consult: `$2::text = any(c.consulted)`,
  paused: `${SEES} and c.paused`,
  accept: `${CAN} and c.state = 'received'`,
  decide: `${CAN} and c.state = 'under-review' and c.step_post = 'decider'`,
  deliver: `${CAN} and c.state = 'decided'`,
  waiting: `${SEES} and c.state = 'correcting'`,
  all: `${SEES} and c.state <> 'closed'`,
};
const TAB_SQL: Readonly<Record<Tab, string>> = {
  all: 'true',
  overdue: `c.first_due < $4 and c.state <> 'correcting'`,
  today: `c.first_due = $4`,
  soon: `c.first_due > $4 and c.first_due <= $5`,
  paused: 'c.paused',
  accept: `c.state = 'received'`,
};

const who = (bureau: string, l: Looker, today: Day, soon: Day) => [
  bureau,
  l.person,
  JSON.stringify(l.posts),
  today,
  soon,
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
      where c.bureau = $1 and c.state <> 'closed' and ${VIEW_SQL[q.view]} and ${TAB_SQL[q.tab]}
        and $2::text is not null and $3::jsonb is not null and $4::date is not null and $5::date is not null
        and ($6::text[] is null or c.item = any($6))
        and ($7::text is null or c.number ilike '%' || $7 || '%')
        and (coalesce(c.first_due, '${NEVER}'), c.id) > ($8::date, $9)
      order by coalesce(c.first_due, '${NEVER}'), c.id limit $10`,
    [
      ...who(bureau, l, today, soon),
      q.items ?? null,
      q.q ?? null,
      q.after?.due ?? '0001-01-01',
      q.after?.id ?? '',
      q.limit,
    ],
  );

/** How many each view and tab holds; the tabs count within the view that is open. */
export const counts = async (
  db: Db,
  bureau: string,
  l: Looker,
  today: Day,
  soon: Day,
  view: View,
): Promise<{ views: Record<string, number>; tabs: Record<string, number> }> => {
  const views = VIEWS.map((v) => `count(*) filter (where ${VIEW_SQL[v]})::int as "${v}"`).join(',\n');
  const tabs = TABS.map((t) => `count(*) filter (where ${VIEW_SQL[view]} and ${TAB_SQL[t]})::int as "tab-${t}"`).join(
    ',\n',
  );
  const [row] = await db.query<Record<string, number>>(
    `select ${views}, ${tabs} from case_view c
      where c.bureau = $1 and c.state <> 'closed'
        and $2::text is not null and $3::jsonb is not null and $4::date is not null and $5::date is not null`,
    who(bureau, l, today, soon),
  );
  return {
    views: Object.fromEntries(VIEWS.map((v) => [v, Number(row![v])])),
    tabs: Object.fromEntries(TABS.map((t) => [t, Number(row![`tab-${t}`])])),
  };
};

/** Matters of a person, newest first. */
export const casesOf = (db: Db, bureau: string, applicant: Id, limit: number): Promise<CaseRecord[]> =>
  db.query<CaseRecord>(
    `select ${CASE_COLUMNS} from case_view c where c.bureau = $1 and c.applicant = $2
      order by c.state = 'closed', c.received_on desc, c.id desc limit $3`,
    [bureau, applicant, limit],
  );
