import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { fixedClock } from './clock.system.ts';
import type { Db } from './db.ts';
import { type Follower, followersOf } from './followers.ts';
import { append, type Envelope, NEW_STREAM } from './trail.ts';

const envelope: Envelope = {
  instant: '2026-03-02T01:00:00.000Z' as Instant,
  day: '2026-03-02' as Day,
  act: 'receive',
  actor: 'somebody',
  post: 'intake',
  channel: 'window',
};
let streams = 0;
const record = async (db: Db, ...types: string[]) => {
  const stream = { kind: 'case', id: `s${++streams}` };
  const done = await append(db, {
    bureau: 'b1',
    stream,
    expected: NEW_STREAM,
    envelope,
    events: types.map((type) => ({ type })),
  });
  if (done.kind === 'conflict') throw new Error('conflict');
  return done.positions;
};

eachDatabase((name, open) => {
  let db: Db;
  const clock = fixedClock('2026-03-02T01:00:00.000Z' as Instant);
  beforeAll(async () => {
    db = await open();
    await db.exec(`reset role; create table paper (position int8 primary key, type text);
      grant all on paper to oneseal_app; set role oneseal_app`);
  });
  afterAll(() => db.close());
  let n = 0;
  let seen: number[];
  beforeEach(() => {
    seen = [];
  });
  /** A follower of a fresh name that begins at the end of the trail. */
  const follower = async (more: Partial<Follower> = {}): Promise<Follower> => {
    const name = `f${++n}`;
    await db.query('insert into follower (name, position) select $1, coalesce(max(position), 0) from trail_event', [
      name,
    ]);
    return {
      name,
      handle: async (events) => {
        seen.push(...events.map((e) => e.position));
      },
      ...more,
    };
  };

  test('every event once, in order, and nothing twice after a restart', async () => {
    const f = await follower({ batch: 2 });
    const positions = [...(await record(db, 'A', 'B', 'C')), ...(await record(db, 'D', 'E'))];
    await followersOf(db, clock, [f]).drain();
    expect(seen).toEqual(positions);
    await followersOf(db, clock, [f]).drain();
    expect(seen).toEqual(positions);
  });

  test('its effects and its place move together: a failed handler leaves neither', async () => {
    let fail = true;
    const f = await follower({
      handle: async (events, tx) => {
        for (const e of events) {
          await tx.query('insert into paper (position, type) values ($1, $2)', [e.position, e.event.type]);
          if (fail && e.event.type === 'Poison') throw new Error('no ink');
        }
      },
    });
    const [good, bad, later] = await record(db, 'Good', 'Poison', 'Later');
    const followers = followersOf(db, clock, [f]);
    await expect(followers.drain()).rejects.toThrow('no ink');
    // The second time one by one: the good one is done, the bad one is where it stands.
    await expect(followers.drain()).rejects.toThrow('no ink');
    expect(await db.query('select type from paper where position = any($1::int8[])', [[good, bad, later]])).toEqual([
      { type: 'Good' },
    ]);
    const [state] = await followers.states();
    expect(state).toMatchObject({ name: f.name, position: good, error: 'no ink', behind: 2 });
    expect(state?.attempts).toBeGreaterThanOrEqual(1);
    fail = false;
    await followers.drain();
    expect(
      (
        await db.query('select type from paper where position = any($1::int8[]) order by position', [
          [good, bad, later],
        ])
      ).length,
    ).toBe(3);
    expect((await followers.states())[0]).toMatchObject({ error: null, attempts: 0, behind: 0 });
  });

  test('in the background it waits longer after each failure, and goes on when it may', async () => {
    let fail = true;
    const f = await follower({
      handle: async (events) => {
        if (fail) throw new Error('printer away');
        seen.push(...events.map((e) => e.position));
      },
    });
    const errors: string[] = [];
    const followers = followersOf(db, clock, [f], { onError: (_name, e) => errors.push(String(e)) });
    const positions = await record(db, 'A');
    followers.start();
    await expect.poll(() => errors.length).toBe(1);
    await sleep(200); // the clock stands still: no second try before its time
    expect(errors).toHaveLength(1);
    fail = false;
    clock.set('2026-03-02T01:05:00.000Z' as Instant);
    await expect.poll(() => seen).toEqual(positions);
    await followers.stop();
  });

  test('woken after an append it answers at once, not at the next poll', async () => {
    const f = await follower();
    const followers = followersOf(db, clock, [f]);
    followers.start();
    await sleep(100);
    const began = performance.now();
    const positions = await record(db, 'A');
    followers.wake();
    await expect.poll(() => seen, { interval: 5 }).toEqual(positions);
    expect(performance.now() - began).toBeLessThan(800);
    await followers.stop();
  });

  test('two processes working for one follower do each event once', async () => {
    const f = await follower({
      batch: 1,
      handle: async (events) => {
        await sleep(2);
        seen.push(...events.map((e) => e.position));
      },
    });
    const positions = await record(db, ...Array.from({ length: 20 }, (_, i) => `E${i}`));
    await Promise.all([followersOf(db, clock, [f]).drain(), followersOf(db, clock, [f]).drain()]);
    expect(seen).toEqual(positions);
  });

  test.skipIf(name === 'PGlite')(
    'an event that becomes visible after a later one is not lost (needs two sessions)',
    async () => {
      const f = await follower();
      const followers = followersOf(db, clock, [f]);
      let letGo: () => void = () => {};
      const hold = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let slowPositions: readonly number[] = [];
      let wrote: () => void = () => {};
      const written = new Promise<void>((resolve) => {
        wrote = resolve;
      });
      const slow = db.transaction(async (tx) => {
        slowPositions = await record(tx, 'Slow');
        wrote();
        await hold;
      });
      await written;
      const quick = await record(db, 'Quick');
      expect(quick[0]).toBeGreaterThan(slowPositions[0]!);
      followers.start();
      await sleep(300);
      expect(seen).toEqual([]); // the gap before it may still be filled
      letGo();
      await slow;
      followers.wake();
      await expect.poll(() => seen).toEqual([...slowPositions, ...quick]);
      await followers.stop();
    },
  );

  test.skipIf(name === 'PGlite')(
    'nor is one whose transaction began later and is the only one still running (needs two sessions)',
    async () => {
      const f = await follower();
      const followers = followersOf(db, clock, [f]);
      const signal = () => {
        let ring: () => void = () => {};
        const rung = new Promise<void>((resolve) => {
          ring = resolve;
        });
        return { ring, rung };
      };
      const [began, held, letGo] = [signal(), signal(), signal()];
      let late: readonly number[] = [];
      // The elder takes its id first and its position last; the younger holds the position before it.
      const elder = db.transaction(async (tx) => {
        await tx.query('select pg_current_xact_id()');
        began.ring();
        await held.rung;
        return record(tx, 'Elder');
      });
      const younger = db.transaction(async (tx) => {
        await began.rung;
        late = await record(tx, 'Younger');
        held.ring();
        await letGo.rung;
      });
      const early = await elder;
      expect(early[0]).toBeGreaterThan(late[0]!);
      followers.start();
      await sleep(400);
      expect(seen).toEqual([]);
      letGo.ring();
      await younger;
      followers.wake();
      await expect.poll(() => seen).toEqual([...late, ...early]);
      await followers.stop();
    },
  );

  test('followers of two bureaus in one database go their own pace', async () => {
    const mine = await follower();
    const [position] = await record(db, 'A');
    const other = followersOf(db, clock, [{ ...mine }], { bureau: 'b2' });
    await other.drain();
    expect(seen).toEqual([]);
    await followersOf(db, clock, [mine], { bureau: 'b1' }).drain();
    expect(seen).toContain(position);
  });

  test('a gap left by an undone transaction does not hold it up', async () => {
    const f = await follower();
    await db
      .transaction(async (tx) => {
        await record(tx, 'Undone');
        throw new Error('undo');
      })
      .catch(() => {});
    const positions = await record(db, 'A');
    await followersOf(db, clock, [f]).drain();
    expect(seen).toEqual(positions);
  });

  describe('its state is visible', () => {
    test('a follower that never ran is listed with what it is behind', async () => {
      const f: Follower = { name: 'new-here', handle: async () => {} };
      const [state] = await followersOf(db, clock, [f]).states();
      expect(state).toMatchObject({ name: 'new-here', position: 0, error: null });
      expect(state?.behind).toBeGreaterThan(10);
    });
  });
});
