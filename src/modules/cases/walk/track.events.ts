import type { CaseEvent } from '../events.ts';
import { membersOf } from '../quorum.ts';
import type { Track } from './track.ts';

const signing = (t: Track, e: CaseEvent): void => {
  if (e.type === 'SigningOpened') t.signing = { quorum: e.quorum, votes: {} };
  if (e.type === 'Signed' && t.signing) t.signing.votes = { ...t.signing.votes, [e.by]: e.vote };
  if (e.type !== 'SigningChanged') return;
  if (e.quorum === null || !t.signing) t.signing = undefined;
  else {
    const stays = new Set(membersOf(e.quorum));
    const votes = Object.fromEntries(Object.entries(t.signing.votes).filter(([who]) => stays.has(who)));
    t.signing = { quorum: e.quorum, votes };
  }
};

const tasks = (t: Track, e: CaseEvent): void => {
  if (e.type === 'TaskOpened') {
    t.tasks.set(e.task, { kind: e.kind, step: e.step, post: e.post });
    if (e.kind === 'step') {
      t.at = e.step;
      t.steps.set(e.task, e.step);
    }
  }
  if (e.type === 'TaskReopened') {
    t.at = t.steps.get(e.task) ?? -1;
    t.tasks.set(e.task, { kind: 'step', step: t.at, post: '' });
    t.stack = [...t.passedStack];
  }
  if (e.type === 'TaskAssigned') {
    const task = t.tasks.get(e.task);
    if (!task) return;
    if (e.verb === 'hand-back') t.workers.add(e.by);
    task.holder = e.to;
    if (e.verb === 'delegate') task.delegator = e.by;
    else delete task.delegator;
  }
  if (e.type === 'TaskEnded') {
    if (e.verb === 'done' && t.tasks.get(e.task)?.kind === 'step') t.workers.add(e.by);
    t.tasks.delete(e.task);
  }
};

const pauses = (t: Track, e: CaseEvent, position: number): void => {
  if (e.type === 'Paused' || e.type === 'PauseProlonged') {
    t.notices.push({ pause: e.pause, position, until: e.until });
    t.lapsed.delete(e.pause);
  }
  if (e.type === 'PauseLapsed') t.lapsed.add(e.pause);
  if (e.type === 'Resumed') t.resumed.set(e.pause, e.on);
  if (e.type === 'Extended') t.extension = { position, days: e.days, effective: false };
};

const served = (t: Track, e: CaseEvent): void => {
  if (e.type !== 'Served' || e.late) return;
  const { kind, position } = e.paper;
  const notice = (at: number) => {
    for (const n of t.notices) if (n.position === at && n.served === undefined) n.served = e.on;
  };
  if (kind === 'special-procedure') notice(position);
  if (kind === 'extension' && t.extension?.position === position) t.extension.effective = true;
  if (kind === 'correction') t.lastAskedServed = true;
  if (kind !== 'hearing-notice' || t.call?.position !== position) return;
  t.call.served.add(e.to);
  if (e.to === t.applicant) notice(position + 1);
};

const hearing = (t: Track, e: CaseEvent, position: number): void => {
  if (e.type === 'StakeholderTold') t.told = e.persons;
  if (e.type === 'HearingRequested') t.requests.add(e.by);
  if (e.type === 'HearingDropped') {
    for (const p of e.persons) t.requests.delete(p);
    if (t.requests.size === 0 && t.call?.ground === 'requested') t.call = undefined;
  }
  if (e.type === 'HearingCalled') t.call = { position, date: e.date, ground: e.ground, served: new Set() };
  if (e.type === 'HearingHeld') {
    t.held = true;
    t.chair = e.chair;
  }
};

const main = (t: Track, e: CaseEvent): void => {
  switch (e.type) {
    case 'Received':
      t.window = e.on;
      t.receivedOn = e.on;
      t.applicant = e.applicant;
      t.parties = [e.applicant, ...(e.coApplicants ?? [])];
      t.eDelivery = e.eDelivery;
      return;
    case 'CorrectionAsked':
      t.lastAsked = e.missing.map((m) => m.ref);
      t.lastAskedServed = false;
      return;
    case 'CorrectionCancelled':
      if (!t.lastAskedServed) t.lastAsked = t.askedBefore;
      return;
    case 'Resubmitted':
      t.window = e.on;
      t.askedBefore = t.lastAsked;
      return;
    case 'Accepted':
      t.periods = e.periods;
      t.acceptedOn = e.on;
      t.acceptor = e.by;
      t.instant = e.mode === 'instant';
      t.committed = e.mode === 'commitment' && t.terms.committable === 'permit';
      t.owed = new Set(e.owed ?? []);
      return;
    case 'MaterialSupplied':
      for (const ref of e.refs) t.owed.delete(ref);
      return;
    case 'Checked':
      t.checks.add(e.kind);
      for (const who of e.inspectors) t.workers.add(who);
      return;
    case 'Signed':
      t.workers.add(e.by);
      return;
    case 'Recused':
      t.recused.add(e.person);
      for (const task of t.tasks.values())
        if (task.holder === e.person || task.delegator === e.person) delete task.holder;
      return;
    case 'Frozen':
      t.frozen = true;
      return;
    case 'Unfrozen':
      t.frozen = false;
      if (e.finding) t.falseApplication = true;
      return;
    case 'Decided':
      t.decided = e;
      return;
    default:
  }
};

/** Straight returns unwind as a stack; every other return forgets it. */
const returns = (t: Track, e: CaseEvent): void => {
  if (e.type === 'TaskEnded' && (e.verb === 'done' || e.verb === 'returned') && t.tasks.get(e.task)?.kind === 'step') {
    t.leaving = e.verb;
    if (e.verb === 'done') t.passedStack = [...t.stack];
  }
  if (e.type === 'Returned') {
    if (e.straight) t.stack.push({ step: e.from, to: e.by });
    else t.stack = [];
  }
  if (e.type === 'TaskOpened' && e.kind === 'step') {
    if (t.leaving === 'done') t.stack.pop();
    t.leaving = undefined;
  }
};

/** Takes in one event after it was audited. */
export const remember = (t: Track, e: CaseEvent, position: number): void => {
  returns(t, e);
  tasks(t, e);
  signing(t, e);
  pauses(t, e, position);
  hearing(t, e, position);
  served(t, e);
  main(t, e);
};
