import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { type Db, sqlState, violated } from './db.ts';

eachDatabase((_name, open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await db.exec(`reset role; create table thing (id int primary key, d date, at timestamptz, big int8, num numeric,
      j jsonb, days date[], raw bytea, flag boolean, note text); grant all on thing to oneseal_app; set role oneseal_app`);
  });
  afterAll(() => db.close());
  const ids = async () => (await db.query<{ id: number }>('select id from thing order by id')).map((r) => r.id);

  describe('both databases answer with the same types', () => {
    test('days stay days, instants are UTC with milliseconds, whole numbers are numbers', async () => {
      const [row] = await db.query(`insert into thing values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *`, [
        1,
        '2026-03-30',
        '2026-03-30T15:59:59.123Z',
        2 ** 53 - 1,
        '12.50',
        JSON.stringify({ a: [1, null] }),
        ['2026-01-01', '2025-12-31'],
        new Uint8Array([0, 255]),
        true,
        '一章通',
      ]);
      expect(row).toEqual({
        id: 1,
        d: '2026-03-30',
        at: '2026-03-30T15:59:59.123Z',
        big: 2 ** 53 - 1,
        num: '12.50',
        j: { a: [1, null] },
        days: ['2026-01-01', '2025-12-31'],
        raw: Buffer.from([0, 255]),
        flag: true,
        note: '一章通',
      });
    });

    test('a whole number beyond 2^53 is a bigint, a missing value null', async () => {
      expect(
        await db.query('select 9007199254740993::int8 as big, null::date as d, $1::text as note', [undefined]),
      ).toEqual([{ big: 9007199254740993n, d: null, note: null }]);
    });

    test('an instant without fraction, before 1970, and the eve of a year', async () => {
      expect(
        await db.query(`select '1969-07-20T20:17:40Z'::timestamptz as a, '2026-12-31T15:59:59.999Z'::timestamptz as b`),
      ).toEqual([{ a: '1969-07-20T20:17:40.000Z', b: '2026-12-31T15:59:59.999Z' }]);
    });
  });

  describe('transactions', () => {
    test('what fails is undone, and the next one works', async () => {
      const failed = db.transaction(async (tx) => {
        await tx.query('insert into thing (id) values (10)');
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      await db.transaction((tx) => tx.query('insert into thing (id) values (11)'));
      expect(await ids()).toEqual([1, 11]);
    });

    test('an error inside is thrown as it is, with its constraint', async () => {
      const error = await db.transaction((tx) => tx.query('insert into thing (id) values (11)')).catch((e) => e);
      expect(sqlState(error)).toBe('23505');
      expect(violated(error)).toBe('thing_pkey');
    });

    test('an error that is swallowed inside does not pass for a commit', async () => {
      const lost = db.transaction(async (tx) => {
        await tx.query('insert into thing (id) values (12)');
        await tx.query('insert into thing (id) values (11)').catch(() => {});
      });
      await expect(lost).rejects.toThrow('rolled back');
      expect(await ids()).toEqual([1, 11]);
    });

    test('questions asked together travel together; one error undoes all', async () => {
      const together = db.transaction((tx) =>
        Promise.all([13, 11, 14].map((id) => tx.query('insert into thing (id) values ($1)', [id]))),
      );
      await expect(together).rejects.toThrow('duplicate key');
      expect(await ids()).toEqual([1, 11]);
    });

    test('a transaction inside is a savepoint', async () => {
      await db.transaction(async (tx) => {
        await tx.query('insert into thing (id) values (20)');
        await tx.transaction((inner) => inner.query('insert into thing (id) values (11)')).catch(() => {});
        await tx.transaction((inner) => inner.query('insert into thing (id) values (21)'));
      });
      expect(await ids()).toEqual([1, 11, 20, 21]);
    });

    test('asking the outer database inside its transaction is refused instead of hanging', async () => {
      const wrong = db.transaction(() => db.query('select 1'));
      await expect(wrong).rejects.toThrow('use the handed tx');
      expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
    });

    test('transactions at once do not see each other unfinished', async () => {
      await Promise.all(
        Array.from({ length: 10 }, () =>
          db.transaction(async (tx) => {
            const [row] = await tx.query<{ n: number }>('select big as n from thing where id = 20 for update');
            await tx.query('update thing set big = $1 where id = 20', [(row?.n ?? 0) + 1]);
          }),
        ),
      );
      expect(await db.query('select big from thing where id = 20')).toEqual([{ big: 10 }]);
    });
  });

  describe('a question that fails harms no other', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    test.each([
      ['select $1::int as n', 'abc', '22P02'],
      ['select $1::uuid as n', 'abc', '22P02'],
      ['select $1::date as n', '2026-02-30', '22008'],
      ['select $1::text as n', 'a\0b', '22021'],
      ['select $1::jsonb as n', '{"a":"\\u0000"}', '22P05'],
      ['select 1 / $1::int as n', 0, '22012'],
      ['select nothing where $1', true, '42703'],
      ['select $1::jsonb as n', circle, ''],
      ['select $1::jsonb as n', { big: 1n }, ''],
    ])('%s of %s', async (text, value, state) => {
      const alone = await db.query(text, [value]).catch((e: unknown) => e);
      expect(alone).toBeInstanceOf(Error);
      expect(sqlState(alone)).toBe(state);
      const among = await db
        .transaction((tx) => Promise.all([tx.query('select 2'), tx.query(text, [value]), tx.query('select 3')]))
        .catch((e: unknown) => e);
      expect(sqlState(among)).toBe(state);
      expect(await db.query('select $1::int as one', [1])).toEqual([{ one: 1 }]);
    });
  });

  describe('questions put at the same moment', () => {
    test('travel together, more of them than connections, and each gets its own answer', async () => {
      const rows = await Promise.all(
        Array.from({ length: 120 }, (_, n) => db.query<{ n: number }>('select $1::int as n', [n])),
      );
      expect(rows.map(([r]) => r?.n)).toEqual(Array.from({ length: 120 }, (_, n) => n));
    });
    test('one that fails takes none of the others with it, also when it cannot even be bound', async () => {
      const outcomes = await Promise.allSettled([
        db.query<{ n: number }>('select 1 as n'),
        db.query('select 1 / $1::int', [0]),
        db.query('select $1::int', ['no number']),
        db.query('select * from no_such_table'),
        db.query<{ n: number }>('select 2 as n'),
      ]);
      expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'fulfilled']);
      expect((outcomes[4] as PromiseFulfilledResult<unknown>).value).toEqual([{ n: 2 }]);
    });
    test('are autonomous: what one wrote stands though its neighbour failed', async () => {
      await Promise.allSettled([
        db.query('insert into thing (id) values ($1)', [-77]),
        db.query('insert into thing (id) values ($1)', [-77]),
      ]);
      expect(await db.query('select id from thing where id = -77')).toEqual([{ id: -77 }]);
    });
  });

  describe('a batch is one transaction in one round trip', () => {
    test('all rows come back', async () => {
      const rows = await db.batch([
        { text: 'insert into thing (id) values ($1) returning id', values: [30] },
        { text: 'select count(*) as n from thing where id >= 30' },
      ]);
      expect(rows).toEqual([[{ id: 30 }], [{ n: 1 }]]);
    });

    test('the first error is thrown and nothing stays', async () => {
      const error = await db
        .batch([
          { text: 'insert into thing (id) values (31)' },
          { text: 'insert into thing (id) values (30)' },
          { text: 'insert into thing (id) values (32)' },
        ])
        .catch((e: unknown) => e);
      expect(violated(error)).toBe('thing_pkey');
      expect(await ids()).not.toContain(31);
      expect(await db.batch([{ text: 'insert into thing (id) values (31) returning id' }])).toEqual([[{ id: 31 }]]);
    });

    test('a statement that is first prepared in a failed batch can be used afterwards', async () => {
      const fresh = { text: 'select id + 1000 as next from thing where id = $1', values: [30] };
      await db.batch([{ text: 'insert into thing (id) values (30)' }, fresh]).catch(() => {});
      expect(await db.query(fresh.text, fresh.values)).toEqual([{ next: 1030 }]);
    });
  });
});
