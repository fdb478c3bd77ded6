import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../test/database.ts';
import { FILES_NAMED_IN } from '../app.ts';
import { sm3 } from './canonical.ts';
import type { Db } from './db.ts';
import { diskFiles, typeOf } from './files.disk.ts';
import { PIECE } from './files.sealed.ts';
import { DAY_MS, namedIn } from './files.sweep.ts';
import type { Files } from './files.ts';
import { releaseMemory } from './memory.ts';
import { vaultOf } from './vault.ts';

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('IHDR picture')]);
const pdf = Buffer.from('%PDF-1.7\n秘密的内容\n%%EOF');
const stream = (...chunks: Buffer[]) => Readable.from(chunks);

describe('files on disk', () => {
  let db: Db;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let files: Files;
  const vault = vaultOf(Buffer.alloc(32, 1), 'b1');
  beforeAll(async () => {
    db = await openEmbedded();
    folder = await newFolder();
    files = diskFiles(folder.path, vault, db, 1000);
  });
  afterAll(async () => {
    await db.close();
    await folder.remove();
  });
  const onDisk = async () => (await readdir(folder.path, { recursive: true })).filter((f) => f.length > 10);

  test('a file comes back as it was, typed by its content, and lies sealed', async () => {
    const stored = await files.put('wang', stream(pdf.subarray(0, 5), pdf.subarray(5)));
    expect(stored).toMatchObject({ kind: 'stored', type: 'application/pdf', size: pdf.length, hash: sm3(pdf) });
    const place = stored.kind === 'stored' ? stored.place : '';
    expect((await files.read('wang', place)).equals(pdf)).toBe(true);
    const path = join(folder.path, place.slice(0, 2), place);
    expect((await readFile(path)).includes('秘密')).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('the same file of one holder is kept once, of another holder apart', async () => {
    const before = (await onDisk()).length;
    const places = [];
    for (const holder of ['li', 'li', 'zhao']) {
      const stored = await files.put(holder, stream(png));
      places.push(stored.kind === 'stored' ? stored.place : '');
    }
    expect(places[0]).toBe(places[1]);
    expect(places[2]).not.toBe(places[0]);
    expect(await onDisk()).toHaveLength(before + 2);
    await expect(files.read('zhao', places[0]!)).rejects.toThrow();
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['a page with a script', Buffer.from('<html><script>alert(1)</script>'), 'file-type-unknown'],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'file-type-unknown',
    ],
    ['a program', Buffer.from('MZ\x90\0'), 'file-type-unknown'],
    ['a zip that is no OFD', Buffer.from('PK\x03\x04 and more and more and more and more'), 'file-type-unknown'],
    ['one byte too many', Buffer.concat([pdf, Buffer.alloc(1001 - pdf.length)]), 'file-too-large'],
  ])('%s is refused and leaves nothing', async (_what, content, code) => {
    const before = await onDisk();
    expect(await files.put('wang', stream(content))).toEqual({ kind: 'refused', code });
    expect(await onDisk()).toEqual(before);
  });

  test('exactly the limit is taken', async () => {
    expect(await files.put('wang', stream(Buffer.concat([pdf, Buffer.alloc(1000 - pdf.length)])))).toMatchObject({
      kind: 'stored',
      size: 1000,
    });
  });

  test('an upload that breaks off leaves nothing', async () => {
    const before = await onDisk();
    const broken = Readable.from(
      (async function* () {
        yield pdf;
        throw new Error('the line went dead');
      })(),
    );
    await expect(files.put('wang', broken)).rejects.toThrow('the line went dead');
    expect(await onDisk()).toEqual(before);
  });

  test('an altered file is noticed, and a place is never a path', async () => {
    const stored = await files.putBytes('sun', pdf, 'application/pdf');
    const path = join(folder.path, stored.place.slice(0, 2), stored.place);
    const bytes = await readFile(path);
    bytes[20]! ^= 1;
    await writeFile(path, bytes);
    await expect(files.read('sun', stored.place)).rejects.toThrow();
    await expect(files.read('sun', '../../../etc/passwd')).rejects.toThrow('not the place of a file');
    await files.remove(stored.place);
    await expect(files.read('sun', stored.place)).rejects.toThrow('ENOENT');
  });

  describe('a large file', () => {
    const large = Buffer.concat([pdf, Buffer.alloc(3 * PIECE + 17 - pdf.length, 'x')]);
    let roomy: Files;
    const pathOf = (place: string) => join(folder.path, place.slice(0, 2), place);
    beforeAll(() => {
      roomy = diskFiles(folder.path, vault, db);
    });

    test.each([1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17])(
      'of %d bytes comes back as it was, by read and by stream',
      async (size) => {
        const content = Buffer.concat([pdf, Buffer.alloc(Math.max(0, size - pdf.length), 'y')]).subarray(
          0,
          Math.max(size, pdf.length),
        );
        const { place } = await roomy.putBytes('qian', content, 'application/pdf');
        expect((await roomy.read('qian', place)).equals(content)).toBe(true);
        const chunks = [];
        for await (const c of await roomy.stream('qian', place)) chunks.push(c as Buffer);
        expect(Buffer.concat(chunks).equals(content)).toBe(true);
        expect(Math.max(...chunks.map((c) => c.length))).toBeLessThanOrEqual(PIECE);
      },
    );

    const tampered = async (change: (sealed: Buffer) => Buffer) => {
      const { place } = await roomy.putBytes('qian', large, 'application/pdf');
      await writeFile(pathOf(place), change(await readFile(pathOf(place))));
      return roomy.read('qian', place);
    };
    const HEAD = 32;
    const SEALED = PIECE + 16;
    test('a piece left out, two changed over, the last ones cut off: each is noticed', async () => {
      const piece = (b: Buffer, n: number) => b.subarray(HEAD + n * SEALED, HEAD + (n + 1) * SEALED);
      const head = (b: Buffer) => b.subarray(0, HEAD);
      const damages: ((b: Buffer) => Buffer)[] = [
        (b) => Buffer.concat([head(b), piece(b, 0), piece(b, 2), piece(b, 3)]),
        (b) => Buffer.concat([head(b), piece(b, 1), piece(b, 0), piece(b, 2), piece(b, 3)]),
        (b) => b.subarray(0, HEAD + 3 * SEALED),
        (b) => b.subarray(0, HEAD + 2 * SEALED),
        (b) => b.subarray(0, HEAD),
      ];
      for (const damage of damages) await expect(tampered(damage)).rejects.toThrow();
    });

    test('another file of the same holder in its place is noticed at the end', async () => {
      const [one, two] = [
        await roomy.putBytes('qian', large, 'application/pdf'),
        await roomy.putBytes('qian', pdf, 'application/pdf'),
      ];
      await writeFile(pathOf(one.place), await readFile(pathOf(two.place)));
      await expect(roomy.read('qian', one.place)).rejects.toThrow('a stored file was altered');
    });

    test('twenty megabytes take the memory of a few pieces', async () => {
      let held = 0;
      const begun = process.memoryUsage().arrayBuffers;
      const slow = Readable.from(
        (async function* () {
          yield pdf;
          for (let n = 0; n < 19 * 16; n++) {
            if (n % 16 === 0) releaseMemory();
            held = Math.max(held, process.memoryUsage().arrayBuffers - begun);
            yield Buffer.alloc(PIECE, n);
          }
        })(),
      );
      expect(await roomy.put('qian', slow)).toMatchObject({ kind: 'stored', size: pdf.length + 19 * 16 * PIECE });
      expect(held).toBeLessThan(16 * 2 ** 20);
    });
  });

  test('a file of before 2026-11, one sealed text, still opens', async () => {
    const place = vault.keyedHash('file', `sun/${sm3(png)}`);
    await mkdir(join(folder.path, place.slice(0, 2)), { recursive: true });
    await writeFile(join(folder.path, place.slice(0, 2), place), await vault.sealFor(db, 'sun', png));
    expect((await files.read('sun', place)).equals(png)).toBe(true);
  });

  describe('the sweep', () => {
    const aged = async (place: string, days: number) => {
      const then = new Date(Date.now() - days * DAY_MS);
      await utimes(join(folder.path, place.slice(0, 2), place), then, then);
    };
    const there = async (place: string) => (await onDisk()).some((f) => f.endsWith(place));
    const put = async (content: Buffer, days: number, by = files) => {
      const { place } = await by.putBytes('zhou', content, 'application/pdf');
      await aged(place, days);
      return place;
    };

    test('takes old files that no row names; named, young and earlier ones stay, and those of another bureau', async () => {
      const other = diskFiles(folder.path, vaultOf(Buffer.alloc(32, 1), 'b2'), db, 1000);
      const [named, lost, young, others] = [
        await put(Buffer.from('%PDF-named'), 2),
        await put(Buffer.from('%PDF-lost'), 2),
        await put(Buffer.from('%PDF-young'), 0.9),
        await put(Buffer.from('%PDF-other'), 2, other),
      ];
      const before = vault.keyedHash('file', 'earlier');
      await mkdir(join(folder.path, before.slice(0, 2)), { recursive: true });
      await writeFile(join(folder.path, before.slice(0, 2), before), await vault.sealFor(db, 'zhou', pdf));
      await aged(before, 2);
      expect(await files.sweep(DAY_MS, async (places) => places.filter((p) => p === named))).toBe(1);
      expect([
        await there(named),
        await there(lost),
        await there(young),
        await there(others),
        await there(before),
      ]).toEqual([true, false, true, true, true]);
    });

    test('a process that died in the middle of an upload leaves a draft; it goes after a day', async () => {
      const draft = join(folder.path, 'incoming', 'ab'.repeat(16));
      await writeFile(draft, 'half');
      const named = async (places: readonly string[]) => places;
      expect(await files.sweep(DAY_MS, named)).toBe(0);
      await utimes(draft, new Date(Date.now() - 2 * DAY_MS), new Date(Date.now() - 2 * DAY_MS));
      expect(await files.sweep(DAY_MS, named)).toBe(1);
    });

    test('the same content stored anew while the sweep asks is not taken', async () => {
      const content = Buffer.from('%PDF-again');
      const place = await put(content, 2);
      const swept = await files.sweep(DAY_MS, async (places) => {
        if (places.includes(place)) await files.putBytes('zhou', content, 'application/pdf');
        return places.filter((p) => p !== place);
      });
      expect(swept).toBe(0);
      expect((await files.read('zhou', place)).equals(content)).toBe(true);
    });

    test('every table that names places is asked', async () => {
      const tables = await db.query<{ name: string }>(
        `select table_name as name from information_schema.columns where column_name = 'place' and table_schema = 'public'`,
      );
      const readFrom = FILES_NAMED_IN.map((from) => /from (\w+)/.exec(from)?.[1] ?? from);
      expect(tables.map((t) => t.name).sort()).toEqual(readFrom.sort());
      expect(await namedIn(db, 'b1', FILES_NAMED_IN)(['a'.repeat(64)])).toEqual([]);
    });
  });

  test('types by magic bytes', () => {
    expect(typeOf(png)).toBe('image/png');
    expect(typeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
    const ofd = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26), Buffer.from('OFD.xml')]);
    expect(typeOf(ofd)).toBe('application/ofd');
  });
});
