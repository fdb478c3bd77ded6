import { describe, expect, test } from 'vitest';
import { EMPTY, isNumber, queueSearch, savedViews, saveViews, TABS, turnView, VIEW_NAMES, VIEWS } from './views.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
};

describe('the address of the queue', () => {
  test('nothing said: what I can act on, all of it', () =>
    expect(queueSearch({})).toEqual({ view: 'can', tab: 'all' }));
  test('what is known is kept, what is not falls back', () => {
    expect(queueSearch({ view: 'paused', tab: 'overdue', item: 'food', q: ' 青禾 ', page: 3 })).toEqual({
      view: 'paused',
      tab: 'overdue',
      item: 'food',
      q: '青禾',
    });
    expect(queueSearch({ view: 'everything', tab: 7, q: '' })).toEqual({ view: 'can', tab: 'all' });
  });
  test('a case number in the address is read as text', () => expect(queueSearch({ q: 1832 }).q).toBe('1832'));
});

test('numbers are looked up as numbers, words as words', () => {
  expect(['2026-000183', '183', '2026 000183'].every(isNumber)).toBe(true);
  expect(['yyzz', '食品', 'food-service202610290003'].some(isNumber)).toBe(false);
});

describe('views', () => {
  test('each has its name and says what its emptiness means', () => {
    for (const v of VIEWS) {
      expect(VIEW_NAMES[v].zh).toMatch(/\p{Script=Han}/u);
      expect(EMPTY[v].en).toMatch(/[a-z]/);
    }
    expect(TABS).toHaveLength(6);
  });
  test('V goes round and comes back', () => {
    expect(turnView('today', 1)).toBe('can');
    expect(turnView('all', 1)).toBe('today');
    expect(turnView('today', -1)).toBe('all');
  });
});

describe('views kept by the officer', () => {
  test('name and address come back; what cannot be read is dropped', () => {
    const store = memory();
    saveViews(store, [{ name: '学校食堂', search: { view: 'can', tab: 'all', q: '食堂' } }]);
    expect(savedViews(store)).toEqual([{ name: '学校食堂', search: { view: 'can', tab: 'all', q: '食堂' } }]);
    store.setItem('oneseal.desk.views', '[{"name":3},null,{"name":"x","search":{"view":"gone"}}]');
    expect(savedViews(store)).toEqual([{ name: 'x', search: { view: 'can', tab: 'all' } }]);
    store.setItem('oneseal.desk.views', 'no');
    expect(savedViews(store)).toEqual([]);
  });
});
