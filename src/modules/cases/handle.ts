import type { Channel, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Decided, Refused } from '../../kernel/decision.ts';
import { refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import type { Envelope } from '../../platform/trail.ts';
import { filesOf } from '../intake/index.ts';
import type { SignedIn } from '../people/index.ts';
import { act, may } from './act.ts';
import { type ActName, hideTexts, type WireCommand } from './commands.ts';
import { completeCommand } from './complete.ts';
import { type CaseEvent, SYSTEM } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { factsFor } from './handle.facts.ts';
import { type CaseDeps, caseStream, type LoadedCase } from './handle.load.ts';
import { applicantFor, caseActor, mayRead, toldAs } from './handle.reading.ts';
import { type CaseStore, databaseStore } from './handle.store.ts';
import { projectCase } from './project.ts';
import type { CaseRecord, Content } from './queries.ts';
import type { Case } from './state.ts';
import { RECORD } from './view/materials.ts';

/** Somebody wants to act on a case. `seen`: the version their screen showed, if it was a screen. */
export type ActRequest = {
  readonly caseId: Id;
  readonly wire: WireCommand;
  /** What the client sent, where `wire` was worked out from it and from the case: the client key belongs to this. */
  readonly asked?: unknown;
  readonly viewer: SignedIn;
  readonly key: string;
  readonly seen?: number;
  readonly channel?: Channel;
  /** A record written on the screen (site check, hearing); stored like every text, the act sees its hash. */
  readonly recordWords?: string;
  /** Files that belong to the record; their hashes stand under its words, so that the record's hash covers them. */
  readonly recordFiles?: readonly Id[];
  /** A slip of the pen as it stood and as it should read (更正): kept like every text, the act sees the hashes. */
  readonly corrected?: { readonly was: string; readonly now: string };
  /** New answers of a resubmission: what the applicant now says. */
  readonly content?: (c: LoadedCase) => Content;
  /** More to do in the transaction when the act was done: hand files over to a round. */
  readonly alongside?: (tx: Db, c: LoadedCase, state: Case) => Promise<void>;
};
export type ActAnswer =
  | { readonly kind: 'done'; readonly version: number; readonly events: readonly { position: number; type: string }[] }
  | (Refused & {
      readonly first?: { readonly act: string; readonly actor: Id; readonly post: Post; readonly at: string };
    })
  | { readonly kind: 'not-found' };

class Raced extends Error {}

/** What lost a race is done again on what the first one left; the fourth time in a row it is a fault. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Raced) || tries >= 3) throw error;
    }
  }
};

/**
 * Load → decide → append, once per client key and in one transaction. Lapses stay even when the act is refused. Two
 * acts on one version: one is appended, the other is decided again on what the first one left.
 */
export const runAct = async (
  deps: CaseDeps,
  request: ActRequest,
): Promise<ActAnswer | { readonly kind: 'key-reused' }> => {
  const { db, bureau, clock } = deps;
  const keyed = keyedOf(bureau, request);
  const recordWords = await withFiles(deps, request);
  const whole = recordWords ? { ...request, recordWords } : request;
  const result = await again(() =>
    once<ActAnswer>(db, keyed, clock.now(), (tx) =>
      attempt(deps, databaseStore(deps, tx), whole, (c, state) => request.alongside?.(tx, c, state)),
    ),
  );
  return result.kind === 'key-reused' ? result : result.answer;
};

/** Who asks what under which key; functions and the viewer's own posts are not part of what is asked. */
export const keyedOf = (bureau: string, request: ActRequest) => {
  const { content: _content, alongside: _alongside, viewer, key, asked, ...rest } = request;
  const content = asked === undefined ? rest : { caseId: rest.caseId, act: rest.wire.act, asked };
  return { bureau, actor: viewer.person, key, content };
};

/** One act on a case of a store: load → decide → leave there what was decided. The client key is the caller's. */
export const attempt = async (
  deps: CaseDeps,
  store: CaseStore,
  request: ActRequest,
  alongside?: (c: LoadedCase, state: Case) => Promise<void> | undefined,
): Promise<ActAnswer> => {
  const { viewer } = request;
  const loaded = await store.load(request.caseId);
  if (!loaded || !(mayRead(viewer, loaded) || toldAs(viewer, loaded))) return { kind: 'not-found' };
  const words = new Map<string, string>();
  const keep = (text: string) => {
    const hash = sm3(text);
    words.set(hash, text);
    return { hash };
  };
  const wire = completeCommand(request.wire, {
    version: loaded.version,
    state: loaded.state,
    rounds: loaded.rounds,
    base: deps.base,
    hash: (value) => sm3(JSON.stringify(value)),
    ...(request.recordWords ? { record: keep(request.recordWords).hash } : {}),
    ...(request.corrected
      ? { corrected: { was: keep(request.corrected.was).hash, now: keep(request.corrected.now).hash } }
      : {}),
  });
  const command = hideTexts(wire, keep);
  const now = deps.clock.now();
  const today = deps.clock.today();
  const by = caseActor(viewer, loaded, request.channel ?? channelOf(viewer, loaded));
  if (!by) return { kind: 'not-found' };
  const facts = await factsFor(deps, store.ask, loaded, viewer, now, wire);
  const { lapses, decision, state } = act(loaded.state, command, by, today, loaded.calendar, facts);
  if (!state) throw new Error('an act on a case left no case');

  const post = by.posts.find((p) => p !== 'applicant') ?? 'applicant';
  const envelope: Envelope = {
    instant: now,
    day: today,
    act: wire.act,
    actor: by.id,
    post,
    channel: by.channel,
    clientKey: request.key,
    ...(by.site ? { site: by.site } : {}),
  };
  const appended = await record(deps, store, loaded, lapses, decision, state, facts, envelope);
  if (decision.kind === 'refused')
    return blame(decision, request, loaded, () => may(wire.act, state, by, today, loaded.calendar, facts));
  for (const [hash, text] of words)
    await store.keepWords({ caseId: request.caseId, hash, holder: loaded.record.applicant, text });
  if (request.content)
    await store.keepContent({
      caseId: request.caseId,
      round: (loaded.rounds.at(-1)?.round ?? 0) + 1,
      on: today,
      holder: loaded.record.applicant,
      content: request.content(loaded),
    });
  await alongside?.(loaded, state);
  return { kind: 'done', version: appended.version, events: appended.events };
};

/** The words of a record with the names and hashes of its files beneath. Files of another case are none of it. */
const withFiles = async (deps: CaseDeps, request: ActRequest): Promise<string | undefined> => {
  const { recordWords, recordFiles = [] } = request;
  if (!recordWords || recordFiles.length === 0) return recordWords;
  const files = (await filesOf(deps.db, deps.vault, deps.bureau, 'case', request.caseId)).filter(
    (f) => f.material === RECORD && recordFiles.includes(f.id),
  );
  return [recordWords, ...files.map((f, i) => `附件${i + 1}：${f.name}（SM3 ${f.hash}）`)].join('\n');
};

/** Officers at a counter act there; everybody else over the web. */
const channelOf = (viewer: SignedIn, c: LoadedCase): Channel =>
  viewer.posts.length > 0 && applicantFor(viewer, c) !== viewer.person ? 'window' : 'web';

/** Appends lapses and events and brings everything that is read up to them. */
export const record = async (
  deps: CaseDeps,
  store: CaseStore,
  loaded: LoadedCase,
  lapses: readonly CaseEvent[],
  decision: Decided<CaseEvent> | Refused,
  state: Case,
  facts: CaseFacts,
  envelope: Envelope,
): Promise<{ readonly version: number; readonly events: readonly { position: number; type: string }[] }> => {
  const events = decision.kind === 'decided' ? decision.events : [];
  const all = [...lapses, ...events];
  if (all.length === 0) return { version: loaded.head.version, events: [] };
  const { bureau } = deps;
  const byLaw: Envelope = {
    instant: envelope.instant,
    day: envelope.day,
    act: 'lapse',
    actor: SYSTEM,
    post: 'system',
    channel: 'system',
  };
  const appended = await store.append(loaded, {
    bureau,
    stream: caseStream(loaded.record.id),
    expected: loaded.head,
    ...(lapses.length > 0 && events.length > 0 ? { lapses: { envelope: byLaw, events: lapses } } : {}),
    envelope: events.length > 0 ? envelope : byLaw,
    events: events.length > 0 ? events : lapses,
  });
  if (appended.kind === 'conflict') throw new Raced();
  for (const e of all)
    if (e.type === 'Accepted') await store.takeAcceptSeq(loaded.record.item, loaded.terms.quota ?? '', e.acceptSeq);
  await store.update(loaded.record.id, projectCase(state, loaded.calendar, envelope.day, facts), envelope.instant);
  await tellAbout(store, loaded, all);
  return {
    version: appended.head.version,
    events: all.map((e, i) => ({ position: appended.positions[i]!, type: e.type })),
  };
};

/** The applicants and who acts for them: what is served on the applicant is told to all of them. */
export const applicantsTold = (
  r: Pick<CaseRecord, 'applicant' | 'coApplicants' | 'agent' | 'agentEnded'>,
): readonly Id[] => [...new Set([r.applicant, ...(r.agent && !r.agentEnded ? [r.agent] : []), ...r.coApplicants])];

/** Of which case somebody is told. */
type Told = {
  readonly record: Pick<CaseRecord, 'id' | 'number' | 'item' | 'applicant' | 'coApplicants' | 'agent' | 'agentEnded'>;
  readonly state: Pick<Case, 'recused'>;
};
/** Every paper that was served electronically stands in the inbox of the applicants and their agent (电子签名法11). */
export const tellAbout = async (
  store: Pick<CaseStore, 'tell' | 'ask'>,
  of: Told,
  events: readonly CaseEvent[],
): Promise<void> => {
  const { record: r } = of;
  const told = new Set<string>();
  for (const e of events) {
    if (e.type === 'Served' && e.mode === 'e')
      for (const to of e.to === r.applicant ? applicantsTold(r) : [e.to]) {
        const line = `${to}/${e.paper.kind}`;
        if (told.has(line)) continue;
        told.add(line);
        await store.tell(to, `paper.${e.paper.kind}`, { case: r.id, number: r.number, item: r.item });
      }
    if (e.type === 'TaskAssigned' && e.to !== e.by)
      await store.tell(e.to, 'task.assigned', { case: r.id, number: r.number });
    if (e.type === 'TaskOpened' && e.kind === 'consult' && e.to)
      for (const to of await asked(store, of, e.to, e.on))
        await store.tell(to, 'task.consulted', { case: r.id, number: r.number });
    if (e.type === 'Noted')
      for (const to of e.to) await store.tell(to, `noted.${e.verb}`, { case: r.id, number: r.number });
  }
};

/** Who hears that an opinion is asked: the person, or everybody in the unit, but for whose own matter it is or who is recused. */
const asked = async (store: Pick<CaseStore, 'ask'>, c: Told, to: Id, today: Day): Promise<readonly Id[]> => {
  const unit = await store.ask.officersIn(today, to);
  return unit.length === 0
    ? [to]
    : unit.filter(
        (id) => id !== c.record.applicant && !c.record.coApplicants.includes(id) && !c.state.recused.includes(id),
      );
};

/** When the way is closed because somebody else acted since the screen was opened, that act is named. */
const blame = (
  refusal: Refused,
  request: ActRequest,
  loaded: LoadedCase,
  stillClosed: () => Refused | undefined,
): ActAnswer => {
  if (request.seen === undefined || request.seen >= loaded.head.version || !stillClosed()) return refusal;
  const seen = request.seen;
  const first = loaded.events.find((e) => e.version > seen && e.actor !== request.viewer.person);
  if (!first) return refusal;
  return {
    ...refused('state-changed', refusal.article, { act: first.act, at: first.instant, because: refusal.code }),
    first: { act: first.act, actor: first.actor, post: first.post, at: first.instant },
  };
};

export type { ActName };
