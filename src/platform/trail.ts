import type { Channel, Post } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { canonical, sm3 } from './canonical.ts';
import type { Db, Statement } from './db.ts';

/** A stream of events: a case, a licence, an obligation. */
export type Stream = { readonly kind: string; readonly id: Id };

/** Where a stream stands: its last version and the hash of its last event. */
export type Head = { readonly version: number; readonly hash: string };
const GENESIS = '0'.repeat(64);
/** A stream that has no event yet. */
export const NEW_STREAM: Head = { version: 0, hash: GENESIS };

/** Who did it, as what, where, when; every event carries it. */
export type Envelope = {
  readonly instant: Instant;
  readonly day: Day;
  /** The act that appended it, kebab-case as in the lifecycle: `ask-correction`; `lapse` for what happens by law. */
  readonly act: string;
  readonly actor: Id;
  readonly post: Post;
  readonly site?: Id;
  readonly channel: Channel;
  readonly clientKey?: string;
};

/** What an act decides: a type and facts. No names, answers or free text: ids, days, codes, counts, hashes. */
export type EventBody = { readonly type: string };

export type Recorded<E extends EventBody = EventBody> = Envelope & {
  readonly bureau: string;
  readonly stream: Stream;
  readonly version: number;
  readonly position: number;
  readonly event: E;
  readonly prevHash: string;
  readonly hash: string;
};

export type Append<E extends EventBody = EventBody> = {
  readonly bureau: string;
  readonly stream: Stream;
  readonly expected: Head;
  /** Lapses that were due come first, under the system's envelope. */
  readonly lapses?: { readonly envelope: Envelope; readonly events: readonly E[] };
  readonly envelope: Envelope;
  readonly events: readonly E[];
};

export type Appended =
  | { readonly kind: 'appended'; readonly head: Head; readonly positions: readonly number[] }
  | { readonly kind: 'conflict' };

/** An event as it is chained: all of it but the position, which the database gives. */
export type Link = Omit<Recorded, 'position' | 'event'> & { readonly type: string; readonly payload: unknown };

/** The hash of an event over all of it but its position, which the database gives. */
export const hashOf = (link: Omit<Link, 'hash'>): string =>
  sm3(
    canonical({
      bureau: link.bureau,
      stream: [link.stream.kind, link.stream.id],
      version: link.version,
      type: link.type,
      instant: link.instant,
      day: link.day,
      act: link.act,
      actor: link.actor,
      post: link.post,
      site: link.site ?? null,
      channel: link.channel,
      clientKey: link.clientKey ?? null,
      payload: link.payload,
      prev: link.prevHash,
    }),
  );

/** The events of an append, linked to its expected head; nothing is written. */
export const chain = <E extends EventBody>(a: Append<E>): Link[] => {
  const links: Link[] = [];
  let { version, hash } = a.expected;
  for (const { envelope, events } of [...(a.lapses ? [a.lapses] : []), a])
    for (const { type, ...payload } of events) {
      version += 1;
      const link = { ...envelope, bureau: a.bureau, stream: a.stream, version, type, payload, prevHash: hash };
      hash = hashOf(link);
      links.push({ ...link, hash });
    }
  return links;
};

const APPEND = `
  with head as (
    insert into trail_head as h (bureau, stream_kind, stream_id, version, hash)
    select $1, $2, $3, $6, $7 where $4 = 0 or exists (
      select from trail_head where bureau = $1 and stream_kind = $2 and stream_id = $3)
    on conflict (bureau, stream_kind, stream_id) do update set version = $6, hash = $7
      where h.version = $4 and h.hash = $5
    returning 1),
  added as (
    insert into trail_event (bureau, stream_kind, stream_id, version, type, instant, day, act, actor, post, site,
                             channel, client_key, payload, prev_hash, hash)
    select $1, $2, $3, e.version, e.type, e.instant, e.day, e.act, e.actor, e.post, e.site,
           e.channel, e.client_key, e.payload, e.prev_hash, e.hash
      from jsonb_to_recordset($8::jsonb) as e(
             version int, type text, instant timestamptz, day date, act text, actor text, post text, site text,
             channel text, client_key text, payload jsonb, prev_hash text, hash text), head
     order by e.version
    returning version, position)`;
const ANSWER = 'select version, position from added order by version';
const OR_FAIL = `select version, position from added
  union all select trail_conflict(), 0 where not exists (select from added) order by 1`;

/** A link as the columns of `trail_event`, for a recordset. */
export const rowOf = (l: Link) => ({
  version: l.version,
  type: l.type,
  instant: l.instant,
  day: l.day,
  act: l.act,
  actor: l.actor,
  post: l.post,
  site: l.site,
  channel: l.channel,
  client_key: l.clientKey,
  payload: l.payload,
  prev_hash: l.prevHash,
  hash: l.hash,
});

const statement = <E extends EventBody>(a: Append<E>, answer: string): { head: Head; statement: Statement } => {
  const links = chain(a);
  const last = links.at(-1);
  if (!last) throw new Error('an append without events');
  const rows = links.map(rowOf);
  const { bureau, stream, expected } = a;
  const values = [bureau, stream.kind, stream.id, expected.version, expected.hash, last.version, last.hash];
  return {
    head: { version: last.version, hash: last.hash },
    statement: { text: `${APPEND} ${answer}`, values: [...values, JSON.stringify(rows)] },
  };
};

/** Appends at the expected head. On `conflict` nothing was written: load again and decide again. */
export const append = async <E extends EventBody>(tx: Db, a: Append<E>): Promise<Appended> => {
  const { head, statement: s } = statement(a, ANSWER);
  const rows = await tx.query<{ position: number }>(s.text, s.values);
  return rows.length === 0 ? { kind: 'conflict' } : { kind: 'appended', head, positions: rows.map((r) => r.position) };
};

/** The same as one statement of a batch; there a conflict undoes the whole batch with the state `CONFLICT`. Answers rows of {version, position}. */
export const appendStatement = <E extends EventBody>(a: Append<E>): { head: Head; statement: Statement } =>
  statement(a, OR_FAIL);
export const CONFLICT = 'OS002';

type Row = Omit<Envelope, 'site' | 'clientKey'> & {
  bureau: string;
  streamKind: string;
  streamId: string;
  version: number;
  position: number;
  type: string;
  site: string | null;
  clientKey: string | null;
  payload: object;
  prevHash: string;
  hash: string;
};

const COLUMNS = `bureau, stream_kind as "streamKind", stream_id as "streamId", version, position, type, instant, day, act,
  actor, post, site, channel, client_key as "clientKey", payload, prev_hash as "prevHash", hash`;

const recorded = ({ streamKind, streamId, type, payload, site, clientKey, ...row }: Row): Recorded => ({
  ...row,
  stream: { kind: streamKind, id: streamId },
  ...(site === null ? {} : { site }),
  ...(clientKey === null ? {} : { clientKey }),
  event: { type, ...payload },
});

export type Loaded<E extends EventBody> = {
  readonly events: readonly Recorded<E>[];
  readonly version: number;
  readonly head: Head;
};

/** A stream's events in order, with the head an append will expect; an unknown stream has none and NEW_STREAM. */
export const load = async <E extends EventBody>(db: Db, bureau: string, stream: Stream): Promise<Loaded<E>> => {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from trail_event
      where bureau = $1 and stream_kind = $2 and stream_id = $3 order by version`,
    [bureau, stream.kind, stream.id],
  );
  const events = rows.map(recorded) as Recorded<E>[];
  const last = events.at(-1);
  const head = last ? { version: last.version, hash: last.hash } : NEW_STREAM;
  return { events, version: head.version, head };
};

/** One event of a stream by its version; undefined when there is none. */
export const eventAt = async <E extends EventBody>(
  db: Db,
  bureau: string,
  stream: Stream,
  version: number,
): Promise<Recorded<E> | undefined> => {
  const [row] = await db.query<Row>(
    `select ${COLUMNS} from trail_event
      where bureau = $1 and stream_kind = $2 and stream_id = $3 and version = $4`,
    [bureau, stream.kind, stream.id, version],
  );
  return row && (recorded(row) as Recorded<E>);
};

/** Events after a position in order of recording, all streams of all bureaus. Not for followers: see `readAhead`. */
export const eventsAfter = async (db: Db, position: number, limit: number): Promise<Recorded[]> =>
  (
    await db.query<Row>(`select ${COLUMNS} from trail_event where position > $1 order by position limit $2`, [
      position,
      limit,
    ])
  ).map(recorded);

export type Ahead = {
  readonly events: readonly Recorded[];
  /** Of the snapshot the events were read in: every transaction below it has ended. Undefined without events. */
  readonly oldestRunning?: bigint;
  /** The reading transaction's own id, given before it read. */
  readonly own?: bigint;
};

/** What a follower may look at; of one bureau, or ('') of all. Events and snapshot come from one statement. */
export const readAhead = async (tx: Db, bureau: string, position: number, limit: number): Promise<Ahead> => {
  const rows = await tx.query<Row & { oldest: string; own: string }>(
    `select ${COLUMNS}, pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_current_xact_id()::text as own
       from trail_event where position > $1 ${bureau === '' ? '' : 'and bureau = $3'} order by position limit $2`,
    bureau === '' ? [position, limit] : [position, limit, bureau],
  );
  const [first] = rows;
  const events = rows.map(({ oldest: _, own: __, ...row }) => recorded(row));
  return first ? { events, oldestRunning: BigInt(first.oldest), own: BigInt(first.own) } : { events };
};

/** Events in order of streams after (kind, id, version), for verification. */
export const eventsByStream = async (
  db: Db,
  bureau: string,
  after: { readonly stream: Stream; readonly version: number },
  limit: number,
): Promise<Recorded[]> =>
  (
    await db.query<Row>(
      `select ${COLUMNS} from trail_event
        where bureau = $1 and (stream_kind, stream_id, version) > ($2, $3, $4)
        order by stream_kind, stream_id, version limit $5`,
      [bureau, after.stream.kind, after.stream.id, after.version, limit],
    )
  ).map(recorded);
