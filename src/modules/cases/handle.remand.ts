import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import { append, NEW_STREAM } from '../../platform/trail.ts';
import { copyFiles } from '../intake/index.ts';
import { actorOf, type SignedIn } from '../people/index.ts';
import { act } from './act.ts';
import type { CommandOf } from './commands.ts';
import type { RemandBody } from './contract.remedies.ts';
import { type CaseFacts, NOBODY_KNOWS } from './facts.ts';
import { inForceOf } from './handle.facts.ts';
import { type CaseDeps, caseStream, type LoadedCase, loadCase } from './handle.load.ts';
import { sideOf } from './handle.reading.ts';
import { codeOf, receiptNotice } from './handle.receipt.ts';
import { databaseStore } from './handle.store.ts';
import { applicantsTold, tellAbout } from './handle.ts';
import { projectCase } from './project.ts';
import { type CaseIdentity, holdCase, insertCase, nextCaseNumber, remandedAs } from './queries.ts';
import { materialsLast, mayRemand, notedOrders, type Order } from './remand.ts';

export type RemandRequest = RemandBody & {
  readonly caseId: Id;
  readonly viewer: SignedIn;
  readonly key: string;
};
export type Remanded = { readonly kind: 'done'; readonly caseId: Id; readonly number: string };
type Answer = Remanded | Refused | { readonly kind: 'not-found' };

export type RemandOffer = {
  /** The noted orders after which a new case can be opened. */
  readonly orders: readonly Order[];
  /** Why there is none. */
  readonly refusal?: Refused;
};
/** What the button shows of 发回重办; undefined where oversight has noted nothing in this case. */
export const remandOffer = async (deps: CaseDeps, db: Db, c: LoadedCase): Promise<RemandOffer | undefined> => {
  const past = c.events.map((e) => e.event);
  const noted = notedOrders(past);
  const orders: Order[] = [];
  let refusal: Refused | undefined;
  for (const order of noted) {
    const no = mayRemand(c.state, past, order.ref, await remandedAs(db, deps.bureau, c.record, order.ref));
    if (no) refusal ??= no;
    else orders.push(order);
  }
  if (noted.length === 0) return undefined;
  return { orders, ...(orders.length === 0 && refusal ? { refusal } : {}) };
};

const open = async (deps: CaseDeps, tx: Db, r: RemandRequest): Promise<Answer> => {
  const { bureau, clock, random } = deps;
  await holdCase(tx, bureau, r.caseId);
  const old = await loadCase(deps, tx, r.caseId);
  if (!old || sideOf(r.viewer, old) !== 'officer') return { kind: 'not-found' };
  const { record, version, terms } = old;
  const past = old.events.map((e) => e.event);
  // A second case after one order would be a second decision on the same matter.
  const no = mayRemand(old.state, past, r.order, await remandedAs(tx, bureau, record, r.order));
  if (no) return no;
  const by = actorOf(r.viewer, { item: record.item, applicant: record.applicant }, 'window');
  if (!by) return { kind: 'not-found' };
  const store = databaseStore(deps, tx);
  const now = clock.now();
  const today = clock.today();
  const facts: CaseFacts = {
    ...NOBODY_KNOWS,
    terms,
    now,
    acceptSeq: await store.ask.nextAcceptSeq(record.item, terms.quota ?? ''),
    inForce: inForceOf(version),
    mandateOk: false,
  };
  const agent = record.agentEnded ? null : record.agent;
  const command: CommandOf<'receive'> = {
    act: 'receive',
    item: record.item,
    version: version.version,
    applicant: record.applicant,
    coApplicants: [...record.coApplicants],
    ...(agent && record.mandate ? { mandate: record.mandate } : {}),
    materials: materialsLast(
      old.state,
      past,
      version.materials.map((m) => m.ref),
    ) as CommandOf<'receive'>['materials'],
    origin: { kind: 'remand', case: record.id, order: r.order, ...(r.period ? { period: r.period } : {}) },
    eDelivery: record.eDelivery,
  };
  const { decision, state } = act(undefined, command, by, today, old.calendar, facts);
  if (decision.kind === 'refused') return decision;
  const n = await nextCaseNumber(tx);
  const identity: CaseIdentity = {
    id: random.id(),
    number: `${today.slice(0, 4)}-${String(n).padStart(6, '0')}`,
    fullNumber: `${version.codes.implementation ?? ''}${today.replaceAll('-', '')}${String(n).padStart(4, '0')}`,
    code: codeOf(random),
    item: record.item,
    itemVersion: version.version,
    applicant: record.applicant,
    coApplicants: record.coApplicants,
    agent,
    mandate: agent ? record.mandate : null,
    channel: by.channel,
    site: by.site ?? null,
    receivedOn: state!.receivedOn,
    eDelivery: record.eDelivery,
  };
  await append(tx, {
    bureau,
    stream: caseStream(identity.id),
    expected: NEW_STREAM,
    envelope: {
      instant: now,
      day: today,
      act: 'receive',
      actor: by.id,
      post: by.posts.find((p) => p === 'acceptor' || p === 'intake' || p === 'oversight') ?? 'intake',
      channel: by.channel,
      clientKey: r.key,
      ...(by.site ? { site: by.site } : {}),
    },
    events: decision.events,
  });
  const insert = insertCase(bureau, identity, projectCase(state!, old.calendar, today, facts), now);
  await tx.query(insert.text, insert.values);
  for (const e of decision.events)
    if (e.type === 'Accepted') await store.takeAcceptSeq(record.item, terms.quota ?? '', e.acceptSeq);
  const last = old.rounds.at(-1);
  if (last) {
    const { round: _round, on: _on, ...content } = last;
    await store.keepContent({ caseId: identity.id, round: 0, on: today, holder: record.applicant, content });
  }
  await copyFiles(tx, deps.vault, bureau, record.id, identity.id, { by: by.id, at: now, id: () => random.id() });
  const notice = receiptNotice(identity);
  if (record.eDelivery) await tellAbout(store, { record: identity, state: state! }, decision.events);
  else for (const person of applicantsTold(identity)) await store.tell(person, notice.kind, notice.facts);
  return { kind: 'done', caseId: identity.id, number: identity.number };
};

/**
 * 发回重办: a new case after an order (lifecycle 1), accepted the same day by the officer who opens it, with the answers
 * and papers of the old one and the period that the order sets. Once per client key, and once per order.
 */
export const remand = async (deps: CaseDeps, r: RemandRequest): Promise<Answer | { readonly kind: 'key-reused' }> => {
  const { caseId, order, period } = r;
  const keyed = { bureau: deps.bureau, actor: r.viewer.person, key: r.key, content: { remand: caseId, order, period } };
  const result = await once<Answer>(deps.db, keyed, deps.clock.now(), (tx) => open(deps, tx, r));
  return result.kind === 'key-reused' ? result : result.answer;
};
