import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../../test/database.ts';
import { makePglite, memoryPglite, openPglite } from './db.pglite.ts';

describe('a commit of the embedded database has reached the disk when it is answered', () => {
  test('every commit syncs a file, and a read syncs none', async () => {
    const folder = await newFolder();
    const db = await openPglite(folder.path);
    await db.exec('create table thing (id int primary key)');
    let syncs = 0;
    const real = fs.fsyncSync;
    fs.fsyncSync = (fd) => {
      syncs += 1;
      real(fd);
    };
    syncBuiltinESMExports();
    try {
      for (let id = 0; id < 50; id++) await db.query('insert into thing values ($1)', [id]);
      expect(syncs).toBeGreaterThanOrEqual(50);
      const before = syncs;
      for (let n = 0; n < 50; n++) await db.query('select count(*) from thing');
      expect(syncs).toBe(before);
    } finally {
      fs.fsyncSync = real;
      syncBuiltinESMExports();
    }
    await db.close();
    await folder.remove();
  });
});

describe('a new embedded database is there whole, or not at all', () => {
  test('made aside without a sync, then put in its place; what it holds is found again', async () => {
    const folder = await newFolder();
    await makePglite(folder.path, async (db) => {
      await db.exec('create table thing (id int primary key)');
      await db.query('insert into thing select generate_series(1, 1000)');
      expect(existsSync(`${folder.path}/pg`)).toBe(false);
    });
    const db = await openPglite(folder.path);
    expect(await db.query('select count(*) as n from thing')).toEqual([{ n: 1000 }]);
    await db.close();
    await folder.remove();
  });

  test('begun as a copy of another it holds what that one holds, and that one stays as it was', async () => {
    const first = await newFolder();
    const second = await newFolder();
    await makePglite(first.path, (db) =>
      db.exec('create table thing (id int primary key); insert into thing values (1)'),
    );
    await makePglite(second.path, (db) => db.exec('insert into thing values (2)'), `${first.path}/pg`);
    for (const [folder, n] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const db = await openPglite(folder.path);
      expect(await db.query('select count(*) as n from thing')).toEqual([{ n }]);
      await db.close();
      await folder.remove();
    }
  });

  test('begun from what is not there it is empty', async () => {
    const folder = await newFolder();
    await makePglite(folder.path, (db) => db.exec('create table thing (id int)'), `${folder.path}/gone`);
    expect(fs.readdirSync(folder.path)).toEqual(['pg']);
    await folder.remove();
  });

  test('a making that fails leaves nothing; what an earlier one left is taken away', async () => {
    const folder = await newFolder();
    fs.mkdirSync(`${folder.path}/pg.making`);
    fs.writeFileSync(`${folder.path}/pg.making/PG_VERSION`, 'broken');
    const failing = makePglite(folder.path, async () => {
      throw new Error('no town');
    });
    await expect(failing).rejects.toThrow('no town');
    expect(fs.readdirSync(folder.path)).toEqual([]);
    await folder.remove();
  });
});

describe('work that asks on and on', () => {
  test('lets the process look at its sockets: whoever comes meanwhile is heard before it ends', async () => {
    const db = await memoryPglite();
    let asked = 0;
    let heardAt: number | undefined;
    setImmediate(() => {
      heardAt = asked;
    });
    for (; asked < 2000; asked++) await db.query('select 1');
    expect(heardAt).toBeLessThan(1000);
    await db.close();
  });
});
