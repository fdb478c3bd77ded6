import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { chanceOf } from '../../seed/chance.ts';
import { complete } from '../../seed/fill.ts';
import { loadBundled, publishedVersion } from '../catalogue/index.ts';
import type { DraftView } from '../intake/contract.ts';
import type { MessageThread, ThreadList } from './contract.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

describe('messages (留言) about a case', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  let caseId = '';
  let fileId = '';
  let firm = '';

  const call = (who: string, method: 'GET' | 'POST', url: string, body?: object, key?: string) =>
    town.call(method, url, {
      ...(cookie[who] ? { cookie: cookie[who] } : {}),
      ...(body ? { body } : {}),
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const say = (who: string, text: string, more: object = {}, key?: string) =>
    call(who, 'POST', `/api/cases/${caseId}/messages`, { text, ...more }, key);
  const read = async (who: string) => (await call(who, 'GET', `/api/cases/${caseId}/messages`)).body as MessageThread;

  /** Hands in a food-service application and answers its id. */
  const handIn = async (who: string): Promise<string> => {
    const opened = await call(who, 'POST', '/api/drafts', {
      item: 'food-service',
      situation: { business: ['restaurant'], staffCerts: ['here'], filedBy: ['representative'] },
    });
    let draft = opened.body as DraftView;
    const version = (await publishedVersion(town.db, town.bureau, 'food-service'))!;
    const answers = complete(version, draft.situation, draft.answers as never, chanceOf(4), town.clock.today());
    for (const [field, value] of Object.entries(answers))
      await town.call('PATCH', `/api/drafts/${draft.id}`, {
        cookie: cookie[who]!,
        body: { field, value, seen: draft.rev, device: 'laptop' },
      });
    for (const ref of ['layout', 'rules']) {
      const edge = 'oneseal-test-boundary';
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${ref}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
      const r = await town.server.inject({
        method: 'POST',
        url: `/api/drafts/${draft.id}/files/${ref}`,
        payload: Buffer.concat([Buffer.from(head), PDF, Buffer.from(`\r\n--${edge}--\r\n`)]),
        headers: {
          'content-type': `multipart/form-data; boundary=${edge}`,
          cookie: cookie[who]!,
          'idempotency-key': `upload-${draft.id}-${ref}`.slice(0, 60),
        },
      });
      fileId = r.json().id;
    }
    draft = (await call(who, 'GET', `/api/drafts/${draft.id}`)).body as DraftView;
    const done = await call(who, 'POST', `/api/drafts/${draft.id}/submit`, {
      rev: draft.rev,
      confirmTrue: true,
      eDelivery: true,
    });
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    return done.body.caseId;
  };

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    firm = await town.company('松澜云栖餐饮有限公司', boss);
    const neighbour = await town.person('邻居');
    const other = await town.company('松北小馆餐饮有限公司', neighbour);
    const agent = await town.person('李代理');
    const mandate = await town.mandate(firm, agent, ['food-service']);
    const acceptor = await town.person('程清和');
    await town.post(acceptor, 'acceptor');
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    cookie.other = await town.session(neighbour, { principal: other, mandate: null });
    cookie.agent = await town.session(agent, { principal: firm, mandate });
    cookie.acceptor = await town.session(acceptor);
    cookie.stranger = await town.session(await town.person('路人'));
    caseId = await handIn('boss');
  });
  afterAll(() => town.close());

  test('an empty thread says who will answer', async () => {
    expect(await read('boss')).toEqual({
      side: 'applicant',
      messages: [],
      unread: 0,
      waiting: false,
      answers: { zh: '受理岗', en: 'acceptor' },
    });
  });

  test('written once however often it is sent; another text under the same key is refused', async () => {
    const first = await say('boss', ' 周末可以来现场看吗？ ', {}, 'message-key-1');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ side: 'applicant', mine: true, text: '周末可以来现场看吗？' });
    expect((await say('boss', ' 周末可以来现场看吗？ ', {}, 'message-key-1')).body.id).toBe(first.body.id);
    expect((await say('boss', '另一句', {}, 'message-key-1')).status).toBe(409);
    expect((await read('boss')).messages).toHaveLength(1);
  });

  test('the officer sees the person; the applicant sees post and unit, never the officer’s name', async () => {
    expect(await read('acceptor')).toMatchObject({ side: 'officer', unread: 1, waiting: true });
    const said = await say('acceptor', '可以，周六上午有人值班。');
    expect(said.body).toMatchObject({ side: 'officer', mine: true, person: '程清和' });
    const seen = await read('boss');
    expect(seen).toMatchObject({ unread: 1, waiting: false });
    expect(seen.messages.at(-1)).toMatchObject({
      mine: false,
      from: { zh: '许可一处 受理岗', en: 'Licences I, acceptor' },
    });
    expect(JSON.stringify(seen)).not.toContain('程清和');
  });

  test('whoever answers has read; a mark moves on only', async () => {
    const before = await read('boss');
    expect(before.messages[0]?.readAt).toBeDefined();
    expect(before.messages[1]?.readAt).toBeUndefined();
    const [first, last] = before.messages;
    const mark = (upTo: string) => call('boss', 'POST', `/api/cases/${caseId}/messages/read`, { upTo });
    expect((await mark(last!.id)).status).toBe(200);
    await mark(first!.id);
    await mark('no-such-message');
    expect((await read('boss')).unread).toBe(0);
    expect((await read('acceptor')).messages[1]?.readAt).toBeDefined();
    expect((await read('agent')).unread).toBe(1);
  });

  test('许可法 第二十九条: the agent writes within the mandate; strangers and other companies find nothing', async () => {
    expect((await say('agent', '我是代办人。')).status).toBe(201);
    for (const who of ['stranger', 'other']) {
      expect((await say(who, '你好')).status).toBe(404);
      expect((await call(who, 'GET', `/api/cases/${caseId}/messages`)).status).toBe(404);
      expect((await call(who, 'POST', `/api/cases/${caseId}/messages/read`, { upTo: 'x' })).status).toBe(404);
    }
    expect((await call('nobody', 'GET', `/api/cases/${caseId}/messages`)).status).toBe(401);
  });

  test('a file of the case may be named, one of another matter may not', async () => {
    const said = await say('boss', '请看布局图右下角。', { file: fileId });
    expect(said.body.file).toMatchObject({ id: fileId, name: 'rules.pdf', type: 'application/pdf' });
    const mine = caseId;
    const ownFile = fileId;
    const second = await handIn('boss');
    const foreign = await call('boss', 'POST', `/api/cases/${mine}/messages`, { text: '这份', file: fileId });
    expect(fileId).not.toBe(ownFile);
    expect(foreign.status).toBe(422);
    expect(foreign.body.error).toMatchObject({ code: 'not-of-case', field: 'body.file' });
    expect((await call('boss', 'GET', `/api/cases/${second}/messages`)).body.messages).toEqual([]);
  });

  test.each([
    ['', 400],
    ['  \n ', 400],
    ['字'.repeat(2000), 201],
    ['字'.repeat(2001), 400],
  ])('a text is 1 to 2000 characters (%#)', async (text, status) => {
    expect((await say('boss', text)).status).toBe(status);
  });

  test('lists: mine with what is unread; at the desk who waits for an answer', async () => {
    const mine = (await call('agent', 'GET', '/api/messages')).body as ThreadList;
    expect(mine.threads).toHaveLength(1);
    expect(mine.threads[0]).toMatchObject({ caseId, applicantName: '松澜云栖餐饮有限公司', waiting: true });
    const desk = (await call('acceptor', 'GET', '/api/desk/messages')).body as ThreadList;
    expect(desk.threads.map((t) => t.caseId)).toEqual([caseId]);
    await say('acceptor', '看过了。');
    expect(((await call('acceptor', 'GET', '/api/desk/messages')).body as ThreadList).threads).toEqual([]);
    expect((await call('boss', 'GET', '/api/desk/messages')).status).toBe(403);
  });

  test('whoever holds the case is told that the applicant wrote, and led to the desk', async () => {
    const holder = await town.person('承办人');
    await town.post(holder, 'acceptor');
    cookie.holder = await town.session(holder);
    await town.db.query('update case_view set holder = $1 where id = $2', [holder, caseId]);
    await say('boss', '还要补什么吗？');
    const { body } = await call('holder', 'GET', '/api/notices');
    expect(body.notices).toMatchObject([
      { kind: 'noted.message', happened: { zh: '申请人给您留了言。' }, to: `/desk/cases/${caseId}` },
    ]);
  });

  test('no act: the trail and its clocks are as before; the words lie sealed with the applicant’s key', async () => {
    const trail = async () => (await call('boss', 'GET', `/api/cases/${caseId}`)).body;
    const before = await trail();
    await say('boss', '补一句。');
    const after = await trail();
    expect([after.version, after.clocks, after.history]).toEqual([before.version, before.clocks, before.history]);
    const rows = await town.db.query<{ sealed: Buffer }>('select sealed from message where case_id = $1', [caseId]);
    expect(rows.every((r) => !r.sealed.includes('补一句'))).toBe(true);
    expect((await read('boss')).messages.at(-1)?.text).toBe('补一句。');
    await town.ports.vault.erase(town.db, firm);
    const rows2 = await town.db.query<{ holder: string; sealed: Buffer }>('select holder, sealed from message');
    expect((await town.ports.vault.openTexts(town.db, rows2)).every((t) => t === undefined)).toBe(true);
  });
});
