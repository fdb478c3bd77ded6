import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellCase } from '../../../test/told.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { amendCalendar } from '../../law/calendar.make.ts';
import { loadBundled } from '../catalogue/index.ts';
import { addSite } from '../places/index.ts';
import { amendmentOf, isFault } from './amendment.ts';
import { ACCEPT, story } from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const said = { version: 'CN-2027', reason: '国务院办公厅通知', paper: '国办发明电〔2026〕9号' };
const of = (more: object) => amendmentOf({ ...said, ...more }, CHINA, day('2026-11-22'));

describe('国务院办公厅放假通知: the notice of a further year makes its days firm', () => {
  const year = {
    year: 2027,
    off: [
      { day: '2027-01-01', name: '元旦' },
      { day: '2027-01-02', name: '元旦' },
      { day: '2027-01-03', name: '元旦' },
    ],
    work: [{ day: '2027-01-09', name: '元旦' }],
  };
  test('2027-01-01 is off, Saturday 2027-01-09 works, and 2027 is published', () => {
    const a = of(year);
    if (isFault(a)) throw new Error(a.field);
    const next = amendCalendar(CHINA, a);
    expect(next.publishedYears).toContain(2027);
    expect(CHINA.publishedYears).not.toContain(2027);
    expect([next.off.get(day('2027-01-01')), next.makeUp.get(day('2027-01-09'))]).toEqual(['元旦', '元旦']);
  });
  test.each([
    [{ ...year, year: 2026 }, 'body.year'],
    [{ ...year, off: [], work: [] }, 'body.off'],
    [{ ...year, work: [{ day: '2027-01-08', name: '元旦' }] }, 'body.work.0.day'],
    [{ ...year, work: [{ day: '2027-01-02', name: '元旦' }] }, 'body.work.0.day'],
    [{ ...year, off: [{ day: '2027-02-30', name: '春节' }] }, 'body.off.0.day'],
    [{ ...year, off: [{ day: '2030-01-01', name: '元旦' }] }, 'body.off.0.day'],
    [{ ...year, version: CHINA.version }, 'body.version'],
  ])('what is wrong names its field: %#', (asked, field) => {
    const a = of(asked);
    expect(isFault(a) && a.field).toBe(field);
    expect(isFault(a) && a.repair.en).toBeTruthy();
  });
});

describe('the calendar and the hours over HTTP', () => {
  let town: Town;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    town = await openTown();
    const at = instant(Date.parse('2026-09-01T01:00:00Z'));
    await loadBundled(town.db, town.bureau, { by: 'bundled', at, on: day('2026-09-01') });
    const place = { zh: '松澜政务服务中心', en: 'Songlan centre' };
    await addSite(town.db, town.bureau, { id: 'centre', kind: 'centre', name: place, address: place });
    for (const post of ['head', 'examiner'] as const) {
      cookies[post] = await town.seat(post, post);
    }
    const terms = { ...PERMIT, item: 'food-service' };
    const s = story(terms).receive('2026-11-06');
    s.do('2026-11-06', 'acceptor', ACCEPT);
    await tellCase(town, s, '2026-11-22');
  });
  afterAll(() => town.close());
  const post = (who: string, url: string, body: object) => town.call('POST', url, { cookie: cookies[who]!, body });

  test('edge 20: accepted 11-06, due 12-04; 12-01 declared off moves it to 12-07, seen before and after', async () => {
    const asked = { ...said, version: 'CN-storm', off: [{ day: '2026-12-01', name: '停工' }] };
    const seen = await post('head', '/api/calendar/amendments/preview', asked);
    expect(seen.body).toMatchObject({
      open: 1,
      moved: 1,
      rows: [{ clock: 'K2', from: '2026-12-04', to: '2026-12-07' }],
    });
    // Nothing was written: the version is the old one.
    expect((await town.call('GET', '/api/calendar/version')).body.version).toBe(CHINA.version);
    const done = await post('head', '/api/calendar/amendments', asked);
    expect(done.body).toEqual({ version: 'CN-storm', moved: 1, unread: [] });
    const { body } = await town.call('GET', '/api/calendar/version');
    expect(body).toMatchObject({ version: 'CN-storm', amendments: [{ off: ['2026-12-01'], reason: said.reason }] });
  });
  test('published under a client key it is published once: the key again gives the first answer', async () => {
    const asked = { ...said, version: 'CN-key', off: [{ day: '2026-12-02', name: '停工' }] };
    const again = (body: object) =>
      town.call('POST', '/api/calendar/amendments', {
        cookie: cookies.head!,
        body,
        headers: { 'idempotency-key': 'amend-0001' },
      });
    const first = await again(asked);
    expect(first.body).toEqual({ version: 'CN-key', moved: 1, unread: [] });
    expect(await again(asked)).toMatchObject({ status: 200, body: first.body });
    expect((await again({ ...asked, reason: '另一份' })).body.error.code).toBe('key-reused');
    expect((await post('head', '/api/calendar/amendments', asked)).body.error.field).toBe('body.version');
  });
  test('nobody else may even look at what it would move', async () => {
    expect((await post('examiner', '/api/calendar/amendments/preview', said)).status).toBe(403);
  });
  test('the head changes the hours of a place with a reason, which stays on record; everybody reads them', async () => {
    const hours = { zh: '周一至周六 9:00—17:00', en: 'Mon–Sat 9:00–17:00' };
    const put = (who: string, id: string, body: object) =>
      town.call('PUT', `/api/sites/${id}/hours`, { cookie: cookies[who]!, body });
    expect((await put('examiner', 'centre', { ...hours, reason: '延时服务' })).status).toBe(403);
    expect((await put('head', 'nowhere', { ...hours, reason: '延时服务' })).status).toBe(404);
    expect((await put('head', 'centre', hours)).body.error.field).toContain('reason');
    expect((await put('head', 'centre', { ...hours, reason: '延时服务' })).status).toBe(200);
    expect((await town.call('GET', '/api/sites')).body.sites[0].hours).toEqual(hours);
    const log = await town.db.query('select site, before, after, reason from site_hours_log where bureau = $1', [
      town.bureau,
    ]);
    expect(log).toEqual([{ site: 'centre', before: null, after: hours, reason: '延时服务' }]);
    await expect(town.db.query('delete from site_hours_log where bureau = $1', [town.bureau])).rejects.toThrow();
  });
});
