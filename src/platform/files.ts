import type { Readable } from 'node:stream';
import type { Id } from '../kernel/ids.ts';

export type FileType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp' | 'application/ofd';

export type StoredFile = {
  /** Where it lies, for `read` and `remove`. */
  readonly place: string;
  /** SM3 of the content in hex; the trail refers to the file by it. */
  readonly hash: string;
  readonly size: number;
  /** By the content's first bytes, whatever the name says. */
  readonly type: FileType;
};

export type FileRefused = {
  readonly kind: 'refused';
  readonly code: 'file-too-large' | 'file-type-unknown' | 'file-empty';
};

/** Files of any size up to the limit, sealed with their holder's key, never under the web root. */
export interface Files {
  /** Stores a stream; what is refused or interrupted leaves nothing behind. */
  put(holder: Id, content: Readable): Promise<({ readonly kind: 'stored' } & StoredFile) | FileRefused>;
  /** Stores what the system made itself, such as a paper. */
  putBytes(holder: Id, content: Uint8Array, type: FileType): Promise<StoredFile>;
  /** Throws when the content was altered, or its holder's key erased. */
  read(holder: Id, place: string): Promise<Buffer>;
  /** The content as it is opened, a piece at a time; throws like `read`, and the stream breaks where a piece was altered. */
  stream(holder: Id, place: string): Promise<Readable>;
  remove(place: string): Promise<void>;
  /**
   * Takes away what is older than `age` milliseconds and named by nobody: `named` answers which of some places are. Only
   * files that bear this bureau's mark, and drafts that were never finished. Answers how many.
   */
  sweep(age: number, named: (places: readonly string[]) => Promise<readonly string[]>): Promise<number>;
}
