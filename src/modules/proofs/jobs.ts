import { type Rounds, rounds } from '../../platform/rounds.ts';
import { makeCheckpoint, type ProofDeps } from './handle.ts';

/** Nothing that was recorded waits longer for its signed root. */
export const EVERY_MS = 3 * 60_000;
/** The first soon after a start, when the followers have caught up. */
const FIRST_MS = 5000;

/** Makes a checkpoint every few minutes when something was recorded. A fault is reported and tried again. */
export const checkpointWork = (deps: ProofDeps, onError: (error: unknown) => void, every = EVERY_MS): Rounds =>
  rounds(
    async () => {
      await makeCheckpoint(deps).catch(onError);
      return every;
    },
    Math.min(every, FIRST_MS),
  );
