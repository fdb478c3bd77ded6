import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '../src/kernel/actor.ts';
import { ACTIONS, type Action, allowed, type Viewer } from '../src/modules/people/authority.ts';
import { openTown, type Town } from './town.ts';

const POSTS: readonly Post[] = [
  'intake',
  'acceptor',
  'examiner',
  'reviewer',
  'decider',
  'head',
  'supervisor',
  'consultee',
  'signer',
  'chair',
  'oversight',
  'delivery',
  'catalogue',
];
const ROLES = ['anonymous', 'person', 'representative', 'agent', 'admin', 'former officer', ...POSTS] as const;
type Role = (typeof ROLES)[number];

/** What the table must say of a role: built by hand, not by the server. */
const viewerAs = (role: Role): Viewer => {
  const plain = { kind: 'person', person: 'p', posts: [], admin: false } as const;
  switch (role) {
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'person':
    case 'former officer':
      return plain;
    case 'representative':
      return { ...plain, acting: { principal: 'c', items: 'all' } };
    case 'agent':
      return { ...plain, acting: { principal: 'c', mandate: 'm', items: ['food-licence'] } };
    case 'admin':
      return { ...plain, admin: true };
    default:
      return { ...plain, posts: [{ post: role, unit: 'licences', items: 'all' }] };
  }
};

describe('every route and every role, really called', () => {
  let town: Town;
  const cookies = new Map<Role, () => Promise<string | undefined>>();
  beforeAll(async () => {
    town = await openTown({ demo: true });
    const boss = await town.person('法定代表人');
    const company = await town.company('松北小馆餐饮有限公司', boss);
    const citizen = await town.person('王小明');
    const agent = await town.person('李代理');
    const mandate = await town.mandate(company, agent, ['food-licence']);
    const former = await town.person('前任');
    for (const post of POSTS) await town.post(former, post, '2026-01-01', '2026-11-21');
    cookies.set('anonymous', async () => undefined);
    cookies.set('person', () => town.session(citizen));
    cookies.set('representative', () => town.session(boss, { principal: company, mandate: null }));
    cookies.set('agent', () => town.session(agent, { principal: company, mandate }));
    cookies.set('former officer', () => town.session(former));
    const admin = await town.person('管理员');
    await town.db.query(
      `insert into account (bureau, id, person, login_hash, password, admin, created_at) values ($1, 'a1', $2, 'h', 'p', true, now())`,
      [town.bureau, admin],
    );
    cookies.set('admin', async () => {
      const cookie = await town.session(admin);
      await town.db.query(`update session set account = 'a1' where person = $1`, [admin]);
      return cookie;
    });
    for (const post of POSTS) {
      const officer = await town.person(`岗位${post}`);
      await town.post(officer, post);
      cookies.set(post, () => town.session(officer));
    }
  });
  afterAll(() => town.close());

  /** Calls every route with a fresh session, so that signing out harms no other call. */
  test.each(ROLES)('%s', async (role) => {
    const wrong: string[] = [];
    let denied = 0;
    for (const { method, url, action } of town.server.declaredRoutes) {
      const cookie = await cookies.get(role)?.();
      const path = url.replaceAll(/:\w+/g, '01a200fb-5100-7e4c-94d2-425ea37dc64d').replace('*', 'nothing');
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { body: {} } : {};
      const answer = await town.call(method as 'GET', path, { ...(cookie ? { cookie } : {}), ...body });
      const expected = allowed(action as Action, viewerAs(role));
      const says = (what: string) => wrong.push(`${method} ${url} (${action}): ${what}`);
      // A HEAD has no body: there only the state tells.
      const stopped =
        method === 'HEAD' ? [401, 403].includes(answer.status) : answer.body?.error?.facts?.action === action;
      if (stopped === expected.ok) says(`${answer.status}, but it is ${expected.ok ? 'allowed' : 'denied'}`);
      if (answer.status >= 500) says(`${answer.status}`);
      if (expected.ok) continue;
      denied += 1;
      if (answer.status !== (expected.code === 'not-signed-in' ? 401 : 403)) says(`${answer.status}`);
      if (method !== 'HEAD' && answer.body?.error?.code !== expected.code) says(answer.body?.error?.code);
    }
    expect(wrong).toEqual([]);
    expect(denied).toBeGreaterThan(0);
  });

  test('every route has an action of the table', () => {
    const known: readonly string[] = ACTIONS;
    expect(town.server.declaredRoutes.filter((r) => !known.includes(r.action))).toEqual([]);
    expect(town.server.declaredRoutes.length).toBeGreaterThan(20);
    // Rooms that came late are called too, not only those that were there when this was written.
    expect(town.server.declaredRoutes.map((r) => `${r.method} ${r.url}`)).toEqual(
      expect.arrayContaining([
        'POST /api/cases/:id/remand',
        'POST /api/cases/:id/explanations',
        'POST /api/calendar/amendments',
        'POST /api/calendar/amendments/preview',
        'PUT /api/sites/:id/hours',
        'POST /api/licences/:id/reissue',
        'GET /api/licence-templates',
        'GET /api/desk/licences/export',
      ]),
    );
  });
});

describe('the table of authority', () => {
  test('who is not signed in may search, read, verify and sign in, and nothing else', () => {
    const may = ACTIONS.filter((a) => allowed(a, { kind: 'anonymous' }).ok);
    expect(may).toEqual(
      expect.arrayContaining(['session.open', 'account.open', 'item.search', 'item.read', 'licence.verify']),
    );
    for (const action of ['draft.write', 'case.read', 'case.act', 'mandate.give', 'paper.read', 'staff.list'] as const)
      expect(allowed(action, { kind: 'anonymous' })).toEqual({ ok: false, code: 'not-signed-in' });
  });

  test.each([
    ['desk.read', 'person', 'not-your-post'],
    ['desk.read', 'agent', 'not-your-post'],
    ['desk.read', 'admin', 'not-your-post'],
    ['catalogue.write', 'examiner', 'not-your-post'],
    ['catalogue.publish', 'acceptor', 'not-your-post'],
    ['calendar.amend', 'decider', 'not-your-post'],
    ['staff.appoint', 'head', 'not-allowed'],
    ['staff.appoint', 'person', 'not-allowed'],
    ['trail.verify', 'catalogue', 'not-your-post'],
  ] as const)('%s is closed to %s', (action, role, code) => {
    expect(allowed(action, viewerAs(role))).toEqual({ ok: false, code });
  });

  test.each([
    ['desk.read', 'examiner'],
    ['catalogue.write', 'catalogue'],
    ['staff.appoint', 'admin'],
    ['staff.list', 'consultee'],
    ['mandate.give', 'person'],
    ['draft.write', 'agent'],
    ['trail.verify', 'oversight'],
  ] as const)('%s is open to %s', (action, role) => {
    expect(allowed(action, viewerAs(role))).toEqual({ ok: true });
  });
});
