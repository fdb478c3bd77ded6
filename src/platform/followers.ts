import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import { eventsAfter, type Recorded } from './trail.ts';

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

export interface Followers {
  /** Works in the background until `stop`. */
  start(): void;
  stop(): Promise<void>;
  /** Something may have been appended. */
  wake(): void;
  /** Works until no follower can move; for tests and the command line. A follower's error is thrown. */
  drain(): Promise<void>;
  states(): Promise<FollowerState[]>;
}

const POLL_MS = 1000;
const MAX_WAIT_MS = 60_000;

/**
 * How far the trail may be read. Positions are given before commit, so a later one can become visible first; an
 * event read past a gap would be lost. Up to the first gap everything is safe. A gap is closed for good (its
 * transaction was undone, or it belongs to another bureau) once every transaction that ran when it was seen has ended.
 */
class Horizon {
  #fence: { readonly upTo: number; readonly xmax: bigint } | undefined;

  async safe(db: Db, events: readonly Recorded[], after: number): Promise<number> {
    let contiguous = after;
    for (const e of events) if (e.position === contiguous + 1) contiguous = e.position;
    const last = events.at(-1)?.position ?? after;
    if (contiguous === last) return last;
    const [snapshot] = await db.query<{ xmin: string; xmax: string }>(
      'select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s',
    );
    const xmin = BigInt(snapshot!.xmin);
    if (this.#fence && this.#fence.upTo > after && xmin >= this.#fence.xmax)
      return Math.max(contiguous, Math.min(this.#fence.upTo, last));
    if (!this.#fence || this.#fence.upTo <= after || xmin >= this.#fence.xmax)
      this.#fence = { upTo: last, xmax: BigInt(snapshot!.xmax) };
    return contiguous;
  }
}

type Step = 'moved' | 'idle' | 'waiting';

export const followersOf = (
  db: Db,
  clock: Clock,
  list: readonly Follower[],
  onError?: (name: string, error: unknown) => void,
): Followers => {
  const horizons = new Map(list.map((f) => [f.name, new Horizon()]));
  const careful = new Set<string>();
  let registered: Promise<unknown> | undefined;
  const register = () => {
    registered ??= db.query('insert into follower (name) select unnest($1::text[]) on conflict (name) do nothing', [
      list.map((f) => f.name),
    ]);
    return registered;
  };

  const step = async (f: Follower, ignoreRetry = false): Promise<Step> => {
    await register();
    try {
      return await db.transaction(async (tx) => {
        // One process at a time works for a follower; the others find the row locked and go on.
        const [cursor] = await tx.query<{ position: number; retryAt: string | null }>(
          `select position, retry_at as "retryAt" from follower where name = $1 for update skip locked`,
          [f.name],
        );
        if (!cursor) return 'waiting';
        if (!ignoreRetry && cursor.retryAt !== null && cursor.retryAt > clock.now()) return 'waiting';
        const limit = careful.has(f.name) ? 1 : (f.batch ?? 100);
        const found = await eventsAfter(tx, cursor.position, limit);
        if (found.length === 0) return 'idle';
        const safe = await horizons.get(f.name)!.safe(tx, found, cursor.position);
        const events = found.filter((e) => e.position <= safe);
        if (events.length === 0) return 'waiting';
        await f.handle(events, tx);
        await tx.query(
          'update follower set position = $2, attempts = 0, error = null, retry_at = null, moved_at = $3 where name = $1',
          [f.name, events.at(-1)!.position, clock.now()],
        );
        careful.delete(f.name);
        return 'moved';
      });
    } catch (error) {
      await fail(f, error);
      throw error;
    }
  };

  /** After an error the events come one by one, so that the one that fails is the one the state names. */
  const fail = async (f: Follower, error: unknown): Promise<void> => {
    careful.add(f.name);
    const text = error instanceof Error ? error.message : String(error);
    await db.query(
      `update follower set attempts = attempts + 1, error = $2,
              retry_at = $3::timestamptz + least($4, 500 * 2 ^ least(attempts, 20)) * interval '1 millisecond'
        where name = $1`,
      [f.name, text.slice(0, 500), clock.now(), MAX_WAIT_MS],
    );
    onError?.(f.name, error);
  };

  let stopping: AbortController | undefined;
  let loops: Promise<void>[] = [];
  let awake: () => void = () => {};
  let woken = new Promise<void>((resolve) => {
    awake = resolve;
  });
  const wake = () => {
    const ring = awake;
    woken = new Promise<void>((resolve) => {
      awake = resolve;
    });
    ring();
  };

  const loop = async (f: Follower, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const news = woken;
      const done = await step(f).catch(() => 'waiting' as const);
      if (done === 'moved') continue;
      const pause = new AbortController();
      await Promise.race([
        news,
        sleep(done === 'idle' ? POLL_MS : 50, undefined, { signal: pause.signal }).catch(() => {}),
      ]);
      pause.abort();
    }
  };

  return {
    wake,
    start() {
      if (stopping) return;
      stopping = new AbortController();
      const { signal } = stopping;
      loops = list.map((f) => loop(f, signal));
    },
    async stop() {
      stopping?.abort();
      wake();
      await Promise.all(loops);
      stopping = undefined;
      loops = [];
    },
    async drain() {
      for (let quiet = false; !quiet; ) {
        quiet = true;
        for (const f of list) {
          let done = await step(f, true);
          for (let tries = 0; done === 'waiting' && tries < 200; tries++) {
            await sleep(10);
            done = await step(f, true);
          }
          if (done === 'moved') quiet = false;
        }
      }
    },
    async states() {
      await register();
      return db.query<FollowerState>(
        `select f.name, f.position, f.attempts, f.error, f.retry_at as "retryAt",
                (select count(*) from (select from trail_event e where e.position > f.position limit 10000) b) as behind
           from follower f where f.name = any($1::text[]) order by f.name`,
        [list.map((f) => f.name)],
      );
    },
  };
};
