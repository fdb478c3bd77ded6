import { expect, test } from 'vitest';
import type { RangeRow } from '../../../src/modules/overview/contract.ts';
import { axisOf } from './axis.ts';
import { columnOf } from './columns.ts';

test.each([
  ['2026-11-17', 'overdue'],
  ['2026-11-18', 'week'],
  ['2026-11-22', 'week'],
  ['2026-11-23', 'month'],
  ['2026-11-30', 'month'],
  ['2026-12-01', 'later'],
] as const)('on Wednesday 2026-11-18 an obligation due %s stands under %s', (due, column) => {
  expect(columnOf(due, '2026-11-18')).toBe(column);
});

test.each([
  [3, 6],
  [20, 20],
  [21, 25],
  [60, 60],
])('an axis for %i days ends at %i', (statutory, max) => {
  const row = { statutory, promised: null, p90: null } as RangeRow;
  expect(axisOf([row]).max).toBe(max);
  expect(axisOf([row]).ticks.at(-1)).toBe(max);
});
