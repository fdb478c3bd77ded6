import { describe, expect, test } from 'vitest';
import { type Day, day } from '../kernel/day.ts';
import { CHINA, CHINA_DATA } from './calendar.china.ts';
import { amendCalendar, calendarFaults, makeCalendar, type YearNotice } from './calendar.make.ts';
import { GROUNDS, groundUnder } from './grounds.ts';
import { addWorkingDays, isWorking } from './working.ts';

const NOTICE: YearNotice = {
  year: 2027,
  papers: [{ number: '试1号', published: day('2026-11-25'), source: 'test only', confidence: 'read' }],
  off: [{ from: day('2027-01-01'), to: day('2027-01-03'), name: '元旦' }],
  work: [{ day: day('2027-01-09'), name: '元旦' }],
};
const codes = (notice: Partial<YearNotice>) =>
  calendarFaults({ version: 'x', years: [{ ...NOTICE, ...notice }] }).map((f) => `${f.code} ${f.at}`);

describe('the bundled calendar', () => {
  test('holds the notices of 2024, 2025 and 2026 with their evidence, and none of 2027', () => {
    expect(CHINA.publishedYears).toEqual([2024, 2025, 2026]);
    expect(CHINA.papers?.map((p) => p.number)).toEqual([
      '国办发明电〔2023〕7号',
      '国办发明电〔2024〕12号',
      '国办发明电〔2025〕7号',
    ]);
    expect([...CHINA.off.keys()].some((d) => d.startsWith('2027'))).toBe(false);
  });
  test('off-days and worked weekend days by year', () => {
    const count = (days: ReadonlyMap<Day, string>, year: string) =>
      [...days.keys()].filter((d) => d.startsWith(year)).length;
    expect(['2024', '2025', '2026'].map((y) => [count(CHINA.off, y), count(CHINA.makeUp, y)])).toEqual([
      [28, 8],
      [28, 5],
      [33, 6],
    ]);
  });
});

describe('calendar data is refused', () => {
  test('without the evidence of its notice', () => {
    expect(codes({ papers: [] })).toEqual(['no-evidence 2027']);
    expect(codes({ papers: [{ ...NOTICE.papers[0]!, source: '' }] })).toEqual(['no-evidence 2027']);
    expect(() => makeCalendar({ version: 'x', years: [{ ...NOTICE, papers: [] }] })).toThrow(/no-evidence 2027/);
  });
  test('with last year’s dates under next year’s name', () => {
    const copied = CHINA_DATA.years.find((y) => y.year === 2024)!.off;
    expect(codes({ off: copied })).toContain('wrong-year 2024-01-01');
  });
  test('with faulty days', () => {
    expect(codes({ off: [] })).toEqual(['no-days 2027']);
    expect(codes({ off: [{ from: '2027-02-30' as Day, to: '2027-02-30' as Day, name: '春节' }] })).toEqual([
      'not-a-day 2027-02-30..2027-02-30',
    ]);
    expect(codes({ off: [{ from: day('2027-01-03'), to: day('2027-01-01'), name: '元旦' }] })).toEqual([
      'from-after-to 2027-01-03..2027-01-01',
    ]);
    expect(codes({ work: [{ day: day('2027-01-08'), name: '元旦' }] })).toEqual(['not-a-weekend 2027-01-08']);
    expect(codes({ work: [{ day: day('2027-01-02'), name: '元旦' }] })).toEqual(['twice 2027-01-02']);
  });
  test('a year given twice', () => {
    expect(calendarFaults({ version: 'x', years: [NOTICE, NOTICE] }).map((f) => f.code)).toContain('twice');
  });
  test('good data has no fault', () => expect(calendarFaults(CHINA_DATA)).toEqual([]));
});

describe('amending: a new version with a logged reason; the old one stays', () => {
  const base = { version: 'CN-2026.2', on: day('2026-11-20'), reason: '暴雪停工', paper: '省政府通知〔2026〕1号' };
  const amended = amendCalendar(CHINA, {
    ...base,
    off: [
      { day: day('2026-12-01'), name: '停工' },
      { day: day('2026-10-10'), name: '停工' },
    ],
    work: [
      { day: day('2026-11-28'), name: '停工' },
      { day: day('2026-10-01'), name: '停工' },
    ],
  });
  test('days change only in the new version', () => {
    const days = ['2026-12-01', '2026-10-10', '2026-11-28', '2026-10-01'].map(day);
    expect(days.map((d) => isWorking(d, CHINA))).toEqual([true, true, false, false]);
    expect(days.map((d) => isWorking(d, amended))).toEqual([false, false, true, true]);
  });
  test('the log says from, to, when, why, by which paper', () => {
    expect(amended.version).toBe('CN-2026.2');
    expect(amended.amendments).toEqual([
      {
        from: 'CN-2026.1',
        to: 'CN-2026.2',
        on: '2026-11-20',
        reason: '暴雪停工',
        paper: '省政府通知〔2026〕1号',
        becameOff: ['2026-12-01', '2026-10-10'],
        becameWorking: ['2026-11-28', '2026-10-01'],
      },
    ]);
    expect(CHINA.amendments).toEqual([]);
  });
  test('the notice of a further year makes its days firm', () => {
    const next = amendCalendar(amended, { ...base, version: 'CN-2027.1', year: NOTICE });
    expect(next.publishedYears).toEqual([2024, 2025, 2026, 2027]);
    expect(addWorkingDays(day('2026-12-31'), 1, next)).toBe('2027-01-04');
    expect(next.papers?.at(-1)?.year).toBe(2027);
    expect(next.amendments).toHaveLength(2);
  });
  test('without reason, paper or a version of its own it is refused', () => {
    expect(() => amendCalendar(CHINA, { ...base, reason: ' ' })).toThrow(RangeError);
    expect(() => amendCalendar(CHINA, { ...base, paper: '' })).toThrow(RangeError);
    expect(() => amendCalendar(CHINA, { ...base, version: CHINA.version })).toThrow(RangeError);
    expect(() => amendCalendar(CHINA, { ...base, off: [{ day: '2026-02-30' as Day, name: 'x' }] })).toThrow(RangeError);
    expect(() => amendCalendar(CHINA, { ...base, year: { ...NOTICE, papers: [] } })).toThrow(/no-evidence/);
  });
});

describe('许可法 第四十五条: the closed list of eight', () => {
  test('exactly these', () => {
    expect(GROUNDS.filter((g) => g.basis.statute === '许可法').map((g) => g.name.zh)).toEqual([
      ...['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'],
    ]);
  });
  test.each(['site-check', 'publicity', 'consultation', 'correction', 'system-failure'])(
    '%s is no ground',
    (ground) => {
      expect(groundUnder(ground)).toBeUndefined();
    },
  );
  test('673号 第九条 adds the commissioned evaluation, for its own items only, thirty working days at most', () => {
    expect(groundUnder('commissioned-evaluation')).toBeUndefined();
    expect(groundUnder('commissioned-evaluation', ['许可法', '673号'])?.maxWorkingDays).toBe(30);
  });
});
