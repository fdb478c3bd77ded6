import { addDays, type Day, weekday } from '../../../src/kernel/day.ts';

export const COLUMNS = ['overdue', 'week', 'month', 'later'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** 超期 · 本周 (to Sunday) · 本月 (to its last day) · 以后. */
export const columnOf = (due: string, today: string): ColumnName => {
  if (due < today) return 'overdue';
  if (due <= addDays(today as Day, 7 - weekday(today as Day))) return 'week';
  return due.slice(0, 7) === today.slice(0, 7) ? 'month' : 'later';
};
