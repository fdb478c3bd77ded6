import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { CHINA } from './calendar.china.ts';
import { type Explanation, explain, type LedgerInput } from './explain.ts';
import type { Notice } from './period.ts';

const ACCEPTED_42: LedgerInput['rule'] = { start: 'ACCEPTED', basis: { statute: '许可法', article: '42.1' } };
const notice = (pause: string, ground: string, served: string, until: string): Notice => ({
  pause,
  ground,
  served: day(served),
  until: day(until),
});
const zh = (e: Explanation) => e.lines.map((l) => [l.when.zh, l.title.zh, l.counted.text.zh].join(' | '));

describe('许可法 第四十二条、第四十五条: the ledger of a case with a test pause, as an applicant reads it', () => {
  const notices = [notice('p1', 'testing', '2026-10-09', '2026-10-14')];
  const start = day('2026-09-18');
  const input: LedgerInput = {
    clock: { start, n: 20, unit: 'WORKING_DAY', notices },
    promised: { start, n: 15, unit: 'WORKING_DAY', notices },
    rule: ACCEPTED_42,
    events: [
      { kind: 'received', on: day('2026-09-11') },
      { kind: 'correction-asked', on: day('2026-09-14'), count: 2 },
      { kind: 'resubmitted', on: day('2026-09-17') },
      { kind: 'accepted', on: day('2026-09-18') },
      { kind: 'site-check', on: day('2026-09-23') },
      {
        kind: 'pause-told',
        pause: 'p1',
        on: day('2026-10-09'),
        title: { zh: '书面告知：水质复核检测，需 4 个工作日', en: 'Told in writing: water test, 4 working days' },
      },
    ],
    todayDetail: { zh: '正在审查，承办：卫生健康岗', en: 'Under examination by the health post' },
  };
  const e = explain(input, CHINA, day('2026-10-16'));

  test('every row', () => {
    expect(zh(e)).toEqual([
      '9月11日 周五 | 收到申请材料 | 未起算',
      '9月14日 周一 | 一次告知补正 2 项 | 未起算',
      '9月17日 周四 | 补正材料交齐 | 未起算',
      '9月18日 周五 | 受理，20 个工作日从次日起算 | 当日不计',
      '9月20日 周日 | 调休上班，第 1 个工作日 | 第 1 日',
      '9月23日 周三 | 现场核查，两名工作人员到场 | 第 4 日',
      '9月25—27日 | 中秋节放假 | 不计',
      '10月1—7日 | 国庆节放假 | 不计',
      '10月9日 周五 | 书面告知：水质复核检测，需 4 个工作日 | 第 10 日',
      '10月10—14日 | 暂停：检测 | 扣除 4 日',
      '10月15日 周四 | 特别程序结束，恢复计时 | 第 11 日',
      '10月16日 周五 | 今天 | 第 12 日',
      '10月21日 周三 | 承诺时限到期 | 第 15 日',
      '10月28日 周三 | 法定时限到期 | 第 20 日',
    ]);
  });
  test('the pause names its days, the worked Saturday among them', () => {
    expect(e.lines.find((l) => l.kind === 'paused')?.detail?.zh).toBe('10月10日（周六调休上班）、12日、13日、14日不计');
  });
  test('question, equation and one-line summary', () => {
    expect(e.question).toEqual({ zh: '为什么是 10 月 28 日？', en: 'Why 28 Oct 2026?' });
    expect(e.equation.map((p) => `${p.label.zh} ${p.value.zh}`)).toEqual([
      '法定时限 20 个工作日',
      '检测暂停，依法顺延 ＋ 4 个工作日',
      '从 9 月 18 日受理的次日起，节假日不计，调休上班日计入 最迟 2026 年 10 月 28 日',
    ]);
    expect(e.summary.zh).toBe('已计 12 日，暂停 4 日，最迟 10 月 28 日。');
    expect(e.summary.en).toBe('12 working days counted, 4 left out; 28 Oct 2026 at the latest.');
  });
  test('articles and rails', () => {
    const accepted = e.lines.find((l) => l.kind === 'accepted');
    expect(accepted?.article.map((a) => a.code)).toEqual(['许可法42.1', '民法典201']);
    expect(e.lines.map((l) => l.rail)).toEqual([
      ...['before', 'before', 'before'],
      ...['counting', 'counting', 'counting', 'rest', 'rest', 'counting', 'paused', 'counting', 'counting'],
      ...['ahead', 'ahead'],
    ]);
  });
  test('the strip: whole weeks, indexes, hatches, rest and the two ends', () => {
    expect(e.cells[0]).toMatchObject({ day: '2026-09-14', weekday: 1, kind: 'outside', month: { zh: '9 月' } });
    expect(e.cells.at(-1)).toMatchObject({ day: '2026-11-01', weekday: 7, kind: 'rest' });
    expect(e.cells.length % 7).toBe(0);
    const at = (d: string) => e.cells.find((c) => c.day === d);
    expect(at('2026-09-18')).toMatchObject({ kind: 'start', marks: [] });
    expect(at('2026-09-20')).toMatchObject({ kind: 'counted', index: 1, marks: ['make-up'] });
    expect(at('2026-09-26')).toMatchObject({ kind: 'holiday' });
    expect(at('2026-10-10')).toMatchObject({ kind: 'excluded', marks: ['make-up'] });
    expect(at('2026-10-11')).toMatchObject({ kind: 'rest' });
    expect(at('2026-10-16')).toMatchObject({ kind: 'counted', index: 12, marks: ['today'] });
    expect(at('2026-10-21')).toMatchObject({ kind: 'ahead', index: 15, marks: ['promised'] });
    expect(at('2026-10-28')).toMatchObject({ kind: 'ahead', index: 20, marks: ['statutory'] });
    expect(at('2026-10-29')).toMatchObject({ kind: 'outside' });
  });
  test('the flags under it', () => {
    expect(e.flags.map((f) => f.text.zh)).toEqual([
      '9月18日 受理',
      '10月10—14日 暂停 4 日',
      '今天 第 12 日',
      '承诺 10月21日',
      '法定 10月28日',
    ]);
  });
  test('both languages everywhere', () => {
    const texts = JSON.stringify(e).match(/"(zh|en)":""/g);
    expect(texts).toBeNull();
  });
});

describe('lifecycle 4.7: the worked ledger, two overlapping pauses and an extension', () => {
  const review = notice('review', 'expert-review', '2026-09-28', '2026-10-14');
  const testing = notice('testing', 'testing', '2026-10-12', '2026-10-16');
  const start = day('2026-09-18');
  const both = [review, testing];
  const clock = { start, n: 20, unit: 'WORKING_DAY', extension: 10, notices: both } as const;
  const input: LedgerInput = {
    clock,
    promised: { start, n: 10, unit: 'WORKING_DAY', notices: both },
    rule: ACCEPTED_42,
    events: [
      { kind: 'accepted', on: start },
      { kind: 'extension', on: day('2026-10-30'), count: 10, approver: 'head' },
    ],
  };
  const e = explain(input, CHINA, day('2026-11-09'));

  test('line by line', () => {
    expect(e.runs.map((r) => [r.from.slice(5), r.to.slice(5), r.kind, r.days, r.counted])).toEqual([
      ['09-18', '09-18', 'start', 1, 0],
      ['09-19', '09-19', 'rest', 1, 0],
      ['09-20', '09-24', 'counted', 5, 5],
      ['09-25', '09-27', 'rest', 3, 5],
      ['09-28', '09-28', 'counted', 1, 6],
      ['09-29', '09-30', 'excluded', 2, 6],
      ['10-01', '10-07', 'rest', 7, 6],
      ['10-08', '10-10', 'excluded', 3, 6],
      ['10-11', '10-11', 'rest', 1, 6],
      ['10-12', '10-16', 'excluded', 5, 6],
      ['10-17', '10-18', 'rest', 2, 6],
      ['10-19', '10-23', 'counted', 5, 11],
      ['10-24', '10-25', 'rest', 2, 11],
      ['10-26', '10-30', 'counted', 5, 16],
      ['10-31', '11-01', 'rest', 2, 16],
      ['11-02', '11-06', 'counted', 5, 21],
      ['11-07', '11-08', 'rest', 2, 21],
      ['11-09', '11-13', 'counted', 5, 26],
      ['11-14', '11-15', 'rest', 2, 26],
      ['11-16', '11-19', 'counted', 4, 30],
    ]);
  });
  test('promised, first and extended due days', () => {
    expect([e.promisedDue, e.firstDue, e.due]).toEqual(['2026-10-22', '2026-11-05', '2026-11-19']);
    expect(e.excluded).toBe(10);
    expect(e.equation.map((p) => p.value.en)).toEqual([
      '20 working days',
      '+ 10 working days',
      '+ 10 working days',
      '19 Nov 2026 at the latest',
    ]);
  });
  test('due without pauses, with the review alone, with both', () => {
    const dueWith = (notices: Notice[]) =>
      explain({ ...input, clock: { start, n: 20, unit: 'WORKING_DAY', notices } }, CHINA).due;
    expect([dueWith([]), dueWith([review]), dueWith(both)]).toEqual(['2026-10-22', '2026-11-03', '2026-11-05']);
  });
  test('overlapping days are told once, holidays keep their own row', () => {
    expect(zh(e)).toEqual([
      '9月18日 周五 | 受理，20 个工作日从次日起算 | 当日不计',
      '9月20日 周日 | 调休上班，第 1 个工作日 | 第 1 日',
      '9月25—27日 | 中秋节放假 | 不计',
      '9月28日 周一 | 书面告知：专家评审，到 10月14日 | 第 6 日',
      '9月29—30日 | 暂停：专家评审 | 扣除 2 日',
      '10月1—7日 | 国庆节放假 | 不计',
      '10月8—16日 | 暂停：专家评审、检测 | 扣除 8 日',
      '10月12日 周一 | 书面告知：检测，到 10月16日 | 暂停，不计',
      '10月19日 周一 | 特别程序结束，恢复计时 | 第 7 日',
      '10月22日 周四 | 承诺时限到期 | 第 10 日',
      '10月30日 周五 | 延长 10 日 | 第 16 日',
      '11月5日 周四 | 原法定时限到期 | 第 20 日',
      '11月9日 周一 | 今天 | 第 22 日',
      '11月19日 周四 | 法定时限到期 | 第 30 日',
    ]);
    expect(e.lines.find((l) => l.from === '2026-10-08')?.detail?.zh).toContain('13日、14日几项重叠，只扣一次');
  });
});

describe('民法典 第二百零三条: the ledger of a calendar-day period says why its end moved', () => {
  const e = explain(
    {
      clock: { start: day('2026-09-29'), n: 7, unit: 'NATURAL_DAY', notices: [] },
      rule: { start: 'RECEIVED', basis: { statute: '建筑法', article: '8' } },
      events: [{ kind: 'received', on: day('2026-09-29') }],
    },
    CHINA,
    day('2026-09-30'),
  );
  test('seven days from 2026-09-29 end on 10-06 and roll to 10-08', () => {
    expect(zh(e)).toEqual([
      '9月29日 周二 | 收到申请材料，7 个自然日从次日起算 | 当日不计',
      '9月30日 周三 | 今天 | 第 1 日',
      '10月6日 周二 | 最后一日 10月6日遇国庆节，顺延到 10月8日 | 第 7 日',
      '10月8日 周四 | 法定时限到期 | 顺延至此',
    ]);
  });
});

describe('许可法 第三十二条: deemed acceptance stands in red', () => {
  const e = explain(
    {
      clock: { start: day('2026-11-06'), n: 20, unit: 'WORKING_DAY', notices: [] },
      rule: ACCEPTED_42,
      events: [
        { kind: 'received', on: day('2026-11-06') },
        { kind: 'deemed-accepted', on: day('2026-11-06') },
      ],
    },
    CHINA,
    day('2026-12-07'),
  );
  test('with its article, from the day of receipt', () => {
    const line = e.lines.find((l) => l.kind === 'deemed-accepted');
    expect(line?.title.zh).toBe('5 个工作日内没有告知，依法自 11月6日收到之日起受理，20 个工作日从次日起算');
    expect(line?.article.map((a) => a.code)).toEqual(['许可法32.1.4', '许可法42.1', '民法典201']);
    expect(line?.tone).toBe('red');
  });
  test('a day beyond the due day of 2026-12-04 is over, and the end is red', () => {
    expect(e.status).toEqual({ kind: 'overrun', since: '2026-12-05' });
    expect(e.lines.at(-1)).toMatchObject({ kind: 'today', counted: { kind: 'over', n: 1 } });
    expect(e.lines.find((l) => l.kind === 'statutory-due')?.tone).toBe('red');
  });
});

describe('domain A7.12: a due day in an unpublished year is told as provisional', () => {
  const input: LedgerInput = {
    clock: { start: day('2026-12-10'), n: 20, unit: 'WORKING_DAY', notices: [] },
    rule: ACCEPTED_42,
    strictStart: day('2026-12-08'),
    events: [],
  };
  const e = explain(input, CHINA, day('2026-12-11'));
  test('with the year and the promise to recount', () => {
    expect(e.provisional?.text.zh).toBe('2027 年放假安排未公布，公布后会重算并告诉您');
    expect(e.cells.find((c) => c.day === e.due)?.marks).toEqual(['statutory', 'provisional']);
    expect(e.lines.at(-1)?.when.zh).toBe('2027年1月7日 周四');
  });
  test('法释〔2009〕20号 第六条: the strict twin is for officers', () => {
    expect(e.strictDue).toBe('2027-01-05');
    expect(e.lines.find((l) => l.kind === 'strict-due')?.staffOnly).toBe(true);
  });
  test('a start row is written where the case tells no start', () => {
    expect(e.lines[0]).toMatchObject({ kind: 'start', title: { zh: '受理，20 个工作日从次日起算' } });
  });
});

describe('a clock that was met tells no today', () => {
  const e = explain(
    {
      clock: { start: day('2026-03-02'), n: 20, unit: 'WORKING_DAY', notices: [] },
      rule: ACCEPTED_42,
      events: [
        { kind: 'accepted', on: day('2026-03-02') },
        { kind: 'decided', on: day('2026-03-30') },
      ],
      metOn: day('2026-03-30'),
    },
    CHINA,
    day('2026-05-06'),
  );
  test('decided on its last day', () => {
    expect(e.status).toEqual({ kind: 'met', on: '2026-03-30' });
    expect(e.counted).toBe(20);
    expect(e.lines.map((l) => l.kind)).toEqual(['accepted', 'decided', 'statutory-due']);
  });
});

describe('许可法 第五十条: a renewal in time is decided before expiry', () => {
  const e = explain(
    {
      clock: { start: day('2026-09-10'), n: 20, unit: 'WORKING_DAY', notices: [] },
      rule: ACCEPTED_42,
      decideBy: day('2026-10-08'),
      events: [{ kind: 'accepted', on: day('2026-09-10') }],
    },
    CHINA,
    day('2026-10-09'),
  );
  test('the expiry of 10-08 stands in place of 10-14', () => {
    expect(e.due).toBe('2026-10-08');
    expect(e.lines.find((l) => l.kind === 'statutory-due')).toMatchObject({
      title: { zh: '证照届满，须在此前决定' },
      detail: { zh: '10月8日 24 时没有决定的，依法视为准予延续' },
      article: [{ code: '许可法50.2' }],
    });
    expect(e.status).toEqual({ kind: 'overrun', since: '2026-10-09' });
  });
});

describe('other clocks than the decision’s', () => {
  test('carry their own words', () => {
    const e = explain(
      {
        clock: { start: day('2026-03-02'), n: 5, unit: 'WORKING_DAY', notices: [] },
        rule: { start: 'RECEIVED', basis: { statute: '许可法', article: '32.1.4' } },
        words: { base: { zh: '受理期限', en: 'Acceptance' }, due: { zh: '受理期限到期', en: 'Acceptance is due' } },
        events: [],
      },
      CHINA,
      day('2026-03-03'),
    );
    expect(e.lines.at(-1)).toMatchObject({ title: { zh: '受理期限到期' }, from: '2026-03-09' });
    expect(e.lines.at(-1)?.detail).toBeUndefined();
    expect(e.equation[0]?.label.zh).toBe('受理期限');
  });
  test('a promise in hours is given by its day', () => {
    const e = explain(
      {
        clock: { start: day('2026-03-02'), n: 3, unit: 'WORKING_DAY', notices: [] },
        promised: { start: day('2026-03-02'), n: 4, unit: 'HOUR', notices: [] },
        promisedDay: day('2026-03-02'),
        rule: ACCEPTED_42,
        events: [],
      },
      CHINA,
    );
    expect(e.promisedDue).toBe('2026-03-02');
    expect(e.lines.find((l) => l.kind === 'promised-due')?.detail?.zh).toBe('我们承诺 4 小时办结');
  });
});

describe('the ledger at its edges', () => {
  const base: LedgerInput = {
    clock: { start: day('2026-03-02'), n: 20, unit: 'WORKING_DAY', notices: [] },
    rule: ACCEPTED_42,
    events: [],
  };
  test('a pause told after the due day heals nothing: the days are over, not excluded', () => {
    const notices = [notice('late', 'testing', '2026-03-31', '2026-04-10')];
    const e = explain({ ...base, clock: { ...base.clock, notices } }, CHINA, day('2026-04-03'));
    expect([e.due, e.excluded]).toEqual(['2026-03-30', 0]);
    expect(e.lines.at(-1)).toMatchObject({ kind: 'today', counted: { kind: 'over', n: 4 } });
    expect(e.cells.find((c) => c.day === '2026-04-02')).toMatchObject({ kind: 'over', index: 3 });
    expect(e.lines.some((l) => l.kind === 'paused' || l.kind === 'pause-told')).toBe(false);
  });
  test('a weekend before a holiday is a run of its own', () => {
    const e = explain({ ...base, clock: { ...base.clock, start: day('2024-06-06'), n: 2 } }, CHINA);
    expect(e.runs.map((r) => [r.from, r.days, r.holiday])).toEqual([
      ['2024-06-06', 1, undefined],
      ['2024-06-07', 1, undefined],
      ['2024-06-08', 2, undefined],
      ['2024-06-10', 1, '端午节'],
      ['2024-06-11', 1, undefined],
    ]);
  });
  test('优化条例 第三十六条: a promise that would end later is shown on the statutory day', () => {
    const e = explain(
      {
        ...base,
        clock: { start: day('2026-09-29'), n: 7, unit: 'NATURAL_DAY', notices: [] },
        promised: { start: day('2026-09-29'), n: 3, unit: 'WORKING_DAY', notices: [] },
      },
      CHINA,
    );
    expect([e.promisedDue, e.due]).toEqual(['2026-10-08', '2026-10-08']);
  });
  test('an extension that was not served in time stands there without effect', () => {
    const e = explain(
      { ...base, events: [{ kind: 'extension', on: day('2026-03-31'), count: 10, approver: 'head', void: true }] },
      CHINA,
      day('2026-04-01'),
    );
    expect(e.due).toBe('2026-03-30');
    expect(e.lines.find((l) => l.kind === 'extension')?.title.zh).toBe('延长 10 日没有生效');
  });
  test('673号 第九条: an evaluation is left out under its own article', () => {
    const notices = [notice('v', 'commissioned-evaluation', '2026-03-03', '2026-03-05')];
    const rule = { start: 'ACCEPTED', basis: { statute: '673号', article: '10' } } as const;
    const e = explain({ ...base, rule, clock: { ...base.clock, notices } }, CHINA);
    expect(e.lines.find((l) => l.kind === 'paused')?.article.map((a) => a.code)).toEqual(['673号9']);
  });
  test('an open pause makes the due day an expected one', () => {
    const notices = [notice('p', 'testing', '2026-03-10', '2026-03-20')];
    const clock = { ...base.clock, notices };
    expect(explain({ ...base, clock }, CHINA, day('2026-03-12')).expected).toBe(true);
    expect(explain({ ...base, clock }, CHINA, day('2026-03-21')).expected).toBe(false);
  });
});
