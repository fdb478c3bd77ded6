import { describe, expect, test } from 'vitest';
import type { CaseSummary, ClockView } from '../../../src/modules/cases/contract.ts';
import { byDue, clockWords, dueWords, leftWords } from './due.ts';

const clock = (over: Partial<ClockView>): ClockView => ({
  k: 'K2',
  name: { zh: '法定办理', en: 'Statutory decision' },
  start: '2026-09-18',
  due: '2026-10-28',
  provisional: false,
  left: 8,
  unit: 'WORKING_DAY',
  n: 20,
  counted: 12,
  excluded: 4,
  state: 'running',
  ...over,
});
const row = (over: Partial<CaseSummary>): CaseSummary => ({
  id: 'a',
  version: 1,
  channel: 'web',
  number: '001832',
  item: 'public-venue',
  itemName: { zh: '公共场所卫生许可', en: 'Public venue hygiene permit' },
  applicantName: '松澜云栖温泉度假有限公司',
  state: 'under-review',
  stage: { zh: '审查', en: 'Review' },
  verdict: { zh: '', en: '' },
  tone: 'wait',
  receivedOn: '2026-09-11',
  tags: [],
  updatedAt: '2026-10-16T02:00:00.000Z',
  ...over,
});

describe('the words of the time column (ui.md 8)', () => {
  test.each([
    [3, '剩 3 日', '3 days left'],
    [1, '剩 1 日', '1 day left'],
    [0, '今天', 'Today'],
    [-1, '超 1 日', '1 day over'],
    [-4, '超 4 日', '4 days over'],
  ])('%i working days', (left, zh, en) => expect(leftWords(left)).toEqual({ zh, en }));

  test('calendar days are called so, since 日 alone is a working day', () => {
    expect(leftWords(2, 'NATURAL_DAY')).toEqual({ zh: '剩 2 自然日', en: '2 calendar days left' });
    expect(leftWords(-1, 'MONTH')).toEqual({ zh: '超 1 自然日', en: '1 calendar day over' });
  });

  test('amber begins on the working day before, red on the day after', () => {
    expect(clockWords(clock({ left: 2 })).pressure).toBe('calm');
    expect(clockWords(clock({ left: 1 })).pressure).toBe('near');
    expect(clockWords(clock({ left: 0 })).pressure).toBe('near');
    expect(clockWords(clock({ left: -1, state: 'overrun' })).pressure).toBe('over');
  });

  test('a paused clock says so and keeps its date', () => {
    expect(clockWords(clock({ state: 'paused', due: '2026-11-04' }))).toEqual({
      text: { zh: '暂停', en: 'Paused' },
      pressure: 'paused',
      day: '2026-11-04',
    });
  });

  test('a case with the applicant has no clock of ours', () => {
    expect(dueWords(row({ state: 'correcting' }))).toEqual({
      text: { zh: '等申请人', en: 'With applicant' },
      pressure: 'none',
    });
  });

  test('a row without the clock itself still tells its date', () => {
    expect(dueWords(row({ left: -1, due: '2026-10-15' }))).toEqual({
      text: { zh: '超 1 日', en: '1 day over' },
      pressure: 'over',
      day: '2026-10-15',
    });
  });
});

describe('order of the queue', () => {
  const rows = [
    row({ id: 'p', clock: clock({ state: 'paused', due: '2026-10-20' }) }),
    row({ id: 'c', clock: clock({ left: 3, due: '2026-10-21' }) }),
    row({ id: 'b2', clock: clock({ left: 0, due: '2026-10-16' }) }),
    row({ id: 'b1', clock: clock({ left: 0, due: '2026-10-16' }) }),
    row({ id: 'w', state: 'correcting' }),
    row({ id: 'o', clock: clock({ left: -1, due: '2026-10-15', state: 'overrun' }) }),
  ];
  test('most urgent first, paused after all that runs, waiting last, equal days by id', () => {
    expect(rows.sort(byDue).map((r) => r.id)).toEqual(['o', 'b1', 'b2', 'c', 'p', 'w']);
  });
  test('the order is the same from any start', () => {
    const again = [...rows].reverse().sort(byDue);
    expect(again.map((r) => r.id)).toEqual(['o', 'b1', 'b2', 'c', 'p', 'w']);
  });
});
