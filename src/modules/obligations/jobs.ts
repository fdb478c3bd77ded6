import type { Day } from '../../kernel/day.ts';
import { loadObligation, type ObligationDeps, record, systemEnvelope } from './handle.ts';
import { settle } from './lapses.ts';
import { overdueBy } from './queries.ts';

const PAGE = 200;

/** Records what has become overdue by today; safe to run twice. Answers how many. */
export const overdueObligations = async (deps: ObligationDeps, today: Day): Promise<number> => {
  let changed = 0;
  let after = '';
  for (;;) {
    const page = await overdueBy(deps.db, deps.bureau, today, after, PAGE);
    for (const { id } of page) {
      const done = await deps.db.transaction(async (tx) => {
        const found = await loadObligation(deps, tx, id);
        const events = found ? settle(found.state, today).events : [];
        if (!found || events.length === 0) return false;
        return (await record(deps, tx, found, systemEnvelope(deps, 'lapse'), events)) !== undefined;
      });
      if (done) changed += 1;
    }
    if (page.length < PAGE) return changed;
    after = page.at(-1)!.id;
  }
};
