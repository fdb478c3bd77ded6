import { addDays, type Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { once } from '../../platform/once.ts';
import { addPost, endPost, namesOf } from '../people/index.ts';
import { column } from './board.tables.ts';
import type {
  HandedOver,
  HandOverBody,
  LeaveBody,
  LeaveEntered,
  LeaveView,
  TableData,
  TeamRow,
  TeamView,
} from './contract.ts';
import type { CaseFact } from './facts.ts';
import { handOver, type SignedIn, type TeamDeps } from './handle.handover.ts';
import { daysOf, type Leave, mayEnter, type Post, postsToCover } from './leave.ts';
import { MarkBook } from './marks.ts';
import { openCases } from './queries.cases.ts';
import {
  askedByName,
  endLeave,
  insertLeave,
  insertLog,
  type LogRow,
  lastLog,
  leaveBack,
  leaveById,
  leaveMoved,
  leavesFrom,
  lockTeam,
  postsFrom,
  unitNames,
} from './queries.team.ts';
import { dayText, POSTS, t, wordOf } from './words.ts';

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
      ? { zh: `${dayText(f.from).zh}至${dayText(f.until).zh}`, en: `${dayText(f.from).en} to ${dayText(f.until).en}` }
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

const record = (deps: TeamDeps, by: Id, kind: LogRow['kind'], person: Id, facts: LogRow['facts']): LogRow => ({
  id: deps.random.id(),
  kind,
  person,
  facts,
  by,
  at: deps.clock.now(),
});
const tally = (results: readonly HandedOver[]) => ({
  done: results.filter((r) => r.ok).length,
  refused: results.filter((r) => !r.ok).length,
});

/** Hands the absent person's open tasks to the substitute, and remembers which, so that they can go back. */
const moveTasks = async (deps: TeamDeps, viewer: SignedIn, l: Leave): Promise<readonly HandedOver[]> => {
  const results = await handOver(deps, viewer, {
    from: l.person,
    to: l.substitute,
    verb: 'substitute',
    reason: '休假替班',
    key: `leave-${l.id}`,
  });
  const { db, bureau } = deps;
  await leaveMoved(
    db,
    bureau,
    l.id,
    deps.clock.today(),
    results.filter((r) => r.ok).map((r) => r.case),
  );
  await insertLog(
    db,
    bureau,
    record(deps, viewer.person, 'hand-over', l.person, { to: l.substitute, ...tally(results) }),
  );
  return results;
};

export const enterLeave = async (
  deps: TeamDeps,
  viewer: SignedIn,
  body: LeaveBody,
  key: string,
): Promise<LeaveEntered | Refused | 'key-reused'> => {
  const { db, bureau, clock, random } = deps;
  const leave = body as LeaveBody & { from: Day; until: Day };
  const entered = await once<{ leave: Id } | Refused>(
    db,
    { bureau, actor: viewer.person, key, content: ['team.leave', body] },
    clock.now(),
    async (tx) => {
      await lockTeam(tx, bureau);
      const today = clock.today();
      const [posts, others] = await Promise.all([postsFrom(tx, bureau, today), leavesFrom(tx, bureau, today)]);
      const lent = new Set(others.flatMap((o) => o.posts));
      const covered = postsToCover(leave, posts, lent);
      const staff = new Set(posts.map((p) => p.person));
      const by = { person: viewer.person, posts: viewer.posts.map((p) => p.post) };
      const no = mayEnter(leave, by, today, covered, staff, others);
      if (no) return no;
      const given: Id[] = [];
      for (const p of covered) given.push(await lend(tx, leave, p));
      const id = random.id();
      await insertLeave(tx, bureau, { ...leave, id, posts: given, enteredBy: viewer.person }, clock.now());
      const { person, substitute, from, until } = leave;
      await insertLog(tx, bureau, record(deps, viewer.person, 'leave', person, { substitute, from, until }));
      return { leave: id };
    },
  );
  async function lend(tx: typeof db, l: typeof leave, p: Post): Promise<Id> {
    const id = random.id();
    await addPost(tx, { ...p, bureau, id, person: l.substitute, ...daysOf(l, p) });
    return id;
  }
  if (entered.kind === 'key-reused') return 'key-reused';
  const { answer } = entered;
  if (!('leave' in answer)) return answer;
  const now = await db.transaction((tx) => leaveById(tx, bureau, answer.leave));
  const begins = now?.tasks && now.movedOn === null && now.from <= clock.today();
  return { leave: answer.leave, results: begins ? [...(await moveTasks(deps, viewer, now))] : [] };
};

/** Today is no longer a day of the leave: the substitute's posts end with yesterday, the cases go back. */
export const endLeaveEarly = async (
  deps: TeamDeps,
  viewer: SignedIn,
  id: Id,
  key: string,
): Promise<{ results: readonly HandedOver[] } | Refused | 'key-reused'> => {
  const { db, bureau, clock } = deps;
  const today = clock.today();
  const found = await db.transaction((tx) => leaveById(tx, bureau, id));
  if (!found || (found.endedOn === null && found.until < today)) return refused('no-such-leave');
  // First back, then the end of the posts: what is refused stays visible with the substitute.
  const results = await giveBack(deps, viewer, found);
  const ended = await once<{ done: true } | Refused>(
    db,
    { bureau, actor: viewer.person, key, content: ['team.leave.end', id] },
    clock.now(),
    async (tx) => {
      await lockTeam(tx, bureau);
      const now = await leaveById(tx, bureau, id);
      if (!now || now.endedOn !== null) return refused('no-such-leave');
      for (const post of now.posts) await endPost(tx, bureau, post, addDays(today, -1));
      await endLeave(tx, bureau, id, today, viewer.person);
      await insertLog(
        tx,
        bureau,
        record(deps, viewer.person, 'leave-ended', now.person, { substitute: now.substitute }),
      );
      return { done: true };
    },
  );
  if (ended.kind === 'key-reused') return 'key-reused';
  return 'kind' in ended.answer ? ended.answer : { results };
};

const giveBack = async (deps: TeamDeps, viewer: SignedIn, l: Leave): Promise<readonly HandedOver[]> => {
  if (l.cases.length === 0 || l.backOn !== null) return [];
  const results = await handOver(deps, viewer, {
    from: l.substitute,
    to: l.person,
    verb: 'substitute',
    reason: '休假期满，交回原承办人',
    key: `back-${l.id}`,
    only: l.cases,
  });
  const { db, bureau } = deps;
  await leaveBack(db, bureau, l.id, deps.clock.today());
  await insertLog(
    db,
    bureau,
    record(deps, viewer.person, 'back', l.person, { substitute: l.substitute, ...tally(results) }),
  );
  return results;
};

/** 交接: all open tasks of somebody who leaves, to one person or to those with least in hand, with a result per case. */
export const handOverAll = async (
  deps: TeamDeps,
  viewer: SignedIn,
  body: HandOverBody,
  key: string,
): Promise<{ results: readonly HandedOver[] } | Refused | 'key-reused'> => {
  const { db, bureau, clock } = deps;
  if (body.to === body.from) return refused('nobody-there');
  const results = await handOver(deps, viewer, { ...body, verb: 'transfer', key });
  // The acts are done once each by their own keys; the record is written once by the key of the whole. What is kept of
  // the answer holds ids and no names.
  const done = await once<{ kept: readonly Omit<HandedOver, 'because'>[] }>(
    db,
    { bureau, actor: viewer.person, key, content: ['team.hand-over', body] },
    clock.now(),
    async (tx) => {
      const facts = { ...(body.to ? { to: body.to } : {}), ...tally(results) };
      await insertLog(tx, bureau, record(deps, viewer.person, 'hand-over', body.from, facts));
      return {
        kept: results.map(({ because: _, to, ...r }) => ({ ...r, ...(to ? { to: { id: to.id, name: '' } } : {}) })),
      };
    },
  );
  if (done.kind === 'key-reused') return 'key-reused';
  const now = new Map(results.map((r) => [r.case, r]));
  const { kept } = done.answer;
  const nameOf = await namesOf(
    db,
    deps,
    kept.flatMap((r) => r.to?.id ?? []),
  );
  return {
    results: kept.map((r) => ({
      ...r,
      ...(r.to ? { to: { id: r.to.id, name: nameOf(r.to.id) } } : {}),
      ...(r.ok ? {} : { because: now.get(r.case)?.because ?? NOT_MOVED }),
    })),
  };
};
const NOT_MOVED = t('当时没有转成，请打开办件看原因', 'It could not be handed over then; open the case to see why');

/** Daily: leaves that begin hand their tasks over, leaves that have ended give them back, on behalf of who entered them. */
export const turnLeaves = async (deps: TeamDeps, today: Day): Promise<number> => {
  const { db, bureau } = deps;
  const [leaves, posts] = await Promise.all([leavesFrom(db, bureau, today), postsFrom(db, bureau, today)]);
  let turned = 0;
  for (const l of leaves) {
    const begins = l.tasks && l.movedOn === null && l.from <= today && l.until >= today && l.endedOn === null;
    const ends = l.cases.length > 0 && l.backOn === null && l.until < today;
    if (!begins && !ends) continue;
    const own = posts.filter((p) => p.person === l.enteredBy && p.from <= today);
    const viewer: SignedIn = {
      kind: 'person',
      person: l.enteredBy,
      admin: false,
      posts: own.map((p) => ({ post: p.post as never, unit: p.unit, items: p.items ?? ('all' as const) })),
    };
    await (begins ? moveTasks(deps, viewer, l) : giveBack(deps, viewer, l));
    turned += 1;
  }
  return turned;
};
