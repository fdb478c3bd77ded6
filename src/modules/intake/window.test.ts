import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import { chanceOf } from '../../seed/chance.ts';
import { complete, situationOf } from '../../seed/fill.ts';
import { BUNDLED, loadBundled } from '../catalogue/index.ts';
import { addPost } from '../people/index.ts';
import { addSite } from '../places/index.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 2); // Friday 20 November 2026, 10:00 in Shanghai
const NOW = instant(NOW_MS);
const ITEM = 'seal-filing';
const FOR_FIRMS = 'food-service';
let town: Town;
let firm: Id;
let boss: Id;
let agent: Id;
const clerks: Record<string, string> = {};
let bossCookie = '';

beforeAll(async () => {
  town = await openTown();
  town.clock.set(NOW);
  await loadBundled(town.db, town.bureau, { by: 'bundled', at: NOW, on: day('2026-09-18') });
  const name = { zh: '窗口', en: 'Window' };
  for (const kind of ['centre', 'street', 'outlet'] as const) {
    await addSite(town.db, town.bureau, { id: kind, kind, name, address: name });
    const clerk = await town.person(`收件 ${kind}`);
    await addPost(town.db, {
      bureau: town.bureau,
      id: town.ports.random.id(),
      person: clerk,
      post: 'intake',
      unit: 'licences',
      site: kind,
      items: null,
      from: day('2026-01-01'),
      until: null,
    });
    clerks[kind] = await town.session(clerk);
  }
  boss = await town.person('乔南枝');
  agent = await town.person('林知远');
  firm = await town.company('松澜云栖温泉度假有限公司', boss);
  bossCookie = await town.session(boss, { principal: firm, mandate: null });
});
afterAll(() => town.close());

const begin = (clerk: string, body: object) =>
  town.call('POST', '/api/drafts', { cookie: clerks[clerk]!, body: { item: ITEM, onBehalfOf: firm, ...body } });
const mandateOf = async (id: string): Promise<string | null> => {
  const rows = await town.db.query<{ mandate: string | null }>('select mandate from draft where id = $1', [id]);
  return rows[0]!.mandate;
};

describe('where the clerk sits decides the channel', () => {
  test.each([
    ['centre', 'window'],
    ['street', 'window'],
    ['outlet', 'outlet'],
  ])('at the %s a draft is opened by %s', async (clerk, channel) => {
    const { status, body } = await begin(clerk, {});
    expect(status).toBe(201);
    expect(await town.db.query('select channel, assisted from draft where id = $1', [body.id])).toEqual([
      { channel, assisted: true },
    ]);
  });
  test('an item that is not offered at outlets is refused there, with the way out, and taken at the window', async () => {
    const item = BUNDLED.find((v) => v.channels.includes('window') && !v.channels.includes('outlet'))!;
    const applicant = item.audience.includes('person') ? agent : firm;
    const refusal = await begin('outlet', { item: item.item, onBehalfOf: applicant });
    expect(refusal.status).toBe(422);
    expect(refusal.body.error).toMatchObject({
      code: 'channel-not-here',
      repair: { zh: '请申请人在网上办，或到政务服务窗口。' },
    });
    expect((await begin('centre', { item: item.item, onBehalfOf: applicant })).status).toBe(201);
  });
});

describe('许可法 第二十九条: who files for another at the window needs a mandate', () => {
  test('the legal representative needs none', async () => {
    const { status, body } = await begin('centre', { presentedBy: boss });
    expect(status).toBe(201);
    expect(await mandateOf(body.id)).toBeNull();
  });
  test('a stranger is refused, and nothing is opened', async () => {
    const before = await town.db.query('select count(*)::int as n from draft');
    const { status, body } = await begin('centre', { presentedBy: agent });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'no-mandate', article: '许可法29' });
    expect(body.error.repair.en).toContain('register a mandate');
    expect(await town.db.query('select count(*)::int as n from draft')).toEqual(before);
  });
  test('a mandate for one item opens that item, is kept with the draft, and opens no other', async () => {
    const mandate = await town.mandate(firm, agent, [ITEM]);
    const { status, body } = await begin('centre', { presentedBy: agent });
    expect(status).toBe(201);
    expect(await mandateOf(body.id)).toBe(mandate);
    expect((await begin('centre', { item: FOR_FIRMS, presentedBy: agent })).body.error).toMatchObject({
      code: 'mandate-other-items',
      article: '许可法29',
    });
  });
  test('the mandate until 31 December 2026 holds on that day and not on the day after', async () => {
    const clerk = await town.person('年末收件');
    await town.post(clerk, 'intake');
    const on = async (at: number) => {
      town.clock.set(instant(at));
      const cookie = await sessionOn(clerk);
      const body = { item: ITEM, onBehalfOf: firm, presentedBy: agent };
      return (await town.call('POST', '/api/drafts', { cookie, body })).status;
    };
    expect(await on(Date.UTC(2026, 11, 31, 2))).toBe(201);
    expect(await on(Date.UTC(2027, 0, 1, 2))).toBe(422);
    town.clock.set(NOW);
  });
});

/** A session that outlives the day the other sessions of this town end on. */
const sessionOn = async (person: Id): Promise<string> => {
  const cookie = await town.session(person);
  await town.db.query('update session set until = $2 where person = $1', [
    person,
    '2027-06-30T00:00:00.000Z' as Instant,
  ]);
  return cookie;
};

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
/** Everything filled in and handed over, as the clerk of the centre does it. */
const filled = async (id: string) => {
  const cookie = clerks.centre!;
  const version = BUNDLED.find((v) => v.item === ITEM)!;
  const situation = { ...situationOf(version, chanceOf(3)), reason: ['new'], filedBy: ['agent'] };
  let draft = (await town.call('PUT', `/api/drafts/${id}/situation`, { cookie, body: { situation } })).body;
  draft = (await town.call('GET', `/api/drafts/${id}`, { cookie })).body;
  const answers = complete(version, situation, draft.answers, chanceOf(4), day('2026-11-20'));
  for (const [field, value] of Object.entries(answers))
    await town.call('PATCH', `/api/drafts/${id}`, {
      cookie,
      body: { field, value, seen: draft.rev, device: 'window' },
    });
  const boundary = 'window-test';
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${PDF}\r\n--${boundary}--\r\n`;
  const sent = await town.server.inject({
    method: 'POST',
    url: `/api/drafts/${id}/files/mandate`,
    headers: { cookie, 'idempotency-key': `file-${id}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  expect(sent.statusCode, sent.body).toBeLessThan(300);
  draft = (await town.call('GET', `/api/drafts/${id}`, { cookie })).body;
  expect(draft.errors).toEqual([]);
  return draft as { id: string; rev: number };
};
const handIn = (d: { id: string; rev: number }) =>
  town.call('POST', `/api/drafts/${d.id}/submit`, {
    cookie: clerks.centre!,
    body: { rev: d.rev, confirmTrue: true, eDelivery: true },
  });

describe('许可法 第二十九条, 民法典 第一百七十三条: the mandate at handing in', () => {
  test('the case keeps channel, place, mandate and agent, and the agent is told too', async () => {
    const mandate = await town.mandate(firm, agent, [ITEM]);
    const draft = await filled((await begin('centre', { presentedBy: agent })).body.id);
    const { status, body } = await handIn(draft);
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    expect(
      await town.db.query('select channel, site, mandate, agent, applicant from case_view where id = $1', [
        body.caseId,
      ]),
    ).toEqual([{ channel: 'window', site: 'centre', mandate: expect.any(String), agent, applicant: firm }]);
    expect(mandate).toEqual(expect.any(String));
    const told = await town.db.query<{ person: string }>('select person from notice order by person');
    expect(told.map((t) => t.person).toSorted()).toEqual([firm, agent].toSorted());
  });
  test('ended while the form was being filled in, it carries nothing', async () => {
    const other = await town.person('顾若水');
    const mandate = await town.mandate(firm, other, [ITEM]);
    const draft = await filled((await begin('centre', { presentedBy: other })).body.id);
    await town.call('DELETE', `/api/mandates/${mandate}`, { cookie: bossCookie });
    expect(await town.db.query('select ended_on as "on" from mandate where id = $1', [mandate])).toEqual([
      { on: '2026-11-20' },
    ]);
    const { status, body } = await handIn(draft);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.code).toBe('no-mandate');
  });
});

describe('whom the person at the counter represents', () => {
  const path = (id: Id) => `/api/window/person/${id}/principals`;
  test('the clerk is told bodies and mandates, with their last day and items', async () => {
    const { status, body } = await town.call('GET', path(agent), { cookie: clerks.street! });
    expect(status).toBe(200);
    // several mandates of one principal are one line
    expect(body.principals).toHaveLength(1);
    expect(body.principals[0]).toEqual({
      person: firm,
      name: '松澜云栖温泉度假有限公司',
      kind: 'legal',
      by: 'mandate',
      until: '2026-12-31',
      items: [ITEM],
    });
    expect((await town.call('GET', path(boss), { cookie: clerks.centre! })).body.principals).toEqual([
      { person: firm, name: '松澜云栖温泉度假有限公司', kind: 'legal', by: 'representative' },
    ]);
  });
  test('nobody else: not without signing in, not an applicant, not a decider', async () => {
    const decider = await town.person('蔺知远');
    await town.post(decider, 'decider');
    expect((await town.call('GET', path(agent))).status).toBe(401);
    expect((await town.call('GET', path(agent), { cookie: bossCookie })).status).toBe(403);
    expect((await town.call('GET', path(agent), { cookie: await town.session(decider) })).status).toBe(403);
  });
});

describe('what the clerk files most (常办)', () => {
  const OTHER = 'public-venue-hygiene';
  const filedBy = async (clerk: string, item: string, times: number): Promise<Id[]> => {
    const made: Id[] = [];
    for (let i = 0; i < times; i++) made.push((await begin(clerk, { item, presentedBy: boss })).body.id);
    await town.db.query(`update draft set state = 'submitted' where id = any($1::text[])`, [made]);
    return made;
  };
  const offered = async (clerk: string) =>
    (await town.call('GET', '/api/window/frequent', { cookie: clerks[clerk]! })).body.items as {
      item: string;
      name: { zh: string };
      mine: number;
    }[];
  const counts = async (clerk: string) => (await offered(clerk)).map((i) => [i.item, i.mine]);

  test('one’s own first, then what colleagues at the same kind of counter file; nothing that is only begun', async () => {
    await town.db.query(`update draft set state = 'dropped' where state = 'submitted'`);
    await filedBy('street', OTHER, 3);
    await filedBy('centre', ITEM, 2);
    await begin('centre', { item: FOR_FIRMS, presentedBy: boss });
    expect(await counts('centre')).toEqual([
      [ITEM, 2],
      [OTHER, 0],
    ]);
    expect(await counts('street')).toEqual([
      [OTHER, 3],
      [ITEM, 0],
    ]);
    expect((await offered('centre'))[0]!.name.zh).toBe(BUNDLED.find((v) => v.item === ITEM)!.name.zh);
    expect(await counts('outlet')).toEqual([]);
  });
  test('of the last 183 days, and only to officers', async () => {
    const [old] = await filedBy('centre', ITEM, 1);
    const ago = (days: number) =>
      town.db.query('update draft set saved_at = $2 where id = $1', [old, instant(NOW_MS - days * 86_400_000)]);
    await ago(183);
    expect((await counts('centre'))[0]).toEqual([ITEM, 3]);
    await ago(184);
    expect((await counts('centre'))[0]).toEqual([ITEM, 2]);
    expect((await town.call('GET', '/api/window/frequent', { cookie: bossCookie })).status).toBe(403);
  });
});

test('个保法6: a clerk whose post has ended is not shown any longer for whom they filed', async () => {
  const opened = await begin('street', { presentedBy: boss });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  const list = async () => (await town.call('GET', '/api/drafts', { cookie: clerks.street! })).body.drafts.length;
  expect(await list()).toBeGreaterThan(0);
  await town.db.query(`update staff_post set until_day = '2026-11-19' where site = 'street'`);
  expect(await list()).toBe(0);
});
