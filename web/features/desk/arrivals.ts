import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { byDue } from './due.ts';

/** What a quiet look at the server brought: rows to show in place, and how many changes wait behind the button. */
type Arrivals = { readonly rows: readonly CaseSummary[]; readonly waiting: number };

/**
 * Rows never jump under the pointer (ui.md 5). A row that is still in its place takes its new content where it stands;
 * rows that came, went or would move only raise the count. `fresh` is the first page again; `more` says that it has followers.
 */
export const arrivals = (shown: readonly CaseSummary[], fresh: readonly CaseSummary[], more: boolean): Arrivals => {
  const now = new Map(fresh.map((r) => [r.id, r]));
  const known = new Set(shown.map((r) => r.id));
  const edge = fresh.at(-1);
  // Behind the edge of the first page nothing can be said to be gone: it may only have slid to the next one.
  const within = (r: CaseSummary) => !more || (edge !== undefined && byDue(r, edge) <= 0);
  let waiting = fresh.filter((r) => !known.has(r.id) && !slidIn(r, shown)).length;
  const rows = shown.map((old) => {
    const next = now.get(old.id);
    if (!next) {
      if (within(old)) waiting += 1;
      return old;
    }
    if (old.due !== next.due) {
      waiting += 1;
      return old;
    }
    return next;
  });
  return { rows, waiting };
};

/** A row that only slid up into the first page because others left is no news, unless it would stand among what is shown. */
const slidIn = (row: CaseSummary, shown: readonly CaseSummary[]): boolean => {
  const last = shown.at(-1);
  return last !== undefined && byDue(row, last) > 0;
};
