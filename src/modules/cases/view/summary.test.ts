import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import type { CaseRow } from '../project.ts';
import { ACCEPT, story } from '../story/story.ts';
import { PERMIT } from '../story/terms.ts';
import { lineOf } from './summary.ts';
import { verdictOf } from './verdict.ts';

const day = (d: string) => d as Day;
const row = {
  state: 'under-review',
  owed: false,
  firstDue: day('2026-03-10'),
  promisedDue: day('2026-03-10'),
  statutoryDue: day('2026-03-30'),
} as CaseRow;

describe('a matter under review says which of its days are over', () => {
  test.each([
    ['2026-03-10', '正在审查，最迟 3月10日办结', 'Under review, due by 10 Mar', 'wait'],
    [
      '2026-03-11',
      '正在审查，没有做到承诺的 3月10日，依法最迟 3月30日',
      'Under review; the promise of 10 Mar was not kept, the law allows until 30 Mar',
      'wait',
    ],
    [
      '2026-03-30',
      '正在审查，没有做到承诺的 3月10日，依法最迟 3月30日',
      'Under review; the promise of 10 Mar was not kept, the law allows until 30 Mar',
      'wait',
    ],
    ['2026-03-31', '已超过法定期限（3月30日），还没有决定', 'No decision yet; the legal period ended on 30 Mar', 'bad'],
  ])('on %s', (today, zh, en, tone) => {
    const line = lineOf(row, day(today));
    expect({ ...line, text: { zh: line.text.zh.replaceAll('\u00a0', ' '), en: line.text.en } }).toEqual({
      text: { zh, en },
      tone,
    });
  });

  test.each([
    ['2026-03-10', '我们承诺 3 月 10 日前办结；依法最迟 3 月 30 日。'],
    ['2026-03-11', '我们承诺 3 月 10 日前办结，没有做到；依法最迟 3 月 30 日。'],
  ])('in the words of the matter on %s', (today, zh) => {
    const s = story(PERMIT);
    s.receive('2026-03-02');
    s.do('2026-03-03', 'acceptor', ACCEPT);
    const state = s.now();
    const dues = { today: day(today), promised: day('2026-03-10'), statutory: day('2026-03-30'), provisional: false };
    const { text } = verdictOf(state, dues);
    expect(text.zh.replaceAll('\u00a0', ' ')).toBe(zh);
  });
});
