import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Calendar } from '../../law/calendar.ts';
import { writeMany } from '../../platform/db.many.ts';
import type { Db, Statement } from '../../platform/db.ts';
import { type Keyed, rememberStatement } from '../../platform/once.ts';
import { appendMany, type Chained } from '../../platform/trail.many.ts';
import { chain, type Head, type Recorded } from '../../platform/trail.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import {
  type CoApplicant,
  coApplicantStatement,
  type Draft,
  draftStatement,
  fileStatement,
  type NewFile,
  viewDraft,
} from '../intake/index.ts';
import { postChangeDays } from '../people/index.ts';
import { evolve } from './case.ts';
import { clocksOf } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import { type CaseDeps, type LoadedCase, loadCase, termsAt } from './handle.load.ts';
import { contentRow, deliveryOf, type Receipt, receiptNotice, receiptOf, type Submission } from './handle.receipt.ts';
import { keyOf, type NotReceived } from './handle.receive.ts';
import { type CaseStore, factSource } from './handle.store.ts';
import { type ActAnswer, type ActRequest, attempt, keyedOf } from './handle.ts';
import { serveOne, settleOne, warnOne } from './jobs.ts';
import type { CaseRow } from './project.ts';
import { takeAcceptSeq } from './queries.facts.ts';
import {
  type CaseIdentity,
  contentStatement,
  insertCase,
  nextCaseNumber,
  noticeStatement,
  type Round,
  takeWarning,
  updateCase,
  wordsStatement,
} from './queries.ts';
import type { Case } from './state.ts';

/** A case as the book holds it between acts. `written`: its row stands in the database, perhaps an older one. */
type Held = {
  readonly identity: CaseIdentity;
  readonly version: ItemVersion;
  readonly events: Recorded<CaseEvent>[];
  readonly rounds: Round[];
  state: Case;
  head: Head;
  row: CaseRow;
  at: Instant;
  written: boolean;
  dirty: boolean;
  /** No warning of this version of the case falls before this day. */
  quiet?: { readonly version: number; readonly until: string };
};

type Answered = { readonly keyed: Keyed; readonly answer: ActAnswer | Receipt; readonly at: Instant };

/** What is handed in, before anything of it is written: a draft with its files. `openedAt`: when the draft was begun. */
export type HandedIn = {
  readonly submission: Submission;
  readonly draft: Draft;
  readonly version: ItemVersion;
  readonly applicant: { readonly id: Id; readonly kind: 'natural' | 'legal'; readonly name: string };
  readonly files: readonly NewFile[];
  /** Everybody who joined it. */
  readonly coApplicants: readonly CoApplicant[];
  readonly openedAt: Instant;
};

/**
 * Many cases at once: they are held in memory while the same acts, guards and timed work as ever are done on them,
 * and what they leave (events, rows, texts, notices, answers) is written together by `write`. For a transaction that
 * nobody else writes in: the first town, and replays.
 */
export type CaseBook = {
  readonly receive: (h: HandedIn) => Promise<Receipt | NotReceived>;
  readonly act: (request: ActRequest) => Promise<ActAnswer>;
  /** A file that is added to a case; its row is written with the rest. */
  readonly addFile: (f: NewFile) => Promise<void>;
  /** What a day does by itself: lapses, their service, warnings. */
  readonly passDay: () => Promise<void>;
  readonly load: (id: Id) => Promise<LoadedCase | undefined>;
  readonly write: () => Promise<void>;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const caseBook = (deps: CaseDeps, tx: Db, calendar: Calendar): CaseBook => {
  const { bureau, vault, clock, random } = deps;
  const held = new Map<Id, Held>();
  let links: Chained[] = [];
  let appended = 0;
  let later: Statement[] = [];
  let answers: Answered[] = [];
  const keys = new Set<string>();
  const warned = new Map<Id, { readonly clock: string; readonly on: string }[]>();
  const sequences = new Map<string, { item: string; quota: string; n: number; dirty: boolean }>();
  const database = factSource(deps, tx);
  const posts = new Map<string, ReturnType<typeof database.postsForItem>>();
  let changes: Promise<readonly Day[]> | undefined;
  /** Who holds which post stays the same from one change to the next: a day belongs to the last change before it. */
  const eraOf = async (today: Day): Promise<number> => {
    changes ??= postChangeDays(tx, bureau);
    return (await changes).filter((d) => d <= today).length;
  };

  const loadedOf = (h: Held): LoadedCase => ({
    record: { ...h.identity, ...h.row, updatedAt: h.at },
    head: h.head,
    events: h.events,
    state: h.state,
    version: h.version,
    terms: termsAt(h.version, h.rounds, clock.today()),
    rounds: h.rounds,
    calendar,
  });
  /** A case written earlier comes back into the book when somebody acts on it. */
  const adopt = async (id: Id): Promise<Held | undefined> => {
    const c = await loadCase({ ...deps, calendar: async () => calendar }, tx, id);
    if (!c) return undefined;
    const { id: _, ...rest } = c.record;
    const h: Held = {
      identity: { id, ...rest },
      version: c.version,
      events: [...c.events],
      rounds: [...c.rounds],
      state: c.state,
      head: c.head,
      row: c.record,
      at: c.record.updatedAt,
      written: true,
      dirty: false,
    };
    held.set(id, h);
    return h;
  };
  const load = async (id: Id): Promise<LoadedCase | undefined> => {
    const h = held.get(id) ?? (await adopt(id));
    return h && loadedOf(h);
  };

  const sequence = async (item: string, quota: string) => {
    const key = `${item}/${quota}`;
    const known = sequences.get(key);
    if (known) return known;
    const made = { item, quota, n: (await database.nextAcceptSeq(item, quota)) - 1, dirty: false };
    sequences.set(key, made);
    return made;
  };

  const chainOn = (h: Pick<Held, 'events'>, a: Parameters<CaseStore['append']>[1]) => {
    const made = chain(a);
    links.push({ expected: a.expected, links: made });
    const positions = made.map(() => appended++);
    for (const [i, { type, payload, ...l }] of made.entries())
      h.events.push({ ...l, position: positions[i]!, event: { type, ...(payload as object) } as CaseEvent });
    const last = made.at(-1)!;
    return { head: { version: last.version, hash: last.hash }, positions };
  };

  const store: CaseStore = {
    load,
    ask: {
      ...database,
      nextAcceptSeq: async (item, quota) => (await sequence(item, quota)).n + 1,
      postsForItem: async (today, item) => {
        const key = `${await eraOf(today)}/${item}`;
        const known = posts.get(key) ?? database.postsForItem(today, item);
        posts.set(key, known);
        return known;
      },
      rank: async (item, caseId) => {
        await write();
        return database.rank(item, caseId);
      },
      warningsSent: async (caseId, k, since) =>
        (warned.get(caseId) ?? []).filter((w) => w.clock === k && w.on >= since).length,
    },
    append: async (loaded, a) => {
      const h = held.get(loaded.record.id)!;
      const { head, positions } = chainOn(h, a);
      h.state = [...(a.lapses?.events ?? []), ...a.events].reduce<Case>(evolve, h.state);
      h.head = head;
      return { kind: 'appended', head, positions };
    },
    update: async (id, row, at) => {
      const h = held.get(id)!;
      Object.assign(h, { row, at, dirty: true });
    },
    takeAcceptSeq: async (item, quota, n) => void Object.assign(await sequence(item, quota), { n, dirty: true }),
    tell: async (person, kind, facts) =>
      void later.push(noticeStatement({ bureau, id: random.id(), person, kind, facts, at: clock.now() })),
    keepWords: async (words) => void later.push(await wordsStatement(tx, vault, bureau, words)),
    keepContent: async (c) => {
      later.push(await contentStatement(tx, vault, bureau, c));
      held.get(c.caseId)!.rounds.push({ ...c.content, round: c.round, on: c.on });
    },
    takeWarning: async (w) => {
      const sent = warned.get(w.caseId) ?? [];
      if (sent.some((s) => s.clock === w.clock && s.on === w.on)) return false;
      warned.set(w.caseId, [...sent, { clock: w.clock, on: w.on }]);
      later.push(takeWarning(bureau, w));
      return true;
    },
  };

  const firstUse = ({ actor, key }: Keyed): void => {
    if (keys.has(`${actor}/${key}`)) throw new Error(`the key ${key} was used twice`);
    keys.add(`${actor}/${key}`);
  };

  const receive = async (h: HandedIn): Promise<Receipt | NotReceived> => {
    const { submission: s, version, files, coApplicants } = h;
    const knownCode = await deps.knownCode?.(tx);
    const draft: Draft = { ...h.draft, itemVersion: version.version, eDelivery: s.eDelivery };
    const around = { today: clock.today(), calendar, ...(knownCode ? { knownCode } : {}) };
    const view = viewDraft(draft, version, h.applicant, files, around);
    if (!view.complete) return { kind: 'incomplete', errors: view.errors };
    const keyed = keyOf(deps, s);
    firstUse(keyed);
    const received = await receiptOf(deps, s, { draft, version }, view, files, calendar, () => nextCaseNumber(tx), {
      coApplicants,
    });
    if ('kind' in received) return received;
    const { receipt, identity, row, state, content } = received;
    const now = clock.now();
    const events: Recorded<CaseEvent>[] = [];
    const { head } = chainOn({ events }, received.append);
    const rounds: Round[] = [{ ...content, round: 0, on: clock.today() }];
    held.set(identity.id, {
      identity,
      version,
      events,
      rounds,
      state,
      head,
      row,
      at: now,
      written: false,
      dirty: true,
    });
    later.push(
      await contentStatement(tx, vault, bureau, contentRow(received, draft, clock.today())),
      await draftStatement(
        tx,
        vault,
        bureau,
        { ...draft, state: 'submitted', caseId: identity.id, savedAt: now },
        h.openedAt,
      ),
      ...coApplicants.map((x) => coApplicantStatement(bureau, draft.id, x)),
      ...deliveryOf(bureau, identity.id, coApplicants),
      ...(await Promise.all(
        files.map((f) => fileStatement(tx, vault, bureau, { ...f, kind: 'case', owner: identity.id })),
      )),
      ...receipt.toldTo.map((person) =>
        noticeStatement({ bureau, id: random.id(), person, ...receiptNotice(identity), at: now }),
      ),
    );
    answers.push({ keyed, answer: receipt, at: now });
    return receipt;
  };

  const act = async (request: ActRequest): Promise<ActAnswer> => {
    const keyed = keyedOf(bureau, request);
    firstUse(keyed);
    const answer = await attempt(deps, store, request);
    if (answer.kind !== 'refused') answers.push({ keyed, answer, at: clock.now() });
    return answer;
  };

  const chosen = (which: (row: CaseRow) => boolean): Held[] =>
    [...held.values()].filter((h) => which(h.row)).sort((a, b) => byText(a.identity.id, b.identity.id));

  /** The warnings of a case move only with its events: between two of them most days have nothing to say. */
  const warn = async (h: Held): Promise<void> => {
    const today = clock.today();
    if (h.quiet?.version === h.head.version && today < h.quiet.until) return;
    await warnOne(deps, store, h.identity.id, today);
    const { state, terms } = loadedOf(h);
    const next = clocksOf(state, terms, calendar, today)
      .flatMap((c) => c.warnAt.filter((d) => d > today))
      .sort()
      .at(0);
    h.quiet = { version: h.head.version, until: next ?? '9999' };
  };

  const passDay = async (): Promise<void> => {
    const today = clock.today();
    const lapsing = chosen((r) => r.lapseOn !== null && r.lapseOn < today);
    for (const h of lapsing.sort((a, b) => byText(a.row.lapseOn!, b.row.lapseOn!)))
      await settleOne(deps, store, h.identity.id);
    for (const h of chosen((r) => r.unserved > 0)) if (h.identity.eDelivery) await serveOne(deps, store, h.identity.id);
    for (const h of chosen((r) => r.warnOn !== null && r.warnOn <= today)) await warn(h);
  };

  const write = async (): Promise<void> => {
    const positions = await appendMany(tx, bureau, links);
    const first = appended - positions.length;
    const placed = (n: number): number => positions[n - first]!;
    const rows = [...held.values()].filter((h) => h.dirty);
    const statements: Statement[] = [
      ...rows.map((h) =>
        h.written ? updateCase(bureau, h.identity.id, h.row, h.at) : insertCase(bureau, h.identity, h.row, h.at),
      ),
      ...later,
      ...[...sequences.values()].filter((s) => s.dirty).map((s) => takeAcceptSeq(bureau, s.item, s.quota, s.n)),
      ...answers.map(({ keyed, answer, at }) =>
        rememberStatement(
          keyed,
          answer.kind === 'done'
            ? { ...answer, events: answer.events.map((e) => ({ ...e, position: placed(e.position) })) }
            : answer,
          at,
        ),
      ),
    ];
    await writeMany(tx, statements);
    for (const h of rows) Object.assign(h, { written: true, dirty: false });
    for (const s of sequences.values()) s.dirty = false;
    // What is closed is read again from the database, should anybody still act on it.
    for (const h of held.values()) if (h.row.state === 'closed' && h.row.unserved === 0) held.delete(h.identity.id);
    [links, later, answers] = [[], [], []];
  };

  return {
    receive,
    act,
    addFile: async (f) => void later.push(await fileStatement(tx, vault, bureau, f)),
    passDay,
    load,
    write,
  };
};
