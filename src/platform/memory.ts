import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what is no longer used, at once. A closed embedded database holds 200 MB of WebAssembly memory, which the
 * collector does not count as its own and would free much later.
 */
export const releaseMemory = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  // An ordinary collection keeps the pages of the young generation: 130 MB after a busy minute.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
};

const MB = 2 ** 20;
const MUCH = 450 * MB;
/** What must have come on top of what the last release left, before another one is worth its pause. */
const MORE = 40 * MB;
/** Opening, the first pages and the first papers leave most behind. */
const AT_FIRST_MS = 5_000;
const AT_FIRST_LOOKS = 36;
const LOOK_MS = 60_000;

/**
 * Looks now and then whether the process holds much, and gives back what is not used: files and papers leave buffers
 * outside the collector's own heap, for which it feels no pressure (measured: 711 MB became 455). Takes some 100 ms.
 */
export const keepLean = (): { readonly stop: () => void } => {
  let looks = 0;
  let left = 0;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const held = process.memoryUsage.rss();
    if (held > Math.max(MUCH, left + MORE)) {
      releaseMemory();
      left = process.memoryUsage.rss();
    }
    looks += 1;
    timer = setTimeout(look, looks < AT_FIRST_LOOKS ? AT_FIRST_MS : LOOK_MS).unref();
  };
  timer = setTimeout(look, 0).unref();
  return { stop: () => clearTimeout(timer) };
};
