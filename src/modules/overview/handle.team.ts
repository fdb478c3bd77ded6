import { shortDay } from '../../kernel/day.text.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { namesOf } from '../people/index.ts';
import { column } from './board.tables.ts';
import type { LeaveView, TableData, TeamRow, TeamView } from './contract.ts';
import type { CaseFact } from './facts.ts';
import type { TeamDeps } from './handle.handover.ts';
import type { Leave } from './leave.ts';
import { MarkBook } from './marks.ts';
import { openCases } from './queries.cases.ts';
import { askedByName, type LogRow, lastLog, leavesFrom, postsFrom, unitNames } from './queries.team.ts';
import { POSTS, t, wordOf } from './words.ts';

const LOG = 30;
const stateOf = (l: Leave, today: Day): LeaveView['state'] =>
  l.endedOn !== null ? 'ended' : l.until < today ? 'over' : l.from > today ? 'ahead' : 'running';

const loadTable = (rows: readonly TeamRow[]): TableData => ({
  key: 'load',
  title: t('各人手上的办件', 'Load by person'),
  columns: [
    column('谁', 'Who'),
    column('科室', 'Unit'),
    column('岗位', 'Posts'),
    column('在办', 'In hand', 'number'),
    column('今天到期', 'Due today', 'number'),
    column('超期', 'Overdue', 'number'),
    column('暂停', 'Paused', 'number'),
    column('等意见', 'Opinions asked', 'number'),
    column('休假至', 'Away until', 'day'),
    column('替班人', 'Substitute'),
  ],
  rows: rows.map((r) => ({
    cells: [
      r.person.name,
      r.unit,
      { zh: r.posts.map((p) => p.zh).join('、'), en: r.posts.map((p) => p.en).join(', ') },
      r.open,
      r.today,
      r.overdue,
      r.paused,
      r.asked,
      r.away?.until ?? null,
      r.away?.substitute ?? null,
    ],
    mark: `open~${r.person.id}`,
  })),
});

const logText = (l: LogRow, nameOf: (id: Id) => string): Text => {
  const f = l.facts as { substitute?: Id; from?: Day; until?: Day; to?: Id; done?: number; refused?: number };
  const who = nameOf(l.person);
  const sub = f.substitute ? nameOf(f.substitute) : '';
  const days =
    f.from && f.until
      ? {
          zh: `${shortDay(f.from).zh}至${shortDay(f.until).zh}`,
          en: `${shortDay(f.from).en} to ${shortDay(f.until).en}`,
        }
      : t('', '');
  const count = t(
    `转出 ${f.done ?? 0} 件，没转成 ${f.refused ?? 0} 件`,
    `${f.done ?? 0} handed over, ${f.refused ?? 0} not`,
  );
  switch (l.kind) {
    case 'leave':
      return t(`登记${who}休假：${days.zh}，${sub}替班`, `Leave of ${who}: ${days.en}, ${sub} stands in`);
    case 'leave-ended':
      return t(`提前结束${who}的休假`, `Leave of ${who} ended early`);
    case 'hand-over':
      return t(`${who}手上的办件：${count.zh}`, `Cases of ${who}: ${count.en}`);
    case 'back':
      return t(`休假期满，办件交回${who}：${count.zh}`, `Leave over, cases back to ${who}: ${count.en}`);
  }
};

/** Load by person, who is away and who stands in, and what was arranged last. */
export const team = async (deps: TeamDeps) => {
  const { db, bureau, clock } = deps;
  const today = clock.today();
  const [posts, leaves, open, log, units, asked] = await Promise.all([
    postsFrom(db, bureau, today),
    leavesFrom(db, bureau, addDays(today, -30)),
    openCases(db, bureau),
    lastLog(db, bureau, LOG),
    unitNames(db, bureau),
    askedByName(db, bureau),
  ]);
  const held = posts.filter((p) => p.from <= today);
  const people = [
    ...new Set([
      ...held.map((p) => p.person),
      ...open.flatMap((c) => (c.state === 'under-review' && c.holder ? [c.holder] : [])),
    ]),
  ];
  const nameOf = await namesOf(db, deps, [
    ...people,
    ...leaves.flatMap((l) => [l.person, l.substitute]),
    ...log.flatMap((l) => [
      l.by,
      l.person,
      ...Object.values(l.facts).filter((x): x is string => typeof x === 'string'),
    ]),
  ]);
  const unitOf = new Map(units.map((u) => [u.id, u.name]));
  const lent = new Set(leaves.flatMap((l) => l.posts));
  const book = new MarkBook();
  const reviewed = open.filter((c) => c.state === 'under-review');
  const rowOf = (person: Id): TeamRow => {
    const own = reviewed.filter((c) => c.holder === person);
    const name = nameOf(person);
    const count = (key: string, title: Text, is: (c: CaseFact) => boolean) =>
      book.put(
        `${key}~${person}`,
        t(`${name}：${title.zh}`, `${name}: ${title.en}`),
        own.filter(is).map((c) => c.id),
      );
    const away = leaves.find((l) => l.person === person && stateOf(l, today) === 'running');
    const mine = held.filter((p) => p.person === person);
    const home = mine.find((p) => !lent.has(p.id)) ?? mine[0];
    return {
      person: { id: person, name },
      unit: unitOf.get(home?.unit ?? '') ?? t('没有岗位', 'no post'),
      posts: [...new Set(mine.map((p) => p.post))].map((p) => wordOf(POSTS, p)),
      asked: book.put(
        `asked~${person}`,
        t(`征求${name}的意见`, `Opinion asked of ${name}`),
        asked.filter((a) => a.person === person).map((a) => a.caseId),
      ),
      open: count('open', t('在办', 'in hand'), () => true),
      today: count('today', t('今天到期', 'due today'), (c) => c.firstDue === today),
      overdue: count('overdue', t('超期', 'overdue'), (c) => c.firstDue !== null && c.firstDue < today),
      paused: count('paused', t('暂停', 'paused'), (c) => c.paused),
      ...(away ? { away: { until: away.until, substitute: nameOf(away.substitute) } } : {}),
    };
  };
  const rows = people
    .map(rowOf)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.person.id < b.person.id ? -1 : 1));
  const unheld = book.put(
    'unheld',
    t('还没有人认领', 'Held by nobody'),
    reviewed.filter((c) => c.holder === null).map((c) => c.id),
  );
  const postOf = new Map(posts.map((p) => [p.id, p.post]));
  const view: TeamView = {
    today,
    rows,
    unheld,
    leaves: leaves.map((l) => ({
      id: l.id,
      person: { id: l.person, name: nameOf(l.person) },
      substitute: { id: l.substitute, name: nameOf(l.substitute) },
      from: l.from,
      until: l.until,
      posts: [...new Set(l.posts.flatMap((id) => postOf.get(id) ?? []))].map((p) => wordOf(POSTS, p)),
      state: stateOf(l, today),
      moved: l.cases.length,
    })),
    log: log.map((l) => ({
      id: l.id,
      at: l.at,
      by: l.by === 'system' ? t('系统', 'the system') : t(nameOf(l.by), nameOf(l.by)),
      text: logText(l, nameOf),
    })),
    tables: [loadTable(rows)],
  };
  return { view, marks: book.all() };
};
