import type { Id } from '../../kernel/ids.ts';
import { type Amendment, amendCalendar } from '../../law/calendar.make.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import { Erased } from '../../platform/vault.ts';
import { amend } from './amend.ts';
import type { Unread } from './handle.amendment.ts';
import { insertAmendment, oneAmendment } from './handle.calendar.ts';
import { factsFor } from './handle.facts.ts';
import { type CaseDeps, loadCase } from './handle.load.ts';
import { databaseStore, factSource } from './handle.store.ts';
import { again, record } from './handle.ts';
import { NOBODY, NOTHING, systemEnvelope } from './jobs.ts';
import { openCases } from './queries.ts';

const PAGE = 50;

export type Published = { readonly version: string; readonly moved: number; readonly unread: readonly Unread[] };

/**
 * Publishes an amendment of the calendar (lifecycle 4.5): in one transaction every open case is first settled under
 * the old calendar, then the switch, then the moved clocks are recomputed and told. `read` makes the amendment from the
 * calendar it will change, which nobody else changes meanwhile. `unread`: cases that could not be read; they are left
 * as they are, for somebody to look at. When a case moves on under it, all is done again.
 */
export const publishAmendment = async (
  deps: CaseDeps,
  asked: { readonly by: Id; readonly key: string; readonly content: unknown },
  read: (current: Calendar) => Amendment,
): Promise<Published | 'key-reused'> => {
  const { db, bureau, clock } = deps;
  const keyed = { bureau, actor: asked.by, key: asked.key, content: ['calendar.amend', asked.content] };
  const done = await again(() =>
    once<Published>(db, keyed, clock.now(), async (tx) => {
      await oneAmendment(tx, bureau);
      const from = await deps.calendar(tx);
      const amendment = read(from);
      return switchCalendar(deps, tx, { from, to: amendCalendar(from, amendment) }, amendment, asked.by);
    }),
  );
  return done.kind === 'key-reused' ? done.kind : done.answer;
};

const switchCalendar = async (
  deps: CaseDeps,
  tx: Db,
  calendars: { readonly from: Calendar; readonly to: Calendar },
  amendment: Amendment,
  by: Id,
): Promise<Published> => {
  const { to } = calendars;
  const { reason } = amendment;
  let moved = 0;
  const unread: Unread[] = [];
  /** In a savepoint: what cannot be read of one case does not keep the calendar from everybody else. */
  const recomputed = async ({ id, number }: { readonly id: Id; readonly number: string }) => {
    try {
      return await tx.transaction(async (own) => {
        const loaded = await loadCase(deps, own, id);
        if (!loaded) return undefined;
        const facts = await factsFor(deps, factSource(deps, own), loaded, NOBODY, deps.clock.now(), undefined, true);
        return { loaded, facts, ...amend(loaded.state, calendars, deps.clock.today(), facts, reason) };
      });
    } catch (error) {
      if (!(error instanceof Erased)) unread.push({ case: id, number });
      return undefined;
    }
  };
  let after = '';
  for (;;) {
    const page = await openCases(tx, deps.bureau, after, PAGE);
    for (const open of page) {
      const done = await recomputed(open);
      if (!done) continue;
      const { loaded, facts, events, state } = done;
      if (events.length > 0) moved += 1;
      const envelope = systemEnvelope(deps, 'amend-calendar');
      const own = { ...loaded, calendar: to };
      await record(deps, databaseStore(deps, tx), own, events, NOTHING, state, facts, envelope);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  await insertAmendment(tx, deps.bureau, { calendar: to, amendment, reason, at: deps.clock.now(), by });
  return { version: to.version, moved, unread };
};
