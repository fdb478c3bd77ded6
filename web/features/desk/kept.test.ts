import { describe, expect, test } from 'vitest';
import { asNote, dropWords, keepWords, keptWords } from './kept.ts';

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const kept = new Map<string, string>();
  return {
    getItem: (k) => kept.get(k) ?? null,
    setItem: (k, v) => void kept.set(k, v),
    removeItem: (k) => void kept.delete(k),
  };
};

describe('nothing typed is lost', () => {
  test('words come back by case and act, and go when the act is done', () => {
    const store = memory();
    expect(keepWords(store, 'c1', 'deny', { reasons: [{ text: '面积不够', article: '条例4' }] })).toBe(true);
    expect(keptWords(store, 'c1', 'deny')).toEqual({ reasons: [{ text: '面积不够', article: '条例4' }] });
    expect(keptWords(store, 'c2', 'deny')).toBeUndefined();
    dropWords(store, 'c1', 'deny');
    expect(keptWords(store, 'c1', 'deny')).toBeUndefined();
  });
  test('a store that refuses is said, not swallowed', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepWords(full, 'c1', 'deny', {})).toBe(false);
  });
  test('something else under the key is nothing', () => {
    const store = memory();
    store.setItem('oneseal.desk.words.c1.deny', '[1]');
    expect(keptWords(store, 'c1', 'deny')).toBeUndefined();
  });
});

describe('把意见转成留言', () => {
  test('texts and rows of reasons become one note; choices are left out', () => {
    const values = { opinion: ' 面积不够。 ', recommend: 'deny', reasons: [{ text: '消毒间', article: '条例4' }] };
    expect(asNote(values, ['opinion', 'reasons'])).toBe('面积不够。\n消毒间 条例4');
  });
  test('what was left empty leaves no empty line', () => {
    expect(asNote({ opinion: '面积不够。', facts: ' ', basis: '条例4' }, ['opinion', 'facts', 'basis'])).toBe(
      '面积不够。\n条例4',
    );
  });
  test('nothing written gives nothing', () => expect(asNote({ opinion: '  ' }, ['opinion', 'x'])).toBe(''));
});
