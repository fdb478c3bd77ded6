import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { adviceOf, type PromiseFact, ratesOf } from './broken.ts';

describe('the rate of broken promises: the house advises from ten ended ones on', () => {
  test.each([
    [9, 9, 'few'],
    [10, 0, 'loosen'],
    [10, 1, 'tighten'],
    [100, 3, 'loosen'],
    [100, 4, 'keep'],
    [100, 9, 'keep'],
    [100, 10, 'tighten'],
  ])('%i ended, %i broken: %s', (ended, broken, advice) => expect(adviceOf(ended, broken)).toBe(advice));

  const fact = (item: string, state: PromiseFact['state'], caseId: string): PromiseFact => ({
    item,
    state,
    caseId,
    due: day('2026-11-02'),
  });
  test('a repaired promise was broken once; an overdue one is judged by nobody yet; the cases behind are the broken ones', () => {
    const [hotel, food] = ratesOf([
      fact('food', 'kept', 'c1'),
      fact('food', 'overdue', 'c2'),
      fact('hotel', 'kept', 'c3'),
      fact('hotel', 'repaired', 'c4'),
      fact('hotel', 'broken', 'c5'),
      fact('hotel', 'kept', 'c6'),
    ]);
    expect(hotel).toEqual({
      item: 'hotel',
      ended: 4,
      broken: 2,
      overdue: 0,
      rate: 0.5,
      advice: 'few',
      cases: ['c4', 'c5'],
    });
    expect(food).toMatchObject({ item: 'food', ended: 1, broken: 0, overdue: 1, rate: 0, cases: ['c2'] });
  });
});
