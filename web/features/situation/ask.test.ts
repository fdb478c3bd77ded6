import { describe, expect, test } from 'vitest';
import type { OpeningQuestion } from '../../../src/modules/catalogue/item.ts';
import { answer, questionsNow } from './ask.ts';

const t = (zh: string) => ({ zh, en: zh });
const questions: readonly OpeningQuestion[] = [
  {
    key: 'kind',
    ask: t('哪一种'),
    many: false,
    options: [
      { value: 'canteen', label: t('食堂') },
      { value: 'shop', label: t('饭店') },
    ],
  },
  {
    key: 'for',
    ask: t('给谁'),
    many: false,
    when: { field: 'kind', is: 'canteen' },
    options: [{ value: 'school', label: t('学校') }],
  },
];

describe('opening questions', () => {
  test('a question waits until the answer it hangs on is given', () => {
    expect(questionsNow(questions, {}).map((q) => q.key)).toEqual(['kind']);
    expect(questionsNow(questions, { kind: ['canteen'] }).map((q) => q.key)).toEqual(['kind', 'for']);
  });
  test('changing an answer drops what is no longer asked', () => {
    const before = { kind: ['canteen'], for: ['school'] };
    expect(answer(questions, before, 'kind', ['shop'])).toEqual({ kind: ['shop'] });
  });
  test('an emptied answer is no answer', () => {
    expect(answer(questions, { kind: ['shop'] }, 'kind', [])).toEqual({});
  });
});
