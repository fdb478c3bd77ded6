import { describe, expect, test } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import { CHINA } from '../../law/calendar.china.ts';
import type { CaseEvent } from './events.ts';
import { remedyDays } from './remedies.ts';

const served = (on: string, to = 'a', kind = 'decision-denied') =>
  ({ type: 'Served', on: on as Day, by: 'system', paper: { kind, position: 9 }, to, mode: 'e' }) as CaseEvent;

const delivered = (on: string) =>
  ({ type: 'Delivered', on: on as Day, by: 'clerk', mode: 'window', items: [] }) as CaseEvent;

describe('复议法 第二十条, 行诉法 第四十六条: the days left run from the day of being told', () => {
  test('sixty calendar days: told on 3 March, the last day is 2 May, a holiday, so it is 6 May', () => {
    expect(remedyDays([served('2026-03-03')], 'a', CHINA)).toEqual({
      told: '2026-03-03',
      reconsiderBy: '2026-05-06',
      sueBy: '2026-09-03',
    });
  });
  test('told a day later, on 8 March, the sixtieth day is 7 May, a working day', () => {
    expect(remedyDays([served('2026-03-08')], 'a', CHINA)?.reconsiderBy).toBe('2026-05-07');
  });
  test('handed over at the window without a service of its own: from the delivery; served before it: from the service', () => {
    expect(remedyDays([delivered('2026-03-08')], 'a', CHINA)).toMatchObject({
      told: '2026-03-08',
      reconsiderBy: '2026-05-07',
    });
    expect(remedyDays([served('2026-03-03'), delivered('2026-03-08')], 'a', CHINA)?.told).toBe('2026-03-03');
  });
  test('not yet told: nothing runs; told to somebody else or of another paper: neither', () => {
    expect(remedyDays([], 'a', CHINA)).toBeUndefined();
    expect(remedyDays([served('2026-03-03', 'b')], 'a', CHINA)).toBeUndefined();
    expect(remedyDays([served('2026-03-03', 'a', 'acceptance')], 'a', CHINA)).toBeUndefined();
  });
});
