import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, decided, licenceRoom, received, SPA } from '../../../test/licence-room.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { addWorkingDays } from '../../law/working.ts';
import { monthCounts, published, publishedCounts } from './queries.life.ts';

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  const inPublic = async () => (await published(room.db, room.deps.bureau, {}, 10)).map((r) => r.event);

  describe('双公示', () => {
    test('a permit and its ends are public', async () => {
      const first = await room.issued();
      expect(await inPublic()).toEqual(['Issued']);
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await room.follow();
      expect(await inPublic()).toEqual(['Cancelled', 'Issued']);
    });
    test('个保法 第二十八条: what is no permit, such as a health certificate, is not, nor is its end', async () => {
      room.given = { ...SPA, permit: false };
      const first = await room.issued();
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await room.follow();
      expect((await room.rowOf()).state).toBe('cancelled');
      expect(await inPublic()).toEqual([]);
    });
    test.each([
      ['2026-09-29', 'in time', false],
      ['2026-09-30', 'late', true],
    ])('seven working days after 2026-09-18 end on 2026-09-29: out on %s is %s', async (out, _word, late) => {
      const { deps } = room;
      room.deps = {
        ...deps,
        facts: { ...deps.facts, workingDaysAfter: async (_tx, from, n) => addWorkingDays(from, n, CHINA) },
      };
      room.clock.set(at(out));
      await room.tell('c1', received(), decided('2026-09-18'));
      await room.follow();
      const [entry] = await published(room.db, deps.bureau, {}, 10);
      expect(entry).toMatchObject({ on: '2026-09-18', dueOn: '2026-09-29', publishedOn: out });
      expect(entry!.publishedOn > entry!.dueOn).toBe(late);
    });
  });

  describe('counters by month and kind', () => {
    test('of every event at the desk, of what is public for everybody; a month before the first asked is left out', async () => {
      const first = await room.issued();
      await room.issued('c2');
      room.given = {
        ...SPA,
        kind: 'food-service',
        name: { zh: '食品经营许可证', en: 'Food licence' },
        series: '松食许',
      };
      await room.issued('c3');
      room.clock.set(at('2026-11-05'));
      await room.tell('c4', received({ kind: 'cancel', licence: first.id }), decided('2026-11-05'));
      await room.tell('c2', { type: 'Frozen', on: '2026-11-05', complaint: 'x-1' });
      await room.follow();
      const told = (rows: readonly { month: string; kind: string; event: string; n: number }[]) =>
        rows.map((r) => `${r.month} ${r.kind} ${r.event} ${r.n}`);
      const { db, deps } = room;
      expect(told(await monthCounts(db, deps.bureau, '2026-10'))).toEqual([
        '2026-11 public-venue Cancelled 1',
        '2026-11 public-venue Suspended 1',
        '2026-10 food-service Issued 1',
        '2026-10 public-venue Issued 2',
      ]);
      expect(told(await publishedCounts(db, deps.bureau, '2026-10'))).toEqual([
        '2026-11 public-venue Cancelled 1',
        '2026-10 food-service Issued 1',
        '2026-10 public-venue Issued 2',
      ]);
      expect(told(await publishedCounts(db, deps.bureau, '2026-11'))).toEqual(['2026-11 public-venue Cancelled 1']);
    });
  });
});
