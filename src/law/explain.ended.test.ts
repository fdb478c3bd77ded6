import { describe, expect, test } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { CHINA } from './calendar.china.ts';
import { explain, type LedgerInput } from './explain.ts';

const day = (d: string) => d as Day;
/** Accepted 2026-11-04, ten working days: 2026-11-18 at the latest. */
const input = (end: Partial<LedgerInput>): LedgerInput => ({
  clock: { start: day('2026-11-04'), n: 10, unit: 'WORKING_DAY', notices: [] },
  rule: { start: 'ACCEPTED', basis: { statute: '许可法', article: '42' } },
  events: [
    { kind: 'accepted', on: day('2026-11-04') },
    ...(end.metOn ? [{ kind: 'decided' as const, on: end.metOn }] : []),
    { kind: 'delivered', on: day('2026-11-20') },
  ],
  ...end,
});
const cellOf = (e: ReturnType<typeof explain>, d: string) => e.cells.find((c) => c.day === d);

describe('许可法 第四十二条: a clock that was answered in time runs no longer', () => {
  const e = explain(input({ metOn: day('2026-11-11') }), CHINA, day('2026-11-23'));
  test('days after the decision are neither counted nor late, before the due day and after it', () => {
    expect(cellOf(e, '2026-11-11')).toMatchObject({ kind: 'counted', index: 5 });
    for (const d of ['2026-11-12', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
      expect(cellOf(e, d)?.kind ?? 'outside', d).toBe('outside');
    expect(e.cells.filter((c) => c.kind === 'over')).toEqual([]);
    expect(e.counted).toBe(5);
  });
  test('the due day keeps its mark and says that the decision came before it', () => {
    expect(cellOf(e, '2026-11-18')?.marks).toContain('statutory');
    const last = e.lines.find((l) => l.kind === 'statutory-due');
    expect(last?.detail?.zh).toBe('在这一天以前已经决定，不再计时');
    expect(last?.counted.text.zh).toBe('已停计');
    expect(e.lines.find((l) => l.kind === 'delivered')?.counted.text.zh).toBe('已停计');
  });
});

describe('许可法 第四十二条: a decision on the last day, and on the day after', () => {
  test('2026-11-18 is in time', () => {
    const e = explain(input({ metOn: day('2026-11-18') }), CHINA, day('2026-11-23'));
    expect(e.cells.filter((c) => c.kind === 'over')).toEqual([]);
    expect(e.status).toMatchObject({ kind: 'met' });
  });
  test('2026-11-19 is one day late, and no day after it counts', () => {
    const e = explain(input({ metOn: day('2026-11-19') }), CHINA, day('2026-11-23'));
    expect(e.cells.filter((c) => c.kind === 'over').map((c) => c.day)).toEqual(['2026-11-19']);
    expect(e.lines.find((l) => l.kind === 'statutory-due')?.detail?.zh).toContain('到期没有决定');
  });
  test('undecided on 2026-11-20: two days late', () => {
    const e = explain(input({}), CHINA, day('2026-11-20'));
    expect(e.cells.filter((c) => c.kind === 'over').map((c) => c.day)).toEqual(['2026-11-19', '2026-11-20']);
  });
});
