import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../src/kernel/instant.ts';
import { fixedClock } from '../src/platform/clock.system.ts';
import { type Db, sqlState } from '../src/platform/db.ts';
import { followersOf } from '../src/platform/followers.ts';
import { eachDatabase } from './database.ts';

eachDatabase((_name, open) => {
  describe('the wall between bureaus', () => {
    let db: Db;
    beforeAll(async () => {
      db = await open();
      for (const bureau of ['b1', 'b2'])
        await db.query(`insert into unit (bureau, id, name) values ($1, 'u', '{"zh":"处","en":"unit"}')`, [bureau]);
    });
    afterAll(() => db.close());

    /** As a session that serves a bureau. */
    const serving = <T>(bureau: string, work: (tx: Db) => Promise<T>): Promise<T> =>
      db.transaction(async (tx) => {
        await tx.query(`select set_config('oneseal.bureau', $1, true)`, [bureau]);
        return work(tx);
      });

    test('a question that forgot the bureau sees its own rows only', async () => {
      expect(await serving('b1', (tx) => tx.query('select bureau from unit'))).toEqual([{ bureau: 'b1' }]);
      expect(await serving('b2', (tx) => tx.query('select bureau from unit'))).toEqual([{ bureau: 'b2' }]);
      expect(await serving('b3', (tx) => tx.query('select bureau from unit'))).toEqual([]);
    });

    test('nor can it change or write those of another', async () => {
      expect(await serving('b1', (tx) => tx.query(`update unit set parent = 'x' returning bureau`))).toEqual([
        { bureau: 'b1' },
      ]);
      const write = serving('b1', (tx) => tx.query(`insert into unit (bureau, id, name) values ('b2', 'v', '{}')`));
      expect(sqlState(await write.catch((e: unknown) => e))).toBe('42501');
      const move = serving('b1', (tx) => tx.query(`update unit set bureau = 'b2'`));
      expect(sqlState(await move.catch((e: unknown) => e))).toBe('42501');
    });

    test('a follower behind it follows its own bureau without being told', async () => {
      const clock = fixedClock('2026-03-02T01:00:00.000Z' as Instant);
      const states = await serving('b1', (tx) =>
        followersOf(tx, clock, [{ name: 'papers', handle: async () => {} }]).states(),
      );
      expect(states).toMatchObject([{ name: 'papers', position: 0, error: null }]);
      expect(await db.query(`select bureau from follower where name = 'papers'`)).toEqual([{ bureau: 'b1' }]);
    });

    test('stands around every table that has a bureau', async () => {
      const open = await db.query(
        `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'bureau'
          where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
            and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'bureau_wall'))`,
      );
      expect(open).toEqual([]);
    });
  });
});
