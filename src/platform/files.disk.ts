import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Id } from '../kernel/ids.ts';
import type { Db } from './db.ts';
import { markIn, markOf, readHead, readSealed, writeSealed } from './files.sealed.ts';
import type { FileRefused, Files, FileType } from './files.ts';
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

/** So many first bytes tell the type. */
const TELLING = 48;

class Refused extends Error {
  readonly code: FileRefused['code'];
  constructor(code: FileRefused['code']) {
    super(code);
    this.code = code;
  }
}

/** What comes, as long as it is of a kind we keep and not too much of it; `type` is known when the first piece is out. */
const sifted = (content: AsyncIterable<Uint8Array>, limit: number) => {
  const found: { type?: FileType } = {};
  const told = (first: Uint8Array): void => {
    const type = typeOf(first);
    if (!type) throw new Refused(first.length === 0 ? 'file-empty' : 'file-type-unknown');
    found.type = type;
  };
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let first: Uint8Array | undefined = new Uint8Array(0);
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      if (size > limit) throw new Refused('file-too-large');
      if (first) {
        first = Buffer.concat([first, chunk]);
        if (first.length < TELLING) continue;
        told(first);
        yield first;
        first = undefined;
      } else yield chunk;
    }
    if (first) {
      told(first);
      yield first;
    }
  };
  return { found, pieces: pieces() };
};

/** The chunks of a stream; leaving them early does not destroy it, so that an answer can still be given to the sender. */
const chunksOf = (content: Readable): AsyncIterable<Uint8Array> => content.iterator({ destroyOnReturn: false });

/** Names looked up at once by a sweep. */
const PORTION = 500;

/**
 * Content-addressed files on disk: `<folder>/ab/abcdef…`, the name being a keyed hash of holder and content, so that
 * equal names say nothing to a thief and one holder's file is kept once. Sealed piece by piece as it comes in, written
 * aside, synced, then moved into place: a file of any size takes the memory of a piece.
 */
export const diskFiles = (folder: string, vault: Vault, db: Db, limit = 20 * 1024 * 1024): Files => {
  const pathOf = (place: string): string => {
    if (!/^[0-9a-f]{64}$/.test(place)) throw new Error('not the place of a file');
    return join(folder, place.slice(0, 2), place);
  };
  const placeOf = (holder: Id, hash: string): string => vault.keyedHash('file', `${holder}/${hash}`);
  const incoming = join(folder, 'incoming');

  const write = async (holder: Id, content: AsyncIterable<Uint8Array>) => {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const draft = join(incoming, randomBytes(16).toString('hex'));
    try {
      const file = await open(draft, 'wx', 0o600);
      let written: { readonly hash: string; readonly size: number };
      try {
        written = await writeSealed(vault, db, holder, content, file);
        await file.sync();
      } finally {
        await file.close();
      }
      const place = placeOf(holder, written.hash);
      const path = pathOf(place);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(draft, path);
      const parent = await open(dirname(path), 'r');
      await parent.sync().finally(() => parent.close());
      return { place, ...written };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };

  const openStream = async (holder: Id, place: string): Promise<Readable> => {
    const file = await open(pathOf(place), 'r');
    try {
      return await readSealed(vault, db, holder, file, (hash) => {
        if (placeOf(holder, hash) !== place) throw new Error('a stored file was altered');
      });
    } catch (error) {
      await file.close();
      throw error;
    }
  };

  const isOurs = async (path: string): Promise<boolean> => {
    const file = await open(path, 'r');
    try {
      return markIn(await readHead(file))?.equals(markOf(vault)) === true;
    } finally {
      await file.close();
    }
  };
  /** Taken aside first: should the same content have been stored anew just now, the young file goes back. */
  const takeAway = async (path: string, before: Date): Promise<number> => {
    const aside = join(incoming, `swept-${randomBytes(16).toString('hex')}`);
    await rename(path, aside);
    if ((await stat(aside)).mtime >= before) {
      await rename(aside, path);
      return 0;
    }
    await rm(aside, { force: true });
    return 1;
  };
  /** By the clock that dates the files, whatever day the bureau's clock shows. */
  const now = async (): Promise<Date> => {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const probe = join(incoming, randomBytes(16).toString('hex'));
    await writeFile(probe, '');
    const { mtime } = await stat(probe);
    await rm(probe, { force: true });
    return mtime;
  };
  const listed = async (path: string): Promise<string[]> =>
    readdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    });

  return {
    async put(holder, content) {
      const { found, pieces } = sifted(chunksOf(content), limit);
      try {
        const stored = await write(holder, pieces);
        return { kind: 'stored', ...stored, type: found.type! };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        content.resume(); // let the sender finish instead of breaking the connection under the answer
        return { kind: 'refused', code: error.code };
      }
    },
    putBytes: async (holder, bytes, type) => ({
      ...(await write(
        holder,
        (async function* () {
          yield bytes;
        })(),
      )),
      type,
    }),
    read: async (holder, place) => {
      const chunks: Buffer[] = [];
      for await (const chunk of await openStream(holder, place)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    stream: openStream,
    remove: (place) => rm(pathOf(place), { force: true }),
    async sweep(age, named) {
      const before = new Date((await now()).getTime() - age);
      const old = async (path: string): Promise<boolean> => {
        const found = await stat(path).catch(() => undefined);
        return found?.isFile() === true && found.mtime < before;
      };
      let swept = 0;
      for (const name of await listed(incoming))
        if (await old(join(incoming, name))) {
          await rm(join(incoming, name), { force: true });
          swept += 1;
        }
      for (const part of await listed(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        const candidates: string[] = [];
        for (const name of await listed(join(folder, part))) {
          const path = join(folder, part, name);
          if (/^[0-9a-f]{64}$/.test(name) && (await old(path)) && (await isOurs(path))) candidates.push(name);
        }
        for (let from = 0; from < candidates.length; from += PORTION) {
          const some = candidates.slice(from, from + PORTION);
          const known = new Set(await named(some));
          for (const place of some) if (!known.has(place)) swept += await takeAway(pathOf(place), before);
        }
      }
      return swept;
    },
  };
};
