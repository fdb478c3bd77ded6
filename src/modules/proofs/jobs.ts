import { setTimeout as sleep } from 'node:timers/promises';
import { makeCheckpoint, type ProofDeps } from './handle.ts';

/** Nothing that was recorded waits longer for its signed root. */
export const EVERY_MS = 3 * 60_000;

/** Makes a checkpoint every few minutes when something was recorded. A fault is reported and tried again. */
export const checkpointWork = (
  deps: ProofDeps,
  onError: (error: unknown) => void,
  every = EVERY_MS,
): { readonly start: () => void; readonly stop: () => Promise<void> } => {
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  const loop = async (signal: AbortSignal): Promise<void> => {
    // The first soon after a start, when the followers have caught up.
    await sleep(Math.min(every, 5000), undefined, { signal }).catch(() => {});
    while (!signal.aborted) {
      await makeCheckpoint(deps).catch(onError);
      await sleep(every, undefined, { signal }).catch(() => {});
    }
  };
  return {
    start() {
      if (stopping) return;
      stopping = new AbortController();
      running = loop(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      await running;
      stopping = undefined;
    },
  };
};
