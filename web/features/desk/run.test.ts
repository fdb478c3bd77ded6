import { describe, expect, test } from 'vitest';
import { keepRun, placeOf, readRun } from './run.ts';

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const kept = new Map<string, string>();
  return {
    getItem: (k) => kept.get(k) ?? null,
    setItem: (k, v) => void kept.set(k, v),
    removeItem: (k) => void kept.delete(k),
  };
};
const run = { ids: ['a', 'b', 'c'], total: 38, from: '?view=can', going: true };

describe('the list an officer works through', () => {
  test('is kept and read again', () => {
    const store = memory();
    keepRun(run, store);
    expect(readRun(store)).toEqual(run);
  });
  test('nothing kept, or something else under the key, is no list', () => {
    const store = memory();
    expect(readRun(store)).toBeUndefined();
    store.setItem('oneseal.desk.run', '{"ids":"a"}');
    expect(readRun(store)).toBeUndefined();
    store.setItem('oneseal.desk.run', '{');
    expect(readRun(store)).toBeUndefined();
  });
  test('a store that refuses costs the position, nothing else', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keepRun(run, full)).not.toThrow();
  });
  test('place, next and previous', () => {
    expect(placeOf(run, 'b')).toEqual({ at: 2, of: 38, next: 'c', previous: 'a' });
    expect(placeOf(run, 'a')).toEqual({ at: 1, of: 38, next: 'b' });
    expect(placeOf(run, 'c')).toEqual({ at: 3, of: 38, previous: 'b' });
  });
  test('a list that has grown since it was counted is as long as it is', () => {
    expect(placeOf({ ...run, total: 2 }, 'c')).toEqual({ at: 3, of: 3, previous: 'b' });
  });
  test('a case from elsewhere has no place', () => {
    expect(placeOf(run, 'z')).toBeUndefined();
    expect(placeOf(undefined, 'a')).toBeUndefined();
  });
});
