import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Shelves } from '../catalogue/index.ts';
import type { PromiseTable } from './contract.ts';
import { type PromisedItem, promiseRows } from './promises.ts';
import { decisionsBetween, lastDecision } from './queries.decisions.ts';

export type PromiseDeps = Pick<Ports, 'db' | 'clock' | 'bureau'> & { readonly shelves: Shelves };

/** Items by key as the catalogue publishes them today. */
export const publishedItems = async (
  deps: PromiseDeps,
  db: Db,
): Promise<(item: string) => PromisedItem | undefined> => {
  const { summaries } = await deps.shelves.of(db, deps.bureau);
  return (item) => summaries.get(item);
};

/** Twelve months up to a day, both ends included: 2025-11-23 to 2026-11-22. */
export const yearTo = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(addMonths(today, -12), 1),
  to: today,
});

/** The promise table; read anew on a new day, after a new decision, and when the catalogue has changed. */
export const promiseTableOf = (deps: PromiseDeps): (() => Promise<PromiseTable>) => {
  let kept: { readonly key: string; readonly table: Promise<PromiseTable> } | undefined;
  const read = async (): Promise<PromiseTable> => {
    const { from, to } = yearTo(deps.clock.today());
    const itemOf = await publishedItems(deps, deps.db);
    const decisions = await decisionsBetween(deps.db, deps.bureau, from, to);
    return { asOf: to, from, rows: [...promiseRows(decisions, itemOf)] };
  };
  return async () => {
    const { db, bureau, clock, shelves } = deps;
    const key = `${clock.today()} ${await lastDecision(db, bureau)} ${(await shelves.of(db, bureau)).revision}`;
    if (kept?.key !== key) {
      const table = read();
      kept = { key, table };
      table.catch(() => {
        kept = undefined;
      });
    }
    return kept.table;
  };
};
