import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { append, NEW_STREAM } from '../../platform/trail.ts';
import { stockNumberUsed } from './queries.facts.ts';

describe('a printed blank is handed over once', () => {
  let town: Town;
  const used = (number: string, caseId: string) => stockNumberUsed(town.db, town.bureau, number, caseId);
  beforeAll(async () => {
    town = await openTown();
    await append(town.db, {
      bureau: town.bureau,
      stream: { kind: 'case', id: 'case-a' as Id },
      expected: NEW_STREAM,
      envelope: {
        instant: town.clock.now(),
        day: day('2026-11-22'),
        act: 'deliver',
        actor: 'o-deliver' as Id,
        post: 'delivery',
        channel: 'window',
      },
      events: [{ type: 'Delivered', on: '2026-11-22', mode: 'window', items: [], stockNumber: 'NO-0001' } as never],
    });
    await town.db.query(
      `insert into licence_stock (bureau, kind, number, state, licence)
       values ($1, 'food', 'NO-0002', 'spoiled', null), ($1, 'food', 'NO-0003', 'blank', null), ($1, 'food', 'NO-0004', 'used', 'other')`,
      [town.bureau],
    );
  });
  afterAll(() => town.close());

  test('not a second time with another case, nor one that is spoiled or another licence’s', async () => {
    expect(await used('NO-0001', 'case-b')).toBe(true);
    expect(await used('NO-0001', 'case-a')).toBe(false);
    expect([await used('NO-0002', 'case-b'), await used('NO-0004', 'case-b')]).toEqual([true, true]);
    expect([await used('NO-0003', 'case-b'), await used('NO-0009', 'case-b')]).toEqual([false, false]);
  });
});
