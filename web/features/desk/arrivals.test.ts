import { describe, expect, test } from 'vitest';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { arrivals } from './arrivals.ts';

const row = (id: string, due: string, over: Partial<CaseSummary> = {}): CaseSummary => ({
  id,
  version: 1,
  channel: 'web',
  number: id,
  item: 'food',
  itemName: { zh: '食品经营许可', en: 'Food business licence' },
  applicantName: '青禾幼儿园（食堂）',
  state: 'under-review',
  stage: { zh: '审查', en: 'Review' },
  verdict: { zh: '', en: '' },
  tone: 'wait',
  receivedOn: '2026-10-09',
  due,
  left: 3,
  tags: [],
  updatedAt: '2026-10-16T02:00:00.000Z',
  ...over,
});
const ids = (rows: readonly CaseSummary[]) => rows.map((r) => r.id);

describe('rows never jump under the pointer', () => {
  const shown = [row('a', '2026-10-19'), row('b', '2026-10-21'), row('c', '2026-10-23')];

  test('nothing new: the same rows, nobody waits', () => {
    expect(arrivals(shown, shown, false)).toEqual({ rows: shown, waiting: 0 });
  });

  test('a case that came in waits behind the button instead of pushing the others down', () => {
    const got = arrivals(shown, [row('n', '2026-10-16'), ...shown], false);
    expect(ids(got.rows)).toEqual(['a', 'b', 'c']);
    expect(got.waiting).toBe(1);
  });

  test('a colleague claimed one: its row shows the new holder where it stands', () => {
    const held = row('b', '2026-10-21', { holder: { id: 'u1', name: '沐' } });
    const got = arrivals(shown, [shown[0]!, held, shown[2]!], false);
    expect(got.rows[1]?.holder?.name).toBe('沐');
    expect(got.waiting).toBe(0);
  });

  test('a due day that moved and a case that went each count once; both rows stay until asked', () => {
    const got = arrivals(shown, [row('a', '2026-10-28'), shown[2]!], false);
    expect(ids(got.rows)).toEqual(['a', 'b', 'c']);
    expect(got.rows[0]?.due).toBe('2026-10-19');
    expect(got.waiting).toBe(2);
  });

  test('what slid to the next page is not gone, and what slid in from it is no news', () => {
    const pushed = arrivals(shown, [row('n', '2026-10-16'), row('a', '2026-10-19'), row('b', '2026-10-21')], true);
    expect(pushed.waiting).toBe(1);
    const pulled = arrivals(shown.slice(0, 2), [shown[1]!, row('d', '2026-10-26')], true);
    expect(pulled.waiting).toBe(1);
  });
});
