import { describe, expect, test } from 'vitest';
import { blank, reworded } from './unsent.ts';

describe('a message being written', () => {
  test('sent again unchanged it has the same key; other words or another file are another message', () => {
    const first = reworded(blank(), { text: '周末可以来吗？' });
    expect({ ...first }.key).toBe(first.key);
    expect(reworded(first, { text: '周日可以来吗？' }).key).not.toBe(first.key);
    expect(reworded(first, { file: 'f1' }).key).not.toBe(first.key);
    expect(reworded(first, { file: 'f1' }).text).toBe('周末可以来吗？');
  });
});
