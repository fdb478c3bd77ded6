/** The list an officer works through: position 5/38, next and previous, and the round of R. Ids only, no names, for this tab. */
type Run = {
  readonly ids: readonly string[];
  readonly total: number;
  /** The query string of the queue it came from, to go back to. */
  readonly from: string;
  /** True for 连续办理: after each act the next case opens by itself being offered. */
  readonly going: boolean;
};
export type Place = {
  readonly at: number;
  readonly of: number;
  readonly next?: string;
  readonly previous?: string;
};

const KEY = 'oneseal.desk.run';
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const isRun = (x: unknown): x is Run =>
  typeof x === 'object' &&
  x !== null &&
  Array.isArray((x as Run).ids) &&
  typeof (x as Run).total === 'number' &&
  typeof (x as Run).from === 'string';

export const keepRun = (run: Run, store: Store): void => {
  try {
    store.setItem(KEY, JSON.stringify(run));
  } catch {
    // A full or forbidden store only costs the position in the list.
  }
};
export const readRun = (store: Store): Run | undefined => {
  try {
    const run: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    return isRun(run) ? run : undefined;
  } catch {
    return undefined;
  }
};

/** Where this case stands in the list; undefined when it was opened from elsewhere. `at` counts from 1. */
export const placeOf = (run: Run | undefined, id: string): Place | undefined => {
  const i = run?.ids.indexOf(id) ?? -1;
  if (!run || i < 0) return undefined;
  const next = run.ids[i + 1];
  const previous = run.ids[i - 1];
  return {
    at: i + 1,
    of: Math.max(run.total, run.ids.length),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { previous }),
  };
};
