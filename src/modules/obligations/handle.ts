import type { Actor } from '../../kernel/actor.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { append, type Envelope, type Head, load, NEW_STREAM } from '../../platform/trail.ts';
import { actorOf, mayActFor, notStaff, type Viewer } from '../people/index.ts';
import { decide } from './acts.ts';
import type { ObligationCommand, ObligationWire } from './commands.ts';
import type { ObligationEvent } from './events.ts';
import type { ObligationRoomFacts } from './facts.ts';
import { dueOf, evolve, fold, type Obligation } from './obligation.ts';
import { type ObligationRow, obligationById, saveObligation, saveWords } from './queries.ts';

export type ObligationDeps = Ports & { readonly facts: ObligationRoomFacts };

const stream = (id: Id) => ({ kind: 'obligation', id });
export type LoadedObligation = {
  readonly id: Id;
  readonly state: Obligation;
  readonly head: Head;
  readonly source: number;
};

export const loadObligation = async (
  deps: Pick<ObligationDeps, 'bureau'>,
  db: Db,
  id: Id,
): Promise<LoadedObligation | undefined> => {
  const trail = await load<ObligationEvent>(db, deps.bureau, stream(id));
  const state = fold(trail.events.map((e) => e.event));
  const first = trail.events[0]?.event;
  return state && first?.type === 'Promised' ? { id, state, head: trail.head, source: first.source } : undefined;
};

/** Who acts on it: whoever owes it, each for themselves, over the web; officers at their desk. */
export const actorFor = (viewer: Viewer, row: ObligationRow): Actor | undefined => {
  const own = [row.debtor, ...row.together].find((debtor) => mayActFor(viewer, debtor, row.item));
  return actorOf(viewer, { item: row.item, applicant: own ?? row.debtor }, own === undefined ? 'window' : 'web');
};

/** Appends events and writes what the boards read. Undefined: somebody was faster. */
export const record = async (
  deps: ObligationDeps,
  tx: Db,
  o: { readonly id: Id; readonly source: number; readonly state?: Obligation; readonly head?: Head },
  envelope: Envelope,
  events: readonly ObligationEvent[],
): Promise<Obligation | undefined> => {
  const done = await append<ObligationEvent>(tx, {
    bureau: deps.bureau,
    stream: stream(o.id),
    expected: o.head ?? NEW_STREAM,
    envelope,
    events,
  });
  if (done.kind === 'conflict') return undefined;
  const state = events.reduce<Obligation | undefined>(evolve, o.state)!;
  const { kind, item, debtor, what, consequence, position, caseId } = state;
  const row = { id: o.id, caseId, source: o.source, kind, item, debtor, what, consequence, version: position };
  await saveObligation(tx, deps.bureau, { ...row, state: state.state, due: dueOf(state) }, deps.clock.now());
  return state;
};

export const systemEnvelope = (deps: Pick<ObligationDeps, 'clock'>, act: string): Envelope => ({
  instant: deps.clock.now(),
  day: deps.clock.today(),
  act,
  actor: 'system',
  post: 'system',
  channel: 'system',
});

export type ObligationActDone = { readonly version: number; readonly events: readonly string[] };
export type ObligationActAnswer =
  | { readonly kind: 'done'; readonly done: ObligationActDone }
  | Refused
  | { readonly kind: 'unknown' | 'state-changed' | 'key-reused' };
type Tried = ObligationActDone | Refused | 'unknown' | 'state-changed';

/** The one text an act may bring: its reason, or its record in words. */
const writtenIn = (wire: ObligationWire): string | undefined =>
  ('reason' in wire ? wire.reason : undefined) ?? ('words' in wire ? wire.words : undefined);

/** The act as it is judged; undefined where a record or a proof is wanted and none was given (许可法61: 核查要有记录). */
const commandOf = (wire: ObligationWire, written: string | undefined): ObligationCommand | undefined => {
  const hash = written === undefined ? undefined : sm3(written);
  switch (wire.act) {
    case 'check':
    case 'hear': {
      const { words: _, record = hash, ...rest } = wire;
      return record === undefined ? undefined : ({ ...rest, record } as ObligationCommand);
    }
    case 'give-evidence': {
      const { words: _, hashes = [], ...rest } = wire;
      const all = [...hashes, ...(hash ? [hash] : [])];
      return all.length === 0 ? undefined : { ...rest, hashes: all };
    }
    default:
      return (hash === undefined ? wire : { ...wire, reason: { hash } }) as ObligationCommand;
  }
};

const attempt = async (
  deps: ObligationDeps,
  tx: Db,
  id: Id,
  wire: ObligationWire,
  by: Actor,
  key: string,
): Promise<Tried> => {
  const [found, row] = [await loadObligation(deps, tx, id), await obligationById(tx, deps.bureau, id)];
  if (!found || !row) return 'unknown';
  if (found.state.position !== wire.version) return 'state-changed';
  const written = writtenIn(wire);
  const command = commandOf(wire, written);
  if (!command) return refused('record-missing', '许可法61');
  const licence = await deps.facts.licenceOf(tx, deps.bureau, row.caseId);
  const today = deps.clock.today();
  const strangers = wire.act === 'check' ? await notStaff(tx, deps.bureau, today, wire.inspectors) : [];
  const facts = { together: row.together, ...(licence ? { licence } : {}), strangers };
  const { lapses, decision } = decide(found.state, command, by, today, facts);
  if (decision.kind === 'refused') {
    if (lapses.length > 0) await record(deps, tx, found, systemEnvelope(deps, 'lapse'), lapses);
    return decision;
  }
  if (written !== undefined) {
    const sealed = await deps.vault.sealFor(tx, row.debtor, written);
    await saveWords(tx, deps.bureau, { obligation: id, hash: sm3(written), holder: row.debtor, sealed });
  }
  const events = [...lapses, ...decision.events];
  const envelope: Envelope = {
    instant: deps.clock.now(),
    day: deps.clock.today(),
    act: wire.act,
    actor: by.id,
    post: by.posts[0] ?? 'applicant',
    ...(by.site ? { site: by.site } : {}),
    channel: by.channel,
    ...(key ? { clientKey: key } : {}),
  };
  const state = await record(deps, tx, found, envelope, events);
  return state ? { version: state.position, events: events.map((e) => e.type) } : 'state-changed';
};

/** One act on an obligation: load, decide, append, answer. */
export const actOnObligation = async (
  deps: ObligationDeps,
  id: Id,
  wire: ObligationWire,
  by: Actor,
  key: string,
): Promise<ObligationActAnswer> => {
  const keyed = { bureau: deps.bureau, actor: by.id, key, content: { obligation: id, ...wire } };
  const answer = await once<Tried>(deps.db, keyed, deps.clock.now(), (tx) => attempt(deps, tx, id, wire, by, key));
  if (answer.kind === 'key-reused') return { kind: 'key-reused' };
  const tried = answer.answer;
  if (typeof tried === 'string') return { kind: tried };
  return 'code' in tried ? tried : { kind: 'done', done: tried };
};
