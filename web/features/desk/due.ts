import type { Text } from '../../../src/kernel/text.ts';
import type { CaseSummary, ClockView } from '../../../src/modules/cases/contract.ts';

/** How a date presses: red only with its word, amber from the last working day on, hatch words while paused. */
type Pressure = 'over' | 'near' | 'calm' | 'paused' | 'none';
type DueWords = { readonly text: Text; readonly pressure: Pressure; readonly day?: string };

const NATURAL = new Set(['NATURAL_DAY', 'MONTH', 'YEAR']);
/** `1 day`, `3 days`. */
export const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** 剩 3 日 · 今天 · 超 1 日; 日 is a working day unless 自然日 is written (ui.md 8). */
export const leftWords = (left: number, unit = 'WORKING_DAY'): Text => {
  if (left === 0) return { zh: '今天', en: 'Today' };
  const natural = NATURAL.has(unit);
  const n = Math.abs(left);
  const zh = natural ? `${n} 自然日` : `${n} 日`;
  const en = natural ? plural(n, 'calendar day', 'calendar days') : plural(n, 'day', 'days');
  return left < 0 ? { zh: `超 ${zh}`, en: `${en} over` } : { zh: `剩 ${zh}`, en: `${en} left` };
};

const pressureOf = (left: number): Pressure => (left < 0 ? 'over' : left <= 1 ? 'near' : 'calm');

/** The time column of one clock. A clock that was met or fell away presses nobody. */
export const clockWords = (clock: ClockView): DueWords => {
  if (clock.state === 'paused') return { text: { zh: '暂停', en: 'Paused' }, pressure: 'paused', day: clock.due };
  if (clock.state === 'met')
    return { text: { zh: '已办到', en: 'Met' }, pressure: 'none', day: clock.metOn ?? clock.due };
  if (clock.state === 'void') return { text: { zh: '不再计', en: 'No longer runs' }, pressure: 'none' };
  if (clock.state === 'not-started') return { text: { zh: '还没起算', en: 'Not started' }, pressure: 'none' };
  return { text: leftWords(clock.left, clock.unit), pressure: pressureOf(clock.left), day: clock.due };
};

/** The time column of a row: the clock that ends first, or why there is none. */
export const dueWords = (row: CaseSummary): DueWords => {
  if (row.clock) return clockWords(row.clock);
  if (row.left !== undefined && row.due !== undefined)
    return { text: leftWords(row.left), pressure: pressureOf(row.left), day: row.due };
  if (row.state === 'correcting') return { text: { zh: '等申请人', en: 'With applicant' }, pressure: 'none' };
  if (row.state === 'closed') return { text: { zh: '已办结', en: 'Closed' }, pressure: 'none' };
  return { text: { zh: '没有时限', en: 'No clock' }, pressure: 'none' };
};

const RANK: Record<Pressure, number> = { over: 0, near: 1, calm: 2, paused: 3, none: 4 };

/** Most urgent first: what runs by its due day, then what is paused, then the rest. The order is total, so that rows never trade places. */
export const byDue = (a: CaseSummary, b: CaseSummary): number => {
  const [x, y] = [dueWords(a), dueWords(b)];
  const group = Math.max(2, RANK[x.pressure]) - Math.max(2, RANK[y.pressure]);
  if (group !== 0) return group;
  const [dx, dy] = [x.day ?? '9999', y.day ?? '9999'];
  if (dx !== dy) return dx < dy ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};
