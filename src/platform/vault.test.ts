import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../test/database.ts';
import type { Db } from './db.ts';
import { Erased, masterKey, vaultOf } from './vault.ts';

eachDatabase((_name, open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  const vault = vaultOf(Buffer.alloc(32, 1), 'b1');

  describe('personal data at rest', () => {
    test('what is sealed for a holder opens for them and shows nothing', async () => {
      const sealed = await vault.sealFor(db, 'wang', '王小明 110105');
      expect(sealed.toString('latin1')).not.toContain('110105');
      expect(await vault.openText(db, 'wang', sealed)).toBe('王小明 110105');
      expect((await vault.sealFor(db, 'wang', '王小明 110105')).equals(sealed)).toBe(false);
    });

    test('it does not open for another holder, another bureau, another master key, or when altered', async () => {
      const sealed = await vault.sealFor(db, 'wang', 'secret');
      await vault.sealFor(db, 'li', 'something');
      await expect(vault.openFor(db, 'li', sealed)).rejects.toThrow();
      await expect(vaultOf(Buffer.alloc(32, 1), 'b2').openFor(db, 'wang', sealed)).rejects.toThrow(Erased);
      await expect(vaultOf(Buffer.alloc(32, 2), 'b1').openFor(db, 'wang', sealed)).rejects.toThrow();
      const altered = Buffer.from(sealed);
      altered[14]! ^= 1;
      await expect(vault.openFor(db, 'wang', altered)).rejects.toThrow();
      await expect(vault.openFor(db, 'wang', sealed.subarray(0, 20))).rejects.toThrow();
    });

    test('erasing a key erases all that was sealed, for good, and a new key is not given', async () => {
      const sealed = await vault.sealFor(db, 'zhao', 'secret');
      const other = await vault.sealFor(db, 'qian', 'kept');
      await vault.erase(db, 'zhao');
      await expect(vault.openFor(db, 'zhao', sealed)).rejects.toThrow(Erased);
      await expect(vault.sealFor(db, 'zhao', 'more')).rejects.toThrow(Erased);
      expect(
        await vault.openTexts(db, [
          { holder: 'zhao', sealed },
          { holder: 'qian', sealed: other },
        ]),
      ).toEqual([undefined, 'kept']);
    });

    test('a key made in a transaction that is undone is forgotten with it', async () => {
      await db
        .transaction(async (tx) => {
          await vault.sealFor(tx, 'sun', 'draft');
          throw new Error('undo');
        })
        .catch(() => {});
      const sealed = await vault.sealFor(db, 'sun', 'kept');
      expect(await vault.openText(db, 'sun', sealed)).toBe('kept');
    });

    test('erased inside the transaction in which it was used, it is gone there too', async () => {
      await db.transaction(async (tx) => {
        const sealed = await vault.sealFor(tx, 'feng', 'secret');
        expect(await vault.openText(tx, 'feng', sealed)).toBe('secret');
        await vault.erase(tx, 'feng');
        await expect(vault.openFor(tx, 'feng', sealed)).rejects.toThrow(Erased);
      });
    });

    test('for one act a key is asked once, and sealing and opening are as ever', async () => {
      const before = await vault.sealFor(db, 'zheng', 'old');
      let asked = 0;
      const counting: Db = {
        ...db,
        query: (text, values) => {
          asked += 1;
          return db.query(text, values);
        },
      };
      const own = vault.forOneAct();
      own.ahead(counting, ['zheng', 'nobody-yet']);
      expect(await own.openText(counting, 'zheng', before)).toBe('old');
      const sealed = await own.sealFor(counting, 'zheng', 'new');
      expect(await own.openTexts(counting, [{ holder: 'zheng', sealed }])).toEqual(['new']);
      expect(asked).toBe(1);
      expect(await vault.openText(db, 'zheng', sealed)).toBe('new');
      const first = await own.sealFor(counting, 'nobody-yet', 'first');
      expect(await vault.openText(db, 'nobody-yet', first)).toBe('first');
      expect(await own.openText(counting, 'nobody-yet', first)).toBe('first');
      await vault.erase(db, 'zheng');
      const after = vault.forOneAct();
      await expect(after.openFor(db, 'zheng', sealed)).rejects.toThrow(Erased);
      await expect(after.sealFor(db, 'zheng', 'more')).rejects.toThrow(Erased);
      expect(await after.openTexts(db, [{ holder: 'zheng', sealed }])).toEqual([undefined]);
    });

    test('ten at once agree on one key', async () => {
      const sealed = await Promise.all(Array.from({ length: 10 }, (_, n) => vault.sealFor(db, 'crowd', `n${n}`)));
      const opened = await vault.openTexts(
        db,
        sealed.map((s) => ({ holder: 'crowd', sealed: s })),
      );
      expect(opened).toEqual(Array.from({ length: 10 }, (_, n) => `n${n}`));
    });
  });
});

describe('the keyed hash', () => {
  const vault = vaultOf(Buffer.alloc(32, 1), 'b1');
  test('finds the same number again, and differs by purpose, bureau and master key', () => {
    const hash = vault.keyedHash('number', '11010519491231002X');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(vaultOf(Buffer.alloc(32, 1), 'b1').keyedHash('number', '11010519491231002X')).toBe(hash);
    expect(vault.keyedHash('login', '11010519491231002X')).not.toBe(hash);
    expect(vaultOf(Buffer.alloc(32, 1), 'b2').keyedHash('number', '11010519491231002X')).not.toBe(hash);
    expect(vaultOf(Buffer.alloc(32, 2), 'b1').keyedHash('number', '11010519491231002X')).not.toBe(hash);
  });
});

describe('the master key file', () => {
  test('is made once, for its owner only, and read afterwards; two starts at once agree', async () => {
    const folder = await newFolder();
    const path = join(folder.path, 'data', 'master.key');
    const [a, b] = await Promise.all([masterKey(path), masterKey(path)]);
    expect(a.equals(b)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await masterKey(path)).equals(a)).toBe(true);
    expect((await readFile(path, 'utf8')).trim()).toBe(a.toString('hex'));
    await writeFile(path, 'too short');
    await expect(masterKey(path)).rejects.toThrow('64 hexadecimal digits');
    await folder.remove();
  });
});
