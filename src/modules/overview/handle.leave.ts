import { addDays, type Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import { addPost, endPost, type SignedIn } from '../people/index.ts';
import type { HandedOver, LeaveBody, LeaveEntered } from './contract.ts';
import { handOver, record, type TeamDeps, tally } from './handle.handover.ts';
import { daysOf, type Leave, mayEnter, type Post, postsToCover } from './leave.ts';
import {
  endLeave,
  insertLeave,
  insertLog,
  leaveBack,
  leaveById,
  leaveMoved,
  leavesFrom,
  lockTeam,
  postsFrom,
} from './queries.team.ts';

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
