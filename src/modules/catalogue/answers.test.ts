import { describe, expect, test } from 'vitest';
import { buildAnswers } from './answers.ts';
import { BUNDLED } from './items/index.ts';
import { LIFE_EVENTS } from './life-events.ts';

const index = buildAnswers(BUNDLED);

describe('answers while typing', () => {
  test('a question as people put it finds the answer and the service it belongs to', () => {
    expect(index.search('还要另办卫生许可证吗', 3)[0]).toMatchObject({
      item: 'food-service',
      a: { zh: expect.stringContaining('不用') },
    });
    expect(index.search('bank certificate of funds', 3)[0]?.item).toBe('construction-permit');
  });
  test('a word that stands in no answer finds none; one letter asks nothing', () => {
    expect(index.search('飞碟', 3)).toEqual([]);
    expect(index.search('卫', 3)).toEqual([]);
  });
});

describe('一件事 as lists of items', () => {
  test('every item of a life event is one of ours', () => {
    const known = new Set(BUNDLED.map((v) => v.item));
    expect(LIFE_EVENTS.flatMap((e) => e.items).filter((i) => !known.has(i))).toEqual([]);
  });
});
