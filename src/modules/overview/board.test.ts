import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellCase } from '../../../test/told.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { ACCEPT, ask, CLAIM, GRANT, type Story, story, toDecision } from '../cases/story/story.ts';
import { PERMIT } from '../cases/story/terms.ts';
import { loadBundled } from '../catalogue/index.ts';
import { spansOf } from './board.facts.ts';
import { dueBefore, openedNearTheEnd } from './clock-then.ts';
import type { BoardView, MarkedCases, OversightView } from './contract.ts';
import type { ClockEvent } from './facts.ts';

const terms = { ...PERMIT, item: 'food-service' };
const accepted = (on: string): Story => {
  const s = story(terms).receive(on);
  s.do(on, 'acceptor', ACCEPT);
  return s;
};
const paused = (acceptedOn: string, on: string, until: string): Story => {
  const s = accepted(acceptedOn);
  s.do(acceptedOn, 'examiner', CLAIM);
  s.do(on, 'examiner', { act: 'pause', ground: 'testing', procedure: 'testing', until: day(until) });
  return s;
};
const asClock = (s: Story): ClockEvent[] =>
  s.events.map(({ type, ...payload }, i) => ({ caseId: 'c', version: i + 1, type, payload: payload as never }));

describe('许可法 第四十五条: a pause opened in the last two working days before the due day is looked at', () => {
  // Accepted 2026-11-02, promised 10 working days: due 11-16.
  test.each([
    ['2026-11-11', false],
    ['2026-11-12', true],
    ['2026-11-13', true],
  ])('opened on %s: %s', (on, near) => {
    const events = asClock(paused('2026-11-02', on, '2026-11-20'));
    const pause = events.find((e) => e.type === 'Paused')!;
    expect(dueBefore(events, pause.version, CHINA)).toBe('2026-11-16');
    expect(openedNearTheEnd(events, pause, CHINA)).toBe(near);
  });
  test('an earlier pause has moved the due day: 11-04 until 11-06 excludes two days, due 11-18', () => {
    const s = paused('2026-11-02', '2026-11-04', '2026-11-06');
    s.sweep('2026-11-09');
    s.do('2026-11-13', 'examiner', { act: 'pause', ground: 'testing', procedure: 'testing', until: day('2026-11-20') });
    const events = asClock(s);
    const second = events.findLast((e) => e.type === 'Paused')!;
    expect(dueBefore(events, second.version, CHINA)).toBe('2026-11-18');
    expect(openedNearTheEnd(events, second, CHINA)).toBe(false);
  });
});

describe('the spans', () => {
  test('the month to 11-22 is compared with October', () => {
    expect(spansOf('month', day('2026-11-22'))).toEqual({
      now: { from: '2026-11-01', to: '2026-11-22' },
      before: { from: '2026-10-01', to: '2026-10-31' },
    });
  });
  test('ninety days to 11-22 begin on 08-25', () => {
    expect(spansOf('quarter', day('2026-11-22'))).toEqual({
      now: { from: '2026-08-25', to: '2026-11-22' },
      before: { from: '2026-05-27', to: '2026-08-24' },
    });
  });
});

describe('the boards over HTTP', () => {
  let town: Town;
  const cookies: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const get = async <T>(who: string, url: string): Promise<{ status: number; body: T }> =>
    (await town.call('GET', url, { cookie: cookies[who] ?? '' })) as never;

  beforeAll(async () => {
    town = await openTown();
    const at = instant(Date.parse('2026-09-01T01:00:00Z'));
    await loadBundled(town.db, town.bureau, { by: 'bundled', at, on: day('2026-09-01') });
    for (const post of ['head', 'oversight', 'supervisor', 'examiner'] as const) {
      cookies[post] = await town.seat(post, post);
    }
    const tell = async (name: string, s: Story) => {
      ids[name] = await tellCase(town, s, '2026-11-22');
    };
    const inTime = accepted('2026-11-03');
    toDecision(inTime, '2026-11-03').do('2026-11-06', 'decider', GRANT);
    await tell('in time', inTime);
    // Promised 10 working days from 10-20: 11-03. Decided on 11-04: late, not unlawful.
    const late = accepted('2026-10-20');
    toDecision(late, '2026-10-20').do('2026-11-04', 'decider', GRANT);
    await tell('late', late);
    // Twenty working days from 10-20 end on 11-17: open and past it.
    await tell('overdue', accepted('2026-10-20'));
    // Twenty working days from 10-27 end on 11-24: the head may extend until then.
    await tell('ending', accepted('2026-10-27'));
    const corrected = story(terms).receive('2026-11-16');
    corrected.do('2026-11-17', 'acceptor', ask('plan'));
    await tell('corrected', corrected);
    await tell('paused', paused('2026-11-02', '2026-11-13', '2026-12-04'));
  });
  afterAll(() => town.close());

  test('one sentence, five figures, each with the cases behind it', async () => {
    const { body } = await get<BoardView>('head', '/api/desk/board');
    expect(body.title.zh).toBe('11 月，到今天 15 个工作日');
    expect(body.sentence.zh).toMatch(/^2 件办结；3 件超期，集中在食品经营许可/);
    const value = Object.fromEntries(body.figures.map((f) => [f.key, f.value]));
    expect(value).toEqual({ open: 4, kept: 50, once: 66.7, visits: null, held: 0 });
    expect(body.figures.find((f) => f.key === 'kept')?.note.zh).toContain('黄牌 1，红牌 3');
    for (const f of body.figures.filter((x) => x.key === 'open')) {
      const cases = await get<MarkedCases>('head', `/api/desk/board/cases?mark=${f.mark}`);
      expect(cases.body.total).toBe(f.value);
    }
    const late = await get<MarkedCases>('head', '/api/desk/board/cases?mark=late');
    expect(late.body.rows.map((r) => r.id)).toEqual([ids.late]);
  });

  test('许可法 第四十二条: what ends within three working days can still be extended; what has ended cannot', async () => {
    const { body } = await get<BoardView>('head', '/api/desk/board');
    expect(body.waiting.map((l) => [l.case, l.tone])).toEqual([
      [ids.overdue, 'danger'],
      [ids.ending, 'plain'],
    ]);
    expect(body.waiting[1]?.text.zh).toContain('11月24日');
  });

  test('causes, pauses, daily flow and the tables of the same data', async () => {
    const { body } = await get<BoardView>('oversight', '/api/desk/board?period=quarter');
    expect(body.reasons).toMatchObject([{ n: 1 }]);
    expect(body.pauses).toMatchObject([{ name: { zh: '检测' }, n: 1 }]);
    expect(body.latePauses).toBe(1);
    expect(body.flow.find((d) => d.day === '2026-11-03')).toMatchObject({ working: true, accepted: 1, decided: 0 });
    expect(body.flow.find((d) => d.day === '2026-11-22')).toMatchObject({ working: false });
    expect(body.tables.map((x) => x.key)).toEqual(['figures', 'ranges', 'flow', 'reasons', 'pauses']);
    expect(body.tables.find((x) => x.key === 'flow')?.rows).toHaveLength(body.flow.length);
  });

  test('许可法 第七十四条: red for a day of the law, yellow for a promise, newest first', async () => {
    const { body } = await get<OversightView>('oversight', '/api/desk/oversight');
    expect(body.cards.map((c) => [c.case, c.colour, c.due, c.over])).toEqual([
      // Not delivered within ten working days (许可法44).
      [ids['in time'], 'red', '2026-11-20', 0],
      [ids.late, 'red', '2026-11-18', 2],
      [ids.overdue, 'red', '2026-11-17', 3],
      [ids.ending, 'yellow', '2026-11-10', 8],
      [ids.late, 'yellow', '2026-11-03', 0],
    ]);
    expect(body.findings.map((f) => [f.key, f.n])).toEqual([
      ['late-pause', 1],
      ['decided-first', 0],
      ['outside', 1],
      ['held', 0],
    ]);
    const found = await get<MarkedCases>('supervisor', '/api/desk/oversight/cases?mark=late-pause');
    expect(found.body.rows.map((r) => r.id)).toEqual([ids.paused]);
  });

  test('an unknown number is told with its repair', async () => {
    const { status, body } = await get<{ error: { field: string; repair: { zh: string } } }>(
      'head',
      '/api/desk/board/cases?mark=nothing',
    );
    expect([status, body.error.field]).toEqual([400, 'query.mark']);
    expect(body.error.repair.zh).toContain('看板');
  });

  test.each([
    ['examiner', '/api/desk/board'],
    ['supervisor', '/api/desk/board'],
    ['examiner', '/api/desk/oversight'],
    ['examiner', '/api/desk/board/export?table=ranges'],
    ['examiner', '/api/desk/catalogue/export'],
    ['nobody', '/api/desk/queue/export'],
    ['nobody', '/api/promises/export'],
  ])('%s is not shown %s', async (who, url) => {
    expect((await get(who, url)).status).toBe(who === 'nobody' ? 401 : 403);
  });

  test('every export is written down: who, what, how much', async () => {
    const file = await town.call('GET', '/api/desk/board/export?table=ranges&format=csv', { cookie: cookies.head! });
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('说到做到');
    expect(String(file.body)).toContain('事项,计算单位,法定,承诺');
    for (const url of [
      '/api/desk/queue/export?view=all&format=csv',
      '/api/promises/export',
      '/api/desk/licences/export',
      '/api/desk/obligations/export',
      '/api/desk/catalogue/export',
      '/api/desk/oversight/export?table=cards',
      '/api/desk/board/cases/export?mark=open',
    ])
      expect((await town.call('GET', url, { cookie: cookies.head! })).status, url).toBe(200);
    const log = await get<{ rows: { name: string; by: string; rows: number; filter: object }[] }>(
      'oversight',
      '/api/desk/exports',
    );
    expect(log.body.rows).toHaveLength(8);
    expect(log.body.rows.find((r) => r.name === 'queue')).toMatchObject({
      by: 'head',
      rows: 6,
      filter: { view: 'all' },
    });
    await expect(town.db.query('delete from table_export')).rejects.toThrow();
  });
});
