import { describe, expect, test } from 'vitest';
import { answerQuestion, type OpeningQuestion, openQuestions, type Situation } from './opening.ts';

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

const asked = (situation: Situation) => openQuestions(questions, situation).map(({ question }) => question.key);

describe('opening questions', () => {
  test('a question waits until the answer it hangs on is given', () => {
    expect(asked({})).toEqual(['kind']);
    expect(asked({ kind: ['canteen'] })).toEqual(['kind', 'for']);
  });
  test('changing an answer drops what is no longer asked', () => {
    const before = { kind: ['canteen'], for: ['school'] };
    expect(answerQuestion(questions, before, 'kind', ['shop'])).toEqual({ kind: ['shop'] });
  });
  test('an emptied answer is no answer', () => {
    expect(answerQuestion(questions, { kind: ['shop'] }, 'kind', [])).toEqual({});
  });
});
