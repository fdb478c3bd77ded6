import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';

describe('自己算一算: everybody may ask, and no question stops the house', () => {
  let town: Town;
  const ask = (body: object) => town.call('POST', '/api/calendar/due', { body });
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  test('twenty working days from 2026-09-18', async () => {
    const answer = await ask({ start: '2026-09-18', n: 20, unit: 'WORKING_DAY' });
    expect(answer.body).toMatchObject({ due: '2026-10-22', provisional: false });
    expect((await ask({ start: '2026-01-01', n: 10, unit: 'YEAR' })).status).toBe(200);
  });

  test.each([
    ['body.n', { start: '2026-01-01', n: 2000, unit: 'YEAR', extension: 2000 }],
    ['body.n', { start: '2026-01-01', n: 121, unit: 'MONTH' }],
    ['body.start', { start: '9999-12-30', n: 20, unit: 'NATURAL_DAY' }],
    ['body.start', { start: '0001-01-01', n: 20, unit: 'WORKING_DAY' }],
    ['body.start', { start: '2026-02-30', n: 20, unit: 'WORKING_DAY' }],
    [
      'body.pauses.0.until',
      { start: '2026-01-01', n: 5, unit: 'WORKING_DAY', pauses: [{ from: '2026-01-02', until: '9999-12-31' }] },
    ],
  ])('%s of %o is refused at once, with what to do', async (field, body) => {
    const before = performance.now();
    const answer = await ask(body);
    expect(performance.now() - before).toBeLessThan(2000);
    expect([answer.status, answer.body.error.field]).toEqual([400, field]);
    expect(answer.body.error.repair.zh).not.toBe('');
  });

  test('a day cannot be declared off and worked by one amendment', async () => {
    const head = await town.person('宁长安');
    await town.post(head, 'head');
    const days = [{ day: '2026-12-05', name: '调休' }];
    const body = { version: 'x', reason: '调休', paper: '国办发明电', off: days, work: days };
    const answer = await town.call('POST', '/api/calendar/amendments', { cookie: await town.session(head), body });
    expect([answer.status, answer.body.error.field]).toEqual([400, 'body.work.0.day']);
  });
});
