import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../../test/database.ts';
import { localSigner, testSealing } from '../../../test/sealing.ts';
import { addDays, day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import type { Db } from '../../platform/db.ts';
import { diskFiles } from '../../platform/files.disk.ts';
import { followersOf } from '../../platform/followers.ts';
import { buildServer, type Server } from '../../platform/http/server.ts';
import { randomOf } from '../../platform/random.ts';
import { append, NEW_STREAM } from '../../platform/trail.ts';
import { vaultOf } from '../../platform/vault.ts';
import type { Viewer } from '../people/index.ts';
import { licenceFollower } from './handle.follow.ts';
import { licenceOfCase } from './queries.ts';
import { registerShares } from './routes.share.ts';
import { type LicenceRoutesDeps, registerLicences } from './routes.ts';

const person = (id: string, ...posts: string[]): Viewer => ({
  kind: 'person',
  person: id,
  posts: posts.map((post) => ({ post: post as never, unit: 'u1', items: 'all' })),
  admin: false,
});
const VIEWERS: Record<string, Viewer> = {
  holder: person('p-lin'),
  acting: {
    ...(person('p-agent') as Extract<Viewer, { kind: 'person' }>),
    acting: { principal: 'p-lin', items: 'all' },
  },
  /** A head of the bureau who came to act for the holder. */
  actingHead: {
    ...(person('p-head-2', 'head') as Extract<Viewer, { kind: 'person' }>),
    acting: { principal: 'p-lin', items: 'all' },
  },
  stranger: person('p-x'),
  decider: person('p-dec', 'decider'),
  head: person('p-head', 'head'),
};

describe('licences over HTTP', () => {
  let db: Db;
  let app: Server;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let id: string;
  const clock = fixedClock(instant(Date.parse('2026-10-20T02:00:00Z')));
  const bureau = 'songlan';

  beforeAll(async () => {
    db = await openEmbedded();
    folder = await newFolder();
    const vault = vaultOf(Buffer.alloc(32, 7), bureau);
    const ports = {
      db,
      clock,
      bureau,
      vault,
      random: randomOf(clock),
      files: diskFiles(folder.path, vault, db),
      followers: { wake: () => {}, states: async () => [] },
    };
    const { sealing, writer } = await testSealing(ports, `${folder.path}/seal`, { name: '松澜新区行政审批局' });
    const deps: LicenceRoutesDeps = {
      ...ports,
      signer: await localSigner(`${folder.path}/seal`),
      sealing,
      base: 'https://spj.example.gov.cn',
      writer,
      verifyLimit: 12,
      facts: {
        grant: async () => ({
          item: 'public-venue',
          itemVersion: 1,
          kind: 'public-venue',
          name: { zh: '公共场所卫生许可证', en: 'Public venue hygiene licence' },
          series: '松审卫公',
          holder: { id: 'p-lin', name: '林知远' },
          issuer: { name: '松澜新区行政审批局' },
          face: [{ label: { zh: '经营者', en: 'Operator' }, from: 'holder.name', value: '林知远' }],
          years: 4,
          decidedOn: day('2026-10-20'),
          permit: true,
        }),
        renewal: async () => 'none',
        workingDaysAfter: async (_tx, from, n) => addDays(from, n),
        renewalWindow: async () => undefined,
        changeItem: async () => undefined,
      },
    };
    app = await buildServer();
    app.decorateRequest('viewer', null as never);
    app.addHook('onRequest', async (request) => {
      request.viewer = VIEWERS[String(request.headers['x-test-viewer'])] ?? { kind: 'anonymous' };
    });
    registerLicences(app, deps);
    registerShares(app, deps);
    await append(db, {
      bureau,
      stream: { kind: 'case', id: 'c1' },
      expected: NEW_STREAM,
      envelope: {
        instant: clock.now(),
        day: clock.today(),
        act: 'grant',
        actor: 'p',
        post: 'decider',
        channel: 'window',
      },
      events: [
        { type: 'Received', on: '2026-09-11', origin: { kind: 'new' } },
        { type: 'Decided', on: '2026-10-20', outcome: 'granted', deemed: false },
      ] as never,
    });
    await followersOf(db, clock, [licenceFollower(deps)]).drain();
    id = (await licenceOfCase(db, bureau, 'c1'))!.id;
  });
  afterAll(async () => {
    await app.close();
    await db.close();
    await folder.remove();
  });

  const get = (url: string, viewer = '') => app.inject({ url, headers: { 'x-test-viewer': viewer } });
  const post = (act: string, viewer: string, body: object, key: string) =>
    app.inject({
      method: 'POST',
      url: `/api/licences/${id}/acts/${act}`,
      headers: { 'x-test-viewer': viewer, 'content-type': 'application/json', 'idempotency-key': key },
      payload: JSON.stringify(body),
    });

  describe('shown and shared', () => {
    const send = (method: 'POST' | 'DELETE', url: string, viewer: string, body: object = {}, key = 'share-key-1') =>
      app.inject({
        method,
        url,
        headers: { 'x-test-viewer': viewer, 'content-type': 'application/json', 'idempotency-key': key },
        payload: JSON.stringify(body),
      });
    const open = async (link: string) =>
      (await send('POST', '/api/shares/open', '', { token: link.split('/share/')[1] })).json();
    const START = instant(Date.parse('2026-10-20T02:00:00Z'));
    const bank = { whom: '某银行云岭支行', purpose: '办理贷款', until: '2026-11-20' };
    const list = async () => (await get(`/api/licences/${id}/shares`, 'holder')).json().shares;

    test('a share opens without sign-in, says for whom and for what, and counts', async () => {
      const made = await send('POST', `/api/licences/${id}/shares`, 'holder', bank);
      expect(made.statusCode).toBe(200);
      const again = await send('POST', `/api/licences/${id}/shares`, 'holder', bank);
      expect(again.json()).toEqual(made.json());
      const [mine] = await list();
      expect(mine).toMatchObject({ ...bank, state: 'open', uses: 0 });
      expect(await open(mine.link)).toMatchObject({
        state: 'open',
        way: 'share',
        whom: '某银行云岭支行',
        purpose: '办理贷款',
        answer: { verdict: 'valid' },
      });
      expect((await list())[0]).toMatchObject({ uses: 1, lastUsedAt: START });
      const kept = JSON.stringify(await db.query('select t::text from licence_share t'));
      for (const secret of ['某银行', '办理贷款', mine.link.split('/share/')[1]])
        expect(kept.includes(secret)).toBe(false);
    });

    test('it opens on its last day and not on the day after', async () => {
      const [mine] = await list();
      clock.set(instant(Date.parse('2026-11-20T15:59:59Z')));
      expect((await open(mine.link)).state).toBe('open');
      clock.set(instant(Date.parse('2026-11-20T16:00:00Z')));
      expect(await open(mine.link)).toEqual({ state: 'over', way: 'share', until: '2026-11-20' });
      clock.set(START);
    });

    test('taken back it is closed at once; a stranger can neither see, make nor take back', async () => {
      const [mine] = await list();
      expect((await get(`/api/licences/${id}/shares`, 'stranger')).statusCode).toBe(404);
      expect((await send('POST', `/api/licences/${id}/shares`, 'stranger', bank, 'share-key-2')).statusCode).toBe(404);
      expect((await send('DELETE', `/api/licences/${id}/shares/${mine.id}`, 'decider')).statusCode).toBe(404);
      expect((await send('DELETE', `/api/licences/${id}/shares/${mine.id}`, 'acting')).statusCode).toBe(200);
      expect(await open(mine.link)).toMatchObject({ state: 'ended' });
      expect((await list())[0].link).toBeUndefined();
      expect((await send('DELETE', `/api/licences/${id}/shares/${mine.id}`, 'holder')).statusCode).toBe(404);
    });

    test.each([
      ['2027-10-20', 200],
      ['2027-10-21', 422],
      ['2026-10-20', 200],
      ['2026-10-19', 422],
    ])('until %s: %i', async (until, status) => {
      const made = await send('POST', `/api/licences/${id}/shares`, 'holder', { ...bank, until }, `until-${until}`);
      expect(made.statusCode).toBe(status);
    });

    test('a shown code opens for a minute and a half; one that was changed never does', async () => {
      const { link } = (await send('POST', `/api/licences/${id}/shows`, 'holder')).json();
      clock.set(instant(Date.parse('2026-10-20T02:01:30Z')));
      expect(await open(link)).toMatchObject({ state: 'open', way: 'show', answer: { verdict: 'valid' } });
      clock.set(instant(Date.parse('2026-10-20T02:01:30.001Z')));
      expect(await open(link)).toMatchObject({ state: 'over', way: 'show' });
      clock.set(START);
      expect((await open(`${link}0`)).state).toBe('unknown');
      expect((await open(link.replace('/share/n.', '/share/n.x'))).state).toBe('unknown');
      expect((await open('https://x/share/nothing')).state).toBe('unknown');
    });
  });

  test('the holder and whoever acts for them find it in the wallet; a stranger finds nothing', async () => {
    expect((await get('/api/licences/mine', 'holder')).json()).toMatchObject([
      { id, number: '松审卫公〔2026〕第0001号', identifier: '' },
    ]);
    expect((await get('/api/licences/mine', 'acting')).json()).toHaveLength(1);
    expect((await get('/api/licences/mine', 'stranger')).json()).toEqual([]);
    expect((await get(`/api/licences/${id}`, 'holder')).statusCode).toBe(200);
    expect((await get(`/api/licences/${id}`, 'stranger')).statusCode).toBe(404);
    expect((await get(`/api/licences/${id}/pdf`, 'stranger')).statusCode).toBe(404);
    expect((await get('/api/licences/nothing', 'holder')).statusCode).toBe(404);
  });
  test('the PDF comes as a PDF with a name, kept by no cache', async () => {
    const answer = await get(`/api/licences/${id}/pdf`, 'holder');
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(
      '公共场所卫生许可证-松审卫公〔2026〕第0001号.pdf',
    );
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
  test('officers see the register, and which acts may be tried and why not', async () => {
    const page = (await get('/api/licences?query=0001', 'decider')).json();
    expect(page.rows).toMatchObject([{ id, state: 'in-force' }]);
    expect((await get('/api/licences?query=9999', 'decider')).json().rows).toEqual([]);
    const { acts } = (await get(`/api/licences/${id}`, 'decider')).json();
    const of = (act: string) => acts.find((a: { act: string }) => a.act === act);
    expect(of('propose')).toMatchObject({ may: true });
    expect(of('revoke')).toMatchObject({ may: false, because: { code: 'not-your-post' } });
    expect(of('tell')).toMatchObject({
      may: false,
      because: { code: 'no-proposal', text: { zh: expect.stringContaining('没有人提出') } },
    });
    expect((await get(`/api/licences/${id}`, 'holder')).json().acts).toBeUndefined();
  });
  test('anybody checks it with the code of the QR, without signing in, and one changed character is noticed', async () => {
    const { qr } = (await get(`/api/licences/${id}`, 'holder')).json();
    const code = qr.split('/').at(-1);
    expect(code.length).toBeGreaterThan(200);
    expect((await get(`/api/verify/${code}`)).json()).toMatchObject({ verdict: 'valid', test: true });
    expect((await get(`/api/verify/${encodeURIComponent(qr)}`)).json()).toMatchObject({ verdict: 'valid' });
    const altered = code.slice(0, 150) + (code[150] === 'A' ? 'B' : 'A') + code.slice(151);
    expect((await get(`/api/verify/${altered}`)).json()).toMatchObject({ verdict: 'altered', face: [] });
    expect((await get(`/api/verify/${encodeURIComponent('松审卫公〔2026〕第0001号')}`)).json()).toMatchObject({
      verdict: 'valid',
    });
    const { keys } = (await get('/api/verify-keys')).json();
    expect(keys).toMatchObject([{ algorithm: 'ES256', test: true }]);
  });
  test('an act answers the new version; a refusal has its article, words and repair; bad input names its field', async () => {
    const refused = await post('revoke', 'head', { version: 1 }, 'key-aaaaaaa1');
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error).toMatchObject({
      code: 'no-proposal',
      article: '许可法69',
      repair: { zh: expect.any(String) },
    });
    const bad = await post('propose', 'decider', { version: 1, end: 'abolish', ground: 'fraud' }, 'key-aaaaaaa2');
    expect(bad.statusCode).toBe(400);
    expect(bad.json().error.field).toBe('body.end');
    const done = await post(
      'propose',
      'decider',
      { version: 1, end: 'revoke', ground: 'fraud', facts: '检测报告系伪造。' },
      'key-aaaaaaa3',
    );
    expect(done.json()).toEqual({ version: 2, events: ['EndProposed'] });
    const stale = await post('tell', 'decider', { version: 1, mode: 'e' }, 'key-aaaaaaa4');
    expect([stale.statusCode, stale.json().error.code]).toEqual([409, 'state-changed']);
  });
  test('许可法 第五条, 回避: whoever acts for the holder is no officer before the licence', async () => {
    const body = { version: 2, reason: 'order', reference: 'r' };
    const { error } = (await post('suspend', 'actingHead', body, 'key-own-0001')).json();
    expect([error.code, error.article]).toEqual(['own-matter', '许可法5']);
  });

  test('too many checks from one address are slowed down', async () => {
    let last = 200;
    for (let i = 0; i < 14 && last === 200; i++) last = (await get('/api/verify/XYZ')).statusCode;
    expect(last).toBe(429);
  });

  describe('补发 by its holder', () => {
    const reissue = (viewer: string, body: object, key: string) =>
      app.inject({
        method: 'POST',
        url: `/api/licences/${id}/reissue`,
        headers: { 'x-test-viewer': viewer, 'content-type': 'application/json', 'idempotency-key': key },
        payload: JSON.stringify(body),
      });
    test('declared by the holder: a new edition, the number and the term stay, the earlier code says that it is replaced', async () => {
      const before = (await get(`/api/licences/${id}`, 'holder')).json();
      const said = { version: before.version, why: 'lost', declared: true };
      expect((await reissue('stranger', said, 'reissue-stranger')).statusCode).toBe(404);
      expect((await reissue('holder', { ...said, declared: false }, 'reissue-undeclared')).statusCode).toBe(400);
      const done = await reissue('holder', said, 'reissue-holder-1');
      expect(done.json()).toEqual({ version: before.version + 1, events: ['Reissued'] });
      expect((await reissue('holder', said, 'reissue-holder-1')).json()).toEqual(done.json());
      expect((await reissue('holder', said, 'reissue-holder-2')).json().error.code).toBe('state-changed');
      const after = (await get(`/api/licences/${id}`, 'holder')).json();
      expect(after).toMatchObject({ edition: before.edition + 1, number: before.number, until: before.until });
      expect(after.face).toEqual(before.face);
      // From another address: this one has used up its checks above.
      const check = async (url: string) =>
        (await app.inject({ url: `/api/verify/${encodeURIComponent(url)}`, remoteAddress: '10.0.0.9' })).json();
      const old = await check(before.verifyUrl);
      expect(old).toMatchObject({ verdict: 'not-valid', title: { zh: '已失效：有新版本' } });
      expect((await check(after.verifyUrl)).verdict).toBe('valid');
    });
    test('the key that signed it comes as PEM, for openssl', async () => {
      const { keys } = (await get('/api/verify-keys')).json();
      const pem = await get(`/api/verify-keys/${keys[0].keyId}.pem`);
      expect(createPublicKey(pem.body).export({ type: 'spki', format: 'der' }).toString('base64')).toBe(
        keys[0].publicKey,
      );
      expect((await get('/api/verify-keys/00000000.pem')).statusCode).toBe(404);
    });
  });
});
