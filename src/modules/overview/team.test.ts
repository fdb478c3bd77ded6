import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellCase } from '../../../test/told.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { caseDepsOf } from '../../app.rooms.ts';
import type { Day } from '../../kernel/day.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { runAct } from '../cases/index.ts';
import { story } from '../cases/story/story.ts';
import { PERMIT } from '../cases/story/terms.ts';
import { loadBundled, makeShelves } from '../catalogue/index.ts';
import type { HandOverDone, LeaveEntered, TeamView } from './contract.ts';
import type { TeamDeps } from './handle.handover.ts';
import { turnLeaves } from './handle.leave.ts';
import { daysOf, type Leave, mayEnter, type NewLeave, type Post, postsToCover } from './leave.ts';

const post = (id: string, person: string, name: string, from = '2026-01-01', until: string | null = null): Post => ({
  id,
  person,
  post: name,
  unit: 'u',
  site: null,
  items: null,
  from: from as Day,
  until: until as Day | null,
});
const leave: NewLeave = {
  person: 'a',
  substitute: 'b',
  from: day('2026-11-24'),
  until: day('2026-11-27'),
  tasks: true,
};

describe('a substitute holds the posts of the absent for the days of the leave', () => {
  test('only those held in these days, cut to them', () => {
    const posts = [
      post('1', 'a', 'examiner'),
      post('2', 'a', 'reviewer', '2026-01-01', '2026-11-23'),
      post('3', 'a', 'chair', '2026-11-26', '2026-12-31'),
      post('4', 'b', 'examiner'),
    ];
    const covered = postsToCover(leave, posts, new Set());
    expect(covered.map((p) => p.id)).toEqual(['1', '3']);
    expect(covered.map((p) => daysOf(leave, p))).toEqual([
      { from: '2026-11-24', until: '2026-11-27' },
      { from: '2026-11-26', until: '2026-11-27' },
    ]);
  });
  test('a post held for somebody else is not passed on', () => {
    expect(postsToCover(leave, [post('1', 'a', 'examiner')], new Set(['1']))).toEqual([]);
  });
  const other = (more: Partial<Leave>): Leave => ({
    ...leave,
    id: 'l',
    posts: [],
    cases: [],
    movedOn: null,
    backOn: null,
    endedOn: null,
    enteredBy: 's',
    ...more,
  });
  const staff = new Set(['a', 'b', 'c']);
  const supervisor = { person: 's', posts: ['supervisor'] };
  const may = (l: NewLeave, by = supervisor, posts = [post('1', 'a', 'examiner')], others: Leave[] = []) =>
    mayEnter(l, by, day('2026-11-22'), posts, staff, others)?.code;
  test('fine', () => expect(may(leave)).toBeUndefined());
  test.each([
    ['leave-days', may({ ...leave, until: day('2026-11-23') })],
    ['leave-days', may({ ...leave, from: day('2026-11-19'), until: day('2026-11-21') })],
    ['leave-of-oneself', may({ ...leave, substitute: 'a' })],
    ['leave-to-oneself', may(leave, { person: 'b', posts: ['supervisor'] })],
    ['leave-no-post', may({ ...leave, substitute: 'x' })],
    ['leave-by-head', may(leave, supervisor, [post('1', 'a', 'head')])],
    [
      'leave-overlaps',
      may(leave, supervisor, undefined, [other({ from: day('2026-11-27'), until: day('2026-11-30') })]),
    ],
    ['substitute-away', may(leave, supervisor, undefined, [other({ person: 'b', substitute: 'c' })])],
  ])('%s', (code, said) => expect(said).toBe(code));
  test('the head arranges for a head; a leave that ended early is no obstacle', () => {
    expect(may(leave, { person: 's', posts: ['head'] }, [post('1', 'a', 'head')])).toBeUndefined();
    expect(may(leave, supervisor, undefined, [other({ endedOn: day('2026-11-20') })])).toBeUndefined();
  });
});

describe('the team over HTTP', () => {
  let town: Town;
  const cookies: Record<string, string> = {};
  const who: Record<string, string> = {};
  const get = async <T>(name: string, url: string) =>
    (await town.call('GET', url, { cookie: cookies[name]! })) as { status: number; body: T };
  const send = async <T>(name: string, url: string, body: object, key?: string) =>
    (await town.call('POST', url, {
      cookie: cookies[name]!,
      body,
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    })) as { status: number; body: T };
  const rowOf = async (name: string) =>
    (await get<TeamView>('supervisor', '/api/desk/team')).body.rows.find((r) => r.person.id === who[name]);

  beforeAll(async () => {
    town = await openTown();
    const at = instant(Date.parse('2026-09-01T01:00:00Z'));
    await loadBundled(town.db, town.bureau, { by: 'bundled', at, on: day('2026-09-01') });
    for (const [name, held] of [
      ['supervisor', 'supervisor'],
      ['head', 'head'],
      ['ann', 'examiner'],
      ['ben', 'examiner'],
      ['eva', 'reviewer'],
    ] as const) {
      who[name] = await town.person(name);
      await town.post(who[name], held);
      cookies[name] = await town.session(who[name]);
    }
    // Two cases that ann has claimed, through the real acts.
    for (let i = 0; i < 2; i++) {
      const s = story({ ...PERMIT, item: 'food-service' }).receive('2026-11-19');
      s.do('2026-11-20', 'acceptor', { act: 'accept' });
      const id = await tellCase(town, s, '2026-11-22');
      const claimed = await send('ann', `/api/cases/${id}/acts/claim`, {});
      expect(claimed.status, JSON.stringify(claimed.body)).toBe(200);
    }
  });
  afterAll(() => town.close());

  test('load by person, and what nobody holds', async () => {
    expect(await rowOf('ann')).toMatchObject({ open: 2, overdue: 0, paused: 0 });
    const { body } = await get<{ total: number }>('head', `/api/desk/team/cases?mark=open~${who.ann}`);
    expect(body.total).toBe(2);
  });

  test('from today: the substitute has the posts and the tasks, to the last day; repeated with the same key nothing doubles', async () => {
    const body = { person: who.ann, substitute: who.eva, from: '2026-11-22', until: '2026-11-24', tasks: true };
    const before = await town.call('GET', '/api/session', { cookie: cookies.eva! });
    expect(before.body.staff.posts).toEqual(['reviewer']);
    const done = await send<LeaveEntered>('supervisor', '/api/desk/team/leaves', body, 'leave-key-1');
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.results.map((r) => [r.ok, r.to?.name])).toEqual([
      [true, 'eva'],
      [true, 'eva'],
    ]);
    const again = await send<LeaveEntered>('supervisor', '/api/desk/team/leaves', body, 'leave-key-1');
    expect(again.body.leave).toBe(done.body.leave);
    const now = await town.call('GET', '/api/session', { cookie: cookies.eva! });
    expect(now.body.staff.posts.toSorted()).toEqual(['examiner', 'reviewer']);
    expect(await rowOf('eva')).toMatchObject({ open: 2 });
    expect((await rowOf('ann'))?.away).toEqual({ until: '2026-11-24', substitute: 'eva' });
    const { body: view } = await get<TeamView>('supervisor', '/api/desk/team');
    expect(view.log.map((l) => l.text.zh).toSorted()).toEqual([
      'ann手上的办件：转出 2 件，没转成 0 件',
      '登记ann休假：11月22日至11月24日，eva替班',
    ]);
  });

  test('许可法 separation holds for a substitute: who examined a case may not review it', async () => {
    const [row] = await town.db.query<{ id: string }>('select id from case_view order by id limit 1');
    expect((await send('eva', `/api/cases/${row!.id}/acts/pass-on`, { opinion: '合格' })).status).toBe(200);
    const review = await send<{ error: { code: string } }>('eva', `/api/cases/${row!.id}/acts/claim`, {});
    expect(review.status).toBe(422);
    expect(review.body.error.code).toBe('same-person');
  });

  test('ended on 2026-11-23: the posts end with 11-22, and the case that is still there goes back', async () => {
    town.clock.set(instant(Date.parse('2026-11-23T01:00:00Z')));
    await town.db.query(`update session set until = '2026-11-23T12:00:00Z'`);
    const [leave] = (await get<TeamView>('head', '/api/desk/team')).body.leaves;
    const ended = await send<HandOverDone>('supervisor', `/api/desk/team/leaves/${leave!.id}/end`, {});
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    expect(ended.body.results.map((r) => [r.ok, r.to?.name])).toEqual([[true, 'ann']]);
    const now = await town.call('GET', '/api/session', { cookie: cookies.eva! });
    expect(now.body.staff.posts).toEqual(['reviewer']);
    expect((await send('supervisor', `/api/desk/team/leaves/${leave!.id}/end`, {})).status).toBe(404);
  });

  test('交接: every open task of a leaver, a result per case, logged', async () => {
    const wrong = await send<HandOverDone>('supervisor', '/api/desk/team/hand-over', {
      from: who.ann,
      to: who.eva,
      reason: '调离本局',
    });
    expect(wrong.body.results.map((r) => [r.ok, r.because?.zh])).toEqual([[false, expect.stringContaining('岗')]]);
    const done = await send<HandOverDone>('supervisor', '/api/desk/team/hand-over', {
      from: who.ann,
      reason: '调离本局',
    });
    expect(done.body.results.map((r) => [r.ok, r.to?.name])).toEqual([[true, 'ben']]);
    expect(await rowOf('ann')).toMatchObject({ open: 0 });
    const { body } = await get<TeamView>('head', '/api/desk/team');
    expect(body.log.map((l) => l.text.zh)).toContain('ann手上的办件：转出 1 件，没转成 0 件');
    await expect(town.db.query('delete from team_log')).rejects.toThrow();
  });

  test.each([
    ['ann', 'GET', '/api/desk/team'],
    ['ann', 'POST', '/api/desk/team/leaves'],
    ['head', 'POST', '/api/desk/team/hand-over'],
  ] as const)('%s may not %s %s', async (name, method, url) => {
    const answer = await town.call(method, url, { cookie: cookies[name]!, ...(method === 'POST' ? { body: {} } : {}) });
    expect(answer.status).toBe(403);
  });
});

describe('a leave begins and ends by itself: 2026-11-24 to 2026-11-26', () => {
  let town: Town;
  let deps: TeamDeps;
  const who: Record<string, string> = {};
  let supervisor: string;
  let held: string;
  const on = (today: string) => town.clock.set(instant(Date.parse(`${today}T01:00:00Z`)));
  const send = async (url: string, body: object, cookie = supervisor) => {
    await town.db.query(`update session set until = '2026-12-31T12:00:00Z'`);
    return await town.call('POST', url, { cookie, body });
  };
  const holder = async () =>
    (await town.db.query<{ holder: string }>('select holder from case_view where id = $1', [held]))[0]!.holder;
  const postsOf = async (name: string) => {
    const cookie = await town.session(who[name]!);
    await town.db.query(`update session set until = '2026-12-31T12:00:00Z'`);
    return (await town.call('GET', '/api/session', { cookie })).body.staff?.posts;
  };

  beforeAll(async () => {
    town = await openTown();
    const at = instant(Date.parse('2026-09-01T01:00:00Z'));
    await loadBundled(town.db, town.bureau, { by: 'bundled', at, on: day('2026-09-01') });
    for (const [name, post] of [
      ['supervisor', 'supervisor'],
      ['ann', 'examiner'],
      ['eva', 'reviewer'],
      ['con', 'consultee'],
    ] as const) {
      who[name] = await town.person(name);
      await town.post(who[name], post);
    }
    supervisor = await town.session(who.supervisor!);
    const s = story({ ...PERMIT, item: 'food-service' }).receive('2026-11-19');
    s.do('2026-11-20', 'acceptor', { act: 'accept' });
    held = await tellCase(town, s, '2026-11-22');
    const ann = await town.session(who.ann!);
    expect((await send(`/api/cases/${held}/acts/claim`, {}, ann)).status).toBe(200);
    const base = caseDepsOf(town.ports, { base: 'http://localhost' });
    deps = {
      ...base,
      shelves: makeShelves(),
      assign: async (viewer, { caseId, key, ...how }) => {
        const done = await runAct(base, { caseId, key, viewer, wire: { act: 'assign', ...how } });
        return done.kind === 'done' ? { ok: true } : { ok: false, text: { zh: done.kind, en: done.kind } };
      },
    };
    const body = { person: who.ann, substitute: who.eva, from: '2026-11-24', until: '2026-11-26', tasks: true };
    const entered = await send('/api/desk/team/leaves', body);
    expect(entered.body.results).toEqual([]);
  });
  afterAll(() => town.close());

  test.each([
    ['2026-11-23', 0, 'ann'],
    ['2026-11-24', 1, 'eva'],
    ['2026-11-25', 0, 'eva'],
    ['2026-11-26', 0, 'eva'],
    ['2026-11-27', 1, 'ann'],
    ['2026-11-28', 0, 'ann'],
  ])('on %s %i leave turns and the case is with %s', async (today, turned, name) => {
    on(today);
    expect(await turnLeaves(deps, day(today))).toBe(turned);
    expect(await holder()).toBe(who[name]);
  });

  test.each([
    ['2026-11-30', 'on its first day'],
    ['2026-12-01', 'before it began'],
  ])('ended on 2026-11-30, a leave from %s gives nobody a post (%s)', async (from) => {
    on('2026-11-30');
    const body = { person: who.ann, substitute: who.eva, from, until: '2026-12-04', tasks: true };
    const { body: entered } = await send('/api/desk/team/leaves', body);
    expect((await send(`/api/desk/team/leaves/${entered.leave}/end`, {})).status).toBe(200);
    expect(await holder()).toBe(who.ann);
    on(from);
    expect(await postsOf('eva')).toEqual(['reviewer']);
    expect(await turnLeaves(deps, day(from))).toBe(0);
    expect(await holder()).toBe(who.ann);
  });

  test('an opinion asked by name stays with the person: the hand-over says so and moves nothing', async () => {
    on('2026-12-01');
    const ann = await town.session(who.ann!);
    const asked = await send(
      `/api/cases/${held}/acts/consult`,
      { purpose: 'opinion', to: [who.con], question: '消防通道够不够', silence: 'escalate' },
      ann,
    );
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    await town.db.query(`update session set until = '2026-12-31T12:00:00Z'`);
    const { rows } = (await town.call('GET', '/api/desk/team', { cookie: supervisor })).body as TeamView;
    expect(rows.find((r) => r.person.id === who.con)).toMatchObject({ open: 0, asked: 1 });
    const done = await send('/api/desk/team/hand-over', { from: who.con, reason: '调离本局' });
    expect(done.body.results.map((r: { ok: boolean; because: { zh: string } }) => [r.ok, r.because.zh])).toEqual([
      [false, expect.stringContaining('不能转办')],
    ]);
    expect(await holder()).toBe(who.ann);
  });
});
