import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Id } from '../kernel/ids.ts';
import { sm3 } from './canonical.ts';
import type { Db } from './db.ts';
import type { FileRefused, Files, FileType, StoredFile } from './files.ts';
import type { Vault } from './vault.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((b, i) => bytes[i] === b);
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** The type by magic bytes; only kinds that a browser shows without running anything, and OFD (GB/T 33190), a zip that begins with OFD.xml. */
export const typeOf = (bytes: Uint8Array): FileType | undefined => {
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) && ascii(bytes, 30, 37) === 'OFD.xml') return 'application/ofd';
  return undefined;
};

/** Reads at most `limit` bytes; one more and the rest is not even waited for. */
const readUpTo = async (content: Readable, limit: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += (chunk as Buffer).length;
    if (size > limit) {
      content.resume(); // let the sender finish instead of breaking the connection under the answer
      return undefined;
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

/**
 * Content-addressed files on disk: `<folder>/ab/abcdef…`, the name being a keyed hash of holder and content, so that
 * equal names say nothing to a thief and one holder's file is kept once. Written aside, synced, then moved into place.
 */
export const diskFiles = (folder: string, vault: Vault, db: Db, limit = 20 * 1024 * 1024): Files => {
  const pathOf = (place: string): string => {
    if (!/^[0-9a-f]{64}$/.test(place)) throw new Error('not the place of a file');
    return join(folder, place.slice(0, 2), place);
  };
  const write = async (holder: Id, bytes: Uint8Array, type: FileType): Promise<StoredFile> => {
    const hash = sm3(bytes);
    const place = vault.keyedHash('file', `${holder}/${hash}`);
    const path = pathOf(place);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(await vault.sealFor(db, holder, bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    const parent = await open(join(path, '..'), 'r');
    await parent.sync().finally(() => parent.close());
    return { place, hash, size: bytes.length, type };
  };
  return {
    async put(holder, content) {
      const refusal = (code: FileRefused['code']): FileRefused => ({ kind: 'refused', code });
      const bytes = await readUpTo(content, limit);
      if (!bytes) return refusal('file-too-large');
      if (bytes.length === 0) return refusal('file-empty');
      const type = typeOf(bytes);
      if (!type) return refusal('file-type-unknown');
      return { kind: 'stored', ...(await write(holder, bytes, type)) };
    },
    putBytes: write,
    async read(holder, place) {
      const bytes = await vault.openFor(db, holder, await readFile(pathOf(place)));
      if (vault.keyedHash('file', `${holder}/${sm3(bytes)}`) !== place) throw new Error('a stored file was altered');
      return bytes;
    },
    remove: (place) => rm(pathOf(place), { force: true }),
  };
};
