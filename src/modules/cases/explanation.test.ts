import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellCase } from '../../../test/told.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { load } from '../../platform/trail.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView, ProgressView } from './contract.ts';
import { CAUSES, EXPLAIN_WORDS, mayExplain, missedOf, privateIn } from './explanation.ts';
import { caseById } from './index.ts';
import { ACCEPT, accepted as acceptedOn, GRANT, type Story, story, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const terms = { ...PERMIT, item: 'food-service' };
/** Accepted on Tuesday 2026-10-20: ten working days promised end on 11-03, twenty of the law on 11-17. */
const accepted = (): Story => acceptedOn('2026-10-20', terms);
const missedOn = (s: Story, on: string) => missedOf([s.clock('K2', on), s.clock('K3', on)]);
const SAYS = { cause: 'staff', words: '原经办人调离，已经改派，正在写审查意见。' } as const;

describe('优化条例 第三十六条: past the promised day or the day of the law the reason is told in public', () => {
  test.each([
    ['2026-11-03', undefined],
    ['2026-11-04', { clock: 'K3', due: '2026-11-03' }],
    ['2026-11-17', { clock: 'K3', due: '2026-11-03' }],
    ['2026-11-18', { clock: 'K2', due: '2026-11-17' }],
  ])('on %s what was missed is %j', (on, missed) => {
    expect(missedOn(accepted(), on)).toEqual(missed);
  });
  test('on the promised day itself, 11-03, there is nothing to explain; on 11-04 there is', () => {
    const s = accepted();
    const ask = (on: string) =>
      mayExplain(s.now(), missedOn(s, on), { ...SAYS, expected: day('2026-11-10') }, [], day(on))?.code;
    expect(ask('2026-11-03')).toBe('not-late');
    expect(ask('2026-11-04')).toBeUndefined();
  });
  test('a day must be named while it is open: today is one, yesterday is none', () => {
    const s = accepted();
    const ask = (expected?: string) =>
      mayExplain(
        s.now(),
        missedOn(s, '2026-11-04'),
        { ...SAYS, ...(expected ? { expected: day(expected) } : {}) },
        [],
        day('2026-11-04'),
      )?.code;
    expect(ask()).toBe('no-expected');
    expect(ask('2026-11-03')).toBe('expected-past');
    expect(ask('2026-11-04')).toBeUndefined();
  });
  test('decided late on 11-04 it is still explained, without a day', () => {
    const s = toDecision(accepted(), '2026-10-20');
    s.do('2026-11-04', 'decider', GRANT);
    expect(mayExplain(s.now(), missedOn(s, '2026-11-20'), SAYS, [], day('2026-11-20'))).toBeUndefined();
  });
  test('decided in time on 11-03 there is nothing to explain', () => {
    const s = toDecision(accepted(), '2026-10-20');
    s.do('2026-11-03', 'decider', GRANT);
    expect(mayExplain(s.now(), missedOn(s, '2026-11-20'), SAYS, [], day('2026-11-20'))?.code).toBe('not-late');
  });
});

describe('个人信息保护法 第二十八条: what everybody reads names nobody', () => {
  test.each([
    ['身份证 110101199003070011 已核', '110101199003070011'],
    ['请打 13800138000 找经办人', '13800138000'],
    ['账号 6222020200112233445', '6222020200112233445'],
    ['写信到 qiao@example.cn', 'qiao@example.cn'],
    ['乔亦然调离后没有改派', '乔亦然'],
    ['2026 年 11 月 3 日到期，共 12 份材料', undefined],
    ['松监〔2026〕31 号文件', undefined],
  ])('%s', (words, found) => {
    expect(privateIn(words, ['乔亦然', '松澜半亩民宿'])).toBe(found);
  });
  test('the refusal says what was found and how to write it', () => {
    const s = accepted();
    const said = { ...SAYS, words: '等乔亦然销假以后再办理', expected: day('2026-11-10') };
    const no = mayExplain(s.now(), missedOn(s, '2026-11-04'), said, ['乔亦然'], day('2026-11-04'));
    expect(no).toMatchObject({ code: 'private-words', facts: { found: '乔亦然' } });
    expect(EXPLAIN_WORDS['private-words']?.field).toBe('body.words');
  });
});

describe('公开说明 over HTTP', () => {
  let town: Town;
  const cookies: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const call = (who: string, method: 'GET' | 'POST', url: string, body?: object, key?: string) =>
    town.call(method, url, {
      cookie: cookies[who] ?? '',
      ...(body ? { body } : {}),
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const said = {
    cause: 'many-cases',
    words: '同类申请集中到达，已经增派人手补办。',
    expected: '2026-11-27',
    reviewed: true,
  };

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, {
      by: 'bundled',
      at: instant(Date.parse('2026-09-01T01:00:00Z')),
      on: day('2026-09-01'),
    });
    for (const post of ['head', 'supervisor', 'examiner'] as const) {
      cookies[post] = await town.seat(post === 'examiner' ? '经办某某' : post, post);
    }
    ids.late = await tellCase(town, accepted(), '2026-11-22');
    const fresh = story(terms).receive('2026-11-18');
    fresh.do('2026-11-18', 'acceptor', ACCEPT);
    ids.fresh = await tellCase(town, fresh, '2026-11-22');
  });
  afterAll(() => town.close());

  test('an examiner may not publish it, and is told whose it is', async () => {
    const { status } = await call('examiner', 'POST', `/api/cases/${ids.late}/explanations`, said);
    expect(status).toBe(403);
  });
  test('not without reading it again; a case in time has nothing to explain', async () => {
    const { reviewed: _, ...unread } = said;
    expect((await call('head', 'POST', `/api/cases/${ids.late}/explanations`, unread)).status).toBe(400);
    const no = await call('head', 'POST', `/api/cases/${ids.fresh}/explanations`, said);
    expect(no).toMatchObject({ status: 422, body: { error: { code: 'not-late', article: '优化条例36' } } });
  });
  test('published once a key, it stands in the trail by hash, on the case, in its ledger and for everybody', async () => {
    const path = `/api/cases/${ids.late}/explanations`;
    const first = await call('supervisor', 'POST', path, said, 'explain-key-1');
    expect(first.status).toBe(201);
    expect((await call('supervisor', 'POST', path, said, 'explain-key-1')).body).toEqual(first.body);
    const { events } = await load(town.db, town.bureau, { kind: 'explanation', id: ids.late! });
    expect(events.map((e) => e.event)).toEqual([
      {
        type: 'Explained',
        on: '2026-11-22',
        case: ids.late,
        clock: 'K2',
        due: '2026-11-17',
        cause: 'many-cases',
        words: expect.stringMatching(/^[0-9a-f]{64}$/),
        expected: '2026-11-27',
      },
    ]);
    const view = (await call('head', 'GET', `/api/cases/${ids.late}`)).body as CaseView;
    expect(view.mayExplain).toBe(true);
    expect(view.explanations).toMatchObject([{ words: said.words, expected: '2026-11-27', by: 'supervisor' }]);
    const row = view.ledgers.find((l) => l.clock === 'K2')!.lines.filter((l) => l.kind === 'explained');
    expect(row).toHaveLength(1);
    expect(row[0]!.detail?.zh).toContain('预计 11 月 27 日前办结；不是延长期限');
    // The clock is untouched: still late since 11-18.
    expect(view.clocks.find((c) => c.k === 'K2')).toMatchObject({ due: '2026-11-17', state: 'overrun' });
    const { number, code } = (await caseById(town.db, town.bureau, ids.late!))!;
    const progress = (await call('-', 'GET', `/api/progress?number=${number}&code=${code}`)).body as ProgressView;
    expect(progress.explanations).toMatchObject([{ words: said.words, post: { zh: '督办岗' } }]);
    expect(progress.explanations[0]).not.toHaveProperty('by');
    const everybody = (await call('-', 'GET', '/api/explanations')).body;
    expect(everybody).toMatchObject({ today: '2026-11-22', rows: [{ number, itemName: { zh: expect.any(String) } }] });
    expect(JSON.stringify(everybody)).not.toContain('"by"');
  });
  test('a telephone number is refused before anything is published, naming field and repair', async () => {
    const no = await call('supervisor', 'POST', `/api/cases/${ids.late}/explanations`, {
      ...said,
      words: '请拨打 13800138000 问经办岗，正在办理。',
    });
    expect(no).toMatchObject({ status: 422, body: { error: { code: 'private-words', field: 'body.words' } } });
    expect((no.body as { error: { repair: object } }).error.repair).toBeDefined();
  });
  test('of several applicants none is named in public, and each is told', async () => {
    const partner = await town.person('舒云舟');
    const joint = story(terms).receive('2026-10-20', { coApplicants: [partner] });
    joint.do('2026-10-20', 'acceptor', ACCEPT);
    const path = `/api/cases/${await tellCase(town, joint, '2026-11-22')}/explanations`;
    const words = '等舒云舟补交以后，已经增派人手补办。';
    const no = await call('head', 'POST', path, { ...said, words });
    expect(no).toMatchObject({ status: 422, body: { error: { code: 'private-words', field: 'body.words' } } });
    expect((await call('head', 'POST', path, said)).status).toBe(201);
    const told = await town.db.query(`select 1 from notice where kind = 'case.explained' and person = $1`, [partner]);
    expect(told).toHaveLength(1);
  });
  test('oversight sees which late cases were explained', async () => {
    const { body } = await call('head', 'GET', '/api/desk/oversight');
    const cards = (body as { cards: { case: string; explain: string }[] }).cards;
    expect(cards.filter((c) => c.case === ids.late).map((c) => c.explain)).toEqual(['done']);
    expect((body as { unexplained: number }).unexplained).toBe(0);
  });
  test('every cause has its words', () => expect(new Set(CAUSES).size).toBe(CAUSES.length));
});
