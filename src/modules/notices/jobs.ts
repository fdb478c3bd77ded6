import { setTimeout as sleep } from 'node:timers/promises';
import { type Rounds, rounds } from '../../platform/rounds.ts';
import { sendNext, sortNotices } from './handle.post.ts';
import type { NoticeDeps } from './handle.ts';

const EVERY_MS = 5000;

/** It is woken when somebody may have been told something. */
export interface PostOffice extends Rounds {
  /** Sorts all notices and tries every mail that is due now; for tests. Answers how many were tried. */
  drain(): Promise<number>;
}

/** Sorts and sends in the background, one mail at a time; a mail that fails waits its turn and holds up no other. */
export const postOffice = (deps: NoticeDeps, onError: (error: unknown) => void): PostOffice => {
  const round = async (signal?: AbortSignal): Promise<number> => {
    let sent = 0;
    while ((await sortNotices(deps)) > 0) await sleep(0);
    while (await sendNext(deps)) {
      sent += 1;
      if (signal?.aborted) break;
    }
    return sent;
  };
  const work = rounds(async (signal) => {
    await round(signal).catch(onError);
    return EVERY_MS;
  });
  return {
    ...work,
    async stop() {
      await work.stop();
      deps.mailer?.close();
    },
    drain: () => round(),
  };
};
