import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { workingDaysBetween } from '../../law/working.ts';
import type { Db } from '../../platform/db.ts';
import { load } from '../../platform/trail.ts';
import { namesOf } from '../people/index.ts';
import type { SimilarCases } from './contract.desk.ts';
import type { CaseEvent, EventOf } from './events.ts';
import { type CaseDeps, caseStream, type LoadedCase } from './handle.load.ts';
import { casesOf, decidedOf } from './queries.queue.ts';
import { type CaseRecord, lastContents, wordsOf } from './queries.ts';

const LATEST = 30;
const DENIED = ['denied', 'granted-in-part'];

const signature = (situation: Readonly<Record<string, readonly string[]>> | undefined): string =>
  JSON.stringify(
    Object.entries(situation ?? {})
      .map(([k, v]) => [k, [...v].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Why one was refused, as its decision says: what an officer compares before signing another one. */
const reasonsOf = async (deps: CaseDeps, db: Db, caseId: Id): Promise<{ article: string; words: string }[]> => {
  const [trail, words] = await Promise.all([
    load<CaseEvent>(db, deps.bureau, caseStream(caseId)),
    wordsOf(db, deps.vault, deps.bureau, caseId),
  ]);
  const decided = trail.events.map((e) => e.event).findLast((e): e is EventOf<'Decided'> => e.type === 'Decided');
  return (decided?.reasons ?? []).map((r) => ({
    article: r.article ?? '',
    words: (r.text ? words.get(r.text.hash) : undefined) ?? '',
  }));
};

const daysOf = (r: CaseRecord, calendar: Calendar): number | undefined =>
  r.acceptedOn && r.decidedOn ? Math.max(0, workingDaysBetween(r.acceptedOn, r.decidedOn, calendar)) : undefined;

/** The latest decided cases of the same item, the most alike first: same applicant, then same situation, then the newest. */
export const similarTo = async (
  deps: CaseDeps,
  db: Db,
  c: LoadedCase,
  /** The items whose applications the reader may see; null: all. Who was only asked about this case sees no other. */
  items: readonly string[] | null,
): Promise<Omit<SimilarCases, 'ofApplicant'> & { readonly ofApplicant: readonly CaseRecord[] }> => {
  const { record, calendar } = c;
  const [rows, own] = await Promise.all([
    items === null || items.includes(record.item)
      ? decidedOf(db, deps.bureau, record.item, record.id, LATEST)
      : Promise.resolve([]),
    casesOf(db, deps.bureau, record.applicant, items, 20),
  ]);
  const [contents, name] = await Promise.all([
    lastContents(
      db,
      deps.vault,
      deps.bureau,
      rows.map((r) => r.id),
    ),
    namesOf(
      db,
      deps,
      rows.map((r) => r.applicant),
    ),
  ]);
  const mine = signature(c.rounds.at(-1)?.situation);
  const shown = await Promise.all(
    rows.map(async (r) => {
      const days = daysOf(r, calendar);
      const situation = contents.get(r.id)?.situation;
      return {
        id: r.id,
        number: r.number,
        applicantName: name(r.applicant),
        outcome: r.outcome ?? '',
        decidedOn: r.decidedOn ?? record.receivedOn,
        ...(days === undefined ? {} : { days }),
        sameApplicant: r.applicant === record.applicant,
        sameSituation: situation !== undefined && signature(situation) === mine,
        reasons: DENIED.includes(r.outcome ?? '') ? await reasonsOf(deps, db, r.id) : [],
      };
    }),
  );
  const likeness = (r: (typeof shown)[number]): number => (r.sameApplicant ? 2 : 0) + (r.sameSituation ? 1 : 0);
  return {
    counts: {
      all: rows.length,
      granted: rows.filter((r) => r.outcome !== 'denied').length,
      denied: rows.filter((r) => r.outcome === 'denied').length,
    },
    // A stable sort: among the equally alike the newest stays first.
    rows: shown.sort((a, b) => likeness(b) - likeness(a)),
    ofApplicant: own.filter((r) => r.id !== record.id),
  };
};
