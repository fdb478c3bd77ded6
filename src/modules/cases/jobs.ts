import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Decided } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { forgetAnswers } from '../../platform/once.ts';
import { type Rounds, rounds } from '../../platform/rounds.ts';
import type { Envelope } from '../../platform/trail.ts';
import { Erased } from '../../platform/vault.ts';
import type { Viewer } from '../people/index.ts';
import { act } from './act.ts';
import { type CaseClock, clocksOf, nameOf } from './clocks.ts';
import { agreesToE } from './consent.ts';
import { type CaseEvent, SYSTEM } from './events.ts';
import { factsFor } from './handle.facts.ts';
import type { CaseDeps, LoadedCase } from './handle.load.ts';
import { type CaseStore, databaseStore, type FactSource } from './handle.store.ts';
import { applicantsTold, record } from './handle.ts';
import { settle } from './lapses.ts';
import { casesToServe, casesToWarn, casesWithLapses } from './queries.ts';
import { partiesOf, stepTask, type Unserved } from './state.ts';

/** What the law does by itself is seen by nobody and decides nothing. */
export const NOBODY: Viewer = { kind: 'anonymous' };
export const NOTHING: Decided<CaseEvent> = { kind: 'decided', events: [] };
const PAGE = 50;

export const systemEnvelope = (deps: CaseDeps, act: string): Envelope => ({
  instant: deps.clock.now(),
  day: deps.clock.today(),
  act,
  actor: SYSTEM,
  post: 'system',
  channel: 'system',
});

/** Hears what went wrong with one case; without it the fault is thrown when everybody else has had their turn. */
export type OnFault = (caseId: Id, error: unknown) => void;

const faultsOf = (onFault: OnFault | undefined) => {
  const faults: unknown[] = [];
  return {
    /**
     * Work on one case in a savepoint of its own: a case that cannot be done holds up nobody else. Of an erased person
     * nothing can be read any more, so there is nothing to do and nothing to report.
     */
    each: async (tx: Db, id: Id, work: (store: CaseStore) => Promise<number>, deps: CaseDeps): Promise<number> => {
      try {
        return await tx.transaction((own) => work(databaseStore(deps, own)));
      } catch (error) {
        if (error instanceof Erased) return 0;
        if (onFault) onFault(id, error);
        else faults.push(error);
        return 0;
      }
    },
    done: (n: number): number => {
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} cases could not be done`);
      return n;
    },
  };
};

/**
 * What the law does by itself (lifecycle 4.4): cases whose lapse day has passed are settled, a page in a transaction,
 * locked rows left to the other process. A case nobody opens gets the same state as one that is acted upon.
 */
export const sweepLapses = async (deps: CaseDeps, onFault?: OnFault): Promise<number> => {
  const { each, done } = faultsOf(onFault);
  let swept = 0;
  let after: { readonly lapseOn: Day; readonly id: Id } | undefined;
  for (;;) {
    const today = deps.clock.today();
    const due = await deps.db.transaction(async (tx) => {
      const page = await casesWithLapses(tx, deps.bureau, today, after, PAGE);
      for (const { id } of page) swept += await each(tx, id, (store) => settleOne(deps, store, id).then(() => 1), deps);
      return page;
    });
    if (due.length < PAGE) return done(swept);
    after = due.at(-1);
  }
};

export const settleOne = async (deps: CaseDeps, store: CaseStore, id: Id): Promise<void> => {
  const loaded = await store.load(id);
  if (!loaded) return;
  const facts = await factsFor(deps, store.ask, loaded, NOBODY, deps.clock.now(), undefined, true);
  const { events, state } = settle(loaded.state, deps.clock.today(), loaded.calendar, facts);
  await record(deps, store, loaded, events, NOTHING, state, facts, systemEnvelope(deps, 'lapse'));
};

/** The system as an actor: it serves what the law brought about; it decides nothing. */
const BY_SYSTEM: Actor = { id: SYSTEM, posts: ['system'], channel: 'system' };

/**
 * 电子签名法11: papers of lapses (a deemed acceptance, a deemed renewal) reach the inbox of those who agreed to it by
 * this job and not by the lapse, so that a daily and a lazy sweep give the same case.
 */
export const serveLapses = async (deps: CaseDeps, onFault?: OnFault): Promise<number> => {
  const { each, done } = faultsOf(onFault);
  let served = 0;
  let after = '';
  for (;;) {
    const due = await deps.db.transaction(async (tx) => {
      const page = await casesToServe(tx, deps.bureau, after, PAGE);
      for (const { id } of page) served += await each(tx, id, (store) => serveOne(deps, store, id), deps);
      return page;
    });
    if (due.length < PAGE) return done(served);
    after = due.at(-1)!.id;
  }
};

/** The next paper that waits for somebody who agrees to electronic delivery. */
const agreedTo = async ({ record: r, state }: LoadedCase, ask: FactSource): Promise<Unserved | undefined> => {
  const others = state.unserved.some((u) => u.to !== r.applicant) ? await ask.agreedToE(r.id) : [];
  const facts = { applicantAgreesToE: r.eDelivery, eDeliveryOf: others };
  return state.unserved.find((u) => agreesToE(state, facts, u.to));
};

/** Serves what waits for whoever agrees to electronic delivery; answers how many papers. */
export const serveOne = async (deps: CaseDeps, store: CaseStore, id: Id): Promise<number> => {
  let done = 0;
  for (;;) {
    const c = await store.load(id);
    const paper = c && (await agreedTo(c, store.ask));
    if (!c || !paper) return done;
    const facts = await factsFor(deps, store.ask, c, NOBODY, deps.clock.now(), undefined, true);
    const command = {
      act: 'serve' as const,
      paper: { kind: paper.kind, position: paper.position },
      to: paper.to,
      mode: 'e' as const,
    };
    const { lapses, decision, state } = act(c.state, command, BY_SYSTEM, deps.clock.today(), c.calendar, facts);
    if (decision.kind === 'refused' || !state)
      throw new Error(`serve ${paper.kind} of ${id}: ${decision.kind === 'refused' ? decision.code : 'no case'}`);
    await record(deps, store, c, lapses, decision, state, facts, systemEnvelope(deps, 'serve'));
    done += 1;
  }
};

/** Warnings before a clock ends, each once: to whom the ball or the right is, else to who answers for it. */
export const sendWarnings = async (deps: CaseDeps, onFault?: OnFault): Promise<number> => {
  const { each, done } = faultsOf(onFault);
  const today = deps.clock.today();
  let sent = 0;
  let after = '';
  for (;;) {
    const page = await casesToWarn(deps.db, deps.bureau, today, after, PAGE);
    for (const { id } of page)
      sent += await deps.db.transaction((tx) => each(tx, id, (store) => warnOne(deps, store, id, today), deps));
    if (page.length < PAGE) return done(sent);
    after = page.at(-1)!.id;
  }
};

/**
 * Who answers for a clock of the bureau: who holds the case, else everybody in the post whose turn it is (acceptance,
 * the open step, delivery), and where nobody holds that post, the supervisors.
 */
const answering = async (c: LoadedCase, ask: FactSource, today: Day): Promise<readonly Id[]> => {
  if (c.record.holder) return [c.record.holder];
  const { state } = c;
  const post =
    state.state === 'under-review' ? stepTask(state)?.post : state.state === 'decided' ? 'delivery' : 'acceptor';
  const staff = (await ask.postsForItem(today, c.record.item)).filter(
    (s) => !partiesOf(state).includes(s.person) && !state.recused.includes(s.person),
  );
  const inPost = staff.filter((s) => post !== undefined && s.posts.includes(post));
  return (inPost.length > 0 ? inPost : staff.filter((s) => s.posts.includes('supervisor'))).map((s) => s.person);
};

/** Whom a warning of a clock is for: the applicants who have to bring something, who may ask for a hearing (许可法47), else the bureau. */
const warned = async (c: LoadedCase, clock: CaseClock, ask: FactSource, today: Day): Promise<readonly Id[]> => {
  const applicants = applicantsTold(c.record);
  if (clock.k === 'K5' || clock.k === 'K9') return applicants;
  if (clock.k === 'K6a') return clock.of === undefined || clock.of === c.record.applicant ? applicants : [clock.of];
  return answering(c, ask, today);
};

export const warnOne = async (deps: CaseDeps, store: CaseStore, id: Id, today: Day): Promise<number> => {
  const c = await store.load(id);
  if (!c) return 0;
  let sent = 0;
  for (const clock of clocksOf(c.state, c.terms, c.calendar, today)) {
    const passed = clock.warnAt.filter((d) => d <= today);
    const on = passed.at(-1);
    if (on === undefined) continue;
    const told = await warned(c, clock, store.ask, today);
    if (told.length === 0) continue;
    const at = deps.clock.now();
    const name = nameOf(clock);
    // Days on which nobody swept are told of together with the last one, and count as told (K5).
    for (const missed of passed.slice(0, -1)) await store.takeWarning({ caseId: id, clock: name, on: missed, at });
    if (!(await store.takeWarning({ caseId: id, clock: name, on, at }))) continue;
    for (const person of told)
      await store.tell(person, `warning.${clock.k}`, { case: id, number: c.record.number, due: clock.due });
    sent += 1;
  }
  return sent;
};

const EVERY_MS = 30_000;

/** The timed work of the room: lapses every half minute, warnings and the forgetting of old answers once a day. A fault is reported and tried again. */
export const timedWork = (
  deps: CaseDeps,
  /** What else time does, after the cases have settled: licences expire, promises fall overdue. */
  alsoDaily: () => Promise<number>,
  onError: (error: unknown) => void,
): Rounds => {
  let warned: Day | undefined;
  const told = new Set<string>();
  /** The same fault of the same case comes back twice a minute: it is reported once a process. */
  const onFault: OnFault = (id, error) => {
    const line = `${id} ${error instanceof Error ? error.message : error}`;
    if (told.has(line)) return;
    told.add(line);
    onError(new Error(`timed work on case ${id}`, { cause: error }));
  };
  /** What fails here is reported and keeps nothing else from its turn. */
  const part = (work: () => Promise<number>): Promise<number> =>
    work().catch((error: unknown) => {
      onError(error);
      return 0;
    });
  const round = async (): Promise<void> => {
    const lapsed = (await part(() => sweepLapses(deps, onFault))) + (await part(() => serveLapses(deps, onFault)));
    if (lapsed + (await part(alsoDaily)) > 0) deps.followers.wake();
    const today = deps.clock.today();
    if (warned === today) return;
    await sendWarnings(deps, onFault);
    await forgetAnswers(deps.db, deps.bureau, deps.clock.now());
    warned = today;
  };
  return rounds(async () => {
    await round().catch(onError);
    return EVERY_MS;
  });
};
