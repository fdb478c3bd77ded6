import type { Db } from './db.ts';
import { type Append, type EventBody, type Link, rowOf } from './trail.ts';

/** Links of one append, made by `chain`, and the head they go on from. */
export type Chained = { readonly expected: Append<EventBody>['expected']; readonly links: readonly Link[] };

const MOVE = `update trail_head h set version = e.version, hash = e.hash
   from jsonb_to_recordset($2::jsonb) as e(kind text, id text, was int, was_hash text, version int, hash text)
  where h.bureau = $1 and h.stream_kind = e.kind and h.stream_id = e.id and h.version = e.was and h.hash = e.was_hash
  returning 1`;
const BEGIN = `insert into trail_head (bureau, stream_kind, stream_id, version, hash)
  select $1, e.kind, e.id, e.version, e.hash
    from jsonb_to_recordset($2::jsonb) as e(kind text, id text, was int, version int, hash text) where e.was = 0
  on conflict do nothing returning 1`;
const ADD = `insert into trail_event (bureau, stream_kind, stream_id, version, type, instant, day, act, actor, post, site,
                         channel, client_key, payload, prev_hash, hash)
  select $1, e.kind, e.id, e.version, e.type, e.instant, e.day, e.act, e.actor, e.post, e.site,
         e.channel, e.client_key, e.payload, e.prev_hash, e.hash
    from jsonb_to_recordset($2::jsonb) as e(
           n int, kind text, id text, version int, type text, instant timestamptz, day date, act text, actor text,
           post text, site text, channel text, client_key text, payload jsonb, prev_hash text, hash text)
   order by e.n
  returning stream_kind as kind, stream_id as id, version, position`;

const AT_ONCE = 500;

/**
 * Appends to many streams of one bureau with a few statements, events in the given order. In the caller's
 * transaction. Throws when any stream has moved on: then nothing of it may stay. Answers the positions, in order.
 */
export const appendMany = async (tx: Db, bureau: string, appends: readonly Chained[]): Promise<number[]> => {
  const heads = new Map<
    string,
    { kind: string; id: string; was: number; was_hash: string; version: number; hash: string }
  >();
  for (const { expected, links } of appends)
    for (const l of links) {
      const key = `${l.stream.kind}/${l.stream.id}`;
      const known = heads.get(key);
      const was = known ?? { was: expected.version, was_hash: expected.hash };
      heads.set(key, { ...was, kind: l.stream.kind, id: l.stream.id, version: l.version, hash: l.hash });
    }
  const rows = JSON.stringify([...heads.values()]);
  const moved = await tx.query(MOVE, [bureau, rows]);
  const begun = await tx.query(BEGIN, [bureau, rows]);
  if (moved.length + begun.length !== heads.size) throw new Error('a stream has moved on while many were appended');
  const links = appends.flatMap((a) => a.links);
  const positions: number[] = [];
  for (let from = 0; from < links.length; from += AT_ONCE) {
    const some = links.slice(from, from + AT_ONCE);
    const given = await tx.query<{ kind: string; id: string; version: number; position: number }>(ADD, [
      bureau,
      JSON.stringify(some.map((l, n) => ({ n, kind: l.stream.kind, id: l.stream.id, ...rowOf(l) }))),
    ]);
    const placed = new Map(given.map((g) => [`${g.kind}/${g.id}/${g.version}`, g.position]));
    for (const l of some) positions.push(placed.get(`${l.stream.kind}/${l.stream.id}/${l.version}`)!);
  }
  return positions;
};
