import type { Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { append, type Envelope, load } from '../../platform/trail.ts';
import type { Scope, SignedIn } from './authority.ts';
import type { MandateView } from './contract.ts';
import { findByNumber, namesOf, tell } from './handle.persons.ts';
import { endMandate, giveMandate, type MandateEvent, mandateState } from './mandates.ts';
import { addMandate, endMandate as closeMandate, mandatesOf, mandateToEnd } from './queries.mandates.ts';

const envelope = (ports: Ports, viewer: SignedIn, act: string, clientKey: string): Envelope => ({
  instant: ports.clock.now(),
  day: ports.clock.today(),
  act,
  actor: viewer.person,
  post: 'applicant',
  channel: 'web',
  clientKey,
});

const record = async (tx: Db, ports: Ports, id: Id, env: Envelope, events: readonly MandateEvent[]): Promise<void> => {
  const stream = { kind: 'mandate', id };
  const { head } = await load(tx, ports.bureau, stream);
  const done = await append(tx, { bureau: ports.bureau, stream, expected: head, envelope: env, events });
  if (done.kind === 'conflict') throw new Error('a mandate was changed by two at once under its lock');
};

/** Both sides are told, and the principal's representative when the principal is a company. */
const tellBoth = async (tx: Db, ports: Ports, kind: string, m: { id: Id; principal: Id; agent: Id }, by: Id) => {
  for (const to of new Set([m.principal, m.agent, by]))
    await tell(tx, ports, to, kind, { mandate: m.id, principal: m.principal, agent: m.agent });
};

export const give = async (
  ports: Ports,
  tx: Db,
  viewer: SignedIn,
  command: {
    readonly agent: { readonly name: string; readonly residentId: string };
    readonly items: Scope;
    readonly from?: Day;
    readonly until: Day;
  },
  clientKey: string,
): Promise<{ mandate: Id } | Refused> => {
  const agent = await findByNumber(tx, ports, command.agent.residentId);
  // Name and number must both fit, and the answer does not tell which one did not.
  if (agent?.kind !== 'natural' || agent.name !== command.agent.name.trim()) return refused('agent-not-found');
  const decision = giveMandate(viewer, { ...command, agent: agent.id }, ports.clock.today());
  if (decision.kind === 'refused') return decision;
  const given = decision.events[0] as Extract<MandateEvent, { type: 'MandateGiven' }>;
  const id = ports.random.id();
  await addMandate(tx, {
    bureau: ports.bureau,
    id,
    principal: given.principal,
    agent: given.agent,
    items: given.items === 'all' ? null : given.items,
    from: given.from,
    until: given.until,
    by: viewer.person,
    at: ports.clock.now(),
  });
  await record(tx, ports, id, envelope(ports, viewer, 'give-mandate', clientKey), decision.events);
  await tellBoth(tx, ports, 'mandate-given', { id, ...given }, viewer.person);
  return { mandate: id };
};

export const end = async (
  ports: Ports,
  tx: Db,
  viewer: SignedIn,
  id: Id,
  clientKey: string,
): Promise<{ done: true } | Refused> => {
  const mandate = await mandateToEnd(tx, ports.bureau, id);
  if (!mandate) return refused('not-your-mandate', '民法典173');
  const today = ports.clock.today();
  const decision = endMandate(viewer, mandate, today);
  if (decision.kind === 'refused') return decision;
  await closeMandate(tx, ports.bureau, id, today, viewer.person);
  await record(tx, ports, id, envelope(ports, viewer, 'end-mandate', clientKey), decision.events);
  await tellBoth(tx, ports, 'mandate-ended', mandate, viewer.person);
  return { done: true };
};

/** Mandates given and held by the person and by whom they act for as representative. */
export const list = async (ports: Ports, viewer: SignedIn): Promise<MandateView[]> => {
  const mine = [viewer.person, ...(viewer.acting && !viewer.acting.mandate ? [viewer.acting.principal] : [])];
  const rows = await mandatesOf(ports.db, ports.bureau, mine);
  const nameOf = await namesOf(
    ports.db,
    ports,
    rows.flatMap((r) => [r.principal, r.agent]),
  );
  const today = ports.clock.today();
  return rows.map((r) => ({
    id: r.id,
    principal: { id: r.principal, name: nameOf(r.principal) },
    agent: { id: r.agent, name: nameOf(r.agent) },
    ...(r.items === null ? {} : { items: [...r.items] }),
    from: r.from,
    until: r.until,
    ...(r.endedOn === null ? {} : { endedOn: r.endedOn }),
    state: mandateState(r, today),
    side: mine.includes(r.principal) ? 'given' : 'held',
  }));
};
