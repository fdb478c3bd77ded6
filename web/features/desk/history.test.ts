import { expect, test } from 'vitest';
import { newestFirst, newsSince } from './history.ts';

const line = (position: number) => ({
  position,
  type: 'Noted',
  at: '2026-10-16T02:00:00.000Z',
  on: '2026-10-16',
  title: { zh: '催办', en: 'Reminded' },
});

test('history reads newest first, by position', () => {
  expect(newestFirst([line(3), line(1), line(12)]).map((h) => h.position)).toEqual([12, 3, 1]);
});
test('news is what came after the last line shown', () => {
  expect(newsSince([line(1), line(2)], [line(4), line(3), line(2), line(1)])).toBe(2);
  expect(newsSince([line(2)], [line(2)])).toBe(0);
  expect(newsSince([], [line(1)])).toBe(1);
});
