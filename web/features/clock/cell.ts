import type { LedgerCell } from '../../../src/modules/cases/contract.ts';
import './cell.css';

/** How one day looks, in the strip as in the weeks: what it counts for, and what falls on it. */
export const cellClass = (cell: LedgerCell): string =>
  ['cell', `cell-${cell.kind}`, ...cell.marks.map((m) => `cell-m-${m}`)].join(' ');
