import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';

describe('who may open a case', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const ids: Record<string, string> = {};
  let caseId = '';
  const get = async (who: string, url: string) => (await town.call('GET', url, { cookie: cookie[who]! })).status;
  const post = (who: string, url: string, body: object) => town.call('POST', url, { cookie: cookie[who]!, body });
  const notices = async (person: string) =>
    (await town.db.query('select 1 from notice where person = $1', [person])).length;

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    ids.boss = await town.person('林知远');
    ids.firm = await town.company('松澜云栖餐饮有限公司', ids.boss);
    cookie.boss = await town.session(ids.boss, { principal: ids.firm, mandate: null });
    ids.agent = await town.person('李代理');
    ids.mandate = await town.mandate(ids.firm, ids.agent, ['food-service']);
    cookie.agent = await town.session(ids.agent, { principal: ids.firm, mandate: ids.mandate });
    for (const [who, name, held] of [
      ['acceptor', '程清和', 'acceptor'],
      ['catalogue', '褚子衿', 'catalogue'],
      ['sealClerk', '沈一鸣', 'acceptor'],
      ['foodOnly', '顾小满', 'acceptor'],
    ] as const) {
      const officer = await town.person(name);
      await town.post(officer, held);
      cookie[who] = await town.session(officer);
      ids[who] = officer;
    }
    await town.db.query(`update staff_post set items = '{seal-filing}' where person = $1`, [ids.sealClerk]);
    await town.db.query(`update staff_post set items = '{food-service}' where person = $1`, [ids.foodOnly]);
    caseId = await handIn(town, cookie.agent, 'food-service');
  });
  afterAll(() => town.close());

  test('个保法6: who keeps the catalogue reads nobody’s application, unmasks nothing and has an empty queue', async () => {
    expect(await get('acceptor', `/api/cases/${caseId}`)).toBe(200);
    expect(await get('catalogue', `/api/cases/${caseId}`)).toBe(404);
    const unmask = { field: 'phone', purpose: '看看' };
    expect((await post('catalogue', `/api/cases/${caseId}/unmask`, unmask)).status).toBe(404);
    const queue = async (who: string) =>
      (await town.call('GET', '/api/desk/queue?view=all', { cookie: cookie[who]! })).body.rows.length;
    expect([await queue('acceptor'), await queue('catalogue')]).toEqual([1, 0]);
  });

  test('个保法6: messages that wait are those of the items one is in charge of; who keeps the catalogue has none', async () => {
    await town.call('POST', `/api/cases/${caseId}/messages`, { cookie: cookie.agent!, body: { text: '请问还要多久' } });
    const waiting = async (who: string) =>
      (await town.call('GET', '/api/desk/messages', { cookie: cookie[who]! })).body.threads.length;
    expect([await waiting('acceptor'), await waiting('sealClerk'), await waiting('catalogue')]).toEqual([1, 0, 0]);
  });

  test('许可法29: a mandate for one item shows nothing of the principal’s other matters', async () => {
    const other = await handIn(town, cookie.boss!, 'company-registration');
    await town.call('POST', `/api/cases/${other}/messages`, { cookie: cookie.boss!, body: { text: '名称怎么改' } });
    const granted = await post('acceptor', `/api/cases/${other}/acts/decide-on-the-spot`, { articles: [] });
    expect(granted.status, JSON.stringify(granted.body)).toBe(200);
    await town.followers.drain();
    const list = async (who: string, url: string, key: string) => {
      const { body } = await town.call('GET', url, { cookie: cookie[who]! });
      return (Array.isArray(body) ? body : body[key]).length;
    };
    const seen = async (who: string) => [
      await list(who, '/api/cases/mine', ''),
      await list(who, '/api/messages', 'threads'),
      await list(who, '/api/remedies', 'mine'),
      await list(who, '/api/licences/mine', ''),
    ];
    expect(await seen('boss')).toEqual([2, 2, 1, 1]);
    expect(await seen('agent')).toEqual([1, 1, 0, 0]);
    const told = async (who: string): Promise<string[]> =>
      (await town.call('GET', '/api/notices', { cookie: cookie[who]! })).body.notices.map(
        (n: { facts?: { case?: string }; to: string }) => n.to,
      );
    expect(await told('boss')).toContain(`/matters/${other}`);
    const own = await told('agent');
    expect(own).toContain(`/matters/${caseId}`);
    expect(own).not.toContain(`/matters/${other}`);
  });

  test('个保法6: the register, the obligations and their files hold the items one is in charge of', async () => {
    await town.db.query(
      `insert into obligation (bureau, id, case_id, source, kind, item, debtor, what, due, state, consequence, version, updated_at)
       values ($1, 'o1', $2, 1, 'commitment', 'company-registration', $3, '{"1"}', '2026-11-10', 'open', 'revoke', 1, now())`,
      [town.bureau, caseId, ids.firm],
    );
    const of = async (who: string) => {
      const ask = async (url: string) => (await town.call('GET', url, { cookie: cookie[who]! })).body;
      const named = async (url: string) => String(await ask(url)).includes('松澜云栖');
      return [
        (await ask('/api/licences')).rows.length,
        (await ask('/api/obligations')).rows.length,
        (await ask('/api/desk/obligations')).rates.length,
        await named('/api/desk/licences/export?format=csv'),
        await named('/api/desk/obligations/export?format=csv'),
      ];
    };
    expect(await of('acceptor')).toEqual([1, 1, 1, true, true]);
    expect(await of('foodOnly')).toEqual([0, 0, 0, false, false]);
    expect(await of('catalogue')).toEqual([0, 0, 0, false, false]);
  });

  test('个保法6: beside a case an officer sees of the applicant only what is in their own items', async () => {
    const similar = async (who: string) =>
      (await town.call('GET', `/api/cases/${caseId}/similar`, { cookie: cookie[who]! })).body;
    expect((await similar('acceptor')).ofApplicant).toHaveLength(1);
    expect((await similar('foodOnly')).ofApplicant).toEqual([]);
  });

  test('民法典173: an agent whose mandate was ended reads, writes and is told nothing more', async () => {
    const paths = [`/api/cases/${caseId}`, `/api/cases/${caseId}/messages`];
    for (const path of paths) expect(await get('agent', path)).toBe(200);
    await town.call('POST', `/api/cases/${caseId}/messages`, { cookie: cookie.acceptor!, body: { text: '您好' } });
    expect((await town.call('GET', '/api/messages', { cookie: cookie.agent! })).body.threads).toHaveLength(1);
    await town.db.query(`update mandate set ended_on = '2026-11-22', ended_by = principal where id = $1`, [
      ids.mandate,
    ]);
    const told = await notices(ids.agent!);
    for (const path of paths) expect(await get('agent', path)).toBe(404);
    expect((await town.call('GET', '/api/messages', { cookie: cookie.agent! })).body.threads).toEqual([]);
    expect((await post('agent', `/api/cases/${caseId}/acts/withdraw`, {})).status).toBe(404);
    expect((await post('acceptor', `/api/cases/${caseId}/acts/accept`, {})).status).toBe(200);
    await post('acceptor', `/api/cases/${caseId}/messages`, { text: '已受理' });
    expect(await notices(ids.agent!)).toBe(told);
    expect(await get('boss', `/api/cases/${caseId}`)).toBe(200);
  });

  test('民法典61: nor does who no longer represents the company they filed for', async () => {
    const second = await handIn(town, cookie.boss!, 'food-service');
    expect(await get('boss', `/api/cases/${second}`)).toBe(200);
    await town.db.query('update person set representative = $2 where id = $1', [ids.firm, ids.agent]);
    expect(await get('boss', `/api/cases/${second}`)).toBe(404);
  });
});
