import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { newCreditCode, newResidentId, openTown, type Town } from '../../../test/town.ts';
import { hashPassword } from '../../platform/password.ts';
import { verifyTrail } from '../../platform/trail.verify.ts';
import { enterAccount } from './handle.session.ts';

const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';')[0] ?? '';
const PASSWORD = '松北 correct horse';

eachDatabase((_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ db: await open() });
  });
  afterAll(() => town.close());
  const account = async (name: string, login: string, residentId = newResidentId()) => {
    const code = await town.identityCode(name, residentId);
    const body = { name, residentId, login, password: PASSWORD, phone: '13812345678', ...(code ? { code } : {}) };
    return { residentId, ...(await town.call('POST', '/api/accounts', { body })) };
  };
  const signIn = async (login: string, password = PASSWORD) =>
    town.call('POST', '/api/session', { body: { login, password } });

  describe('accounts and sessions', () => {
    test('an account is opened and signs in, whatever the capitals of the login name', async () => {
      expect((await account('王小明', 'Wang.XM')).status).toBe(200);
      const session = await signIn('wang.xm');
      expect(session.status).toBe(200);
      expect(String(session.headers['set-cookie'])).toMatch(
        /^oneseal=\S{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      const me = await town.call('GET', '/api/session', { cookie: cookieOf(session.headers) });
      expect(me.body).toMatchObject({
        person: { name: '王小明' },
        staff: null,
        acting: null,
        today: '2026-11-22',
        demo: false,
        bureau: { id: 'b1', name: { zh: '行政审批局' } },
      });
    });

    test('nothing of it lies open in the database: no name, number, phone, login or token', async () => {
      const residentId = newResidentId();
      await account('欧阳秘密', 'secret-login', residentId);
      const token = cookieOf((await signIn('secret-login')).headers).slice('oneseal='.length);
      const tables = await town.db.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
      );
      expect(tables.length).toBeGreaterThan(10);
      for (const { name } of tables) {
        const rows = JSON.stringify(await town.db.query(`select t::text from ${name} t`));
        for (const secret of ['欧阳', residentId, '13812345678', 'secret-login', token, PASSWORD])
          expect(rows.includes(secret), `${secret} in ${name}`).toBe(false);
      }
    });

    test.each([
      ['wang.xm', 'wrong password'],
      ['nobody', PASSWORD],
    ])('%s with %s is refused with the same words', async (login, password) => {
      const { status, body } = await signIn(login, password);
      expect(status).toBe(401);
      expect(body.error).toMatchObject({ code: 'wrong-login', message: { zh: '登录名或密码不正确。' } });
    });

    test('behind a proxy that ends TLS the cookie is for encrypted lines only', async () => {
      const headers = {
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'spj.example.gov.cn',
        origin: 'https://spj.example.gov.cn',
      };
      const session = await town.call('POST', '/api/session', {
        body: { login: 'wang.xm', password: PASSWORD },
        headers,
      });
      expect(String(session.headers['set-cookie'])).toContain('; Secure');
    });

    test('signing out ends the session on the server', async () => {
      const cookie = cookieOf((await signIn('wang.xm')).headers);
      expect((await town.call('GET', '/api/people/me', { cookie })).status).toBe(200);
      await town.call('DELETE', '/api/session', { cookie });
      expect((await town.call('GET', '/api/people/me', { cookie })).status).toBe(401);
    });

    test('a session says how long it lasts, and goes on twelve hours from the moment it is extended', async () => {
      const cookie = cookieOf((await signIn('wang.xm')).headers);
      const left = async () => (await town.call('GET', '/api/session', { cookie })).body.left;
      expect(await left()).toBe(43_200);
      town.clock.set('2026-11-22T13:58:00.000Z' as never);
      expect(await left()).toBe(120);
      const extended = await town.call('POST', '/api/session/extend', { cookie });
      expect(extended.body).toEqual({ left: 43_200 });
      expect(cookieOf(extended.headers)).toBe(cookie);
      town.clock.set('2026-11-23T01:57:59.999Z' as never);
      expect((await town.call('GET', '/api/people/me', { cookie })).status).toBe(200);
      town.clock.set('2026-11-23T01:58:00.000Z' as never);
      expect((await town.call('POST', '/api/session/extend', { cookie })).status).toBe(401);
      expect((await town.call('GET', '/api/session', { cookie })).body.left).toBeUndefined();
      town.clock.set('2026-11-22T02:00:00.000Z' as never);
    });

    test('a session ends after twelve hours', async () => {
      const cookie = cookieOf((await signIn('wang.xm')).headers);
      town.clock.set('2026-11-22T13:59:59.999Z' as never);
      expect((await town.call('GET', '/api/people/me', { cookie })).status).toBe(200);
      town.clock.set('2026-11-22T14:00:00.000Z' as never);
      expect((await town.call('GET', '/api/people/me', { cookie })).status).toBe(401);
      town.clock.set('2026-11-22T02:00:00.000Z' as never);
    });

    test('a number that cannot exist is refused at its field, with the repair in both languages', async () => {
      const { status, body } = await account('张三', 'zhangsan', '23010919900101001');
      expect(status).toBe(422);
      expect(body.error).toMatchObject({
        code: 'resident-id-length',
        field: 'body.residentId',
        article: 'GB 11643-1999',
        repair: { zh: '请对照身份证核对位数。', en: 'Compare it with the card.' },
      });
    });

    test('one number has one account, and the answer does not tell whether the name was right', async () => {
      const residentId = newResidentId();
      // Given while there was no account; once there is one the counter gives none.
      const codes = [await town.identityCode('赵一', residentId), await town.identityCode('钱二', residentId)];
      await account('赵一', 'zhao1', residentId);
      for (const [i, name] of ['赵一', '钱二'].entries()) {
        const body = { name, residentId, login: `zhao${i + 2}`, password: PASSWORD, code: codes[i] };
        const second = await town.call('POST', '/api/accounts', { body });
        expect(second.body.error.code).toBe('account-exists');
      }
      expect((await account('钱二', 'zhao1')).body.error.code).toBe('login-taken');
    });

    test('the same account opened by two at once is opened once', async () => {
      const residentId = newResidentId();
      const both = await Promise.all([account('孙三', 'sun3', residentId), account('孙三', 'sun3', residentId)]);
      expect(both.map((b) => b.status).sort()).toEqual([200, 409]);
    });

    test('a repeated client key gets the first answer; with other content it is refused', async () => {
      const residentId = newResidentId();
      const code = await town.identityCode('李四', residentId);
      const body = { name: '李四', residentId, login: 'lisi', password: PASSWORD, code };
      const headers = { 'idempotency-key': 'the-same-key-1' };
      const first = await town.call('POST', '/api/accounts', { body, headers });
      const again = await town.call('POST', '/api/accounts', { body, headers });
      expect(again.body).toEqual(first.body);
      const other = await town.call('POST', '/api/accounts', { body: { ...body, login: 'lisi2' }, headers });
      expect(other.body.error.code).toBe('key-reused');
    });
  });

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

  describe('posts', () => {
    test('are held from their first to their last day', async () => {
      const officer = await town.person('冯审查');
      await town.post(officer, 'examiner', '2026-11-22', '2026-11-23');
      const cookie = await town.session(officer);
      await town.db.query(`update session set until = '2027-12-31T00:00:00Z' where person = $1`, [officer]);
      const on = async (instant: string) => {
        town.clock.set(instant as never);
        return (await town.call('GET', '/api/staff?post=examiner', { cookie })).status;
      };
      expect(await on('2026-11-21T15:59:59.999Z')).toBe(403);
      expect(await on('2026-11-21T16:00:00.000Z')).toBe(200);
      expect(await on('2026-11-23T15:59:59.999Z')).toBe(200);
      expect(await on('2026-11-23T16:00:00.000Z')).toBe(403);
      town.clock.set('2026-11-22T02:00:00.000Z' as never);
      const { body } = await town.call('GET', '/api/staff?post=examiner', { cookie });
      expect(body.staff).toEqual([
        {
          id: officer,
          name: '冯审查',
          posts: ['examiner'],
          unit: { id: 'licences', name: { zh: '许可一处', en: 'Licences I' } },
        },
      ]);
    });

    test('are given and ended by an administrator', async () => {
      const admin = await town.person('管理员');
      await enterAccount(town.db, town.ports, {
        person: admin,
        login: 'admin',
        passwordHash: await hashPassword(PASSWORD),
        admin: true,
      });
      const cookie = cookieOf((await signIn('admin')).headers);
      const officer = await town.person('陈受理');
      const body = { person: officer, post: 'acceptor', unit: 'licences', from: '2026-11-01' };
      const made = await town.call('POST', '/api/staff/posts', { cookie, body });
      const seen = await town.session(officer);
      expect((await town.call('GET', '/api/session', { cookie: seen })).body.staff).toMatchObject({
        posts: ['acceptor'],
      });
      expect((await town.call('DELETE', `/api/staff/posts/${made.body.post}`, { cookie })).status).toBe(200);
      expect((await town.call('GET', '/api/session', { cookie: seen })).body.staff).toBeNull();
      for (const wrong of [{ post: 'king' }, { unit: 'nowhere' }, { person: 'nobody' }, { from: '2026-13-01' }]) {
        const refused = await town.call('POST', '/api/staff/posts', { cookie, body: { ...body, ...wrong } });
        expect(refused.status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400);
        expect(refused.status).toBeLessThan(500);
      }
    });
  });

  describe('the demo door', () => {
    test('is not there outside a demo town', async () => {
      expect((await town.call('GET', '/api/demo/personas')).status).toBe(404);
      const officer = await town.person('人物');
      await town.db.query(
        `insert into demo_persona (bureau, person, rank, about) values ('b1', $1, 1, '{"zh":"","en":""}')`,
        [officer],
      );
      expect((await town.call('POST', '/api/demo/session', { body: { person: officer } })).status).toBe(404);
    });

    test('opens in one, for those on its list only', async () => {
      await town.db.query(`update bureau set demo = true where id = 'b1'`);
      const { personas } = (await town.call('GET', '/api/demo/personas')).body;
      expect(personas).toMatchObject([{ name: '人物', posts: [] }]);
      const entered = await town.call('POST', '/api/demo/session', { body: { person: personas[0].person } });
      const session = await town.call('GET', '/api/session', { cookie: cookieOf(entered.headers) });
      expect(session.body.person.name).toBe('人物');
      const stranger = await town.person('不在名单上');
      expect((await town.call('POST', '/api/demo/session', { body: { person: stranger } })).status).toBe(404);
      await town.db.query(`update bureau set demo = false where id = 'b1'`);
    });
  });
});

describe('sign-in is slowed down', () => {
  test('the twenty-first try in a minute from one address is refused', async () => {
    const town = await openTown({ signInLimit: 20 });
    const states: number[] = [];
    for (let n = 0; n < 21; n++) {
      const { status, body } = await town.call('POST', '/api/session', { body: { login: `x${n}`, password: 'y' } });
      states.push(status);
      if (n === 20)
        expect(body.error).toMatchObject({
          code: 'too-many-requests',
          message: { zh: '刚才点得太快、次数太多，先停一下。' },
        });
    }
    expect(states).toEqual([...Array(20).fill(401), 429]);
    await town.close();
  });
});
