import { setTimeout as sleep } from 'node:timers/promises';
import { sendNext, sortNotices } from './handle.post.ts';
import type { NoticeDeps } from './handle.ts';

const EVERY_MS = 5000;

export interface PostOffice {
  start(): void;
  stop(): Promise<void>;
  /** Somebody may have been told something. */
  wake(): void;
  /** Sorts all notices and tries every mail that is due now; for tests. Answers how many were tried. */
  drain(): Promise<number>;
}

/** Sorts and sends in the background, one mail at a time; a mail that fails waits its turn and holds up no other. */
export const postOffice = (deps: NoticeDeps, onError: (error: unknown) => void): PostOffice => {
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let ring: () => void = () => {};
  const round = async (): Promise<number> => {
    let sent = 0;
    while ((await sortNotices(deps)) > 0) await sleep(0);
    while (await sendNext(deps)) {
      sent += 1;
      if (stopping?.signal.aborted) break;
    }
    return sent;
  };
  const loop = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      await round().catch(onError);
      const pause = new AbortController();
      await Promise.race([rung, sleep(EVERY_MS, undefined, { signal: pause.signal }).catch(() => {})]);
      pause.abort();
    }
  };
  return {
    wake: () => ring(),
    start() {
      if (stopping) return;
      stopping = new AbortController();
      running = loop(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      ring();
      await running;
      stopping = undefined;
      deps.mailer?.close();
    },
    drain: round,
  };
};
