import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import { type Append, type Appended, append } from '../../platform/trail.ts';
import { numberTaken } from '../licences/index.ts';
import { notPersons, notStaff, officersIn, personOf, postsForItem, tell } from '../people/index.ts';
import { units } from '../places/index.ts';
import type { Agreement, CaseEvent } from './events.ts';
import { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
import type { CaseRow } from './project.ts';
import { agreeing, consentsOf } from './queries.consent.ts';
import { barredUntil, nextAcceptSeq, rankFacts, stockNumberUsed, takeAcceptSeq } from './queries.facts.ts';
import {
  contentStatement,
  type NewContent,
  type NewWords,
  takeWarning,
  updateCase,
  type Warning,
  warningsSent,
  wordsStatement,
} from './queries.ts';

/** Holds a post at the bureau; or is one of its units, asked as a whole; or is any person the bureau knows. */
export type Known = 'staff' | 'staff-or-unit' | 'persons';

/** What the guards of acts ask beyond the case itself. */
export type FactSource = {
  readonly nextAcceptSeq: (item: string, quota: string) => Promise<number>;
  readonly isRestricted: (person: Id, kind: 'tolerance' | 'commitment') => Promise<boolean>;
  readonly postsForItem: (today: Day, item: string) => ReturnType<typeof postsForItem>;
  /** Who answers for a unit that is asked: everybody with a post in it today. */
  readonly officersIn: (today: Day, unit: Id) => Promise<readonly Id[]>;
  readonly licenceState: (of: Parameters<CaseDeps['licenceState']>[1]) => ReturnType<CaseDeps['licenceState']>;
  /** Who agreed in this case to be told electronically, beside the applicant. */
  readonly agreedToE: (caseId: Id) => Promise<readonly Id[]>;
  /** Which of several applicants agree now to withdraw. */
  readonly agreedToWithdraw: (caseId: Id) => Promise<readonly Agreement[]>;
  readonly rank: (item: string, caseId: Id, granting?: { readonly quota: string }) => ReturnType<typeof rankFacts>;
  readonly barredUntil: (person: Id, items: readonly string[]) => Promise<Day | undefined>;
  /** Of these, who is not what they must be, today. */
  readonly strangers: (today: Day, among: Known, named: readonly Id[]) => Promise<readonly Id[]>;
  readonly licenceNumberTaken: (number: string, caseId: Id) => Promise<boolean>;
  readonly stockNumberUsed: (number: string, caseId: Id) => Promise<boolean>;
  readonly warningsSent: (caseId: Id, clock: string, since: Day) => Promise<number>;
  /** What a certificate may state of a person, by the names that faces use: `name`, `address`, `representative`. */
  readonly holderTexts: (person: Id) => Promise<Readonly<Record<string, string | undefined>>>;
};

/**
 * Where an act finds a case and leaves what it decided. Acts on one case go through the database of their
 * transaction; whoever makes many cases at once holds them in memory and writes them together (`handle.book.ts`).
 */
export type CaseStore = {
  readonly load: (id: Id) => Promise<LoadedCase | undefined>;
  readonly ask: FactSource;
  /** `loaded` at the head that the events go on from, `row` what queues then read. */
  readonly append: (loaded: LoadedCase, a: Append<CaseEvent>) => Promise<Appended>;
  readonly update: (id: Id, row: CaseRow, at: Instant) => Promise<void>;
  readonly takeAcceptSeq: (item: string, quota: string, n: number) => Promise<void>;
  readonly tell: (person: Id, kind: string, facts: object) => Promise<void>;
  readonly keepWords: (words: NewWords) => Promise<void>;
  readonly keepContent: (content: NewContent) => Promise<void>;
  /** False when this warning went out before. */
  readonly takeWarning: (w: Warning) => Promise<boolean>;
};

export const factSource = (deps: CaseDeps, db: Db): FactSource => {
  const { bureau } = deps;
  return {
    nextAcceptSeq: (item, quota) => nextAcceptSeq(db, bureau, item, quota),
    isRestricted: (person, kind) => deps.isRestricted(db, person, kind),
    postsForItem: (today, item) => postsForItem(db, bureau, today, item),
    officersIn: (today, unit) => officersIn(db, bureau, today, unit),
    licenceState: (of) => deps.licenceState(db, of),
    agreedToE: async (caseId) =>
      agreeing(await consentsOf(db, bureau, caseId, 'electronic-delivery')).map((x) => x.person),
    agreedToWithdraw: async (caseId) =>
      agreeing(await consentsOf(db, bureau, caseId, 'withdrawal')).map((x) => ({
        party: x.person,
        by: x.by,
        on: dayOf(x.at),
      })),
    rank: (item, caseId, granting) => rankFacts(db, bureau, item, caseId, granting),
    barredUntil: (person, items) => barredUntil(db, bureau, person, items),
    strangers: async (today, among, named) => {
      if (among === 'persons') return notPersons(db, bureau, named);
      const strange = await notStaff(db, bureau, today, named);
      if (among === 'staff' || strange.length === 0) return strange;
      const known = new Set((await units(db, bureau)).map((u) => u.id));
      return strange.filter((id) => !known.has(id));
    },
    licenceNumberTaken: (number, caseId) => numberTaken(db, bureau, number, caseId),
    stockNumberUsed: (number, caseId) => stockNumberUsed(db, bureau, number, caseId),
    warningsSent: (caseId, clock, since) => warningsSent(db, bureau, caseId, clock, since),
    holderTexts: async (person) => {
      const holder = await personOf(db, deps, person);
      const representative = holder?.representative ? await personOf(db, deps, holder.representative) : undefined;
      return { name: holder?.name, address: holder?.address, representative: representative?.name };
    },
  };
};

/** The store of one transaction. */
export const databaseStore = (deps: CaseDeps, tx: Db): CaseStore => {
  const { bureau, vault } = deps;
  const run = (s: Statement) => tx.query(s.text, s.values);
  return {
    load: (id) => loadCase(deps, tx, id),
    ask: factSource(deps, tx),
    append: (_loaded, a) => append(tx, a),
    update: async (id, row, at) => void (await run(updateCase(bureau, id, row, at))),
    takeAcceptSeq: async (item, quota, n) => void (await run(takeAcceptSeq(bureau, item, quota, n))),
    tell: async (person, kind, facts) => void (await tell(tx, deps, person, kind, facts)),
    keepWords: async (words) => void (await run(await wordsStatement(tx, vault, bureau, words))),
    keepContent: async (content) => void (await run(await contentStatement(tx, vault, bureau, content))),
    takeWarning: async (w) => (await run(takeWarning(bureau, w))).length > 0,
  };
};
