import type { Day } from '../../kernel/day.ts';
import type { Db } from '../../platform/db.ts';
import { type PastCase, pinnedVersion } from '../catalogue/index.ts';
import { fold } from './case.ts';
import { noticesOf, protectedUntil } from './clocks.dues.ts';
import { type CaseDeps, termsAt } from './handle.load.ts';
import { endedCases, eventsOfCases } from './queries.past.ts';
import { lastContents } from './queries.ts';
import type { Case } from './state.ts';

/** No bureau decides more cases of one item in a year than it can compare at a glance; more are told as a sample. */
const MOST = 5000;

const runOf = (state: Case, decideBy: Day | undefined): Pick<PastCase, 'run'> => {
  if (!('accepted' in state) || !state.accepted) return {};
  const { extended } = state;
  return {
    run: {
      window: state.window,
      acceptedOn: state.accepted.on,
      notices: noticesOf(state.pauses ?? []),
      ...(extended?.servedOn === undefined ? {} : { extension: extended.days }),
      ...(decideBy === undefined ? {} : { decideBy }),
    },
  };
};

/**
 * Cases of an item that were decided or closed since a day, as another version of the item would look at them: what
 * was answered and what the clocks ran on. No names and no numbers of persons leave this room but in the answers.
 */
export const pastCases = async (deps: CaseDeps, db: Db, item: string, since: Day): Promise<readonly PastCase[]> => {
  const rows = await endedCases(db, deps.bureau, item, since, MOST);
  const ids = rows.map((r) => r.id);
  const [contents, events, calendar] = await Promise.all([
    lastContents(db, deps.vault, deps.bureau, ids),
    eventsOfCases(db, deps.bureau, ids),
    deps.calendar(db),
  ]);
  const found: PastCase[] = [];
  for (const row of rows) {
    const content = contents.get(row.id);
    const state = fold(events.get(row.id) ?? []);
    if (!content || !state) continue;
    const version = await pinnedVersion(deps, db, state.item, state.itemVersion);
    const { origin, receivedOn, window } = state;
    const decideBy =
      version && origin.kind === 'renewal'
        ? protectedUntil(origin, receivedOn, window, termsAt(version, [], receivedOn), calendar)
        : undefined;
    found.push({ ...row, situation: content.situation, answers: content.answers, ...runOf(state, decideBy) });
  }
  return found;
};
