import type { Config } from '../config.ts';
import { isNew, makeTown, SIGNALS } from './first-town.ts';
import { ensurePages } from './pages.ts';

/** Ends on the first signal after the requests at hand; a second signal does not wait. */
const untilSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });

/** Side by side: the first start makes the demo town, pages that are not there are built, and what serves is loaded. */
export const start = (config: Config) => async (): Promise<number> => {
  const signal = untilSignal();
  const [town, pages, serving] = await Promise.allSettled([
    isNew(config) ? makeTown() : undefined,
    ensurePages(),
    import('./serve.ts'),
  ]);
  for (const part of [town, pages, serving]) if (part.status === 'rejected') throw part.reason;
  return (serving as PromiseFulfilledResult<typeof import('./serve.ts')>).value.serve(config, signal);
};
