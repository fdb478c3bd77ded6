import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { type Amendment, amendCalendar } from '../../law/calendar.make.ts';
import { amend } from './amend.ts';
import type { EventOf } from './events.ts';
import { factsFor } from './handle.facts.ts';
import { type CaseDeps, loadCase } from './handle.load.ts';
import { factSource } from './handle.store.ts';
import { openCases } from './queries.ts';
import { CLOCK_WORDS } from './view/ledger.ts';

const PAGE = 500;
/** Shown one by one; the rest is counted. */
export const SHOWN = 200;

export type Moved = {
  readonly case: Id;
  readonly number: string;
  readonly itemName: Text;
  readonly clock: string;
  readonly clockName: Text;
  readonly from: Day;
  readonly to: Day;
};
export type AmendmentPreview = { readonly open: number; readonly moved: number; readonly rows: readonly Moved[] };

/** What an amendment would move, nothing written: the same rule as its publication (lifecycle 4.5). */
export const previewAmendment = async (deps: CaseDeps, amendment: Amendment): Promise<AmendmentPreview> => {
  const { db, bureau, clock } = deps;
  const from = await deps.calendar(db);
  const calendars = { from, to: amendCalendar(from, amendment) };
  const rows: Moved[] = [];
  let [open, moved, after] = [0, 0, ''];
  for (;;) {
    const page = await openCases(db, bureau, after, PAGE);
    for (const { id } of page) {
      const c = await loadCase(deps, db, id);
      if (!c) continue;
      open += 1;
      const facts = await factsFor(deps, factSource(deps, db), c, { kind: 'anonymous' }, clock.now(), undefined, true);
      const { events } = amend(c.state, calendars, clock.today(), facts, amendment.reason);
      const told = events.find((e): e is EventOf<'ClockRecomputed'> => e.type === 'ClockRecomputed');
      if (!told) continue;
      moved += 1;
      const main = told.clocks.find((x) => x.clock === 'K2') ?? told.clocks[0]!;
      const k = main.clock.split(':')[0]!;
      const { number } = c.record;
      const clockName = CLOCK_WORDS[k] ?? { zh: k, en: k };
      if (rows.length < SHOWN)
        rows.push({ case: id, number, itemName: c.version.name, clock: k, clockName, from: main.from, to: main.to });
    }
    if (page.length < PAGE) return { open, moved, rows };
    after = page.at(-1)!.id;
  }
};
