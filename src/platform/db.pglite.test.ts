import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../../test/database.ts';
import { openPglite } from './db.pglite.ts';

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
