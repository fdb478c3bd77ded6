import { randomBytes } from 'node:crypto';
import { type Id, idFrom } from '../kernel/ids.ts';
import type { Clock } from './clock.ts';

/** New identifiers and tokens; a seeded one makes the same town everywhere. */
export type Random = {
  readonly bytes: (n: number) => Uint8Array;
  /** An opaque identifier that sorts by time of making. */
  readonly id: () => Id;
  /** 256 bits as base64url, for session cookies and the like. */
  readonly token: () => string;
};

export const randomOf = (clock: Clock, bytes: (n: number) => Uint8Array = randomBytes): Random => ({
  bytes,
  id: () => idFrom(Date.parse(clock.now()), bytes(10)),
  token: () => Buffer.from(bytes(32)).toString('base64url'),
});
