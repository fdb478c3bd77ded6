import { describe, expect, test } from 'vitest';
import { type Day, day } from '../kernel/day.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import {
  acceptanceWindow,
  barAfterFalseMaterial,
  barAfterFraud,
  deliveryDue,
  earliestHearing,
  extensionWindow,
  hearingDue,
  hearingRequestWindow,
  inspectorsDue,
  litigationDue,
  owedBy,
  promiseDue,
  reconsiderationDue,
  renewalDue,
  renewalWindow,
  warnOn,
} from './articles.ts';
import { CHINA } from './calendar.china.ts';
import { amendCalendar } from './calendar.make.ts';
import { clockStatus, countedOn, dueDay, dueInstant, excludedDays, isExcluded } from './clock.ts';
import type { Clock, Notice, Unit } from './period.ts';
import { addWorkingDays, isKnown, isWorking, nextWorking, workingDaysBetween } from './working.ts';

const clock = (start: string, n: number, notices: readonly Notice[] = [], unit: Unit = 'WORKING_DAY'): Clock => ({
  start: day(start),
  n,
  unit,
  notices,
});
const told = (served: string, until: string, more: { pause?: string; resumedOn?: string } = {}): Notice => ({
  pause: more.pause ?? 'p',
  ground: 'expert-review',
  served: day(served),
  until: day(until),
  ...(more.resumedOn ? { resumedOn: day(more.resumedOn) } : {}),
});
const due = (...args: Parameters<typeof clock>): Day => dueDay(clock(...args), CHINA).due;
const window = (received: string) => acceptanceWindow(day(received), CHINA).outcome;

describe('许可法 第三十二条: five working days to ask, else accepted as of the day of receipt', () => {
  test('1 received Monday 2026-03-02: the fifth working day is 03-09', () => {
    expect(window('2026-03-02')).toEqual({ due: '2026-03-09', deemedFrom: '2026-03-10', acceptedOn: '2026-03-02' });
  });
  test('2 deemed accepted on 03-02, to be decided by 03-30', () => expect(due('2026-03-02', 20)).toBe('2026-03-30'));
  test('3 received 11-06: deemed from 11-14, due 12-04', () => {
    expect(window('2026-11-06').deemedFrom).toBe('2026-11-14');
    expect(due('2026-11-06', 20)).toBe('2026-12-04');
  });
  test('4 received 11-09: the window ends 11-16, the decision is due 12-07', () => {
    expect(window('2026-11-09').due).toBe('2026-11-16');
    expect(due('2026-11-09', 20)).toBe('2026-12-07');
  });
  test('6 a local rule of 15 working days from 09-24 waits until 10-22', () => {
    expect(addWorkingDays(day('2026-09-24'), 15, CHINA)).toBe('2026-10-22');
  });
  test('7 resubmitted on a holiday and on the Friday after it', () => {
    expect(window('2026-10-05').due).toBe('2026-10-13');
    expect(due('2026-10-13', 20)).toBe('2026-11-10');
    expect(window('2026-10-09').due).toBe('2026-10-15');
    expect(due('2026-10-14', 20)).toBe('2026-11-11');
  });
  test('9 filed on Saturday 03-07 as on Friday 03-06; accepted 03-12; strict twin from the day it entered', () => {
    expect(window('2026-03-07').due).toBe('2026-03-13');
    expect(window('2026-03-06').due).toBe('2026-03-13');
    expect([due('2026-03-12', 20), due('2026-03-07', 20)]).toEqual(['2026-04-10', '2026-04-03']);
  });
  test('10 corrected message entered 03-06, accepted 03-11', () => {
    expect([due('2026-03-11', 20), due('2026-03-06', 20)]).toEqual(['2026-04-09', '2026-04-03']);
  });
  test('the record names article, text, input and outcome', () => {
    expect(acceptanceWindow(day('2026-03-02'), CHINA)).toMatchObject({
      article: '许可法32.1.4',
      text: '2019-04-23 修正',
      inputs: { received: '2026-03-02' },
    });
  });
});

describe('许可法 第四十二条: one extension, from the original start, approved and told in the first period', () => {
  test('11 accepted 06-18: the last day is Friday 07-17; extended until 07-31', () => {
    expect(extensionWindow(clock('2026-06-18', 20), CHINA).outcome.lastDay).toBe('2026-07-17');
    expect(dueDay({ ...clock('2026-06-18', 20), extension: 10 }, CHINA).due).toBe('2026-07-31');
  });
  test('the window does not move with the extension itself', () => {
    const extended = { ...clock('2026-06-18', 20), extension: 10 };
    expect(extensionWindow(extended, CHINA).outcome.lastDay).toBe('2026-07-17');
    expect(extensionWindow(extended, CHINA, true).article).toBe('许可法42.2');
  });
  test('12 unextended it is overrun since 07-18', () => {
    expect(clockStatus(clock('2026-06-18', 20), CHINA, day('2026-07-20'))).toEqual({
      kind: 'overrun',
      since: '2026-07-18',
    });
  });
});

describe('许可法 第四十五条: what a pause excludes', () => {
  test('13 until a holiday is the same as until its eve', () => {
    expect(due('2026-09-10', 20, [told('2026-09-21', '2026-10-05')])).toBe('2026-10-22');
    expect(due('2026-09-10', 20, [told('2026-09-21', '2026-09-30')])).toBe('2026-10-22');
    expect(due('2026-09-10', 20, [told('2026-09-21', '2026-10-08')])).toBe('2026-10-23');
  });
  test('14 overlapping pauses: ten days, not thirteen', () => {
    const notices = [
      told('2026-07-06', '2026-07-15', { pause: 'a' }),
      told('2026-07-10', '2026-07-20', { pause: 'b' }),
    ];
    expect(excludedDays(clock('2026-07-01', 20, notices), CHINA)).toHaveLength(10);
    expect(due('2026-07-01', 20, notices)).toBe('2026-08-12');
  });
  test('15 a late second notice leaves the gap counted, an early end cuts the pause', () => {
    const notices = [told('2026-07-01', '2026-07-10'), told('2026-07-15', '2026-07-20', { resumedOn: '2026-07-17' })];
    const c = clock('2026-07-01', 20, [{ ...notices[0]!, served: day('2026-07-06') }, notices[1]!]);
    expect(excludedDays(c, CHINA)).toEqual([
      ...['2026-07-07', '2026-07-08', '2026-07-09', '2026-07-10'],
      ...['2026-07-16', '2026-07-17'],
    ]);
    expect(dueDay(c, CHINA).due).toBe('2026-08-06');
  });
  test('16 days before the applicant was told are never excluded', () => {
    expect(due('2026-07-01', 20, [told('2026-07-08', '2026-07-15')])).toBe('2026-08-05');
    expect(due('2026-07-01', 20, [told('2026-07-06', '2026-07-15')])).toBe('2026-08-07');
  });
  test('17 told on the due day it excludes nothing; told 03-27 it moves 03-30 to 04-13', () => {
    expect(due('2026-03-02', 20, [told('2026-03-30', '2026-04-10')])).toBe('2026-03-30');
    expect(due('2026-03-02', 20, [told('2026-03-27', '2026-04-10')])).toBe('2026-04-13');
  });
  test('a pause before the start, or one whose end lies before its service, excludes nothing', () => {
    expect(due('2026-07-01', 20, [told('2026-06-01', '2026-06-30')])).toBe('2026-07-29');
    expect(due('2026-07-01', 20, [told('2026-07-10', '2026-07-08')])).toBe('2026-07-29');
    expect(due('2026-07-01', 20, [told('2026-07-10', '2026-07-20', { resumedOn: '2026-07-09' })])).toBe('2026-07-29');
  });
  test('the day told still counts, the last day is excluded, the next counts', () => {
    const notices = [told('2026-07-06', '2026-07-15')];
    expect(['2026-07-06', '2026-07-07', '2026-07-15', '2026-07-16'].map((d) => isExcluded(day(d), notices))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(clockStatus(clock('2026-07-01', 20, notices), CHINA, day('2026-07-07'))).toEqual({
      kind: 'excluded-today',
      counted: 3,
      due: '2026-08-07',
    });
  });
  test('natural-day periods leave out every day of a pause, and roll past one that covers the end', () => {
    expect(due('2026-07-01', 10, [told('2026-07-03', '2026-07-06')], 'NATURAL_DAY')).toBe('2026-07-14');
    // The raw end is Saturday 07-11: a pause told that day covers Monday and Tuesday, so the end rolls past both.
    expect(due('2026-07-01', 10, [told('2026-07-11', '2026-07-14')], 'NATURAL_DAY')).toBe('2026-07-15');
    expect(due('2026-07-02', 9, [told('2026-07-11', '2026-07-14')], 'NATURAL_DAY')).toBe('2026-07-15');
    expect(due('2026-07-01', 1, [told('2026-07-03', '2026-07-06')], 'MONTH')).toBe('2026-08-04');
  });
});

describe('民法典 第二百零三条: the last day counts whole, in Shanghai', () => {
  const c = clock('2026-03-02', 20);
  test('19 decided at 23:59:59 of 03-30 is in time, one second later is overrun', () => {
    const inTime = dayOf('2026-03-30T15:59:59.000Z' as Instant);
    const late = dayOf('2026-03-30T16:00:00.000Z' as Instant);
    expect([inTime, late]).toEqual(['2026-03-30', '2026-03-31']);
    expect(clockStatus(c, CHINA, late, inTime)).toEqual({ kind: 'met', on: '2026-03-30' });
    expect(clockStatus(c, CHINA, late, late)).toEqual({ kind: 'overrun', since: '2026-03-31', metOn: '2026-03-31' });
  });
  test('before its start, running, void', () => {
    expect(clockStatus(c, CHINA, day('2026-03-01'))).toEqual({ kind: 'not-started' });
    expect(clockStatus(c, CHINA, day('2026-03-30'))).toEqual({ kind: 'running', counted: 20, due: '2026-03-30' });
    expect(clockStatus(c, CHINA, day('2026-04-30'), undefined, day('2026-03-10'))).toEqual({
      kind: 'void',
      on: '2026-03-10',
    });
  });
  test('23 seven natural days of 建筑法 8', () => {
    expect(due('2026-09-29', 7, [], 'NATURAL_DAY')).toBe('2026-10-08');
    expect(due('2026-04-28', 7, [], 'NATURAL_DAY')).toBe('2026-05-06');
    expect(due('2026-09-03', 30, [], 'NATURAL_DAY')).toBe('2026-10-08');
  });
  test('23b a promise of three working days never lies after the legal day', () => {
    expect(due('2026-09-29', 3)).toBe('2026-10-09');
    const applied = promiseDue(clock('2026-09-29', 3), clock('2026-09-29', 7, [], 'NATURAL_DAY'), CHINA);
    expect(applied.outcome.due).toBe('2026-10-08');
    expect(applied.article).toBe('优化条例36');
  });
  test('24 one month from 01-31 ends on a worked Saturday', () => {
    expect(due('2026-01-31', 1, [], 'MONTH')).toBe('2026-02-28');
  });
});

describe('domain A7.12: an amended calendar moves open clocks', () => {
  const c = clock('2026-11-06', 20);
  const amendment = { version: 'CN-2026.2', on: day('2026-11-20'), reason: '应急放假', paper: '省政府通知' };
  test('20 a day declared off: 12-04 becomes 12-07', () => {
    const amended = amendCalendar(CHINA, { ...amendment, off: [{ day: day('2026-12-01'), name: '应急' }] });
    expect(dueDay(c, amended).due).toBe('2026-12-07');
    expect(dueDay(c, CHINA).due).toBe('2026-12-04');
  });
  test('20 a Saturday declared working: 12-03', () => {
    const amended = amendCalendar(CHINA, { ...amendment, work: [{ day: day('2026-11-28'), name: '应急' }] });
    expect(dueDay(c, amended).due).toBe('2026-12-03');
  });
  test('21 made before the fifth day, an off-day moves the window; recorded lapses are not this function’s', () => {
    const amended = amendCalendar(CHINA, { ...amendment, off: [{ day: day('2026-11-12'), name: '应急' }] });
    expect(acceptanceWindow(day('2026-11-06'), amended).outcome.due).toBe('2026-11-16');
  });
  test('22 into 2027 it is provisional until the notice is published', () => {
    expect(dueDay(clock('2026-12-10', 20), CHINA)).toEqual({ due: '2027-01-07', provisional: true });
    const published = amendCalendar(CHINA, {
      ...amendment,
      year: {
        year: 2027,
        papers: [{ number: '试', published: day('2026-11-25'), source: 'test only', confidence: 'read' }],
        off: [{ from: day('2027-01-01'), to: day('2027-01-03'), name: '元旦' }],
        work: [],
      },
    });
    expect(dueDay(clock('2026-12-10', 20), published)).toEqual({ due: '2027-01-08', provisional: false });
  });
});

describe('许可法 第四十七条、第四十八条: asking for, holding and calling a hearing', () => {
  test('25 told 08-03: asked until 08-10, held by 09-07, called on 08-12 not before Monday 08-24', () => {
    expect(hearingRequestWindow(day('2026-08-03'), CHINA).outcome.due).toBe('2026-08-10');
    expect(hearingDue(day('2026-08-10'), CHINA).outcome.due).toBe('2026-09-07');
    expect(earliestHearing(day('2026-08-12'), CHINA).outcome).toEqual({ after: '2026-08-21', earliest: '2026-08-24' });
  });
});

describe('consultations, tolerance, commitment checks', () => {
  test('28 five working days from 09-30 end on 10-13', () => {
    expect(addWorkingDays(day('2026-09-30'), 5, CHINA)).toBe('2026-10-13');
  });
  test('29 accepted 11-02, promised ten days: due 11-16, owed by 11-15 at the latest', () => {
    expect(due('2026-11-02', 10)).toBe('2026-11-16');
    expect(owedBy(day('2026-11-16')).last).toBe('2026-11-15');
  });
  test('30 a check within twenty working days of 11-02 is due 11-30', () => {
    expect(addWorkingDays(day('2026-11-02'), 20, CHINA)).toBe('2026-11-30');
  });
  test('a warning one working day before an end after a weekend falls on Friday', () => {
    expect(warnOn(day('2026-11-16'), 1, CHINA)).toBe('2026-11-13');
  });
});

describe('许可法 第五十条: renewal', () => {
  test('32 licence until 10-08: in time until 09-08, the day after is late', () => {
    expect(renewalWindow(day('2026-10-08'), CHINA).outcome.closes).toBe('2026-09-08');
  });
  test('32 the ordinary period would end 10-14: due and deemed at expiry', () => {
    const applied = renewalDue(clock('2026-09-10', 20), day('2026-10-08'), CHINA);
    expect(applied.inputs.own).toBe('2026-10-14');
    expect(applied.outcome).toEqual({ due: '2026-10-08', deemedOn: '2026-10-08' });
  });
  test('a renewal whose own period ends first keeps it', () => {
    expect(renewalDue(clock('2026-07-01', 20), day('2026-10-08'), CHINA).outcome.due).toBe('2026-07-29');
  });
  test('35 the food licence: 05-27 to 09-10', () => {
    const applied = renewalWindow(
      day('2026-10-08'),
      CHINA,
      { n: 15, unit: 'WORKING_DAY' },
      { n: 90, unit: 'WORKING_DAY' },
    );
    expect(applied.outcome).toEqual({ closes: '2026-09-10', opens: '2026-05-27' });
  });
});

describe('许可法 第四十四条: delivery', () => {
  test('44 decided 09-30: due 10-20', () =>
    expect(deliveryDue(day('2026-09-30'), CHINA).outcome.due).toBe('2026-10-20'));
});

describe('许可法 第五十五条: inspectors within five days of acceptance', () => {
  test('accepted 2026-09-30: by 10-13', () => {
    expect(inspectorsDue(day('2026-09-30'), CHINA).outcome.due).toBe('2026-10-13');
  });
});

describe('许可法 第七十八条、第七十九条: one year and three years', () => {
  test('from the day it was found', () => {
    expect(barAfterFalseMaterial(day('2024-02-29')).outcome.until).toBe('2025-02-28');
    expect(barAfterFraud(day('2026-11-20')).outcome.until).toBe('2029-11-20');
  });
});

describe('复议法 第二十条、行诉法 第四十六条: remedies', () => {
  test('told 2026-08-03: reconsideration until 10-08, lawsuit until 2027-02-03', () => {
    expect(reconsiderationDue(day('2026-08-03'), CHINA).outcome.due).toBe('2026-10-08');
    expect(litigationDue(day('2026-08-03'), CHINA).outcome.due).toBe('2027-02-03');
  });
});

describe('hours, for promises only', () => {
  test('民法典 第二百零一条: from the hour, through nights and holidays', () => {
    expect(dueInstant('2026-09-30T08:30:00.000Z' as Instant, 2)).toBe('2026-09-30T10:30:00.000Z');
  });
  test('an hour period has no due day', () => {
    expect(() => dueDay(clock('2026-09-30', 2, [], 'HOUR'), CHINA)).toThrow(/dueInstant/);
    expect(() => countedOn(clock('2026-09-30', 2, [], 'HOUR'), CHINA, day('2026-10-08'))).toThrow(RangeError);
    expect(() => dueInstant('2026-09-30T08:30:00.000Z' as Instant, -1)).toThrow(RangeError);
  });
});

describe('lengths that are none', () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('n = %s is refused', (n) => {
    expect(() => due('2026-09-18', n)).toThrow(RangeError);
    expect(() => addWorkingDays(day('2026-09-18'), n, CHINA)).toThrow(RangeError);
  });
  test('a negative extension is refused', () => {
    expect(() => dueDay({ ...clock('2026-09-18', 20), extension: -1 }, CHINA)).toThrow(RangeError);
  });
  test('a period that leads beyond the year 9999 is refused, not wrapped', () => {
    expect(() => due('2026-09-18', 10_000_000)).toThrow(/9999/);
  });
  test('nothing is the day itself, even a holiday', () => {
    expect(due('2026-10-01', 0)).toBe('2026-10-01');
    expect(due('2026-10-01', 0, [], 'NATURAL_DAY')).toBe('2026-10-01');
  });
});

describe('许可法 第八十二条: single days', () => {
  test.each([
    ['2024-02-09', true, '除夕 2024 was officially worked'],
    ['2026-09-20', true, 'a worked Sunday'],
    ['2026-09-27', false, 'a Sunday inside 中秋'],
    ['2026-10-10', true, 'a worked Saturday'],
    ['2026-10-11', false, 'a plain Sunday'],
    ['2027-01-01', true, 'not known to be off: provisional'],
    ['2031-06-07', false, 'a Saturday far away'],
    ['1999-06-07', true, 'a Monday long ago'],
  ])('%s worked: %s (%s)', (d, works) => {
    expect(isWorking(day(d), CHINA)).toBe(works);
  });
  test('working days of the published years are 251, 248 and 248', () => {
    const inYear = (y: number) => workingDaysBetween(day(`${y - 1}-12-31`), day(`${y}-12-31`), CHINA);
    expect([inYear(2024), inYear(2025), inYear(2026)]).toEqual([251, 248, 248]);
  });
  test('and month by month in 2026', () => {
    const ends = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30'];
    const days = ['2025-12-31', ...ends.map((e) => `2026-${e}`), '2026-12-31'].map(day);
    expect(days.slice(1).map((d, i) => workingDaysBetween(days[i]!, d, CHINA))).toEqual([
      21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23,
    ]);
  });
  test('next working day, known years, empty stretches', () => {
    expect(nextWorking(day('2026-10-01'), CHINA)).toBe('2026-10-08');
    expect(nextWorking(day('2026-10-08'), CHINA)).toBe('2026-10-08');
    expect([isKnown(day('2026-12-31'), CHINA), isKnown(day('2027-01-01'), CHINA)]).toEqual([true, false]);
    expect(workingDaysBetween(day('2026-10-08'), day('2026-10-01'), CHINA)).toBe(0);
  });
});
