import type { Instant } from '../../kernel/instant.ts';
import { fromBase64, toBase64 } from '../../kernel/note.ts';
import { HASH_BYTES } from './tree.ts';

/** What is signed every few minutes: how long the trail is and the root over it, chained to the checkpoint before. */
export type Checkpoint = {
  readonly origin: string;
  /** Leaves, that is events of the trail. */
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: Instant;
  /** Place in the trail of the last event under it. */
  readonly position: number;
  /** SHA-256 of the signed text of the checkpoint before; absent in the first. */
  readonly previous?: Uint8Array;
};

/** First three lines as other transparency logs write them (C2SP tlog-checkpoint), ours after them. */
export const checkpointBody = (c: Checkpoint): string =>
  [
    c.origin,
    String(c.size),
    toBase64(c.root),
    `time ${c.at}`,
    `position ${c.position}`,
    `previous ${c.previous ? toBase64(c.previous) : 'none'}`,
    '',
  ].join('\n');

const WHOLE = /^(0|[1-9]\d{0,15})$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Undefined for anything that `checkpointBody` would not have written. */
export const readCheckpoint = (body: string): Checkpoint | undefined => {
  const [origin, size, rootText, time, position, before, end, ...more] = body.split('\n');
  const root = fromBase64(rootText ?? '');
  const at = time?.startsWith('time ') ? time.slice(5) : '';
  const place = position?.startsWith('position ') ? position.slice(9) : '';
  const previousText = before?.startsWith('previous ') ? before.slice(9) : undefined;
  const previous = previousText === 'none' ? undefined : fromBase64(previousText ?? '');
  if (!origin || end !== '' || more.length > 0 || previousText === undefined) return undefined;
  if (!WHOLE.test(size ?? '') || !WHOLE.test(place) || !TIME.test(at)) return undefined;
  if (root?.length !== HASH_BYTES || (previousText !== 'none' && previous?.length !== HASH_BYTES)) return undefined;
  return {
    origin,
    size: Number(size),
    root,
    at: at as Instant,
    position: Number(place),
    ...(previous ? { previous } : {}),
  };
};
