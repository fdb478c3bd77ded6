import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsIn, cookieOf } from '../../../test/accounts.ts';
import { eachDatabase } from '../../../test/database.ts';
import { newCreditCode, newResidentId, openTown, type Town } from '../../../test/town.ts';
import { verifyTrail } from '../../platform/trail.verify.ts';

eachDatabase((_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ db: await open() });
  });
  afterAll(() => town.close());
  const { account, signIn } = accountsIn(() => town);

  describe('acting for a company, and mandates', () => {
    let boss: string;
    let clerk: string;
    let clerkId: string;
    let bossId: string;
    let company: string;
    const creditCode = newCreditCode();
    beforeAll(async () => {
      bossId = (await account('周老板', 'boss')).residentId;
      clerkId = (await account('吴会计', 'clerk')).residentId;
      boss = cookieOf((await signIn('boss')).headers);
      clerk = cookieOf((await signIn('clerk')).headers);
    });

    test('the representative enters the company and acts for it', async () => {
      const claim = { name: '松北小馆餐饮有限公司', creditCode, address: '松北区世茂大道1号' };
      const code = await town.identityCode('周老板', bossId, { company: { name: claim.name, creditCode } });
      const made = await town.call('POST', '/api/companies', { cookie: boss, body: { ...claim, code } });
      company = made.body.person;
      expect(
        (await town.call('POST', '/api/session/acting', { cookie: boss, body: { principal: company } })).status,
      ).toBe(200);
      const { body } = await town.call('GET', '/api/people/me', { cookie: boss });
      expect(body.acting).toMatchObject({
        kind: 'legal',
        name: '松北小馆餐饮有限公司',
        number: `${creditCode.slice(0, 4)}**********${creditCode.slice(-4)}`,
      });
    });

    test('a company that nobody knows is not entered by saying so: a code for this name, number and person is needed', async () => {
      const unknown = { name: '松北未名有限公司', creditCode: newCreditCode() };
      const enter = (cookie: string, code?: string, more = {}) =>
        town.call('POST', '/api/companies', { cookie, body: { ...unknown, ...more, ...(code ? { code } : {}) } });
      expect((await enter(boss)).body.error).toMatchObject({ code: 'company-unconfirmed', field: 'body.code' });
      expect((await town.call('POST', '/api/company-checks', { cookie: boss, body: unknown })).body).toEqual({
        way: 'counter',
      });
      const forAccount = await town.identityCode('郑不同', newResidentId());
      expect((await enter(boss, forAccount)).body.error.code).toBe('company-code-wrong');
      const code = await town.identityCode('周老板', bossId, { company: unknown });
      expect((await enter(clerk, code)).body.error.code).toBe('company-code-wrong');
      expect((await enter(boss, code, { name: '松北别名有限公司' })).body.error.code).toBe('company-code-wrong');
      expect((await enter(boss, code)).status).toBe(200);
    });

    test('somebody else cannot', async () => {
      const claim = { name: '松北小馆餐饮有限公司', creditCode };
      const claimed = await town.call('POST', '/api/companies', { cookie: clerk, body: claim });
      expect(claimed.body.error.code).toBe('not-the-representative');
      const acting = await town.call('POST', '/api/session/acting', { cookie: clerk, body: { principal: company } });
      expect(acting.body.error).toMatchObject({ code: 'not-your-principal', article: '许可法29' });
    });

    test('许可法29: of several mandates of one principal the one that is named, else the widest', async () => {
      const agent = await town.person('多份代办');
      const cookie = await town.session(agent);
      const firm = await town.company('另一家餐饮有限公司', await town.person('另一位法人'));
      const narrow = await town.mandate(firm, agent, ['food-service']);
      const wide = await town.mandate(firm, agent, ['food-service', 'public-venue-hygiene']);
      const chosen = async (body: object) => {
        const answer = await town.call('POST', '/api/session/acting', {
          cookie,
          body: { principal: firm, ...body },
        });
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        return (await town.call('GET', '/api/session', { cookie })).body.acting.mandate;
      };
      expect(await chosen({})).toBe(wide);
      expect(await chosen({ mandate: narrow })).toBe(narrow);
      const all = await town.mandate(firm, agent);
      expect(await chosen({})).toBe(all);
    });

    test('a mandate is given, both sides are told, the agent may act, and it is in the trail', async () => {
      const given = await town.call('POST', '/api/mandates', {
        cookie: boss,
        body: { agent: { name: '吴会计', residentId: clerkId }, items: ['food-licence'], until: '2026-12-31' },
      });
      expect(given.status).toBe(200);
      const notices = await town.call('GET', '/api/notices', { cookie: clerk });
      expect(notices.body.notices).toMatchObject([
        { kind: 'mandate-given', facts: { mandate: given.body.mandate }, read: false },
      ]);
      // The company is told, and so is who gave it for the company: whoever is both reads it once.
      const told = await town.db.query<{ person: string }>('select person from notice where kind = $1', [
        'mandate-given',
      ]);
      expect(told.map((n) => n.person)).toContain(company);
      const principal = await town.call('GET', '/api/notices', { cookie: boss });
      expect(principal.body.notices.filter((n: { kind: string }) => n.kind === 'mandate-given')).toHaveLength(1);

      expect(
        (await town.call('POST', '/api/session/acting', { cookie: clerk, body: { principal: company } })).status,
      ).toBe(200);
      const session = await town.call('GET', '/api/session', { cookie: clerk });
      expect(session.body.acting).toEqual({
        principal: company,
        name: '松北小馆餐饮有限公司',
        kind: 'legal',
        mandate: given.body.mandate,
        items: ['food-licence'],
      });
      expect(session.body.unread).toBe(1); // told as agent and for the company: counted once
      expect(await verifyTrail(town.db, 'b1')).toMatchObject({ brokenStreams: 0 });
    });

    test('the agent cannot pass it on', async () => {
      const passed = await town.call('POST', '/api/mandates', {
        cookie: clerk,
        body: { agent: { name: '周老板', residentId: newResidentId() }, until: '2026-12-31' },
      });
      expect(passed.body.error.code).toBe('agent-not-found');
      const { residentId } = await account('郑五', 'zheng5');
      const known = await town.call('POST', '/api/mandates', {
        cookie: clerk,
        body: { agent: { name: '郑五', residentId }, until: '2026-12-31' },
      });
      expect(known.body.error).toMatchObject({ code: 'not-to-be-passed-on', article: '民法典169' });
    });

    test('it ends on the day after its last, without anybody doing anything', async () => {
      const token = await town.session((await town.call('GET', '/api/session', { cookie: clerk })).body.person.id, {
        principal: company,
        mandate: (await town.call('GET', '/api/mandates', { cookie: clerk })).body.mandates[0].id,
      });
      await town.db.query(`update session set until = '2027-12-31T00:00:00Z' where person is not null`);
      town.clock.set('2026-12-31T15:59:59.999Z' as never); // 23:59:59 in Shanghai
      expect((await town.call('GET', '/api/session', { cookie: token })).body.acting).not.toBeNull();
      town.clock.set('2026-12-31T16:00:00.000Z' as never);
      const after = (await town.call('GET', '/api/session', { cookie: token })).body;
      expect([after.acting, after.today]).toEqual([null, '2027-01-01']);
      town.clock.set('2026-11-22T02:00:00.000Z' as never);
    });

    test('withdrawn it stops at once, in a session that is acting by it', async () => {
      const [mandate] = (await town.call('GET', '/api/mandates', { cookie: boss })).body.mandates;
      expect(mandate).toMatchObject({ side: 'given', state: 'in-force', agent: { name: '吴会计' } });
      expect((await town.call('DELETE', `/api/mandates/${mandate.id}`, { cookie: boss })).status).toBe(200);
      expect((await town.call('GET', '/api/session', { cookie: clerk })).body.acting).toBeNull();
      const again = await town.call('DELETE', `/api/mandates/${mandate.id}`, { cookie: boss });
      expect(again.body.error).toMatchObject({ code: 'mandate-ended', facts: { on: '2026-11-22' } });
    });

    test('a day that is none, and a mandate somebody else holds', async () => {
      const bad = await town.call('POST', '/api/mandates', {
        cookie: boss,
        body: { agent: { name: '吴会计', residentId: clerkId }, until: '2026-02-30' },
      });
      expect(bad.body.error).toMatchObject({ code: 'field-invalid', field: 'body.until' });
      expect((await town.call('DELETE', '/api/mandates/nothing', { cookie: clerk })).status).toBe(404);
    });
  });
});
