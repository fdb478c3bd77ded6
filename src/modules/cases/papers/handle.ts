import type { Id } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db.ts';
import type { Follower } from '../../../platform/followers.ts';
import type { Ports } from '../../../platform/ports.ts';
import type { Recorded } from '../../../platform/trail.ts';
import { Erased } from '../../../platform/vault.ts';
import type { PaperView } from '../contract.ts';
import type { CaseEvent, EventType } from '../events.ts';
import { PAPERS } from './book.ts';
import type { CaseForPaper, PaperFacts } from './facts.ts';
import { type DuePaper, letterOf, paperNumber, papersDue, paperTitle, paperYear, type SealInfo } from './letter.ts';
import { earlierPapers, insertPaper, papersOfCase, takeNumber } from './queries.ts';

export type PaperDeps = Pick<Ports, 'bureau' | 'vault' | 'random' | 'clock'> & {
  readonly facts: PaperFacts;
  /** Whether the key in force is a test key. */
  readonly seal: () => SealInfo;
  /** Something can be pressed. */
  readonly filed?: () => void;
};

/** Events that can give rise to a paper; for the others the facts of the case need not be loaded. */
const STATED: ReadonlySet<string> = new Set<EventType>([
  'Received',
  'Resubmitted',
  'MaterialSupplied',
  'HearingRequested',
  'CorrectionAsked',
  'CorrectionCancelled',
  'Accepted',
  'FilingRejected',
  'Filed',
  'ClosedForNoReply',
  'SupplementInvited',
  'StakeholderTold',
  'Paused',
  'PauseProlonged',
  'Resumed',
  'Extended',
  'HearingCalled',
  'Frozen',
  'Unfrozen',
  'ClockRecomputed',
  'Decided',
  'DecisionCorrected',
  'Delivered',
  'Withdrawn',
  'Terminated',
]);
const states = (event: CaseEvent): boolean =>
  STATED.has(event.type) || (event.type === 'Served' && event.paper.kind === 'pick-up');

/** The pick-up notice is told by the event that makes it: it stands at the position that event names. */
const positionOf = (due: DuePaper, c: CaseForPaper): number =>
  due.kind === 'pick-up' && c.event.type === 'Served' ? c.event.paper.position : c.version;

const filePaper = async (tx: Db, deps: PaperDeps, c: CaseForPaper, due: DuePaper): Promise<void> => {
  const { bureau } = deps;
  const { series } = PAPERS[due.kind];
  const year = paperYear(c);
  const n = await takeNumber(tx, bureau, series, year);
  const number = paperNumber(c.organ.short, series, year, n);
  const earlier = await earlierPapers(tx, bureau, c.id, c.version);
  const letter = letterOf(due, c, earlier, number, deps.seal());
  const title = paperTitle(due.kind, c);
  await insertPaper(tx, bureau, {
    id: deps.random.id(),
    caseId: c.id,
    version: positionOf(due, c),
    kind: due.kind,
    series,
    year,
    n,
    number,
    titleZh: title.zh,
    titleEn: title.en,
    on: c.event.on,
    holder: c.applicant.id,
    told: due.to.map((p) => p.id),
    sealedModel: await deps.vault.sealFor(tx, c.applicant.id, JSON.stringify(letter)),
    at: deps.clock.now(),
  });
};

const fileFor = async (tx: Db, deps: PaperDeps, recorded: Recorded): Promise<number> => {
  const { id } = recorded.stream;
  const c = await deps.facts.load(tx, deps.bureau, id, recorded.version);
  const filed = new Set((await papersOfCase(tx, deps.bureau, id)).map((p) => `${p.kind} ${p.version}`));
  const due = papersDue(c.event, c).filter((d) => !filed.has(`${d.kind} ${positionOf(d, c)}`));
  for (const paper of due) await filePaper(tx, deps, c, paper);
  return due.length;
};

/**
 * Files the papers of committed events: numbered in the order of the trail, each (kind, event) once, wording frozen.
 * All of it in the follower's transaction, so a crash leaves neither a gap nor a double. The PDF is pressed later.
 */
export const papersFollower = (deps: PaperDeps): Follower => ({
  name: `papers ${deps.bureau}`,
  batch: 50,
  handle: async (events, tx) => {
    let count = 0;
    for (const recorded of events) {
      if (recorded.bureau !== deps.bureau || recorded.stream.kind !== 'case') continue;
      if (!states(recorded.event as CaseEvent)) continue;
      try {
        count += await fileFor(tx, deps, recorded);
      } catch (error) {
        // A person who was erased gets no more papers; nobody could read them, and the others must go on.
        if (!(error instanceof Erased)) throw error;
      }
    }
    if (count > 0) deps.filed?.();
  },
});

/** Papers of a case as the screens list them, all or those told to one person; `unserved` are those still to be told. */
export const paperViews = async (
  db: Db,
  bureau: string,
  caseId: Id,
  unserved: readonly { readonly kind: string; readonly position: number }[],
  toldTo?: Id,
): Promise<PaperView[]> =>
  (await papersOfCase(db, bureau, caseId))
    .filter((p) => toldTo === undefined || p.told.includes(toldTo))
    .map((p) => ({
      id: p.id,
      kind: p.kind,
      title: { zh: p.titleZh, en: p.titleEn },
      number: p.number,
      on: p.on,
      ...(p.size === null ? {} : { size: p.size }),
      served: !unserved.some((u) => u.kind === p.kind && u.position === p.version),
    }));
