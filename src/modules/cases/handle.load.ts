import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Db } from '../../platform/db.ts';
import { type Head, load, type Recorded } from '../../platform/trail.ts';
import { type ItemVersion, materialsFor, pinnedVersion, termsOf } from '../catalogue/index.ts';
import type { IntakeDeps } from '../intake/index.ts';
import { fold } from './case.ts';
import type { CaseEvent } from './events.ts';
import { type CaseRecord, caseWithAgent, contentOf, type Round } from './queries.ts';
import type { Case } from './state.ts';
import type { ItemTerms } from './terms.ts';

/** What the room needs from rooms it does not enter: the composition root hands the answers in. */
export type CaseDeps = IntakeDeps & {
  /** Characters no font of ours can set: such a name is refused before a licence is issued. */
  readonly missingGlyphs: (text: string) => readonly string[];
  /** A broken promise not yet repaired (B8, B9). */
  readonly isRestricted: (db: Db, person: Id, kind: 'tolerance' | 'commitment') => Promise<boolean>;
  /** State and last day of a licence, for renewals and for what followed a decision. */
  readonly licenceState: (
    db: Db,
    of: { readonly licence?: Id; readonly caseId?: Id },
  ) => Promise<{ readonly id: Id; readonly number: string; readonly state: string; readonly until?: Day } | undefined>;
  /** The address under which people reach this bureau, for papers delivered electronically (复议法22). */
  readonly base: string;
};

/** A case with all that an act or a screen needs of it. */
export type LoadedCase = {
  readonly record: CaseRecord;
  readonly head: Head;
  readonly events: readonly Recorded<CaseEvent>[];
  readonly state: Case;
  readonly version: ItemVersion;
  readonly terms: ItemTerms;
  readonly rounds: readonly Round[];
  readonly calendar: Calendar;
};

export const caseStream = (id: Id) => ({ kind: 'case', id });

export const termsAt = (version: ItemVersion, rounds: readonly Round[], day: Day): ItemTerms => {
  const last = rounds.at(-1);
  return termsOf(version, day, last ? { situation: last.situation, answers: last.answers } : undefined);
};

/** Undefined when there is no such case. Everything is asked at once and travels together. */
export const loadCase = async (deps: CaseDeps, db: Db, id: Id): Promise<LoadedCase | undefined> => {
  const [record, trail, rounds, calendar] = await Promise.all([
    caseWithAgent(db, deps.bureau, id, deps.clock.today()),
    load<CaseEvent>(db, deps.bureau, caseStream(id)),
    contentOf(db, deps.vault, deps.bureau, id),
    deps.calendar(db),
  ]);
  if (!record || trail.version === 0) return undefined;
  const version = await pinnedVersion(deps, db, record.item, record.itemVersion);
  if (!version) throw new Error(`case ${id} was received under an item version that is gone`);
  const state = fold(trail.events.map((e) => e.event));
  if (!state) throw new Error(`case ${id} has no first event`);
  return {
    record,
    head: trail.head,
    events: trail.events,
    state,
    version,
    terms: termsAt(version, rounds, deps.clock.today()),
    rounds,
    calendar,
  };
};

/** The materials that the applicant's last answers call for. */
export const listsOf = (c: Pick<LoadedCase, 'version' | 'rounds'>) => {
  const last = c.rounds.at(-1);
  return materialsFor(c.version, last?.situation ?? {}, last?.answers ?? {});
};
