import { describe, expect, test } from 'vitest';
import { acceptedLine, asItStands, movedLine, withExtension, withPause } from './ahead.ts';
import { sampleCase } from './sample.ts';

const base = sampleCase();
const paused = {
  from: '2026-10-10',
  to: '2026-10-14',
  when: { zh: '', en: '' },
  kind: 'paused',
  title: { zh: '暂停：检测', en: 'Paused: testing' },
  article: [],
  counted: { kind: 'excluded', n: 4, text: { zh: '扣除 4 日', en: '4 off' } },
  rail: 'paused' as const,
};
const view = sampleCase({ ledgers: [{ ...base.ledgers[0]!, lines: [paused] }] });

describe('days are asked of the law library, not computed here', () => {
  test('the clock as it stands carries the pauses on record, from the day they were told', () => {
    expect(asItStands(view)).toEqual({
      start: '2026-09-18',
      n: 20,
      unit: 'WORKING_DAY',
      pauses: [{ from: '2026-10-09', until: '2026-10-14' }],
    });
  });
  test('许可法 第四十五条: one more pause is told today; one that ends today or before excludes nothing', () => {
    expect(withPause(view, '2026-10-23')?.pauses?.at(-1)).toEqual({ from: '2026-10-16', until: '2026-10-23' });
    expect(withPause(view, '2026-10-16')).toBeUndefined();
  });
  test('许可法 第四十二条: an extension the item does not have is not asked', () => {
    expect(withExtension(view, undefined)).toBeUndefined();
    expect(withExtension(view, 10)?.extension).toBe(10);
  });
  test('an hour or an unknown unit is left to the notice', () => {
    const clocks = [{ ...base.clocks[1]!, unit: 'HOUR' }];
    expect(asItStands(sampleCase({ clocks }))).toBeUndefined();
  });
});

describe('what is shown before it is done', () => {
  const answer = (due: string, provisional = false) => ({ due, provisional });
  test('the old and the new last day', () => {
    expect(movedLine(view, answer('2026-10-28'), answer('2026-11-04'))?.text.zh).toBe(
      '法定最迟由 10月28日 改到 11月4日',
    );
    expect(movedLine(view, answer('2026-10-28'), answer('2027-01-07', true))?.text.zh).toBe(
      '法定最迟由 10月28日 改到 1月7日（放假安排未公布，先这样算）',
    );
  });
  test('nothing is shown where the present day cannot be reproduced', () => {
    expect(movedLine(view, answer('2026-10-27'), answer('2026-11-03'))).toBeUndefined();
    expect(movedLine(view, answer('2026-10-28'), answer('2026-10-28'))).toBeUndefined();
  });
  test('accepted today', () => {
    const today = {
      day: '2026-10-16',
      answerBy: '2026-10-23',
      promisedBy: '2026-11-06',
      statutoryBy: '2026-11-13',
      provisional: false,
    };
    expect(acceptedLine(today)?.text).toEqual({
      zh: '今天受理，最迟办结：承诺 11月6日，法定 11月13日',
      en: 'Accepted today, it is due: promised 6\u00a0Nov, by law 13\u00a0Nov',
    });
    expect(acceptedLine({ day: '2026-10-16', answerBy: '2026-10-23', provisional: false })).toBeUndefined();
  });
});
