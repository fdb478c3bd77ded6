import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '../../platform/ports.ts';
import { learnNames } from './handle.persons.ts';
import { MOST_KNOWN } from './names.ts';
import { latestPersons } from './queries.persons.ts';

/** The first pages after a start come first. */
const FIRST_AFTER_MS = 3000;
/** So many names are opened in one turn (some 5 ms), and then rested so long. */
const TURN = 100;
const REST_MS = 20;

export type NameWork = { readonly start: () => void; readonly stop: () => Promise<void> };

/**
 * After a start, learns the names of the persons entered last in short turns, so that the first search by name need not
 * open them all. While `busy` it waits; whoever is entered later is learnt by the search that first meets them.
 */
export const nameWork = (
  ports: Pick<Ports, 'db' | 'bureau' | 'vault'>,
  busy: () => boolean,
  onError: (error: unknown) => void,
  firstAfterMs = FIRST_AFTER_MS,
): NameWork => {
  const ending = new AbortController();
  const rest = (ms: number) => sleep(ms, undefined, { signal: ending.signal, ref: false });
  const run = async (): Promise<void> => {
    await rest(firstAfterMs);
    const ids = await latestPersons(ports.db, ports.bureau, MOST_KNOWN);
    for (let at = 0; at < ids.length; at += TURN) {
      do await rest(REST_MS);
      while (busy());
      await learnNames(ports.db, ports, ids.slice(at, at + TURN));
    }
  };
  let running: Promise<void> | undefined;
  return {
    start: () => {
      running ??= run().catch((error) => {
        if (!ending.signal.aborted) onError(error);
      });
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
};
