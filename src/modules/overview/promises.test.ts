import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellCase } from '../../../test/told.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { type Day, day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import type { PeriodRule } from '../../law/period.ts';
import { ACCEPT, GRANT, type Story, story, toDecision } from '../cases/story/story.ts';
import { PERMIT, promise, TWENTY } from '../cases/story/terms.ts';
import { loadBundled } from '../catalogue/index.ts';
import { yearTo } from './handle.promises.ts';
import { type Decision, isLate, isUnlawfullyLate, percentile, promiseRows } from './promises.ts';

const decision = (on: string, more: Partial<Decision> = {}): Decision => ({
  caseId: on,
  item: 'food',
  on: on as Day,
  outcome: 'granted',
  counted: 3,
  excluded: 0,
  due: day('2026-10-22'),
  promisedDue: day('2026-10-13'),
  statutory: TWENTY,
  promised: promise(10),
  again: false,
  ...more,
});
const NATURAL: PeriodRule = { ...TWENTY, n: 30, unit: 'NATURAL_DAY' };

describe('优化条例 第三十六条: late is after the promised day', () => {
  test('on the promised day 2026-10-13 it is in time, on 10-14 late', () => {
    expect(isLate(decision('2026-10-13'))).toBe(false);
    expect(isLate(decision('2026-10-14'))).toBe(true);
  });
  test('without a promise the statutory day 2026-10-22 counts', () => {
    expect(isLate(decision('2026-10-22', { promisedDue: null }))).toBe(false);
    expect(isLate(decision('2026-10-23', { promisedDue: null }))).toBe(true);
  });
  test('without any period nothing is late', () => {
    expect(isLate(decision('2026-12-31', { promisedDue: null, due: null }))).toBe(false);
  });
});

test('许可法 第七十四条: past the statutory day 2026-10-22 is 10-23', () => {
  expect(isUnlawfullyLate(decision('2026-10-22'))).toBe(false);
  expect(isUnlawfullyLate(decision('2026-10-23'))).toBe(true);
});

describe('percentiles by nearest rank', () => {
  test.each([
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[1, 2, 3, 4, 5], 0.9, 5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[9, 1], 0.5, 1],
    [[], 0.5, null],
  ])('%o at %d: %s', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});

test('right at once: four of five had nothing to hand in again; of four nothing is said', () => {
  const days = ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'];
  const share = (on: readonly string[]) =>
    promiseRows(
      on.map((d, i) => decision(d, { again: i === 0 })),
      () => undefined,
    )[0]?.firstTime;
  expect(share(days)).toBe(0.8);
  expect(share(days.slice(0, 4))).toBeNull();
});

describe('the rows', () => {
  const named = () => ({ name: { zh: '食品经营许可', en: 'Food' }, statutory: { n: 20, unit: 'WORKING_DAY' } });
  test('four decisions are counted, five are summed up', () => {
    const days = [1, 2, 3, 4].map((n) => decision('2026-10-10', { caseId: String(n), counted: n }));
    expect(promiseRows(days, named)).toMatchObject([{ decided: 4, p50: null, p90: null, statutory: 20, promised: 10 }]);
    expect(promiseRows([...days, decision('2026-10-14', { counted: 9 })], named)).toMatchObject([
      { decided: 5, p50: 3, p90: 9, late: 1, unit: 'WORKING_DAY' },
    ]);
  });
  test('许可法 第八十二条: an item that counts natural days says so, and a promise in another unit is not mixed in', () => {
    expect(promiseRows([decision('2026-10-10', { statutory: NATURAL })], () => undefined)).toMatchObject([
      { item: 'food', unit: 'NATURAL_DAY', statutory: 30, promised: null },
    ]);
  });
  test('an item whose unit changed within the year has a row for each', () => {
    const rows = promiseRows([decision('2026-08-10', { statutory: NATURAL }), decision('2026-10-10')], named);
    expect(rows.map((r) => [r.unit, r.decided])).toEqual(
      expect.arrayContaining([
        ['NATURAL_DAY', 1],
        ['WORKING_DAY', 1],
      ]),
    );
  });
  test('the year to 2026-11-22 begins on 2025-11-23', () => {
    expect(yearTo(day('2026-11-22'))).toEqual({ from: '2025-11-23', to: '2026-11-22' });
  });
});

describe('GET /api/promises', () => {
  let town: Town;
  const terms = { ...PERMIT, item: 'food-service' };
  const decided = (accepted: string, on: string): Story => {
    const s = story(terms).receive(accepted);
    s.do(accepted, 'acceptor', ACCEPT);
    toDecision(s, accepted).do(on, 'decider', GRANT);
    return s;
  };
  beforeAll(async () => {
    town = await openTown();
    const at = instant(Date.parse('2026-09-01T01:00:00Z'));
    await loadBundled(town.db, town.bureau, { by: 'bundled', at, on: day('2026-09-01') });
  });
  afterAll(() => town.close());
  const rows = async () => (await town.call('GET', '/api/promises')).body;

  test('nobody has decided anything: an empty table, for anybody', async () => {
    expect(await rows()).toEqual({ asOf: '2026-11-22', from: '2025-11-23', rows: [] });
  });

  test('许可法 第四十二、四十五、八十二条: counted days, holidays and the pause out', async () => {
    // Accepted Friday 09-18; worked days 09-20…24, 09-28…30, 10-08…10: Saturday 10-10 is the 11th, late.
    for (const on of ['2026-09-20', '2026-09-21', '2026-09-30', '2026-10-10'])
      await tellCase(town, decided('2026-09-18', on), '2026-11-22');
    expect((await rows()).rows).toMatchObject([{ item: 'food-service', decided: 4, p50: null, p90: null }]);
    // 法定 20 + 暂停 4: told 10-09, until 10-14; the days 10-10 and 10-12…14 are excluded. 10-16 is the 12th day, late.
    const paused = story(terms).receive('2026-09-18');
    paused.do('2026-09-18', 'acceptor', ACCEPT);
    paused.do('2026-09-18', 'examiner', { act: 'claim' });
    paused.do('2026-10-09', 'examiner', {
      act: 'pause',
      ground: 'testing',
      procedure: 'testing',
      until: day('2026-10-14'),
    });
    paused.do('2026-10-15', 'examiner', { act: 'pass-on', opinion: { hash: 'h' } });
    paused.do('2026-10-15', 'reviewer', { act: 'claim' });
    paused.do('2026-10-15', 'reviewer', { act: 'pass-on', opinion: { hash: 'h' } });
    paused.do('2026-10-15', 'decider', { act: 'claim' });
    paused.do('2026-10-16', 'decider', GRANT);
    await tellCase(town, paused, '2026-11-22');
    const { rows: now } = await rows();
    expect(now).toMatchObject([
      { item: 'food-service', name: { zh: '食品经营许可（饭店、单位食堂）' }, decided: 5, p50: 8, p90: 12, late: 2 },
    ]);
  });

  test('a decision of 2025-11-22 is outside the year, one of 11-23 inside', async () => {
    await tellCase(town, decided('2025-11-20', '2025-11-22'), '2026-11-22');
    expect((await rows()).rows[0].decided).toBe(5);
    await tellCase(town, decided('2025-11-20', '2025-11-23'), '2026-11-22');
    // Recorded later with an earlier day: the table is kept until the last decision changes, or the day.
    town.clock.set(instant(Date.parse('2026-11-22T17:00:00Z')));
    expect((await rows()).asOf).toBe('2026-11-23');
    town.clock.set(instant(Date.parse('2026-11-22T02:00:00Z')));
    expect((await rows()).rows[0].decided).toBe(6);
  });
});
