import { expect, test } from 'vitest';
import { BUNCH, bunches } from './near.ts';

test('a long list comes in bunches, none lost, none twice', () => {
  const rows = Array.from({ length: 2 * BUNCH + 1 }, (_, i) => i);
  expect(bunches(rows).map((b) => b.length)).toEqual([BUNCH, BUNCH, 1]);
  expect(bunches(rows).flat()).toEqual(rows);
  expect(bunches([])).toEqual([]);
});
