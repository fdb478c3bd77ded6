import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { APPEND_ONLY, type Db, sqlState } from './db.ts';
import {
  append,
  appendStatement,
  CONFLICT,
  type Envelope,
  type EventBody,
  eventsAfter,
  type Head,
  load,
  NEW_STREAM,
} from './trail.ts';
import { verifyTrail } from './trail.verify.ts';

const envelope: Envelope = {
  instant: '2026-03-02T01:00:00.123Z' as Instant,
  day: '2026-03-02' as Day,
  act: 'receive',
  actor: '01a200fb-5100-7e4c-94d2-425ea37dc64d',
  post: 'intake',
  site: 'centre',
  channel: 'window',
  clientKey: 'key-00000001',
};
type Fact = EventBody & { readonly n?: number; readonly refs?: readonly string[]; readonly on?: string };
const received: Fact = { type: 'Received', on: '2026-03-02', refs: ['b', 'a'], n: 1.5 };

eachDatabase((_name, open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  const stream = (id: string) => ({ kind: 'case', id });
  const add = (id: string, expected: Head, ...events: Fact[]) =>
    append<Fact>(db, { bureau: 'b1', stream: stream(id), expected, envelope, events });

  describe('appending and loading', () => {
    test('events come back as they were given, in order, with their envelope', async () => {
      const done = await add('first', NEW_STREAM, received, { type: 'Accepted', n: 2 });
      expect(done).toMatchObject({ kind: 'appended', head: { version: 2 } });
      const { events, version, head } = await load<Fact>(db, 'b1', stream('first'));
      expect(version).toBe(2);
      expect(events.map((e) => e.event)).toEqual([received, { type: 'Accepted', n: 2 }]);
      expect(events[0]).toMatchObject({ ...envelope, version: 1, stream: stream('first'), bureau: 'b1' });
      expect(events[1]?.prevHash).toBe(events[0]?.hash);
      expect(head.hash).toBe(events[1]?.hash);
      expect(done.kind === 'appended' && done.head).toEqual(head);
    });

    test('an unknown stream is empty and stands at NEW_STREAM', async () => {
      expect(await load(db, 'b1', stream('nobody'))).toEqual({ events: [], version: 0, head: NEW_STREAM });
    });

    test('streams of another bureau are not seen', async () => {
      await add('shared-id', NEW_STREAM, received);
      expect((await load(db, 'b2', stream('shared-id'))).version).toBe(0);
    });

    test('lapses come first, under their own envelope, in one append', async () => {
      const lapse: Envelope = { ...envelope, act: 'lapse', actor: 'system', post: 'system', channel: 'system' };
      await append<Fact>(db, {
        bureau: 'b1',
        stream: stream('late'),
        expected: NEW_STREAM,
        lapses: { envelope: lapse, events: [{ type: 'Accepted' }] },
        envelope,
        events: [{ type: 'Extended' }],
      });
      const { events } = await load<Fact>(db, 'b1', stream('late'));
      expect(events.map((e) => [e.event.type, e.act, e.actor])).toEqual([
        ['Accepted', 'lapse', 'system'],
        ['Extended', 'receive', envelope.actor],
      ]);
    });
  });

  describe('two acts on one version: exactly one is recorded', () => {
    test('the second at the same head is a conflict and writes nothing', async () => {
      const first = await add('race', NEW_STREAM, received);
      const head = first.kind === 'appended' ? first.head : NEW_STREAM;
      expect((await add('race', head, { type: 'Accepted' })).kind).toBe('appended');
      expect(await add('race', head, { type: 'Withdrawn' }, { type: 'More' }, { type: 'Still' })).toEqual({
        kind: 'conflict',
      });
      expect(await add('race', NEW_STREAM, received)).toEqual({ kind: 'conflict' });
      expect((await load(db, 'b1', stream('race'))).events.map((e) => e.event.type)).toEqual(['Received', 'Accepted']);
    });

    test('a right version with another hash, or a head of a stream that is not there, is a conflict', async () => {
      await add('hash', NEW_STREAM, received);
      expect(await add('hash', { version: 1, hash: 'f'.repeat(64) }, { type: 'X' })).toEqual({ kind: 'conflict' });
      expect(await add('ghost', { version: 3, hash: 'f'.repeat(64) }, { type: 'X' })).toEqual({ kind: 'conflict' });
      expect((await load(db, 'b1', stream('ghost'))).version).toBe(0);
    });

    test('of twenty at once one wins', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          db.transaction((tx) =>
            append<Fact>(tx, {
              bureau: 'b1',
              stream: stream('crowd'),
              expected: NEW_STREAM,
              envelope,
              events: [
                { type: 'Received', n },
                { type: 'Noted', n },
              ],
            }),
          ),
        ),
      );
      expect(results.filter((r) => r.kind === 'appended')).toHaveLength(1);
      expect((await load(db, 'b1', stream('crowd'))).version).toBe(2);
    });

    test('in a batch a conflict undoes everything', async () => {
      const good = appendStatement<Fact>({
        bureau: 'b1',
        stream: stream('batch-1'),
        expected: NEW_STREAM,
        envelope,
        events: [received],
      });
      const bad = appendStatement<Fact>({
        bureau: 'b1',
        stream: stream('race'),
        expected: NEW_STREAM,
        envelope,
        events: [received],
      });
      const error = await db.batch([good.statement, bad.statement]).catch((e: unknown) => e);
      expect(sqlState(error)).toBe(CONFLICT);
      expect((await load(db, 'b1', stream('batch-1'))).version).toBe(0);
      const [rows] = await db.batch([good.statement]);
      expect(rows).toEqual([{ version: 1, position: expect.any(Number) }]);
    });
  });

  describe('what is recorded stays', () => {
    test.each([
      'update trail_event set act = act',
      'delete from trail_event where false',
      'truncate trail_event',
      `insert into trail_event (bureau, stream_kind, stream_id, version, type, instant, day, act, actor, post, channel,
        payload, prev_hash, hash) select bureau, stream_kind, stream_id, version, 'Forged', instant, day, act, actor,
        post, channel, payload, prev_hash, hash from trail_event limit 1
        on conflict (bureau, stream_kind, stream_id, version) do update set type = 'Forged'`,
    ])('as the application: %s', async (sql) => {
      await add('kept', NEW_STREAM, received);
      const [user] = await db.query<{ name: string }>('select current_user as name');
      expect(user?.name).toBe('oneseal_app');
      expect(['42501', APPEND_ONLY]).toContain(sqlState(await db.exec(sql).catch((e: unknown) => e)));
    });

    test.each(['update trail_event set act = act', 'delete from trail_event', 'truncate trail_event cascade'])(
      'as the owner, who has every right: %s',
      async (sql) => {
        const before = await eventsAfter(db, 0, 1000);
        const error = await db.exec(`reset role; ${sql}`).catch((e: unknown) => e);
        await db.exec('set role oneseal_app');
        expect(sqlState(error)).toBe(APPEND_ONLY);
        expect(await eventsAfter(db, 0, 1000)).toEqual(before);
      },
    );

    test('nor can the application drop the trigger or turn it off', async () => {
      for (const sql of [
        'alter table trail_event disable trigger all',
        'drop trigger append_only on trail_event',
        'drop table trail_event',
        'set session_replication_role = replica',
      ])
        expect(sqlState(await db.exec(sql).catch((e: unknown) => e)), sql).toBe('42501');
    });
  });
});

eachDatabase((_name, open) => {
  describe('verify-trail names the first broken link', () => {
    let db: Db;
    const three: Fact[] = [received, { type: 'Accepted' }, { type: 'Extended' }];
    beforeAll(async () => {
      db = await open();
      for (const id of ['a', 'b', 'c']) {
        await append<Fact>(db, {
          bureau: 'b1',
          stream: { kind: 'case', id },
          expected: NEW_STREAM,
          envelope,
          events: three,
        });
      }
    });
    afterAll(() => db.close());

    /** Changes the record as only a person with the owner's rights and ill will could, and takes it back. */
    const tampered = async (sql: string) => {
      const undo = new Error('undo');
      let result: Awaited<ReturnType<typeof verifyTrail>> | undefined;
      await db
        .transaction(async (tx) => {
          await tx.exec('reset role; alter table trail_event disable trigger all');
          await tx.exec(sql);
          result = await verifyTrail(tx, 'b1');
          throw undo;
        })
        .catch((e: unknown) => {
          if (e !== undo) throw e;
        });
      await db.exec('set role oneseal_app');
      return result;
    };
    const positionOf = async (id: string, version: number) =>
      (await load(db, 'b1', { kind: 'case', id })).events[version - 1]?.position;

    test('an untouched trail holds', async () => {
      expect(await verifyTrail(db, 'b1')).toEqual({ streams: 3, events: 9, brokenStreams: 0 });
      expect(await verifyTrail(db, 'b1', { only: { kind: 'case', id: 'b' } })).toEqual({
        streams: 1,
        events: 3,
        brokenStreams: 0,
      });
      expect((await verifyTrail(db, 'b1', { only: { kind: 'case', id: 'zz' } })).streams).toBe(0);
    });

    test('a changed payload', async () => {
      const result = await tampered(
        `update trail_event set payload = payload || '{"on":"2026-03-01"}' where stream_id = 'b' and version = 1`,
      );
      expect(result?.broken).toMatchObject({
        differs: 'content',
        stream: { id: 'b' },
        version: 1,
        position: await positionOf('b', 1),
      });
    });

    test.each([
      ['actor', `actor = 'somebody'`],
      ['day', `day = '2026-03-03'`],
      ['instant', `instant = instant + interval '1 ms'`],
      ['type', `type = 'Accepted'`],
      ['post', `post = 'head'`],
      ['site', 'site = null'],
      ['client key', `client_key = 'key-00000002'`],
    ])('a changed %s', async (_what, change) => {
      const result = await tampered(`update trail_event set ${change} where stream_id = 'c' and version = 1`);
      expect(result?.broken).toMatchObject({ differs: 'content', stream: { id: 'c' }, version: 1 });
    });

    test('an event made up anew with a right hash of its own breaks the next link', async () => {
      const result = await tampered(
        `update trail_event set hash = repeat('a', 64) where stream_id = 'a' and version = 1;
         update trail_event set prev_hash = repeat('b', 64) where stream_id = 'b' and version = 2`,
      );
      expect(result?.brokenStreams).toBe(2);
      expect(result?.broken).toMatchObject({ differs: 'content', stream: { id: 'a' }, version: 1 });
      const link = await tampered(
        `update trail_event set prev_hash = repeat('b', 64) where stream_id = 'b' and version = 2`,
      );
      expect(link?.broken).toMatchObject({ differs: 'link', version: 2 });
    });

    test('an event taken out, from the middle, the end, or the whole stream', async () => {
      const middle = await tampered(`delete from trail_event where stream_id = 'b' and version = 2`);
      expect(middle?.broken).toMatchObject({ differs: 'missing', stream: { id: 'b' }, version: 3 });
      const end = await tampered(`delete from trail_event where stream_id = 'b' and version = 3`);
      expect(end?.broken).toMatchObject({ differs: 'head', stream: { id: 'b' }, version: 2 });
      const all = await tampered(`delete from trail_event where stream_id = 'b'`);
      expect(all?.broken).toMatchObject({ differs: 'missing', stream: { id: 'b' } });
    });

    test('of two broken links the one recorded first is named', async () => {
      const result = await tampered(
        `update trail_event set actor = 'x' where (stream_id = 'c' and version = 1) or (stream_id = 'a' and version = 3)`,
      );
      expect(result?.broken).toMatchObject({ stream: { id: 'a' }, version: 3 });
      expect(result?.brokenStreams).toBe(2);
    });

    test("a room's fold is asked for each whole stream", async () => {
      const seen: string[] = [];
      const result = await verifyTrail(db, 'b1', {
        folds: {
          case: async (stream, events) => {
            seen.push(`${stream.id}${events.length}`);
            return stream.id === 'b' ? 'the screen shows another state' : undefined;
          },
        },
      });
      expect(seen).toEqual(['a3', 'b3', 'c3']);
      expect(result.broken).toMatchObject({
        differs: 'fold',
        stream: { id: 'b' },
        says: 'the screen shows another state',
      });
    });
  });
});
