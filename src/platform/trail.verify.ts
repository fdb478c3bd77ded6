import type { Db } from './db.ts';
import { eventsByStream, type Head, hashOf, NEW_STREAM, type Recorded, type Stream } from './trail.ts';

/** What does not hold at a link: its own hash, its link to the one before, its number, or the room's reading of it. */
export type Broken = {
  readonly stream: Stream;
  readonly version: number;
  /** Order of recording; undefined when the event itself is missing. */
  readonly position?: number;
  readonly differs: 'content' | 'link' | 'missing' | 'order' | 'head' | 'fold';
  readonly says: string;
};

export type Verified = {
  readonly streams: number;
  readonly events: number;
  /** The broken link recorded first; undefined when all hold. */
  readonly broken?: Broken;
  readonly brokenStreams: number;
};

/** A room's own check of a whole stream, such as fold(events) = the row screens read; answers what differs. */
export type FoldCheck = (stream: Stream, events: readonly Recorded[], db: Db) => Promise<string | undefined>;

const PAGE = 1000;

/** Numbers, links, contents and head of one stream, which is given whole. */
export const checkStream = (events: readonly Recorded[], head: Head | undefined): Broken | undefined => {
  let before = NEW_STREAM;
  let position = 0;
  for (const e of events) {
    const broken = (differs: Broken['differs'], says: string): Broken => ({
      stream: e.stream,
      version: e.version,
      position: e.position,
      differs,
      says,
    });
    if (e.version !== before.version + 1)
      return broken('missing', `version ${before.version + 1} is missing before version ${e.version}`);
    if (e.prevHash !== before.hash)
      return broken(
        'link',
        `it follows ${e.prevHash.slice(0, 12)}…, the event before it is ${before.hash.slice(0, 12)}…`,
      );
    const { type, ...payload } = e.event;
    const hash = hashOf({ ...e, type, payload });
    if (hash !== e.hash)
      return broken('content', `its content gives ${hash.slice(0, 12)}…, recorded is ${e.hash.slice(0, 12)}…`);
    if (e.position <= position) return broken('order', `it was recorded before version ${before.version}`);
    before = { version: e.version, hash: e.hash };
    position = e.position;
  }
  const last = events.at(-1);
  const stream = last?.stream;
  if (stream && (head?.version !== before.version || head.hash !== before.hash))
    return {
      stream,
      version: before.version,
      ...(last ? { position: last.position } : {}),
      differs: 'head',
      says: head ? `the stream's head says version ${head.version}` : 'the stream has no head',
    };
  return undefined;
};

/** Heads whose events are all gone. */
const emptyHeads = (db: Db, bureau: string) =>
  db.query<{ kind: string; id: string; version: number }>(
    `select h.stream_kind as kind, h.stream_id as id, h.version from trail_head h
      where h.bureau = $1 and not exists (
        select from trail_event e
         where e.bureau = h.bureau and e.stream_kind = h.stream_kind and e.stream_id = h.stream_id)
      order by 1, 2 limit 1`,
    [bureau],
  );

const headOf = async (db: Db, bureau: string, s: Stream): Promise<Head | undefined> => {
  const [head] = await db.query<Head>(
    'select version, hash from trail_head where bureau = $1 and stream_kind = $2 and stream_id = $3',
    [bureau, s.kind, s.id],
  );
  return head;
};

/** Streams of a bureau one by one, each whole; memory holds a page and one stream. */
async function* streamsOf(db: Db, bureau: string, only?: Stream): AsyncGenerator<Recorded[]> {
  let stream: Recorded[] = [];
  let after = { stream: only ?? { kind: '', id: '' }, version: 0 };
  for (;;) {
    const page = await eventsByStream(db, bureau, after, PAGE);
    for (const e of page) {
      const first = stream[0];
      if (only && (e.stream.kind !== only.kind || e.stream.id !== only.id)) {
        if (first) yield stream;
        return;
      }
      if (first && (first.stream.kind !== e.stream.kind || first.stream.id !== e.stream.id)) {
        yield stream;
        stream = [];
      }
      stream.push(e);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = { stream: last.stream, version: last.version };
  }
  if (stream.length > 0) yield stream;
}

/** Recomputes every chain, or one stream's, and the rooms' folds; names the broken link that was recorded first. */
export const verifyTrail = async (
  db: Db,
  bureau: string,
  options: { readonly only?: Stream; readonly folds?: Readonly<Record<string, FoldCheck>> } = {},
): Promise<Verified> => {
  let streams = 0;
  let events = 0;
  const found: Broken[] = [];
  for await (const stream of streamsOf(db, bureau, options.only)) {
    streams += 1;
    events += stream.length;
    const last = stream.at(-1)!;
    let broken = checkStream(stream, await headOf(db, bureau, last.stream));
    if (!broken) {
      const says = await options.folds?.[last.stream.kind]?.(last.stream, stream, db);
      if (says) broken = { stream: last.stream, version: last.version, position: last.position, differs: 'fold', says };
    }
    if (broken) found.push(broken);
  }
  if (!options.only)
    for (const h of await emptyHeads(db, bureau))
      found.push({
        stream: { kind: h.kind, id: h.id },
        version: h.version,
        differs: 'missing',
        says: `all ${h.version} events are missing`,
      });
  found.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const [broken] = found;
  return { streams, events, brokenStreams: found.length, ...(broken ? { broken } : {}) };
};
