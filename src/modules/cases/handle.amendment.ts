import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { type Amendment, amendCalendar } from '../../law/calendar.make.ts';
import { Erased } from '../../platform/vault.ts';
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
/** An open case that cannot be read: its days cannot be recomputed. */
export type Unread = { readonly case: Id; readonly number: string };
export type AmendmentPreview = {
  readonly open: number;
  readonly moved: number;
  readonly rows: readonly Moved[];
  readonly unread: readonly Unread[];
};

/** What an amendment would move, nothing written: the same rule as its publication (lifecycle 4.5). */
export const previewAmendment = async (deps: CaseDeps, amendment: Amendment): Promise<AmendmentPreview> => {
  const { db, bureau, clock } = deps;
  const from = await deps.calendar(db);
  const calendars = { from, to: amendCalendar(from, amendment) };
  const rows: Moved[] = [];
  const unread: Unread[] = [];
  const movedIn = async (id: Id, number: string): Promise<Moved | undefined> => {
    const c = await loadCase(deps, db, id);
    if (!c) return undefined;
    const facts = await factsFor(deps, factSource(deps, db), c, { kind: 'anonymous' }, clock.now());
    const { events } = amend(c.state, calendars, clock.today(), facts, amendment.reason);
    const told = events.find((e): e is EventOf<'ClockRecomputed'> => e.type === 'ClockRecomputed');
    if (!told) return undefined;
    const main = told.clocks.find((x) => x.clock === 'K2') ?? told.clocks[0]!;
    const k = main.clock.split(':')[0]!;
    const clockName = CLOCK_WORDS[k] ?? { zh: k, en: k };
    return { case: id, number, itemName: c.version.name, clock: k, clockName, from: main.from, to: main.to };
  };
  let [open, moved, after] = [0, 0, ''];
  for (;;) {
    const page = await openCases(db, bureau, after, PAGE);
    for (const { id, number } of page) {
      open += 1;
      try {
        const row = await movedIn(id, number);
        if (!row) continue;
        moved += 1;
        if (rows.length < SHOWN) rows.push(row);
      } catch (error) {
        if (!(error instanceof Erased)) unread.push({ case: id, number });
      }
    }
    if (page.length < PAGE) return { open, moved, rows, unread };
    after = page.at(-1)!.id;
  }
};
