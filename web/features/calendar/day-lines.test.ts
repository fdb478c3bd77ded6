import { describe, expect, test } from 'vitest';
import { daysIn } from './day-lines.ts';

describe('days as a notice lists them', () => {
  test('single days and ranges, over the end of a month', () => {
    expect(daysIn('2027-01-01 元旦\n\n2027-01-31 至 2027-02-02 春节')).toEqual({
      ok: true,
      days: [
        { day: '2027-01-01', name: '元旦' },
        { day: '2027-01-31', name: '春节' },
        { day: '2027-02-01', name: '春节' },
        { day: '2027-02-02', name: '春节' },
      ],
    });
  });
  test.each([
    ['2027-02-30 春节', 1],
    ['2027-01-01 元旦\n2027-01-05', 2],
    ['2027-01-05 至 2027-01-01 元旦', 1],
    ['2027-01-01 至 2027-03-01 寒假', 1],
    ['1月1日 元旦', 1],
  ])('%s: the wrong line is named', (text, line) => {
    expect(daysIn(text)).toEqual({ ok: false, line });
  });
});
