import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSmtp } from '../../../test/smtp.ts';
import { newResidentId, openTown, type Town } from '../../../test/town.ts';
import { tell } from '../people/index.ts';

/** Against a mail server that is a process of its own and has humours. */
type Smtp = Awaited<ReturnType<typeof openSmtp>>;
const START = '2026-11-22T02:00:00.000Z';

describe('mail', { timeout: 60_000 }, () => {
  let smtp: Smtp;
  let town: Town;
  beforeAll(async () => {
    smtp = await openSmtp();
  });
  afterAll(() => smtp.end());
  beforeEach(async () => {
    smtp.letters.length = 0;
    await smtp.be('take');
    town = await openTown({ mail: { url: smtp.url, from: '审批局 <noreply@spj.example.gov.cn>', patienceMs: 1500 } });
  });
  afterEach(() => town.close());
  const drain = async () => {
    const tried = await town.office.drain();
    await smtp.settled();
    return tried;
  };
  const at = (instant: string) => town.clock.set(instant as never);
  const queue = () =>
    town.db.query<{ kind: string; state: string; attempts: number; error: string | null; sealed: Buffer | null }>(
      `select kind, state, attempts, error, sealed from mail_queue order by kind = 'notice', id`,
    );

  /** A person whose address is proven, as they would do it. */
  const reader = async (name: string, address: string, settings?: object) => {
    const person = await town.person(name);
    const cookie = await town.session(person);
    const put = (url: string, body: object) => town.call('PUT', url, { cookie, body });
    expect((await put('/api/notices/address', { address, language: 'zh' })).status).toBe(200);
    await drain();
    const code = /验证码：(\d{6})/.exec(smtp.letters.at(-1)?.text ?? '')?.[1] ?? '';
    expect((await town.call('POST', '/api/notices/address/code', { cookie, body: { code } })).status).toBe(200);
    if (settings) await put('/api/notices/settings', settings);
    smtp.letters.length = 0;
    return { person, cookie, put, code };
  };
  const note = (person: string, kind: string, facts: object = {}) => tell(town.db, town.ports, person, kind, facts);

  test('an address is proven by a code that came back; the code is kept nowhere, the address sealed', async () => {
    const { cookie, code } = await reader('林晚', 'linwan@example.cn');
    expect((await town.call('GET', '/api/notices/settings', { cookie })).body).toMatchObject({
      mail: true,
      address: 'l***@example.cn',
      state: 'proven',
      pace: 'now',
    });
    for (const { name } of await town.db.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )) {
      const rows = JSON.stringify(await town.db.query(`select t::text from ${name} t`));
      expect(rows.includes('linwan@'), name).toBe(false);
      expect(name !== 'mail_queue' || !rows.includes(code)).toBe(true);
    }
    expect((await queue()).map((m) => [m.state, m.sealed])).toEqual([['sent', null]]);
  });

  test('a wrong code proves nothing, five times, and then not even the right one does', async () => {
    const cookie = await town.session(await town.person('周到'));
    await town.call('PUT', '/api/notices/address', { cookie, body: { address: 'z@example.cn', language: 'zh' } });
    await drain();
    const code = /验证码：(\d{6})/.exec(smtp.letters[0]?.text ?? '')?.[1];
    const tryIt = async (tried = '') =>
      (await town.call('POST', '/api/notices/address/code', { cookie, body: { code: tried } })).body.error?.code;
    for (let n = 0; n < 5; n++) expect(await tryIt('00000x')).toBe('mail-code-wrong');
    expect(await tryIt(code)).toBe('mail-code-wrong');
    const again = { cookie, body: { address: 'z@example.cn', language: 'zh' } };
    expect((await town.call('PUT', '/api/notices/address', again)).body.error.code).toBe('code-too-soon');
  });

  test('who changes a proven address is reached at the old one until the new one is proven', async () => {
    const { person, cookie, put } = await reader('换址', 'old@example.cn');
    const settings = async () => (await town.call('GET', '/api/notices/settings', { cookie })).body;
    expect((await put('/api/notices/address', { address: 'new@example.cn', language: 'zh' })).status).toBe(200);
    expect(await settings()).toMatchObject({ address: 'o***@example.cn', state: 'proven', next: 'n***@example.cn' });
    await note(person, 'paper.decision-granted', { case: 'none' });
    await drain();
    await drain();
    expect(smtp.letters.map((l) => l.to).sort()).toEqual([['new@example.cn'], ['old@example.cn']]);
    const code = /验证码：(\d{6})/.exec(smtp.letters.find((l) => l.to[0] === 'new@example.cn')?.text ?? '')?.[1];
    const tryIt = (tried = '') => town.call('POST', '/api/notices/address/code', { cookie, body: { code: tried } });
    expect((await tryIt('00000x')).body.error.code).toBe('mail-code-wrong');
    expect((await tryIt(code)).status).toBe(200);
    expect(await settings()).toMatchObject({ address: 'n***@example.cn', state: 'proven' });
    expect(await settings()).not.toHaveProperty('next');
    smtp.letters.length = 0;
    await note(person, 'message', { case: 'none' });
    await drain();
    expect(smtp.letters.map((l) => l.to)).toEqual([['new@example.cn']]);
  });

  test('a new address whose server refuses the code is forgotten with its reason; the old one goes on', async () => {
    const { person, cookie, put } = await reader('退信', 'good@example.cn');
    await put('/api/notices/address', { address: 'bad@example.cn', language: 'zh' });
    await smtp.be('refuse');
    await drain();
    await smtp.be('take');
    const { body } = await town.call('GET', '/api/notices/settings', { cookie });
    expect(body).toMatchObject({ state: 'proven', address: 'g***@example.cn', failure: expect.any(String) });
    expect(body).not.toHaveProperty('next');
    await note(person, 'message', { case: 'none' });
    await drain();
    expect(smtp.letters.map((l) => l.to)).toEqual([['good@example.cn']]);
  });

  test('a notice goes out at once, with what it says and nothing more; told twice it is one letter', async () => {
    const { person } = await reader('沈立', 'shenli@example.cn');
    const company = await town.company('沈立餐饮有限公司', person);
    await note(person, 'account.password-changed');
    await note(person, 'paper.receipt', { case: 'none' });
    await note(company, 'paper.receipt', { case: 'none' });
    await drain();
    await drain();
    expect(smtp.letters.map((l) => [l.to, l.from])).toEqual([
      [['shenli@example.cn'], 'noreply@spj.example.gov.cn'],
      [['shenli@example.cn'], 'noreply@spj.example.gov.cn'],
    ]);
    const subjects = smtp.letters.map((l) => l.subject).sort();
    expect(subjects).toEqual(
      ['您的登录密码改了，别处的登录已退出。', '本局收到了您的材料，收件凭证已放进办件。'].sort(),
    );
    expect(smtp.letters[0]?.raw).toMatch(/^Message-ID:\s+<\S+@spj\.example\.gov\.cn>/m);
    expect(smtp.letters[0]?.raw).toMatch(/^List-Unsubscribe:\s+<http/m);
    expect(smtp.letters[0]?.text).not.toContain('沈立');
  });

  test('an address not proven gets nothing', async () => {
    const person = await town.person('未证');
    const cookie = await town.session(person);
    await town.call('PUT', '/api/notices/address', { cookie, body: { address: 'w@example.cn', language: 'zh' } });
    await drain();
    smtp.letters.length = 0;
    await note(person, 'paper.decision-granted', { case: 'none' });
    await drain();
    expect(smtp.letters).toEqual([]);
  });

  test('gathered: nothing before 18:00, one letter at 18:00, and the law at once', async () => {
    const { person } = await reader('顾晚', 'guwan@example.cn', { pace: 'daily', off: [] });
    await note(person, 'paper.receipt', { case: 'none' });
    await note(person, 'licence.issued', { licence: 'none' });
    await note(person, 'licence.revoked', { licence: 'none' });
    await drain();
    expect(smtp.letters.map((l) => l.subject)).toEqual(['证照已撤销。']);
    at('2026-11-22T09:59:59.999Z');
    await drain();
    expect(smtp.letters).toHaveLength(1);
    at('2026-11-22T10:00:00.000Z');
    await drain();
    expect(smtp.letters[1]?.subject).toBe('今天有 2 条通知');
    await note(person, 'message', { case: 'none' });
    await drain();
    at('2026-11-23T10:00:00.000Z');
    await drain();
    expect(smtp.letters).toHaveLength(3);
  });

  test('one click at the foot of a letter ends them, but for the law; a changed link ends nothing', async () => {
    const { person, cookie } = await reader('严明', 'yanming@example.cn');
    await note(person, 'licence.issued', { licence: 'none' });
    await drain();
    const token = /notices\/stop\?t=(\S+)/.exec(smtp.letters[0]?.text ?? '')?.[1] ?? '';
    const stop = (t: string) => town.call('POST', '/api/mail-stop', { body: { token: t } });
    expect((await stop(`${token}x`)).status).toBe(404);
    expect((await stop(token)).status).toBe(200);
    expect((await town.call('GET', '/api/notices/settings', { cookie })).body.pace).toBe('law');
    await note(person, 'licence.issued', { licence: 'none' });
    await note(person, 'licence.revoked', { licence: 'none' });
    await drain();
    expect(smtp.letters.map((l) => l.subject)).toEqual(['证照发下来了，已放进“我的证照”。', '证照已撤销。']);
  });

  test('a group not wanted in the inbox is in the list and not counted', async () => {
    const { person, cookie } = await reader('安静', 'anjing@example.cn', { pace: 'now', off: ['licence/app'] });
    await note(person, 'licence.issued', { licence: 'none' });
    await note(person, 'message', { case: 'none' });
    await drain();
    const { notices } = (await town.call('GET', '/api/notices', { cookie })).body;
    const read = Object.fromEntries(notices.map((n: { kind: string; read: boolean }) => [n.kind, n.read]));
    expect(read).toEqual({ message: false, 'licence.issued': true });
    expect((await town.call('GET', '/api/session', { cookie })).body.unread).toBe(1);
    await town.call('POST', '/api/notices/read', { cookie, body: {} });
    expect((await town.call('GET', '/api/session', { cookie })).body.unread).toBe(0);
  });

  test('refused for good: it ends there, and the page of settings says why', async () => {
    const { person, cookie } = await reader('无此', 'wuci@example.cn');
    await smtp.be('refuse');
    await note(person, 'message', { case: 'none' });
    await drain();
    expect((await queue()).at(-1)).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await town.call('GET', '/api/notices/settings', { cookie })).body).toMatchObject({
      state: 'failing',
      failure: expect.stringContaining('no such mailbox'),
    });
  });

  test.each([
    ['busy', /451/],
    ['silent', /timeout/i],
    ['break', /closed|reset|ECONN|socket/i],
  ] as const)('%s: tried again a minute later, and sent once', async (humour, says) => {
    const { person } = await reader('再来', 'zailai@example.cn');
    await smtp.be(humour);
    await note(person, 'message', { case: 'none' });
    expect(await drain()).toBe(1);
    expect((await queue()).at(-1)).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringMatching(says) });
    expect(await drain()).toBe(0); // not before its time
    if (humour === 'break') await smtp.again();
    await smtp.be('take');
    at('2026-11-22T02:00:59.999Z');
    expect(await drain()).toBe(0);
    at('2026-11-22T02:01:00.000Z');
    expect(await drain()).toBe(1);
    expect((await queue()).at(-1)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(smtp.letters).toHaveLength(1);
  });

  test('nobody there: eight tries over a day, then it is given up and the address is not blamed', async () => {
    const { person } = await reader('没人', 'meiren@example.cn');
    await smtp.end();
    await note(person, 'message', { case: 'none' });
    let now = Date.parse(START);
    for (let n = 0; n < 12; n++) {
      await drain();
      now += 13 * 3_600_000;
      at(new Date(now).toISOString());
    }
    expect((await queue()).at(-1)).toMatchObject({ state: 'failed', attempts: 8 });
    await smtp.again();
    const later = await town.session(person);
    await town.db.query(`update session set until = '2027-12-31T00:00:00Z'`);
    expect((await town.call('GET', '/api/notices/settings', { cookie: later })).body.state).toBe('proven');
  });

  test('whoever died while sending: the mail is taken up again when the claim is over, under the same Message-ID', async () => {
    const { person } = await reader('半路', 'banlu@example.cn');
    await note(person, 'message', { case: 'none' });
    await drain();
    // As after a crash between the server's yes and our note of it.
    await town.db.query(
      `update mail_queue set state = 'waiting', claimed_until = '2026-11-22T02:03:00Z' where kind = 'notice'`,
    );
    expect(await drain()).toBe(0);
    at('2026-11-22T02:03:00.000Z');
    expect(await drain()).toBe(1);
    const ids = smtp.letters.map((l) => /^Message-ID:\s+(\S+)/m.exec(l.raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('without a mail server', () => {
  test('notices stay on the site, the page is told so, and what was told is not sent later', async () => {
    const town = await openTown();
    const person = await town.person('站内');
    const cookie = await town.session(person);
    await tell(town.db, town.ports, person, 'message', { case: 'none' });
    await town.office.drain();
    expect((await town.call('GET', '/api/notices/settings', { cookie })).body.mail).toBe(false);
    const body = { address: 'a@example.cn', language: 'zh' };
    expect((await town.call('PUT', '/api/notices/address', { cookie, body })).body.error.code).toBe('mail-not-set-up');
    expect(await town.db.query('select id from notice where sorted_at is null')).toEqual([]);
    expect((await town.call('GET', '/api/notices', { cookie })).body.notices).toMatchObject([
      { kind: 'message', happened: { zh: '经办人给您留了言。' }, to: '/matters/none', group: 'message' },
    ]);
    await town.close();
  });
  test('a mandate names both sides in the list', async () => {
    const town = await openTown();
    const number = newResidentId();
    const boss = await town.person('委托人');
    await town.person('受托人', number);
    const cookie = await town.session(boss);
    const body = { agent: { name: '受托人', residentId: number }, until: '2027-11-22' };
    await town.call('POST', '/api/mandates', { cookie, body });
    const { notices } = (await town.call('GET', '/api/notices', { cookie })).body;
    expect(notices[0]).toMatchObject({ kind: 'mandate-given', about: { zh: '委托人委托受托人' }, to: '/mandates' });
    await town.close();
  });
});
