import { describe, expect, test } from 'vitest';
import {
  asKept,
  chosenIn,
  EMPTY,
  isFiltered,
  isNumber,
  queueSearch,
  TABS,
  turnView,
  VIEW_NAMES,
  VIEWS,
} from './views.ts';

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
  test('an address of any length asks a short question', () => {
    const long = 'x'.repeat(1000);
    expect(queueSearch({ q: long, item: long })).toMatchObject({ q: 'x'.repeat(60), item: 'x'.repeat(400) });
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
  test('an address is kept key by key and comes back the same', () => {
    const search = queueSearch({ view: 'can', stage: 'examiner,decider', mark: 'red', q: '食堂' });
    expect(asKept(search)).toEqual({ view: 'can', stage: 'examiner,decider', mark: 'red', q: '食堂' });
    expect(queueSearch(asKept(search))).toEqual(search);
    expect(chosenIn(search, 'stage')).toEqual(['examiner', 'decider']);
    expect(chosenIn(search, 'channel')).toEqual([]);
    expect(isFiltered(search)).toBe(true);
    expect(isFiltered(queueSearch({ view: 'mine' }))).toBe(false);
  });
});
