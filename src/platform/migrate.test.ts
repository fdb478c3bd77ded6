import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../test/database.ts';
import type { Db } from './db.ts';
import { type Migration, MigrationFault, migrate, readMigrations } from './migrate.ts';

const real = await readMigrations();
const extra = (number: number, sql: string, checksum = sql): Migration => ({
  number,
  name: `extra_${number}`,
  sql,
  checksum,
});

describe('the files', () => {
  test('are numbered without doubles and each opens with why', () => {
    expect(real.length).toBeGreaterThan(5);
    expect(real.map((m) => m.number)).toEqual([...real.map((m) => m.number)].sort((a, b) => a - b));
  });
  test.each([
    ['create_table.sql', '-- Why: x\n', 'named 0001_what_it_does.sql'],
    ['0001_table.sql', 'create table x ();\n', 'opens with'],
  ])('%s is refused', async (name, sql, says) => {
    const folder = await newFolder();
    await writeFile(join(folder.path, name), sql);
    await expect(readMigrations(folder.path)).rejects.toThrow(says);
    await folder.remove();
  });
  test('two with one number are refused', async () => {
    const folder = await newFolder();
    await writeFile(join(folder.path, '0001_a.sql'), '-- Why: a\n');
    await writeFile(join(folder.path, '0001_b.sql'), '-- Why: b\n');
    await expect(readMigrations(folder.path)).rejects.toThrow('number 0001');
    await folder.remove();
  });
});

eachDatabase((_name, open) => {
  describe('migrating', () => {
    let db: Db;
    beforeEach(async () => {
      db = await open();
      await db.exec('reset role');
      if (db.kind === 'pg')
        await db.exec('grant all on schema public to oneseal_app; grant all on migration to oneseal_app');
    });
    afterEach(() => db.close());

    test('a second time does nothing', async () => {
      expect(await migrate(db, real)).toEqual([]);
    });

    test('a new file is applied once, by one of several that start together', async () => {
      const more = [...real, extra(9001, 'create table extra (id int)')];
      const applied = await Promise.all([migrate(db, more), migrate(db, more), migrate(db, more)]);
      expect(applied.flat()).toEqual(['extra_9001']);
    });

    test('a file that fails leaves nothing of itself, and those before it stay', async () => {
      const more = [
        ...real,
        extra(9001, 'create table good (id int)'),
        extra(9002, 'create table half (id int); select 1/0'),
      ];
      await expect(migrate(db, more)).rejects.toThrow('division by zero');
      const tables = await db.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_name in ('good', 'half')`,
      );
      expect(tables).toEqual([{ name: 'good' }]);
    });

    test('a file changed after it was applied is a fault', async () => {
      await migrate(db, [...real, extra(9001, 'select 1')]);
      await expect(migrate(db, [...real, extra(9001, 'select 2')])).rejects.toThrow(MigrationFault);
    });

    test('a database of a newer version is a fault', async () => {
      await migrate(db, [...real, extra(9001, 'select 1')]);
      await expect(migrate(db, real)).rejects.toThrow('start the newer version');
    });
  });
});
