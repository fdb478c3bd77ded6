import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day } from '../kernel/day.ts';
import { CHINA } from './calendar.china.ts';
import { dueDay, excludedDays, before as unitsBefore } from './clock.ts';
import type { Clock, Notice, Unit } from './period.ts';
import { addWorkingDays } from './working.ts';

const clock = (start: string, n: number, unit: Unit = 'WORKING_DAY', more: Partial<Clock> = {}): Clock => ({
  start: day(start),
  n,
  unit,
  notices: [],
  ...more,
});
const due = (...args: Parameters<typeof clock>) => dueDay(clock(...args), CHINA).due;

describe('许可法 第八十二条: periods run in working days, notified off-days left out and make-up days counted', () => {
  test.each([
    ['1 crosses a worked Sunday, 中秋, 国庆 and a worked Saturday', '2026-09-18', 20, '2026-10-22'],
    ['2 a start on a Saturday: day 1 is the worked Sunday', '2026-09-19', 5, '2026-09-24'],
    ['3 a worked Sunday as start is excluded like any day', '2026-09-20', 5, '2026-09-28'],
    ['4a the eve of 国庆', '2026-09-30', 5, '2026-10-13'],
    ['4b the first day of 国庆 ends on the same day', '2026-10-01', 5, '2026-10-13'],
    ['5 a worked Saturday before 春节', '2026-02-13', 5, '2026-02-27'],
    ['6 the last day is a worked Saturday', '2026-02-14', 5, '2026-02-28'],
    ['7 two make-up days around 春节 2025', '2025-01-24', 20, '2025-02-27'],
    ['8 three make-up days in autumn 2024', '2024-09-13', 20, '2024-10-17'],
    ['9a ten days across 劳动节', '2026-04-30', 10, '2026-05-18'],
    ['9b thirty days across 劳动节', '2026-04-30', 30, '2026-06-15'],
    ['11a the joint period', '2026-03-02', 45, '2026-05-08'],
    ['14 across the year, with a worked Sunday', '2025-12-31', 3, '2026-01-06'],
  ])('%s', (_, start, n, expected) => {
    expect(due(start, n)).toBe(expected);
  });
});

describe('许可法 第四十二条: an extension counts from the original start', () => {
  test.each([
    ['10 ordinary permit', '2026-06-18', 20, 10, '2026-07-17', '2026-07-31'],
    ['11 joint permit', '2026-03-02', 45, 15, '2026-05-08', '2026-05-28'],
  ])('%s', (_, start, n, extension, first, extended) => {
    expect(due(start, n)).toBe(first);
    expect(due(start, n, 'WORKING_DAY', { extension })).toBe(extended);
  });
});

describe('许可法 第四十五条: an expert review told in writing is left out', () => {
  const notices: Notice[] = [
    { pause: 'p', ground: 'expert-review', served: day('2026-09-14'), until: day('2026-09-22') },
  ];
  test('12 the day told still counts, the day after the end counts again', () => {
    expect(due('2026-09-01', 20, 'WORKING_DAY', { notices })).toBe('2026-10-14');
    expect(excludedDays(clock('2026-09-01', 20, 'WORKING_DAY', { notices }), CHINA)).toEqual([
      '2026-09-15',
      '2026-09-16',
      '2026-09-17',
      '2026-09-18',
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
    ]);
  });
  test('12 without it', () => expect(due('2026-09-01', 20)).toBe('2026-09-29'));
});

describe('许可法 第三十二条: deemed acceptance runs from the day of receipt', () => {
  test('13 received 2026-11-06, the fifth working day is 11-13, and the twenty days run from 11-06', () => {
    expect(addWorkingDays(day('2026-11-06'), 5, CHINA)).toBe('2026-11-13');
    expect(due('2026-11-06', 20)).toBe('2026-12-04');
    expect(due('2026-11-13', 20)).toBe('2026-12-11');
  });
});

describe('domain A7.12: a year without notice is never taken for known', () => {
  test('15 a period into 2027 is provisional', () => {
    expect(dueDay(clock('2026-12-10', 20), CHINA)).toEqual({ due: '2027-01-07', provisional: true });
  });
  test('the last period inside the published years is firm', () => {
    expect(dueDay(clock('2026-12-10', 15), CHINA)).toEqual({ due: '2026-12-31', provisional: false });
    expect(dueDay(clock('2026-12-10', 16), CHINA).provisional).toBe(true);
  });
  test('a start before the published years is provisional too', () => {
    expect(dueDay(clock('2023-12-29', 5), CHINA).provisional).toBe(true);
  });
});

describe('民法典 第二百零三条: calendar-day and month periods end on the next working day', () => {
  test('16 sixty natural days for 行政复议 end in 国庆 and roll', () => {
    expect(addDays(day('2026-08-03'), 60)).toBe('2026-10-02');
    expect(due('2026-08-03', 60, 'NATURAL_DAY')).toBe('2026-10-08');
  });
  test('a last day that is a worked Saturday does not roll', () => {
    expect(due('2026-01-31', 1, 'MONTH')).toBe('2026-02-28');
  });
  test('six months for a lawsuit end on an ordinary Saturday and roll to Monday', () => {
    expect(addMonths(day('2026-02-01'), 6)).toBe('2026-08-01');
    expect(due('2026-02-01', 6, 'MONTH')).toBe('2026-08-03');
  });
});

describe('民法典 第二百零二条: months end on the corresponding day, else on the month’s last', () => {
  test('leap day plus a year', () => expect(due('2024-02-29', 1, 'YEAR')).toBe('2025-02-28'));
  test('the thirty-first of March plus one month', () => expect(due('2026-03-31', 1, 'MONTH')).toBe('2026-04-30'));
});

describe('许可法 第五十条 and its special windows: counted back from the expiry, never rolled', () => {
  test('17 the food licence opens 90 and closes 15 working days before', () => {
    expect(unitsBefore(90, 'WORKING_DAY', day('2026-10-08'), CHINA)).toBe('2026-05-27');
    expect(unitsBefore(15, 'WORKING_DAY', day('2026-10-08'), CHINA)).toBe('2026-09-10');
  });
  test('thirty natural days before', () => {
    expect(unitsBefore(30, 'NATURAL_DAY', day('2026-10-08'), CHINA)).toBe('2026-09-08');
  });
});
