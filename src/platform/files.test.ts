import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../test/database.ts';
import { sm3 } from './canonical.ts';
import type { Db } from './db.ts';
import { diskFiles, typeOf } from './files.disk.ts';
import type { Files } from './files.ts';
import { vaultOf } from './vault.ts';

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('IHDR picture')]);
const pdf = Buffer.from('%PDF-1.7\n秘密的内容\n%%EOF');
const stream = (...chunks: Buffer[]) => Readable.from(chunks);

describe('files on disk', () => {
  let db: Db;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let files: Files;
  beforeAll(async () => {
    db = await openEmbedded();
    folder = await newFolder();
    files = diskFiles(folder.path, vaultOf(Buffer.alloc(32, 1), 'b1'), db, 1000);
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

  test('types by magic bytes', () => {
    expect(typeOf(png)).toBe('image/png');
    expect(typeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
    const ofd = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26), Buffer.from('OFD.xml')]);
    expect(typeOf(ofd)).toBe('application/ofd');
  });
});
