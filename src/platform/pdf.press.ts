import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import { dayOf, type Instant, instantMs } from '../kernel/instant.ts';
import { type Rounds, rounds } from './rounds.ts';

/** What waits to be made into a PDF, one room's worth. */
export type PressQueue = {
  /** The oldest thing without a file; undefined when there is none. */
  readonly next: () => Promise<Id | undefined>;
  /** Makes and stores its file; must be repeatable. */
  readonly make: (id: Id) => Promise<void>;
  readonly failed: (id: Id, error: string) => Promise<void>;
};

/** It is woken when something can be pressed. */
export interface Press extends Rounds {
  /** Presses everything there is and says how often it tried; for tests, seeding and the command line. */
  drain(): Promise<number>;
}

/** Calendar days after which nobody is taken to wait for a paper any more. */
const WAITED_FOR = 7;
const HOUR_MS = 3_600_000;
const waitedFrom = (now: Instant): Day => addDays(dayOf(now), -WAITED_FOR);
/** Is somebody taken to wait for a paper of that day? For an older one only whoever opens it. */
export const isWaitedFor = (made: Day, now: Instant): boolean => made >= waitedFrom(now);
/**
 * The day from which on papers are pressed now. What is older (a past that was taken over, a town that was made) is
 * pressed when somebody opens it, or at night between one and five, when the machine has nothing else to do.
 */
export const pressedFrom = (now: Instant): Day => {
  const hour = new Date(instantMs(now) + 8 * HOUR_MS).getUTCHours();
  return hour >= 1 && hour < 5 ? ('0001-01-01' as Day) : waitedFrom(now);
};

const POLL_MS = 2000;
/** Between two pages, so that requests come first. */
const BREATH_MS = 15;
/** Who rings does so from inside a transaction that is about to be committed. */
const COMMIT_MS = 100;

/**
 * Makes PDF files behind the acts that called for them. No transaction is held while a page is drawn. Equal models
 * give equal bytes and files lie under the hash of their content, so two presses at once, or a crash in between,
 * leave one file.
 */
export const pressOf = (queues: readonly PressQueue[]): Press => {
  const pressNext = async (): Promise<boolean> => {
    for (const queue of queues) {
      const id = await queue.next();
      if (id === undefined) continue;
      await queue.make(id).catch((error: unknown) => queue.failed(id, String(error).slice(0, 500)));
      return true;
    }
    return false;
  };
  const work = rounds(async () => {
    if (!(await pressNext().catch(() => false))) return POLL_MS;
    await sleep(BREATH_MS);
    return 0;
  });
  return {
    ...work,
    wake: () => void setTimeout(work.wake, COMMIT_MS).unref(),
    async drain() {
      let count = 0;
      while (await pressNext()) count += 1;
      return count;
    },
  };
};
