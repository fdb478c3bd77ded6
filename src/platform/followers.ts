import { setTimeout as sleep } from 'node:timers/promises';
import { stopwatch } from './clock.system.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import { type Rounds, rounds } from './rounds.ts';
import { type Ahead, type Recorded, readAhead } from './trail.ts';

/**
 * What happens after follows the trail: papers, licences, mail and statistics are made by followers of committed
 * events. A follower sees every event once, in order of position, in one transaction with what it does.
 */
export type Follower = {
  readonly name: string;
  /** Must be repeatable up to its commit: after an error the same events come again, one at a time. */
  readonly handle: (events: readonly Recorded[], tx: Db) => Promise<void>;
  /** Events handed over at once; 100 by default. */
  readonly batch?: number;
};

export type FollowerState = {
  readonly name: string;
  readonly position: number;
  /** Events recorded after its position. */
  readonly behind: number;
  readonly attempts: number;
  readonly error: string | null;
  readonly retryAt: string | null;
};

/** They are woken when something may have been appended. */
export interface Followers extends Rounds {
  /** Works until no follower can move; for tests and the command line. A follower's error is thrown. */
  drain(): Promise<void>;
  states(): Promise<FollowerState[]>;
}

const POLL_MS = 1000;
/** The embedded database has no other process that writes to it: whoever appends also wakes. */
const POLL_ALONE_MS = 10_000;
/** A transaction of background work aims to hold its connection no longer: whoever waits for a page waits behind it. */
const TURN_MS = 40;
/** Events of the first turn, before it is known what one of them costs. */
const FIRST_TURN = 4;
/** How long background work stands back for requests that are being answered, at most, before each turn. */
const STAND_BACK_MS = 250;
const SETTLING_MS = 50;
const MAX_WAIT_MS = 60_000;

/**
 * How far the trail may be read. Positions are given before commit, so a later one can become visible first; an event
 * before the place a follower has reached would never be seen. Up to the first gap everything is safe. A gap is closed
 * for good (its transaction was undone, or it belongs to another bureau) once every transaction that might hold it has
 * ended. Those have ids below the id of the next reading transaction: whoever holds a position took an id before it.
 * (The snapshot's own upper bound will not do: it is the last *ended* transaction, a running one may lie above it.)
 */
class Horizon {
  #fence: { readonly upTo: number; bound?: bigint } | undefined;

  safe({ events, oldestRunning, own }: Ahead, after: number): number {
    let contiguous = after;
    for (const e of events) if (e.position === contiguous + 1) contiguous = e.position;
    const last = events.at(-1)?.position ?? after;
    if (contiguous === last || oldestRunning === undefined || own === undefined) return last;
    const fence = this.#fence;
    if (!fence || fence.upTo <= after) {
      this.#fence = { upTo: last };
      return contiguous;
    }
    fence.bound ??= own;
    return oldestRunning >= fence.bound ? Math.max(contiguous, Math.min(fence.upTo, last)) : contiguous;
  }
}

type Step = 'moved' | 'idle' | 'waiting' | 'later';

export type FollowerOptions = {
  /** Whose events; when absent, of the bureau whose wall the session stands behind, or of all. */
  readonly bureau?: string;
  readonly onError?: (name: string, error: unknown) => void;
  /** Requests are being answered: background work lets them go first, for a while. */
  readonly busy?: () => boolean;
};

/** How many events fit a turn, learnt from the turns before. */
class Pace {
  #size = FIRST_TURN;

  upTo(most: number): number {
    return Math.min(most, this.#size);
  }

  took(ms: number, events: number): void {
    const fits = Math.floor((events * TURN_MS) / Math.max(ms, 1));
    this.#size = Math.max(1, Math.min(fits, this.#size * 2, 10_000));
  }
}

/** One at a time, in the order of asking. */
const oneByOne = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
};

export const followersOf = (
  db: Db,
  clock: Clock,
  list: readonly Follower[],
  options: FollowerOptions = {},
): Followers => {
  let bureau = options.bureau ?? '';
  const horizons = new Map(list.map((f) => [f.name, new Horizon()]));
  const paces = new Map(list.map((f) => [f.name, new Pace()]));
  const inTurn = db.kind === 'pglite' ? oneByOne() : <T>(work: () => Promise<T>) => work();
  const careful = new Set<string>();
  let registered: Promise<void> | undefined;
  const enter = async () => {
    if (options.bureau === undefined) {
      const [session] = await db.query<{ bureau: string }>(
        `select coalesce(current_setting('oneseal.bureau', true), '') as bureau`,
      );
      bureau = session!.bureau;
    }
    await db.query(
      'insert into follower (bureau, name) select $1, unnest($2::text[]) on conflict (bureau, name) do nothing',
      [bureau, list.map((f) => f.name)],
    );
  };
  const register = () => {
    registered ??= enter();
    registered.catch(() => {
      registered = undefined; // the database may be back the next time
    });
    return registered;
  };

  const step = async (f: Follower, { alone = false } = {}): Promise<Step> => {
    const pace = paces.get(f.name)!;
    try {
      await register();
      return await db.transaction(async (tx) => {
        // One process at a time works for a follower; the others find the row locked and go on.
        const [cursor] = await tx.query<{ position: number; retryAt: string | null }>(
          `select position, retry_at as "retryAt" from follower
            where bureau = $1 and name = $2 for update skip locked`,
          [bureau, f.name],
        );
        if (!cursor) return 'idle';
        if (!alone && cursor.retryAt !== null && cursor.retryAt > clock.now()) return 'later';
        const most = careful.has(f.name) ? 1 : (f.batch ?? 100);
        const limit = alone ? most : pace.upTo(most);
        const took = stopwatch();
        const ahead = await readAhead(tx, bureau, cursor.position, limit);
        if (ahead.events.length === 0) return 'idle';
        const safe = horizons.get(f.name)!.safe(ahead, cursor.position);
        const events = ahead.events.filter((e) => e.position <= safe);
        if (events.length === 0) return 'waiting';
        await f.handle(events, tx);
        await tx.query(
          `update follower set position = $3, attempts = 0, error = null, retry_at = null, moved_at = $4
            where bureau = $1 and name = $2`,
          [bureau, f.name, events.at(-1)!.position, clock.now()],
        );
        careful.delete(f.name);
        if (!alone) pace.took(took(), events.length);
        return 'moved';
      });
    } catch (error) {
      options.onError?.(f.name, error);
      await fail(f, error).catch(() => {}); // the database itself is away: nothing can be noted, the first error counts
      throw error;
    }
  };

  /** After an error the events come one by one, so that the one that fails is the one the state names. */
  const fail = async (f: Follower, error: unknown): Promise<void> => {
    careful.add(f.name);
    const text = error instanceof Error ? error.message : String(error);
    await db.query(
      `update follower set attempts = attempts + 1, error = $3,
              retry_at = $4::timestamptz + least($5, 500 * 2 ^ least(attempts, 20)) * interval '1 millisecond'
        where bureau = $1 and name = $2`,
      [bureau, f.name, text.slice(0, 500), clock.now(), MAX_WAIT_MS],
    );
  };

  const standBack = async (signal: AbortSignal): Promise<void> => {
    for (let waited = 0; options.busy?.() && waited < STAND_BACK_MS && !signal.aborted; waited += 5) await sleep(5);
  };

  const pauseOf = (done: Step | 'failed'): number => {
    if (done === 'waiting') return SETTLING_MS;
    return done === 'idle' && db.kind === 'pglite' ? POLL_ALONE_MS : POLL_MS;
  };

  const works = list.map((f) =>
    rounds(async (signal) => {
      await standBack(signal);
      const done = await inTurn(() => step(f)).catch(() => 'failed' as const);
      if (done !== 'moved') return pauseOf(done);
      wake(); // what one makes of an event may be an event to the others
      return 0;
    }),
  );
  const wake = () => {
    for (const work of works) work.wake();
  };

  return {
    wake,
    start() {
      for (const work of works) work.start();
    },
    async stop() {
      await Promise.all(works.map((work) => work.stop()));
    },
    async drain() {
      for (let quiet = false; !quiet; ) {
        quiet = true;
        for (const f of list) {
          let done = await step(f, { alone: true });
          for (let tries = 0; done === 'waiting' && tries < 200; tries++) {
            await sleep(10);
            done = await step(f, { alone: true });
          }
          if (done === 'moved') quiet = false;
        }
      }
    },
    async states() {
      await register();
      return db.query<FollowerState>(
        `select f.name, f.position, f.attempts, f.error, f.retry_at as "retryAt",
                (select count(*) from (
                   select from trail_event e
                    where e.position > f.position and ($1 = '' or e.bureau = $1) limit 10000) b) as behind
           from follower f where f.bureau = $1 and f.name = any($2::text[]) order by f.name`,
        [bureau, list.map((f) => f.name)],
      );
    },
  };
};
