import { buildApp } from '../src/app.ts';
import type { Post } from '../src/kernel/actor.ts';
import type { Day } from '../src/kernel/day.ts';
import { creditCodeCheckChar, residentIdCheckChar } from '../src/kernel/identifiers.ts';
import type { Id } from '../src/kernel/ids.ts';
import type { Instant } from '../src/kernel/instant.ts';
import { addMandate, addPost, enterPerson } from '../src/modules/people/index.ts';
import { addSession } from '../src/modules/people/queries.session.ts';
import { addBureau, addUnit } from '../src/modules/places/index.ts';
import { fixedClock } from '../src/platform/clock.system.ts';
import type { Db } from '../src/platform/db.ts';
import type { SmtpOptions } from '../src/platform/mail.smtp.ts';
import { tokenHash } from '../src/platform/password.ts';
import { newFolder, openEmbedded } from './database.ts';

/** A bureau with one unit for tests of the interface, and people in it. */
export type Town = Awaited<ReturnType<typeof openTown>>;

let numbers = 0;
/** A resident identity number that passes every check and belongs to nobody. */
export const newResidentId = (): string => {
  numbers += 1;
  const first17 = `230109199001${String(1 + (numbers % 28)).padStart(2, '0')}${String(numbers % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheckChar(first17);
};
export const newCreditCode = (): string => {
  numbers += 1;
  const first17 = `91230109MA${String(numbers).padStart(7, '0')}`;
  return first17 + creditCodeCheckChar(first17);
};

export const openTown = async (options: { demo?: boolean; db?: Db; signInLimit?: number; mail?: SmtpOptions } = {}) => {
  const db = options.db ?? (await openEmbedded());
  const clock = fixedClock('2026-11-22T02:00:00.000Z' as Instant);
  const folder = await newFolder();
  const bureau = 'b1';
  await addBureau(db, { id: bureau, name: { zh: '行政审批局', en: 'Approval bureau' }, demo: options.demo ?? false });
  await addUnit(db, bureau, { id: 'licences', name: { zh: '许可一处', en: 'Licences I' } });
  const {
    server,
    ports,
    followers,
    post: office,
    caseDeps,
  } = await buildApp({
    db,
    clock,
    bureau,
    masterKey: Buffer.alloc(32, 7),
    filesFolder: folder.path,
    signInLimit: options.signInLimit ?? 10_000,
    ...(options.mail ? { mail: options.mail } : {}),
  });
  await server.ready();

  const person = (name: string, number = newResidentId()) => enterPerson(db, ports, { kind: 'natural', name, number });
  const company = (name: string, representative: Id) =>
    enterPerson(db, ports, { kind: 'legal', name, number: newCreditCode(), representative });
  const post = (holder: Id, held: Post, from = '2026-01-01', until: string | null = null) =>
    addPost(db, {
      bureau,
      id: ports.random.id(),
      person: holder,
      post: held,
      unit: 'licences',
      site: null,
      items: null,
      from: from as Day,
      until: until as Day | null,
    });
  const mandate = async (principal: Id, agent: Id, items: readonly string[] | null = null): Promise<Id> => {
    const id = ports.random.id();
    const days = { from: '2026-01-01' as Day, until: '2026-12-31' as Day };
    await addMandate(db, { bureau, id, principal, agent, items, ...days, by: principal, at: clock.now() });
    return id;
  };
  /** A signed-in session's cookie. */
  const session = async (holder: Id, acting?: { principal: Id; mandate: Id | null }): Promise<string> => {
    const token = ports.random.token();
    await addSession(db, {
      bureau,
      tokenHash: tokenHash(token),
      account: null,
      person: holder,
      principal: acting?.principal ?? null,
      mandate: acting?.mandate ?? null,
      at: clock.now(),
      until: '2026-11-22T14:00:00.000Z' as Instant,
    });
    return `oneseal=${token}`;
  };
  /** The cookie of somebody new in this post. */
  const seat = async (name: string, held: Post): Promise<string> => {
    const holder = await person(name);
    await post(holder, held);
    return session(holder);
  };
  let keys = 0;
  /** Calls a route as the pages do: JSON, a client key on writes. */
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD',
    url: string,
    more: { body?: object; cookie?: string; headers?: Record<string, string> } = {},
  ) => {
    keys += 1;
    const reads = method === 'GET' || method === 'HEAD';
    const response = await server.inject({
      method,
      url,
      headers: {
        ...(reads ? {} : { 'idempotency-key': `key-${String(keys).padStart(8, '0')}` }),
        ...(reads || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
        ...(more.cookie ? { cookie: more.cookie } : {}),
        ...more.headers,
      },
      ...(more.body ? { payload: more.body } : {}),
    });
    const json = response.headers['content-type']?.toString().startsWith('application/json');
    return {
      status: response.statusCode,
      body: json && response.body !== '' ? response.json() : response.body,
      headers: response.headers,
    };
  };
  let clerk: Promise<string> | undefined;
  /** The code that the counter gives somebody who showed their card. */
  const identityCode = async (name: string, residentId: string, forWhat: object = {}): Promise<string> => {
    clerk ??= seat('窗口', 'intake');
    const body = { name, residentId, seen: true, ...forWhat };
    return (await call('POST', '/api/identity-codes', { cookie: await clerk, body })).body.code;
  };
  const close = async () => {
    await server.close();
    await db.close();
    await folder.remove();
  };
  return {
    db,
    clock,
    server,
    ports,
    followers,
    bureau,
    person,
    company,
    post,
    office,
    caseDeps,
    mandate,
    session,
    seat,
    call,
    identityCode,
    close,
  };
};
