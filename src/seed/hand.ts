import type { Id } from '../kernel/ids.ts';
import type { Calendar } from '../law/calendar.ts';
import {
  type ActAnswer,
  type ActRequest,
  type CaseDeps,
  caseBook,
  type LoadedCase,
  loadCase,
  type Receipt,
  runAct,
  sendWarnings,
  serveLapses,
  submit,
  sweepLapses,
} from '../modules/cases/index.ts';
import type { ItemVersion } from '../modules/catalogue/index.ts';
import {
  type CoApplicant,
  coApplicantStatement,
  type Draft,
  insertFile,
  type NewFile,
  newDraft,
  type Opening,
  openDraft,
  updateDraft,
} from '../modules/intake/index.ts';
import type { Person, SignedIn } from '../modules/people/index.ts';
import { sites } from '../modules/places/index.ts';

/** An application from the opened draft to the receipt. */
type Paperwork = {
  readonly viewer: SignedIn;
  readonly version: ItemVersion;
  readonly opening: Opening;
  readonly eDelivery: boolean;
  readonly key: string;
  /** Who joined the draft as it is handed in. */
  readonly joined: (draft: Draft) => readonly CoApplicant[];
  readonly fill: (opened: Draft) => Promise<{ readonly draft: Draft; readonly files: readonly NewFile[] }>;
};

/** How the town's people act: through a book that writes everything together, or act by act as over the wire. */
export type Hand = {
  readonly handIn: (p: Paperwork) => Promise<Receipt>;
  readonly addFile: (f: NewFile) => Promise<void>;
  readonly act: (request: ActRequest) => Promise<ActAnswer>;
  /** What happens by itself when a day begins. */
  readonly passDay: () => Promise<void>;
  readonly look: (caseId: Id) => Promise<LoadedCase | undefined>;
  /** Nothing is left in memory only. */
  readonly write: () => Promise<void>;
};

const received = (p: Paperwork, done: Awaited<ReturnType<typeof submit>>): Receipt => {
  if (done.kind !== 'received') throw new Error(`${p.version.item}: ${JSON.stringify(done).slice(0, 600)}`);
  return done;
};
const opened = (p: Paperwork, made: Awaited<ReturnType<typeof openDraft>>): Draft => {
  if (made.kind === 'refused') throw new Error(`${p.version.item} cannot be opened: ${made.code}`);
  return made.events[0]!;
};

/** `known`: everybody in town, so that a draft need not ask for its applicant. */
export const bookHand = async (deps: CaseDeps, calendar: Calendar, known: ReadonlyMap<Id, Person>): Promise<Hand> => {
  const places = new Map((await sites(deps.db, deps.bureau)).map((s) => [s.id, s.kind as string]));
  /** As the room of intake has it: an outlet is a channel of its own. */
  const channelAt = ({ posts }: SignedIn): 'window' | 'outlet' =>
    posts.some((x) => x.site !== undefined && places.get(x.site) === 'outlet') ? 'outlet' : 'window';
  const book = caseBook(deps, deps.db, calendar);
  return {
    handIn: async (p) => {
      const begun = opened(
        p,
        await newDraft(
          deps,
          p.version,
          p.viewer,
          { ...p.opening, channel: channelAt(p.viewer) },
          {
            person: async (id) => known.get(id),
            licence: (id, holder) => deps.licenceOf(deps.db, id, holder),
          },
        ),
      );
      const openedAt = deps.clock.now();
      const { draft, files } = await p.fill(begun);
      const { viewer, eDelivery, key, version } = p;
      const submission = { draft: draft.id, rev: draft.rev, eDelivery, viewer, key };
      const applicant = known.get(draft.applicant)!;
      const coApplicants = p.joined(draft);
      return received(p, await book.receive({ submission, draft, version, applicant, files, coApplicants, openedAt }));
    },
    addFile: book.addFile,
    act: book.act,
    passDay: book.passDay,
    look: book.load,
    write: book.write,
  };
};

export const actHand = (deps: CaseDeps): Hand => {
  const { db, vault, bureau } = deps;
  return {
    handIn: async (p) => {
      const begun = opened(p, await openDraft(deps, db, p.viewer, p.opening));
      const { draft, files } = await p.fill(begun);
      await updateDraft(db, vault, bureau, draft, draft.savedAt);
      for (const f of files) await insertFile(db, vault, bureau, f);
      for (const c of p.joined(draft)) await db.batch([coApplicantStatement(bureau, draft.id, c)]);
      const { viewer, eDelivery, key } = p;
      return received(p, await submit(deps, { draft: draft.id, rev: draft.rev, eDelivery, viewer, key }));
    },
    addFile: (f) => insertFile(db, vault, bureau, f),
    act: async (request) => {
      const done = await runAct(deps, request);
      if (done.kind === 'key-reused') throw new Error(`the key ${request.key} was used twice`);
      return done;
    },
    passDay: async () => {
      await sweepLapses(deps);
      await serveLapses(deps);
      await sendWarnings(deps);
    },
    look: (id) => loadCase(deps, db, id),
    write: async () => {},
  };
};
