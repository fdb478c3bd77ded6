import { createHash, type Hash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Id } from '../kernel/ids.ts';
import type { Db } from './db.ts';
import type { Pieces, Vault } from './vault.ts';

/**
 * How a file lies on disk: a head of 32 bytes (eight of kind, eight of the bureau's mark, sixteen of salt), then pieces
 * of 64 KiB, each sealed for itself under a key of this file alone. A piece is bound to its number and to being the
 * last or not, so that none can be left out, moved, or cut off at the end. Files of before 2026-11 are one sealed text
 * without a head; they still open.
 */
const KIND = Buffer.from('OSFILE1\n');
const MARK = 8;
const SALT = 16;
const HEAD = KIND.length + MARK + SALT;
export const PIECE = 64 * 1024;
const TAG = 16;

export const markOf = (vault: Vault): Buffer => Buffer.from(vault.keyedHash('file', 'mark'), 'hex').subarray(0, MARK);

/** The bureau's mark in a head; undefined for a file of the earlier kind. */
export const markIn = (head: Uint8Array): Buffer | undefined =>
  head.length >= HEAD && KIND.equals(head.subarray(0, KIND.length))
    ? Buffer.from(head.subarray(KIND.length, KIND.length + MARK))
    : undefined;
export const readHead = async (file: FileHandle): Promise<Buffer> => {
  const head = Buffer.alloc(HEAD);
  const { bytesRead } = await file.read(head, 0, HEAD, 0);
  return head.subarray(0, bytesRead);
};

/** What comes as one is not copied: memory beside the heap is what the collector runs for. */
const joined = (parts: readonly Buffer[], size: number): Buffer =>
  parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);

/** Cuts what comes into pieces of one size, holding back no more than one of them. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    held.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    size += chunk.length;
    if (size <= PIECE) continue;
    const all = joined(held, size);
    let at = 0;
    for (; size - at > PIECE; at += PIECE) yield { piece: all.subarray(at, at + PIECE), last: false };
    held = [all.subarray(at)];
    size -= at;
  }
  yield { piece: joined(held, size), last: true };
}

/** Seals a stream into `file`, piece by piece; answers hash and size of the content. */
export const writeSealed = async (
  vault: Vault,
  db: Db,
  holder: Id,
  content: AsyncIterable<Uint8Array>,
  file: FileHandle,
): Promise<{ readonly hash: string; readonly size: number }> => {
  const head = Buffer.concat([KIND, markOf(vault), randomBytes(SALT)]);
  const pieces = await vault.piecesFor(db, holder, head, 'seal');
  const hash = createHash('sm3');
  let size = 0;
  let n = 0;
  await file.write(head);
  for await (const { piece, last } of inPieces(content)) {
    hash.update(piece);
    size += piece.length;
    await file.writev(pieces.seal(piece, n++, last));
  }
  return { hash: hash.digest('hex'), size };
};

/** The content of a sealed file of the kind above, each piece opened before it is handed on. */
async function* openPieces(pieces: Pieces, file: FileHandle, hash: Hash): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const sealed = Buffer.alloc(PIECE + TAG);
  for (let at = HEAD, n = 0; n === 0 || at < size; n++) {
    const { bytesRead } = await file.read(sealed, 0, sealed.length, at);
    at += bytesRead;
    const piece = pieces.open(sealed.subarray(0, bytesRead), n, at >= size);
    hash.update(piece);
    yield piece;
  }
}

/**
 * Reads a sealed file. `check` gets the hash of the whole at its end and throws when the content is another one: what
 * was handed on by then is true piece by piece, and whoever reads hears that the file is not the one that was asked for.
 */
export const readSealed = async (
  vault: Vault,
  db: Db,
  holder: Id,
  file: FileHandle,
  check: (hash: string) => void,
): Promise<Readable> => {
  const head = await readHead(file);
  const hash = createHash('sm3');
  // The key is asked here: an erased holder is an answer, and not a stream that breaks.
  const pieces = markIn(head) ? await vault.piecesFor(db, holder, head, 'open') : undefined;
  const before = pieces ? undefined : await vault.openFor(db, holder, await file.readFile());
  const content = async function* (): AsyncGenerator<Buffer> {
    try {
      if (pieces) yield* openPieces(pieces, file, hash);
      if (before) {
        hash.update(before);
        yield before;
      }
      check(hash.digest('hex'));
    } finally {
      await file.close();
    }
  };
  return Readable.from(content(), { objectMode: false });
};
