import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsIn, cookieOf, PASSWORD } from '../../../test/accounts.ts';
import { eachDatabase } from '../../../test/database.ts';
import { newResidentId, openTown, type Town } from '../../../test/town.ts';

eachDatabase((_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ db: await open() });
  });
  afterAll(() => town.close());
  const { account, signIn } = accountsIn(() => town);

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
