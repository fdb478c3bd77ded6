import type { Day } from '../../kernel/day.ts';
import type { CaseEvent, EventOf } from './events.ts';
import { membersOf, verdict } from './quorum.ts';
import type { Decided, Hearing, Pause, Signing, Task, UnderReview } from './state.ts';
import { isOpen } from './state.ts';

const add = <T>(list: readonly T[], ...more: readonly T[]): readonly T[] => [...new Set([...list, ...more])];
const without = <T extends object, K extends keyof T>(o: T, ...keys: K[]): Omit<T, K> => {
  const copy = { ...o };
  for (const k of keys) delete copy[k];
  return copy;
};

const open = (s: UnderReview, e: EventOf<'TaskOpened'>): UnderReview => {
  const task: Task = {
    id: e.task,
    kind: e.kind,
    step: e.step,
    key: e.key,
    post: e.post,
    ...(e.to === undefined ? {} : { to: e.to }),
    within: e.within,
    openedOn: e.on,
    openedBy: e.by,
    ...(e.silence ? { silence: e.silence } : {}),
    escalated: false,
    ...(e.back ? { back: e.back } : {}),
    thenBack: e.thenBack ?? [],
  };
  const next = { ...s, tasks: [...s.tasks, task] };
  if (e.kind === 'inspect') return s.inspectorsOn ? next : inspectorsComplete(next, e.on);
  if (e.kind !== 'step') return next;
  const passed = s.lastPass && s.lastPass.next === undefined ? { ...s.lastPass, next: e.task } : undefined;
  return { ...without(next, 'lastPass'), at: e.step, ...(passed ? { lastPass: passed } : {}) };
};

/** 许可法55: two or more, each by a task of their own. */
const inspectorsComplete = (s: UnderReview, on: Day): UnderReview =>
  s.tasks.filter((t) => t.kind === 'inspect').length >= 2 ? { ...s, inspectorsOn: on } : s;

const assign = (s: UnderReview, e: EventOf<'TaskAssigned'>): UnderReview => {
  const before = s.tasks.find((t) => t.id === e.task);
  if (!before) throw new Error(`assigned a task that is not open: ${e.task}`);
  const given = { ...without(before, 'to', 'delegator'), holder: e.to };
  const task: Task = e.verb === 'delegate' ? { ...given, delegator: e.by } : given;
  const back = e.verb === 'hand-back';
  return {
    ...s,
    tasks: s.tasks.map((t) => (t.id === e.task ? task : t)),
    workers: back ? add(s.workers, e.by) : s.workers,
    examiners: back && task.post === 'examiner' ? add(s.examiners, e.by) : s.examiners,
    appointed: e.verb === 'appoint' ? [...s.appointed, { person: e.to, post: task.post }] : s.appointed,
  };
};

const end = (s: UnderReview, e: EventOf<'TaskEnded'>): UnderReview => {
  const task = s.tasks.find((t) => t.id === e.task);
  if (!task) throw new Error(`ended a task that is not open: ${e.task}`);
  const rest = { ...s, tasks: s.tasks.filter((t) => t !== task) };
  if (task.kind !== 'step') return rest;
  if (e.verb === 'returned') return without(rest, 'lastPass');
  if (e.verb !== 'done') return rest;
  return {
    ...rest,
    lastPass: { task, by: e.by },
    workers: add(s.workers, e.by),
    examiners: task.post === 'examiner' ? add(s.examiners, e.by) : s.examiners,
  };
};

const reopen = (s: UnderReview, e: EventOf<'TaskReopened'>): UnderReview => {
  const task = s.lastPass?.task;
  if (task?.id !== e.task) throw new Error(`took back a task that was not passed on last: ${e.task}`);
  return { ...without(s, 'lastPass'), at: task.step, tasks: [...s.tasks, task] };
};

const changeSigning = (s: UnderReview, e: EventOf<'SigningChanged'>): UnderReview => {
  if (e.quorum === null) return without(s, 'signing');
  const before = s.signing;
  if (!before) throw new Error('changed a signing that is not open');
  const added = Object.fromEntries(Object.entries(before.added).filter(([who]) => !e.removed.includes(who)));
  for (const who of e.added) added[who] = e.by;
  const stays = new Set(membersOf(e.quorum));
  const votes = Object.fromEntries(Object.entries(before.votes).filter(([who]) => stays.has(who)));
  return { ...s, signing: { ...before, quorum: e.quorum, added, votes } };
};

const changePause = (s: UnderReview, id: string, change: (p: Pause) => Pause): UnderReview => ({
  ...s,
  pauses: s.pauses.map((p) => (p.id === id ? change(p) : p)),
});

/** 46, 47: without a request nobody need hold a requested hearing; one called by law or for a major interest stands. */
const drop = (s: UnderReview, e: EventOf<'HearingDropped'>): UnderReview => {
  const requests = s.hearing.requests.filter((r) => !e.persons.includes(r.by));
  const waived = e.why === 'waived' ? add(s.hearing.waived, ...e.persons) : s.hearing.waived;
  const falls = requests.length === 0 && s.hearing.called?.ground === 'requested';
  const hearing: Hearing = falls
    ? { ...without(s.hearing, 'called'), requests, waived }
    : { ...s.hearing, requests, waived };
  return { ...s, hearing };
};

const settled = (signing: Signing): boolean => verdict(signing.quorum, signing.votes) !== 'open';

/** What happens in an accepted case before the decision. */
export type ReviewEvent = Extract<
  CaseEvent,
  {
    type:
      | 'TaskOpened'
      | 'TaskAssigned'
      | 'TaskEnded'
      | 'TaskReopened'
      | 'Returned'
      | 'SigningOpened'
      | 'Signed'
      | 'SigningChanged'
      | 'Noted'
      | 'SupplementInvited'
      | 'MaterialSupplied'
      | 'ToleranceLapsed'
      | 'Checked'
      | 'StakeholderTold'
      | 'StatementHeard'
      | 'HearingRequested'
      | 'HearingDropped'
      | 'HearingCalled'
      | 'HearingHeld'
      | 'Paused'
      | 'PauseProlonged'
      | 'PauseLapsed'
      | 'Resumed'
      | 'Published'
      | 'Extended';
  }
>;

/** `position` is the stream version of the event; papers and notices are referred to by it. */
export const review = (s: UnderReview, e: ReviewEvent, position: number): UnderReview => {
  switch (e.type) {
    case 'TaskOpened':
      return open(s, e);
    case 'TaskAssigned':
      return assign(s, e);
    case 'TaskEnded':
      return end(s, e);
    case 'TaskReopened':
      return reopen(s, e);
    case 'Returned':
      return s.signing && !settled(s.signing) ? without(s, 'signing') : s;
    case 'SigningOpened': {
      const { quorum, statutory = [], by } = e;
      return { ...s, signing: { quorum, votes: {}, statutory, openedBy: by, added: {} } };
    }
    case 'Signed': {
      if (!s.signing) throw new Error('signed where no signing is open');
      const signing = { ...s.signing, votes: { ...s.signing.votes, [e.by]: e.vote } };
      return { ...s, signing, workers: add(s.workers, e.by) };
    }
    case 'SigningChanged':
      return changeSigning(s, e);
    case 'Noted':
      if (e.verb === 'remind') return { ...s, reminded: { ...s.reminded, [e.by]: e.on } };
      if (e.verb !== 'escalate') return s;
      return { ...s, tasks: s.tasks.map((t) => (t.id === e.task ? { ...t, escalated: true } : t)) };
    case 'SupplementInvited':
      return { ...s, invited: add(s.invited, ...e.refs) };
    case 'MaterialSupplied':
      return {
        ...s,
        given: add(s.given, ...e.refs),
        invited: s.invited.filter((r) => !e.refs.includes(r)),
        owed: s.owed.map((o) => (e.refs.includes(o.ref) && !o.supplied ? { ...o, supplied: e.on } : o)),
      };
    case 'ToleranceLapsed':
      return { ...s, owed: s.owed.map((o) => (e.refs.includes(o.ref) ? { ...o, lapsed: e.on } : o)) };
    case 'Checked': {
      const { kind, on, finding, record } = e;
      return { ...s, checks: [...s.checks, { kind, on, finding, record }], workers: add(s.workers, ...e.inspectors) };
    }
    case 'StakeholderTold':
      return { ...s, told: { on: e.on, position, persons: e.persons, rights: e.rights, served: {} } };
    case 'StatementHeard':
      return { ...s, statements: add(s.statements, e.person) };
    case 'HearingRequested': {
      const requests = [...s.hearing.requests, { by: e.by, on: e.on }];
      return { ...s, hearing: { ...s.hearing, requests } };
    }
    case 'HearingDropped':
      return drop(s, e);
    case 'HearingCalled': {
      const { ground, on, date, place } = e;
      const called = { ground, on, position, date, place, public: e.public, served: {} };
      return { ...s, hearing: { ...s.hearing, called } };
    }
    case 'HearingHeld':
      return { ...s, hearing: { ...s.hearing, held: { on: e.on, chair: e.chair, record: e.record } } };
    case 'Paused': {
      const { pause: id, ground, procedure, until } = e;
      const pauses = [...s.pauses, { id, ground, procedure, notices: [{ position, until }], lapsed: false }];
      if (procedure !== 'hearing') return { ...s, pauses };
      return { ...s, pauses, hearing: { ...s.hearing, pauses: [...s.hearing.pauses, id] } };
    }
    case 'PauseProlonged':
      return changePause(s, e.pause, (p) => ({
        ...p,
        lapsed: false,
        notices: [...p.notices, { position, until: e.until }],
      }));
    case 'PauseLapsed':
      return changePause(s, e.pause, (p) => ({ ...p, lapsed: true }));
    case 'Resumed':
      return changePause(s, e.pause, (p) => ({ ...p, resumedOn: e.on }));
    case 'Published':
      return { ...s, published: [...s.published, { until: e.until }] };
    case 'Extended':
      return { ...s, extended: { on: e.on, days: e.days, position } };
    default:
      return e satisfies never;
  }
};

/** A decision or an end voids everything that was open: tasks, signing, pauses. */
export const endReview = (s: UnderReview, on: Day): Omit<Decided, 'state' | 'decided'> => {
  const { state: _, at: __, tasks: ___, ...rest } = s;
  const {
    lastPass: _a,
    signing: _b,
    told: _c,
    hearing: _d,
    checks: _e,
    inspectorsOn: _f,
    statements: _g,
    published: _h,
    owed: _i,
    invited: _j,
    examiners: _k,
    appointed: _l,
    reminded: _m,
    ...kept
  } = rest;
  return { ...kept, pauses: s.pauses.map((p) => (isOpen(p) ? { ...p, resumedOn: on } : p)) };
};
