import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { newResidentId, openTown, type Town } from '../../../test/town.ts';
import { deviceOf, waitUntil } from './safety.ts';

const PASSWORD = '松北 correct horse';
const NEW = '另外 battery staple';
const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';')[0] ?? '';
const MORNING = '2026-11-22T02:00:00.000Z';

eachDatabase((_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ db: await open() });
  });
  afterAll(() => town.close());
  const at = (instant: string) => town.clock.set(instant as never);
  const register = async (name: string, login: string, code?: string) => {
    const residentId = newResidentId();
    const given = code ?? (await town.identityCode(name, residentId));
    const body = { name, residentId, login, password: PASSWORD, code: given };
    return { residentId, given, ...(await town.call('POST', '/api/accounts', { body })) };
  };
  const signIn = (login: string, password = PASSWORD, agent = '') =>
    town.call('POST', '/api/session', { body: { login, password }, headers: { 'user-agent': agent } });

  describe('name and number alone open no account', () => {
    test('without a code, and with a wrong one, it is refused at its field', async () => {
      const residentId = newResidentId();
      const body = { name: '韩梅', residentId, login: 'hanmei', password: PASSWORD };
      const without = await town.call('POST', '/api/accounts', { body });
      expect(without.body.error).toMatchObject({ code: 'identity-unconfirmed', field: 'body.code' });
      await town.identityCode('韩梅', residentId);
      const wrong = await town.call('POST', '/api/accounts', { body: { ...body, code: '0000 0000' } });
      expect(wrong.body.error.code).toBe('identity-code-wrong');
    });

    test('the code belongs to name and number, counts once, and survives four wrong tries and not five', async () => {
      const residentId = newResidentId();
      const body = { name: '李雷', residentId, login: 'lilei', password: PASSWORD };
      const tryIt = async (code: string, more = {}) =>
        (await town.call('POST', '/api/accounts', { body: { ...body, ...more, code } })).body.error?.code ?? 'opened';
      const spoilt = await town.identityCode('李雷', residentId);
      for (let n = 0; n < 5; n++) expect(await tryIt('1111 1111')).toBe('identity-code-wrong');
      expect(await tryIt(spoilt)).toBe('identity-code-wrong');
      const code = await town.identityCode('李雷', residentId);
      for (let n = 0; n < 4; n++) expect(await tryIt('1111 1111')).toBe('identity-code-wrong');
      expect(await tryIt(code, { name: '李蕾' })).toBe('identity-code-wrong');
      expect(await tryIt(code.replace(' ', ''))).toBe('opened');
      expect(await tryIt(code, { login: 'lilei2' })).toBe('identity-code-wrong');
    });

    test('a code of the counter is over after 36 hours', async () => {
      const residentId = newResidentId();
      const code = await town.identityCode('魏来', residentId);
      const body = { name: '魏来', residentId, login: 'weilai', password: PASSWORD, code };
      at('2026-11-23T14:00:00.000Z');
      expect((await town.call('POST', '/api/accounts', { body })).body.error.code).toBe('identity-code-wrong');
      at('2026-11-23T13:59:59.999Z');
      expect((await town.call('POST', '/api/accounts', { body })).status).toBe(200);
      at(MORNING);
    });

    test('outside a demo town the way is the counter; in one the code is shown as what it is', async () => {
      const body = { name: '何方', residentId: newResidentId() };
      expect((await town.call('POST', '/api/identity-checks', { body })).body).toEqual({ way: 'counter' });
      await town.db.query(`update bureau set demo = true`);
      const shown = (await town.call('POST', '/api/identity-checks', { body })).body;
      await town.db.query(`update bureau set demo = false`);
      expect(shown).toMatchObject({ way: 'shown', code: expect.stringMatching(/^\d{4} \d{4}$/) });
    });

    test('a clerk gives no code to themselves', async () => {
      const number = newResidentId();
      const clerk = await town.person('窗口甲', number);
      await town.post(clerk, 'intake');
      const cookie = await town.session(clerk);
      const body = { name: '窗口甲', residentId: number, seen: true };
      const own = await town.call('POST', '/api/identity-codes', { cookie, body });
      expect(own.body.error.code).toBe('identity-of-oneself');
    });
  });

  describe('a forgotten password', () => {
    const reset = (body: object) => town.call('POST', '/api/account/reset', { body });
    test('a code of the counter, given for this, sets login and password anew once and ends every session', async () => {
      const { residentId, given } = await register('鲁达', 'luda');
      const before = cookieOf((await signIn('luda')).headers);
      for (let n = 0; n < 6; n++) await signIn('luda', 'wrong');
      const body = { name: '鲁达', residentId, login: 'luzhishen', password: NEW };
      expect((await reset({ ...body, code: given })).body.error.code).toBe('identity-code-wrong');
      const code = await town.identityCode('鲁达', residentId, { purpose: 'reset' });
      expect((await reset({ ...body, name: '鲁智深', code })).body.error.code).toBe('identity-code-wrong');
      expect((await reset({ ...body, code })).status).toBe(200);
      expect((await town.call('GET', '/api/session', { cookie: before })).body.person).toBeNull();
      expect((await signIn('luda')).status).not.toBe(200);
      const now = await signIn('luzhishen', NEW);
      expect(now.status).toBe(200);
      const { notices } = (await town.call('GET', '/api/notices', { cookie: cookieOf(now.headers) })).body;
      expect(notices.map((n: { kind: string }) => n.kind)).toEqual(
        expect.arrayContaining(['account.password-reset', 'account.identity-confirmed']),
      );
      expect((await reset({ ...body, code })).body.error.code).toBe('identity-code-wrong');
      const [row] = await town.db.query<{ purpose: string; by: string | null; used: boolean }>(
        `select purpose, given_by as by, used_at is not null as used from identity_code where purpose = 'reset'`,
      );
      expect(row).toMatchObject({ purpose: 'reset', by: expect.any(String), used: true });
      await town.db.query('delete from sign_in_try');
    });

    test('a login that another has is not taken, and the code is not spent by asking', async () => {
      await register('石秀', 'shixiu');
      const { residentId } = await register('杨雄', 'yangxiong');
      const code = await town.identityCode('杨雄', residentId, { purpose: 'reset' });
      const body = { name: '杨雄', residentId, password: NEW, code };
      expect((await reset({ ...body, login: 'shixiu' })).body.error.code).toBe('login-taken');
      expect((await reset({ ...body, login: 'yangxiong' })).status).toBe(200);
    });

    test('the clerk is told when there is no account to reset, when there is one already, and never opens a colleague’s', async () => {
      const clerk = await town.person('窗口乙');
      await town.post(clerk, 'intake');
      const cookie = await town.session(clerk);
      const ask = async (body: object) =>
        (await town.call('POST', '/api/identity-codes', { cookie, body: { ...body, seen: true } })).body.error?.code;
      expect(await ask({ name: '无名', residentId: newResidentId(), purpose: 'reset' })).toBe('no-account-to-reset');
      const { residentId, body } = await register('时迁', 'shiqian');
      expect(await ask({ name: '时迁', residentId })).toBe('account-there');
      expect(await ask({ name: '时千', residentId, purpose: 'reset' })).toBe('no-account-to-reset');
      expect(await ask({ name: '时迁', residentId, purpose: 'reset' })).toBeUndefined();
      await town.post(body.person, 'decider');
      expect(await ask({ name: '时迁', residentId, purpose: 'reset' })).toBe('reset-of-staff');
    });
  });

  describe('guessing is slowed down', () => {
    test('after five wrong passwords one waits a quarter of an hour, with the right one too, and is told until when', async () => {
      await register('吕方', 'lvfang');
      for (let n = 0; n < 5; n++) expect((await signIn('LVFANG', 'wrong')).status).toBe(401);
      const sixth = await signIn('lvfang');
      expect(sixth.status).toBe(429);
      expect(sixth.body.error).toMatchObject({ code: 'too-many-tries', facts: { time: '10:15' } });
      expect(sixth.body.error.message.zh).toContain('10:15');
      at('2026-11-22T02:14:59.999Z');
      expect((await signIn('lvfang')).status).toBe(429);
      at('2026-11-22T02:15:00.000Z');
      expect((await signIn('lvfang')).status).toBe(200);
      at(MORNING);
    });

    test('a login that nobody has gets the same answers', async () => {
      for (let n = 0; n < 5; n++) expect((await signIn('nobody-at-all', 'x')).status).toBe(401);
      const sixth = (await signIn('nobody-at-all', 'x')).body.error;
      expect(sixth).toMatchObject({ code: 'too-many-tries', facts: { time: '10:15' } });
    });

    test('a right password begins the count anew', async () => {
      await register('申屠', 'shentu');
      for (let round = 0; round < 2; round++) {
        for (let n = 0; n < 4; n++) expect((await signIn('shentu', 'wrong')).status).toBe(401);
        expect((await signIn('shentu')).status).toBe(200);
      }
    });

    test('five at once are no more than five in turn', async () => {
      await register('公孙', 'gongsun');
      const many = await Promise.all(Array.from({ length: 9 }, () => signIn('gongsun', 'wrong')));
      expect(many.map((m) => m.status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
    });

    test('one address tries many logins: after thirty it must wait, in words that tell no login', async () => {
      const other = { 'x-forwarded-for': '203.0.113.9' };
      const states: number[] = [];
      for (let n = 0; n < 31; n++)
        states.push(
          (await town.call('POST', '/api/session', { body: { login: `l${n}`, password: 'x' }, headers: other })).status,
        );
      expect(states).toEqual([...Array(30).fill(401), 429]);
    });
  });

  describe('password and sessions', () => {
    test('the old password is asked, the other sessions end, and the person is told', async () => {
      at('2026-11-22T03:00:00.000Z'); // the tries of before are forgotten
      await register('宗政', 'zongzheng');
      const other = cookieOf((await signIn('zongzheng', PASSWORD, 'Mozilla (iPhone) Safari/1')).headers);
      const here = cookieOf((await signIn('zongzheng', PASSWORD, 'Mozilla (Windows) Firefox/1')).headers);
      const list = (await town.call('GET', '/api/account', { cookie: here })).body;
      expect(list.own).toBe(true);
      expect(list.sessions).toMatchObject([
        { device: 'Firefox · Windows', here: true, way: 'password' },
        { device: 'Safari · iOS', here: false },
      ]);
      const change = (old: string) =>
        town.call('POST', '/api/account/password', { cookie: here, body: { old, new: NEW } });
      expect((await change('wrong')).body.error).toMatchObject({ code: 'wrong-old-password', field: 'body.old' });
      expect((await change(PASSWORD)).body).toEqual({ ended: 1 });
      expect((await town.call('GET', '/api/account', { cookie: other })).status).toBe(401);
      expect((await town.call('GET', '/api/account', { cookie: here })).status).toBe(200);
      expect((await signIn('zongzheng')).status).toBe(401);
      expect((await signIn('zongzheng', NEW)).status).toBe(200);
      const { notices } = (await town.call('GET', '/api/notices', { cookie: here })).body;
      expect(notices.map((n: { kind: string }) => n.kind)).toContain('account.password-changed');
    });

    test('one session is ended from another, by nobody else; and all at once', async () => {
      await register('东方', 'dongfang');
      const first = cookieOf((await signIn('dongfang')).headers);
      const second = cookieOf((await signIn('dongfang')).headers);
      const mine = (await town.call('GET', '/api/account', { cookie: second })).body.sessions;
      const firstId = mine.find((s: { here: boolean }) => !s.here).id;
      const stranger = await town.session(await town.person('路人'));
      const tried = await town.call('DELETE', `/api/account/sessions/${firstId}`, { cookie: stranger });
      expect(tried.body).toEqual({ ended: 0 });
      await town.call('DELETE', `/api/account/sessions/${firstId}`, { cookie: second });
      expect((await town.call('GET', '/api/account', { cookie: first })).status).toBe(401);
      const third = cookieOf((await signIn('dongfang')).headers);
      expect((await town.call('DELETE', '/api/account/sessions', { cookie: third })).body).toEqual({ ended: 2 });
      for (const cookie of [second, third])
        expect((await town.call('GET', '/api/account', { cookie })).status).toBe(401);
    });

    test('a demo person has no password to change and no passkey to keep', async () => {
      const cookie = await town.session(await town.person('演示'));
      expect((await town.call('GET', '/api/account', { cookie })).body.own).toBe(false);
      const change = { old: 'anything', new: 'anything else' };
      const changed = await town.call('POST', '/api/account/password', { cookie, body: change });
      expect(changed.body.error.code).toBe('no-account');
      const key = await town.call('POST', '/api/account/passkeys/options', { cookie, body: {} });
      expect(key.body.error.code).toBe('no-account');
    });
  });

  describe('passkeys: what proves nothing opens nothing (the whole way is walked in the browser tests)', () => {
    const named = { host: 'spj.example.gov.cn' };
    test('on an address of numbers there are none', async () => {
      const asked = await town.call('POST', '/api/session/passkey/options', {
        body: {},
        headers: { host: '10.0.0.8' },
      });
      expect(asked.body.error.code).toBe('no-passkeys-here');
    });
    test('an answer to no challenge, and nonsense, are refused', async () => {
      const data = Buffer.from(JSON.stringify({ challenge: 'made-up' })).toString('base64url');
      for (const response of [{}, null, { id: 'x', response: { clientDataJSON: data } }]) {
        const tried = await town.call('POST', '/api/session/passkey', { body: { response }, headers: named });
        expect(tried.body.error.code).toBe('passkey-too-late');
      }
    });
    test('a challenge counts once', async () => {
      const { options } = (await town.call('POST', '/api/session/passkey/options', { body: {}, headers: named })).body;
      const data = Buffer.from(JSON.stringify({ challenge: options.challenge })).toString('base64url');
      const answer = { id: 'nobody', response: { clientDataJSON: data } };
      const post = async () =>
        (await town.call('POST', '/api/session/passkey', { body: { response: answer }, headers: named })).body.error
          .code;
      expect([await post(), await post()]).toEqual(['passkey-wrong', 'passkey-too-late']);
    });
  });
});

describe('safety in numbers', () => {
  test('the sixth try waits until a quarter of an hour after the fifth', () => {
    expect(waitUntil({ n: 5, lastMs: 0 }, 5, 1)).toBeUndefined();
    expect(waitUntil({ n: 6, lastMs: 0 }, 5, 899_999)).toBe(900_000);
    expect(waitUntil({ n: 6, lastMs: 0 }, 5, 900_000)).toBeUndefined();
  });
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130', 'Edge · Windows'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/130 MicroMessenger/8', '微信 · Android'],
    ['Mozilla/5.0 (Linux; Android 12; HarmonyOS) HuaweiBrowser/14', '华为浏览器 · HarmonyOS'],
    ['curl/8', ''],
  ])('%s is %s', (agent, device) => {
    expect(deviceOf(agent)).toBe(device);
  });
});
