import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryPglite } from './db.pglite.ts';
import { rememberingDb } from './db.remember.ts';
import type { Db } from './db.ts';

describe('a question is answered from memory as long as nothing was written to what it reads', () => {
  let real: Db;
  let asked: string[];
  let db: Db;
  beforeAll(async () => {
    real = await memoryPglite();
    await real.exec('create table person (id int primary key, name text); create table letter (person int)');
  });
  afterAll(() => real.close());
  beforeEach(async () => {
    await real.exec('truncate person, letter');
    asked = [];
    const counted = (inner: Db): Db => ({
      ...inner,
      query: (text, values) => {
        asked.push(text);
        return inner.query(text, values);
      },
      transaction: (work) => inner.transaction((tx) => work(counted(tx))),
    });
    db = rememberingDb(counted(real), { person: ['person'] });
  });
  const nameOf = async (on: Db, id: number) =>
    (await on.query<{ name: string }>('select name from person where id = $1', [id]))[0]?.name;

  test('asked once for the same values, again for others', async () => {
    await real.query('insert into person values (1, $1), (2, $2)', ['甲', '乙']);
    expect([await nameOf(db, 1), await nameOf(db, 1), await nameOf(db, 2)]).toEqual(['甲', '甲', '乙']);
    expect(asked).toHaveLength(2);
  });

  test('what is written is seen by the next question, by query and by batch', async () => {
    expect(await nameOf(db, 1)).toBeUndefined();
    await db.query('insert into person values (1, $1)', ['甲']);
    expect(await nameOf(db, 1)).toBe('甲');
    await db.batch([{ text: 'update person set name = $1', values: ['丙'] }]);
    expect(await nameOf(db, 1)).toBe('丙');
  });

  test('writing elsewhere, also into a column of that name, forgets nothing', async () => {
    await nameOf(db, 1);
    await db.query('insert into letter (person) values (1)');
    await nameOf(db, 1);
    expect(asked.filter((t) => t.startsWith('select'))).toHaveLength(1);
  });

  test('what was read in a transaction that is undone is not remembered', async () => {
    const undone = db.transaction(async (tx) => {
      await tx.query('insert into person values (1, $1)', ['甲']);
      expect(await nameOf(tx, 1)).toBe('甲');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await nameOf(db, 1)).toBeUndefined();
  });

  test('a question over other tables, or one that locks, is asked every time', async () => {
    for (const text of [
      'select p.id from person p join letter l on l.person = p.id',
      'select p.id from person p, letter l where l.person = p.id',
      'select id from person for update',
    ]) {
      await db.query(text);
      await db.query(text);
      expect(asked.filter((t) => t === text)).toHaveLength(2);
    }
  });
});
