import type { Period } from './contract.ts';
import { type BoardDeps, board, oversight } from './handle.board.ts';
import { recordedTo, settledTo } from './queries.position.ts';

type Counted = Awaited<ReturnType<typeof board>>;
type Overseen = Awaited<ReturnType<typeof oversight>>;

/**
 * The boards as the routes ask for them. Counted anew when anything was recorded since, on a new day and when the
 * catalogue has changed; else what was counted before still holds, and is as of now.
 */
export type Boards = {
  readonly board: (period: Period) => Promise<Counted>;
  readonly oversight: () => Promise<Overseen>;
};

export const boardsOf = (deps: BoardDeps): Boards => {
  const { db, bureau, clock, shelves } = deps;
  const kept = new Map<string, { readonly key: string; readonly counted: Promise<unknown> }>();
  const keptAs = async <T>(name: string, count: () => Promise<T>): Promise<T> => {
    const [position, { revision }] = await Promise.all([recordedTo(db, bureau), shelves.of(db, bureau)]);
    const key = `${clock.today()} ${position} ${revision}`;
    const found = kept.get(name);
    if (found?.key === key) return found.counted as Promise<T>;
    const counting = async (): Promise<T> => {
      let lasts = false;
      try {
        const settled = await settledTo(db, bureau, position);
        const found = await count();
        lasts = settled;
        return found;
      } finally {
        // What may have missed an event below its position, or has failed, serves only those who asked meanwhile.
        if (!lasts && kept.get(name)?.counted === counted) kept.delete(name);
      }
    };
    const counted = counting();
    kept.set(name, { key, counted });
    return counted;
  };
  return {
    board: async (period) => {
      const { view, marks } = await keptAs(`board ${period}`, () => board(deps, period));
      return { view: { ...view, asOf: clock.now() }, marks };
    },
    oversight: () => keptAs('oversight', () => oversight(deps)),
  };
};
