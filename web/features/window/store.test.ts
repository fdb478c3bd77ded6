import { describe, expect, test } from 'vitest';
import { confirmation, FIRST, keepCounter, nextNumber, readCounter, type Said } from './store.ts';

const said = (draft: string, rev: number, right: boolean): Said => ({ kind: 'said', draft, rev, right });

describe('what the applicant confirmed on the second screen', () => {
  const cards = [
    { draft: 'a', rev: 3 },
    { draft: 'b', rev: 1 },
  ];
  test.each([
    [[], 'waiting'],
    [[said('a', 3, true)], 'some'],
    [[said('a', 3, true), said('b', 1, true)], 'yes'],
    [[said('a', 2, true), said('b', 1, true)], 'some'],
    [[said('a', 3, true), said('b', 1, false)], 'no'],
    [[said('b', 1, false), said('b', 1, true), said('a', 3, true)], 'yes'],
  ] as const)('%# → %s', (answers, expected) => {
    expect(confirmation(cards, answers)).toBe(expected);
  });
  test('nothing to confirm is not confirmed', () => {
    expect(confirmation([], [])).toBe('waiting');
  });
});

describe('the counter on this computer', () => {
  const memory = (): Pick<Storage, 'getItem' | 'setItem'> => {
    const kept = new Map<string, string>();
    return { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) };
  };
  test('comes back as it was left, each clerk their own', () => {
    const store = memory();
    const counter = { ...FIRST, number: 'A027', basket: [{ item: 'x', name: { zh: '甲', en: 'A' }, key: 'k' }] };
    expect(keepCounter(store, 'one', counter)).toBe(true);
    expect(readCounter(store, 'one')).toEqual(counter);
    expect(readCounter(store, 'two')).toEqual(FIRST);
  });
  test('what cannot be read is no counter', () => {
    const store = memory();
    store.setItem('oneseal.window.one', '{broken');
    expect(readCounter(store, 'one')).toEqual(FIRST);
  });
  test.each([
    ['A027', 'A028'],
    ['A999', 'A001'],
    ['?', 'A001'],
  ])('%s is followed by %s', (n, next) => {
    expect(nextNumber(n)).toBe(next);
  });
});
