import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { Files } from './files.ts';

const HOUR_MS = 3_600_000;
const FIRST_AFTER_MS = 10 * 60_000;
/** A file is older than this before it can be nobody's: until then an upload may still be on its way to its row. */
export const DAY_MS = 24 * HOUR_MS;

export type Sweep = {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly once: () => Promise<number>;
};

/** Which of some places the rows of these tables (or selections, as they stand in a `from`) name by `bureau` and `place`. */
export const namedIn =
  (db: Db, bureau: string, tables: readonly string[]) =>
  async (places: readonly string[]): Promise<string[]> => {
    const found = await Promise.all(
      tables.map((t) =>
        db.query<{ place: string }>(`select place from ${t} where bureau = $1 and place = any($2::text[])`, [
          bureau,
          places,
        ]),
      ),
    );
    return found.flat().map((r) => r.place);
  };

/**
 * Takes away, once a day, the files that no row names: what is left when a process dies between writing a file and its
 * row, or when a draft is thrown away. `named`: which of some places rows name.
 */
export const sweepWork = (
  { files, clock }: { readonly files: Files; readonly clock: Clock },
  named: (places: readonly string[]) => Promise<readonly string[]>,
  onError: (error: unknown) => void,
): Sweep => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let swept: string | undefined;
  const once = () => files.sweep(DAY_MS, named);
  const look = (): void => {
    timer = setTimeout(look, HOUR_MS).unref();
    const today = clock.today();
    if (swept === today) return;
    swept = today;
    running = once().catch(onError);
  };
  return {
    once,
    start: () => {
      timer ??= setTimeout(look, FIRST_AFTER_MS).unref();
    },
    stop: async () => {
      clearTimeout(timer);
      await running;
    },
  };
};
