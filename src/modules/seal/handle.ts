import type { Actor } from '../../kernel/actor.ts';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { notoSerif } from '../../platform/fonts.noto.ts';
import { missingGlyphs } from '../../platform/fonts.ts';
import { once } from '../../platform/once.ts';
import { SEAL_SIZE, sealSvg } from '../../platform/pdf.seal.ts';
import { certifiedKey, testRoot } from '../../platform/pki.ca.ts';
import { makeSeal } from '../../platform/pki.gm.ts';
import type { KeyStore, MakingKeyStore, StoredKey } from '../../platform/pki.ts';
import type { Ports } from '../../platform/ports.ts';
import { append, type Envelope, type Head, load, NEW_STREAM } from '../../platform/trail.ts';
import { notStaff } from '../people/index.ts';
import { decide } from './acts.ts';
import type { RegisterSeal, SealWire } from './commands.ts';
import type { SealEvent, SealEventOf } from './events.ts';
import {
  countSeals,
  decideRequest,
  freeWaiting,
  insertSeal,
  lockSeals,
  requestById,
  requestsRefused,
  saveState,
  sealById,
} from './queries.ts';
import { evolve, fold, type Seal } from './seal.ts';

export type SealDeps = Ports & {
  readonly keys: KeyStore;
  /** Certificates of authorities that are trusted beside the test authority of a local store, DER. */
  readonly roots: readonly Uint8Array[];
  /** The bureau itself. */
  readonly organ: { readonly name: string; readonly creditCode?: string };
  /** Papers that waited can be pressed. */
  readonly pressable?: () => void;
};

export const TEST_LEGEND = '测试章';
export const sealStream = (id: Id) => ({ kind: 'seal', id });

export type LoadedSeal = {
  readonly id: Id;
  readonly state: Seal;
  readonly head: Head;
  readonly events: readonly SealEvent[];
};
export const loadSeal = async (deps: Pick<Ports, 'bureau'>, db: Db, id: Id): Promise<LoadedSeal | undefined> => {
  const trail = await load<SealEvent>(db, deps.bureau, sealStream(id));
  const events = trail.events.map((e) => e.event);
  const state = fold(events);
  return state && { id, state, head: trail.head, events };
};

const envelopeOf = (deps: SealDeps, act: string, by: Actor, clientKey?: string): Envelope => ({
  instant: deps.clock.now(),
  day: deps.clock.today(),
  act,
  actor: by.id,
  post: by.posts[0] ?? 'system',
  channel: by.channel,
  ...(clientKey ? { clientKey } : {}),
});

const sinceOf = (s: Seal): Day => (s.state === 'in-force' ? s.registeredOn : s.since);
/** Appends to a seal's stream and keeps its row in step. False: somebody was faster. */
const record = async (deps: SealDeps, tx: Db, found: LoadedSeal, envelope: Envelope, events: readonly SealEvent[]) => {
  const done = await append<SealEvent>(tx, {
    bureau: deps.bureau,
    stream: sealStream(found.id),
    expected: found.head,
    envelope,
    events,
  });
  if (done.kind === 'conflict') return undefined;
  const state = events.reduce<Seal>(evolve, found.state);
  const row = { id: found.id, state: state.state, since: sinceOf(state), version: state.position };
  await saveState(tx, deps.bureau, row, deps.clock.now());
  return state;
};

type Keys = { readonly key: StoredKey; readonly gm?: { readonly key: StoredKey; readonly seal: Uint8Array } };
/** The first or the last second of a day in Shanghai. */
const instantOf = (day: Day, end = false): string =>
  end ? `${day}T15:59:59.000Z` : `${addDays(day, -1)}T16:00:00.000Z`;

/** Key and certificates of a new seal: made and certified as test grade in a local store, looked up in a remote one. */
const keysFor = async (
  deps: SealDeps,
  id: Id,
  s: {
    readonly organ: string;
    readonly number: string;
    readonly from: Day;
    readonly until: Day;
    readonly picture: string;
  },
  named: string | undefined,
): Promise<Keys | Refused> => {
  if (deps.keys.kind === 'remote') {
    const key = named === undefined ? undefined : await deps.keys.find(named);
    return key ? { key } : refused('key-unknown', '', { key: named ?? '' });
  }
  const store = deps.keys as MakingKeyStore;
  const term = { from: instantOf(s.from), until: instantOf(s.until, true) };
  const subject = { organ: s.organ, common: `${s.organ} ${TEST_LEGEND}` };
  const key = await certifiedKey(store, { ref: `seal-${id}`, algorithm: 'ES256', subject, ...term });
  const gmKey = await certifiedKey(store, { ref: `seal-${id}-sm2`, algorithm: 'SM2', subject, ...term });
  const maker = await testRoot(store, 'SM2');
  const seal = await makeSeal(
    {
      number: s.number,
      name: s.organ,
      picture: s.picture,
      size: Math.round((SEAL_SIZE / 72) * 25.4),
      createdAt: deps.clock.now(),
      ...term,
      signers: [gmKey.chain[0]!],
    },
    { certificate: maker.chain[0]!, sign: (bytes) => store.sign(maker.ref, bytes) },
  );
  return { key, gm: { key: gmKey, seal } };
};

/** 防伪编码: six digits of the region, seven in sequence. */
const numberOf = (code: string | undefined, n: number): string =>
  `${code?.slice(2, 8) ?? '000000'}${String(n).padStart(7, '0')}`;

export type Registered = { readonly id: Id; readonly version: number };

/** Registers a seal: its picture is drawn from the organ's name, its keys made or found; another seal may be replaced by it. */
export const registerSeal = async (
  deps: SealDeps,
  wire: RegisterSeal,
  by: Actor,
  clientKey?: string,
): Promise<Registered | Refused | 'key-reused'> => {
  const { bureau, clock, db } = deps;
  const organ = wire.organ?.trim() || (wire.how === 'own' ? deps.organ.name : undefined);
  if (!organ) return refused('name-missing', '许可法24');
  if (wire.how !== 'own' && !wire.items) return refused('items-missing', '许可法24');
  if (wire.until <= wire.from) return refused('term-wrong');
  const missing = missingGlyphs(organ, notoSerif());
  if (missing.length > 0) return refused('glyph-missing', '', { characters: missing.join('、') });
  const organCode = wire.organCode ?? (wire.how === 'own' ? deps.organ.creditCode : undefined);
  const work = async (tx: Db): Promise<Registered | Refused> => {
    const replaced = wire.replaces === undefined ? undefined : await loadSeal(deps, tx, wire.replaces);
    if (wire.replaces !== undefined && replaced?.state.state !== 'in-force' && replaced?.state.state !== 'suspended')
      return refused('wrong-state');
    const id = deps.random.id();
    await lockSeals(tx);
    const number = numberOf(organCode ?? deps.organ.creditCode, (await countSeals(tx, bureau)) + 1);
    const [from, until] = [wire.from as Day, wire.until as Day];
    const test = deps.keys.kind === 'local';
    const name = `${organ}${wire.kind === 'special' ? '行政审批专用章' : '印章'}`;
    const picture = sealSvg({ organ, ...(test ? { legend: TEST_LEGEND } : {}), code: number }, notoSerif());
    const keys = await keysFor(deps, id, { organ, number, from, until, picture }, wire.key);
    if ('code' in keys) return keys;
    const event: SealEventOf<'Registered'> = {
      type: 'Registered',
      on: clock.today(),
      by: by.id,
      organ,
      ...(organCode ? { organCode } : {}),
      name,
      kind: wire.kind,
      number,
      how: wire.how,
      ...(wire.items ? { items: wire.items } : {}),
      from,
      until,
      key: keys.key.ref,
      ...(keys.gm ? { gmKey: keys.gm.key.ref } : {}),
      picture: sm3(picture),
      test: keys.key.test,
    };
    const envelope = envelopeOf(deps, 'register-seal', by, clientKey);
    await append<SealEvent>(tx, { bureau, stream: sealStream(id), expected: NEW_STREAM, envelope, events: [event] });
    const row = {
      id,
      organ,
      organCode: organCode ?? null,
      name,
      kind: wire.kind,
      number,
      how: wire.how,
      items: wire.items ?? null,
      state: 'in-force' as const,
      since: clock.today(),
      from,
      until,
      key: keys.key.ref,
      gmKey: keys.gm?.key.ref ?? null,
      gmSeal: keys.gm ? Buffer.from(keys.gm.seal) : null,
      picture,
      test: keys.key.test,
      version: 1,
    };
    await insertSeal(tx, bureau, row, clock.now());
    if (replaced) {
      const events: SealEvent[] = [
        {
          type: 'Replaced',
          on: clock.today(),
          by: by.id,
          next: id,
          reason: replaced.state.facts.organ === organ ? 'worn' : 'renamed',
        },
      ];
      if (!(await record(deps, tx, replaced, envelopeOf(deps, 'replace-seal', by), events)))
        throw new Error(`seal ${replaced.id} moved on while it was replaced; try again`);
    }
    await freeWaiting(tx, bureau);
    return { id, version: 1 };
  };
  if (clientKey === undefined) return db.transaction(work);
  const keyed = { bureau, actor: by.id, key: clientKey, content: { registerSeal: wire } };
  const answer = await once<Registered | Refused>(db, keyed, clock.now(), work);
  if (answer.kind === 'key-reused') return 'key-reused';
  deps.pressable?.();
  return answer.answer;
};

export type SealActed = { readonly version: number; readonly events: readonly string[] };
type Tried = SealActed | Refused | 'unknown' | 'state-changed';

const attempt = async (deps: SealDeps, tx: Db, id: Id, wire: SealWire, by: Actor, key: string): Promise<Tried> => {
  const found = await loadSeal(deps, tx, id);
  if (!found) return 'unknown';
  if (found.state.position !== wire.version) return 'state-changed';
  const named = 'request' in wire ? await requestById(tx, deps.bureau, wire.request) : undefined;
  // Whoever approves for one seal says nothing about another.
  const asked = named && (named.seal ?? id) === id ? named : undefined;
  const reason = wire.act === 'refuse' ? wire.reason : undefined;
  const persons = wire.act === 'name-keeper' ? [wire.person] : wire.act === 'destroy' ? (wire.witnesses ?? []) : [];
  const decision = decide(found.state, wire, by, deps.clock.today(), {
    strangers: persons.length > 0 ? await notStaff(tx, deps.bureau, deps.clock.today(), persons) : [],
    id: deps.random.id(),
    ...(asked ? { request: { id: asked.id, state: asked.state } } : {}),
    ...(reason ? { reason: sm3(reason) } : {}),
  });
  if (decision.kind === 'refused') return decision;
  const state = await record(deps, tx, found, envelopeOf(deps, wire.act, by, key), decision.events);
  if (!state) return 'state-changed';
  if (asked && (wire.act === 'approve' || wire.act === 'refuse')) {
    const sealed = reason ? { reason: await deps.vault.sealFor(tx, id, reason) } : {};
    const verdict = wire.act === 'approve' ? ('approved' as const) : ('refused' as const);
    await decideRequest(
      tx,
      deps.bureau,
      { id: asked.id, seal: id, state: verdict, by: by.id, ...sealed },
      deps.clock.now(),
    );
    if (wire.act === 'approve') await freeWaiting(tx, deps.bureau, asked.id);
  }
  if (wire.act === 'allow' || wire.act === 'resume') await freeWaiting(tx, deps.bureau);
  return { version: state.position, events: decision.events.map((e) => e.type) };
};

/** One act on a seal: load, decide, append, answer. A repeated key gets the first answer. */
export const actOnSeal = async (
  deps: SealDeps,
  id: Id,
  wire: SealWire,
  by: Actor,
  key: string,
): Promise<{ kind: 'done'; done: SealActed } | Refused | { kind: 'unknown' | 'state-changed' | 'key-reused' }> => {
  const keyed = { bureau: deps.bureau, actor: by.id, key, content: { seal: id, ...wire } };
  const answer = await once<Tried>(deps.db, keyed, deps.clock.now(), (tx) => attempt(deps, tx, id, wire, by, key));
  if (answer.kind === 'key-reused') return { kind: 'key-reused' };
  const tried = answer.answer;
  if (typeof tried === 'string') return { kind: tried };
  if ('code' in tried) return tried;
  deps.pressable?.();
  return { kind: 'done', done: tried };
};

const SYSTEM: Actor = { id: 'system', posts: ['head', 'system'], channel: 'system' };
const YEARS = 5;

/**
 * The first start of a house with a test store: one seal in the bureau's name, and a standing approval for all its
 * papers, both by the system and both test grade, so that the house works out of the box. With a licensed store
 * nothing is made: a head registers.
 */
export const firstSeal = async (deps: SealDeps): Promise<void> => {
  if (deps.keys.kind !== 'local' || (await countSeals(deps.db, deps.bureau)) > 0) return;
  const today = deps.clock.today();
  const from = `${Number(today.slice(0, 4)) - 1}-01-01` as Day;
  const until = addDays(addMonths(from, YEARS * 12), -1);
  const made = await registerSeal(deps, { kind: 'unit', how: 'own', from, until }, SYSTEM);
  if (typeof made === 'string' || 'code' in made) throw new Error(`the first seal: ${JSON.stringify(made)}`);
  await deps.db.transaction(async (tx) => {
    const found = (await loadSeal(deps, tx, made.id))!;
    const on = { on: today, by: SYSTEM.id };
    await record(deps, tx, found, envelopeOf(deps, 'allow', SYSTEM), [
      { type: 'UseAllowed', ...on, allowance: deps.random.id(), documents: ['licence', 'decision', 'notice'], until },
    ]);
  });
};

/** Papers whose sealing was refused and not approved since, newest first, each with the reason. */
export const refusedUses = async (deps: Pick<Ports, 'bureau' | 'vault'>, db: Db, limit: number) => {
  const rows = await requestsRefused(db, deps.bureau, limit);
  const reasons = await deps.vault.openTexts(
    db,
    rows.map((r) => ({ holder: r.seal, sealed: r.reason })),
  );
  return rows.map(({ reason: _, decidedBy, decidedAt, ...r }, i) => ({
    ...r,
    by: decidedBy,
    at: decidedAt,
    reason: reasons[i] ?? '',
  }));
};

/** The row and the state of a seal that a reader sees. */
export const sealView = async (deps: Pick<Ports, 'bureau'>, db: Db, id: Id) => {
  const [row, found] = [await sealById(db, deps.bureau, id), await loadSeal(deps, db, id)];
  return row && found && { row, ...found };
};
