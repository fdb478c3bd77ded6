import { setTimeout as sleep } from 'node:timers/promises';

/** Work in the background, round after round until it is stopped. */
export type Rounds = {
  readonly start: () => void;
  /** Waits for the round at hand, not for the pause after it. */
  readonly stop: () => Promise<void>;
  /** There is something to do: ends the pause at hand, or passes over the next one when a round is running. */
  readonly wake: () => void;
};

/** `round` never throws, and answers how many milliseconds may pass before the next; `first`: before the first. */
export const rounds = (round: (signal: AbortSignal) => Promise<number>, first = 0): Rounds => {
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let pause: AbortController | undefined;
  let woken = false;
  const rest = async (ms: number): Promise<void> => {
    if (ms === 0 || woken) return;
    pause = new AbortController();
    await sleep(ms, undefined, { signal: pause.signal }).catch(() => {});
  };
  const wake = (): void => {
    woken = true;
    pause?.abort();
  };
  const run = async (signal: AbortSignal): Promise<void> => {
    await rest(first);
    while (!signal.aborted) {
      woken = false;
      await rest(await round(signal));
    }
  };
  return {
    wake,
    start() {
      if (stopping) return;
      stopping = new AbortController();
      running = run(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      wake();
      await running;
      stopping = undefined;
    },
  };
};
