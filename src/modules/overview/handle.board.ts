import { addDays, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { addWorkingDays } from '../../law/working.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { type ItemVersion, itemVersion } from '../catalogue/index.ts';
import { namesOf } from '../people/index.ts';
import { FLOW_DAYS, spansOf } from './board.facts.ts';
import { boardOf } from './board.ts';
import { mayWait } from './board.waiting.ts';
import type { MarkedCases, Period } from './contract.ts';
import type { AskedNames, CaseFact, ClockEvent, Marks } from './facts.ts';
import { type PromiseDeps, publishedItems } from './handle.promises.ts';
import { LOOK_BACK, oversightOf } from './oversight.ts';
import {
  casesById,
  clockEvents,
  correctionRounds,
  countedEvents,
  examinersOf,
  lastExplained,
  openCases,
  unitsOfStaff,
} from './queries.cases.ts';
import { decisionsBetween } from './queries.decisions.ts';
import { STATES, t, wordOf } from './words.ts';

export type BoardDeps = PromiseDeps & Pick<Ports, 'vault'> & { readonly calendar: (db: Db) => Promise<Calendar> };

const COUNTED = ['Received', 'CorrectionAsked', 'Accepted', 'Paused', 'Delivered'];

/** What can be asked for under a version: its materials, and the fields of its form. */
const askedNames = (v: ItemVersion | undefined): AskedNames => {
  const materials = new Map(v?.materials.map((m) => [m.ref, m]) ?? []);
  const fields = new Map(
    v?.form.sections.flatMap((s) =>
      s.fields.flatMap((x) => [
        [x.key, x.label] as const,
        ...(x.fields ?? []).map((col) => [`${x.key}.${col.key}`, col.label] as const),
      ]),
    ) ?? [],
  );
  return {
    name: (ref) => materials.get(ref)?.name ?? fields.get(ref),
    held: (ref) => materials.get(ref)?.register !== undefined,
  };
};

type Asking = { readonly item: string; readonly itemVersion: number };
const askedOf = async (deps: BoardDeps, rows: readonly Asking[]) => {
  const keys = [...new Set(rows.map((r) => `${r.item}@${r.itemVersion}`))];
  const names = new Map(
    await Promise.all(
      keys.map(async (key) => {
        const [item = '', version] = key.split('@');
        return [key, askedNames(await itemVersion(deps.db, deps.bureau, item, Number(version)))] as const;
      }),
    ),
  );
  const none = askedNames(undefined);
  return (item: string, version: number): AskedNames => names.get(`${item}@${version}`) ?? none;
};

const clocksOf = async (deps: BoardDeps, cases: readonly Id[]) => {
  const events = Map.groupBy(await clockEvents(deps.db, deps.bureau, [...new Set(cases)]), (e) => e.caseId);
  return (id: Id): readonly ClockEvent[] => events.get(id) ?? [];
};

/** The leader's board of today, counted anew each time: what is waiting must not be a minute old. */
export const board = async (deps: BoardDeps, period: Period) => {
  const { db, bureau, clock } = deps;
  const today = clock.today();
  const calendar = await deps.calendar(db);
  const { now, before } = spansOf(period, today);
  const soon = addWorkingDays(today, 3, calendar);
  const [open, events, flow, decisions, itemOf] = await Promise.all([
    openCases(db, bureau),
    countedEvents(db, bureau, COUNTED, before.from, now.to),
    countedEvents(db, bureau, ['Accepted', 'Decided'], addDays(today, 1 - FLOW_DAYS), today),
    decisionsBetween(db, bureau, before.from, now.to),
    publishedItems(deps, db),
  ]);
  const answered = events.filter((e) => e.type === 'Accepted' || e.type === 'CorrectionAsked').map((e) => e.caseId);
  const paused = events.filter((e) => e.type === 'Paused').map((e) => e.caseId);
  const waiting = open.filter((c) => mayWait(c, soon) || c.stepPost === 'head');
  const [rounds, clockOf, asked, applicantOf] = await Promise.all([
    correctionRounds(db, bureau, [...new Set(answered)]),
    clocksOf(deps, [...paused, ...waiting.map((c) => c.id)]),
    askedOf(deps, events),
    namesOf(
      db,
      deps,
      waiting.map((c) => c.applicant),
    ),
  ]);
  return boardOf(
    {
      today,
      calendar,
      period,
      open,
      events,
      flow,
      decisions,
      rounds: new Map(rounds.map((r) => [r.caseId, r.n])),
      clockOf,
      itemOf,
      asked,
      applicantOf,
    },
    clock.now(),
  );
};

const UNASSIGNED = t('还没有人审查', 'not examined yet');

export const oversight = async (deps: BoardDeps) => {
  const { db, bureau, clock } = deps;
  const today = clock.today();
  const from = addDays(today, -LOOK_BACK);
  const [calendar, open, events, decisions, itemOf, explained] = await Promise.all([
    deps.calendar(db),
    openCases(db, bureau),
    countedEvents(db, bureau, ['Accepted', 'Paused', 'CorrectionAsked', 'Decided'], from, today),
    decisionsBetween(db, bureau, from, today),
    publishedItems(deps, db),
    lastExplained(db, bureau),
  ]);
  const deemed = events.filter((e) => e.payload.mode === 'deemed' || e.payload.deemed === true);
  const paused = events.filter((e) => e.type === 'Paused');
  const looked = [...new Set([...decisions, ...deemed].map((x) => x.caseId))];
  const reviewed = open.filter((c) => c.state === 'under-review').map((c) => c.id);
  const [ended, clockOf, asked, examiners, units] = await Promise.all([
    casesById(db, bureau, looked),
    clocksOf(
      deps,
      [...paused, ...decisions].map((x) => x.caseId),
    ),
    askedOf(deps, events),
    examinersOf(db, bureau, [...looked, ...reviewed]),
    unitsOfStaff(db, bureau),
  ]);
  const cases = new Map(ended.map((c) => [c.id, c]));
  const examiner = new Map(examiners.map((x) => [x.caseId, x.person]));
  const holder = new Map(open.map((c) => [c.id, c.holder]));
  const unit = new Map(units.map((u) => [u.person, u.name]));
  const applicantOf = await namesOf(
    db,
    deps,
    [...open, ...ended].map((c) => c.applicant),
  );
  const unitOf = (id: Id) => unit.get(examiner.get(id) ?? holder.get(id) ?? '') ?? UNASSIGNED;
  const explainedBy = new Map(
    explained.map(({ caseId, on, expected }) => [caseId, { on, ...(expected ? { expected } : {}) }]),
  );
  const explainedOf = (id: Id) => explainedBy.get(id);
  return oversightOf({
    today,
    calendar,
    open,
    cases,
    decisions,
    events,
    clockOf,
    itemOf,
    asked,
    applicantOf,
    unitOf,
    explainedOf,
  });
};

const MOST = 500;

export const caseLines = async (deps: BoardDeps, rows: readonly CaseFact[]) => {
  const { db } = deps;
  const itemOf = await publishedItems(deps, db);
  const nameOf = await namesOf(
    db,
    deps,
    rows.flatMap((c) => [c.applicant, ...(c.holder ? [c.holder] : [])]),
  );
  return rows.map((c) => ({
    id: c.id,
    number: c.number,
    item: itemOf(c.item)?.name ?? t(c.item, c.item),
    applicant: nameOf(c.applicant),
    state: wordOf(STATES, c.state),
    receivedOn: c.receivedOn,
    due: c.firstDue as Day | null,
    decidedOn: c.decidedOn,
    holder: c.holder ? nameOf(c.holder) : null,
    paused: c.paused,
  }));
};

/** The cases behind a number of a board; undefined when the board has no such number. */
export const markedCases = async (deps: BoardDeps, marks: Marks, mark: string): Promise<MarkedCases | undefined> => {
  const found = marks.get(mark);
  if (!found) return undefined;
  const rows = await casesById(deps.db, deps.bureau, found.cases.slice(0, MOST));
  const lines = await caseLines(deps, rows);
  return {
    title: found.title,
    total: found.cases.length,
    today: deps.clock.today(),
    rows: lines,
  };
};
