import { type Refused, refused } from '../../kernel/decision.ts';
import { sqlState } from '../../platform/db.ts';
import { answered, answeredMeanwhile, rememberStatement } from '../../platform/once.ts';
import { appendStatement, CONFLICT } from '../../platform/trail.ts';
import { pinnedVersion, publishedNumber } from '../catalogue/index.ts';
import type { DraftView } from '../intake/contract.ts';
import {
  around,
  coApplicantsOf,
  type Draft,
  filesOf,
  findDraft,
  handOverFiles,
  joinedExactly,
  type Opened,
  submitDraft,
  viewDraft,
} from '../intake/index.ts';
import { agentOf, personOf, personsOf, principalOf } from '../people/index.ts';
import type { CaseDeps } from './handle.load.ts';
import { contentRow, deliveryOf, type Receipt, receiptNotice, receiptOf, type Submission } from './handle.receipt.ts';
import { contentStatement, insertCase, nextCaseNumber, noticeStatement } from './queries.ts';

export type NotReceived =
  | Refused
  | { readonly kind: 'incomplete'; readonly errors: DraftView['errors'] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'key-reused' };

/** What a submission reads before it judges; asked together, so that it travels together. */
const readAhead = async (deps: CaseDeps, s: Submission, keyed: ReturnType<typeof keyOf>) => {
  const { db, bureau, vault } = deps;
  // Most apply for themselves or for whom they act for: their keys and names are asked before the draft has told.
  const likely = [...new Set([s.viewer.person, principalOf(s.viewer)])];
  const [before, opened, files, surrounding, persons, coApplicants] = await Promise.all([
    answered<Receipt>(db, keyed),
    findDraft(deps, db, s.viewer, s.draft),
    filesOf(db, vault, bureau, 'draft', s.draft),
    around(deps, db),
    personsOf(db, deps, likely),
    coApplicantsOf(db, bureau, s.draft),
  ]);
  return { before, opened, files, around: surrounding, persons, coApplicants };
};
type Ahead = Awaited<ReturnType<typeof readAhead>>;

/**
 * 收件: a complete draft becomes a case. Reads travel together in two round trips, then one batch writes events,
 * projection, answers, files and the answer to the client key, or nothing. A newer published version of the item is
 * taken up first: the applicant is held to the version in force at receipt.
 */
export const submit = async (deps: CaseDeps, s: Submission): Promise<Receipt | NotReceived> => {
  const keyed = keyOf(deps, s);
  const vault = deps.vault.forOneAct();
  vault.ahead(deps.db, [s.viewer.person, principalOf(s.viewer)]);
  const own = { ...deps, vault };
  const ahead = await readAhead(own, s, keyed);
  if (ahead.before.kind === 'key-reused') return ahead.before;
  if (ahead.before.kind === 'same') return ahead.before.answer;
  const done = await attempt(own, s, keyed, ahead);
  if (done.kind !== 'refused') return done;
  // The same button pressed twice: the other press may have been answered in between.
  const meanwhile = await answered<Receipt>(deps.db, keyed);
  return meanwhile.kind === 'same' ? meanwhile.answer : done;
};

export const keyOf = ({ bureau }: Pick<CaseDeps, 'bureau'>, s: Submission) => ({
  bureau,
  actor: s.viewer.person,
  key: s.key,
  content: { submit: s.draft, rev: s.rev, eDelivery: s.eDelivery },
});

const attempt = async (
  deps: CaseDeps,
  s: Submission,
  keyed: ReturnType<typeof keyOf>,
  ahead: Ahead,
): Promise<Receipt | NotReceived> => {
  const { db, bureau } = deps;
  const found = ahead.opened;
  if (!found) return { kind: 'not-found' };
  if (found.draft.state !== 'open') return refused('draft-closed', '', { caseId: found.draft.caseId ?? null });
  if (found.draft.rev !== s.rev) return refused('draft-changed');
  const { applicant: holder, item } = found.draft;
  const [number, person, n] = await Promise.all([
    publishedNumber(db, bureau, item),
    ahead.persons.get(holder) ?? personOf(db, deps, holder),
    nextCaseNumber(db), // drawn here because it travels along; a number that is not used leaves a gap, which is allowed
  ]);
  const version = number === undefined ? undefined : await pinnedVersion(deps, db, item, number);
  if (!version) return refused('item-not-open', '', { item });
  const draft: Draft = { ...found.draft, itemVersion: version.version, eDelivery: s.eDelivery };
  const applicant = { id: holder, kind: person?.kind ?? ('natural' as const), name: person?.name ?? '' };
  const view = viewDraft(draft, version, applicant, ahead.files, ahead.around);
  if (!view.complete) return { kind: 'incomplete', errors: view.errors };
  return write(deps, s, { draft, version }, view, n, keyed, ahead);
};

const write = async (
  deps: CaseDeps,
  s: Submission,
  opened: Opened,
  view: DraftView,
  n: number,
  keyed: Parameters<typeof rememberStatement>[0],
  { files, around: { calendar }, persons, coApplicants }: Ahead,
): Promise<Receipt | NotReceived> => {
  const { db, bureau, clock, random, vault } = deps;
  const { draft } = opened;
  // 许可法29, 民法典173: a mandate that ended between the counter's first line and its last carries nothing.
  const byMandate = draft.assisted ? draft.mandate : undefined;
  const agent = byMandate ? await agentOf(db, bureau, byMandate, clock.today()) : undefined;
  if (byMandate && !agent) return refused('no-mandate', '许可法29');
  const received = await receiptOf(deps, s, opened, view, files, calendar, async () => n, {
    agent,
    coApplicants,
  });
  if ('kind' in received) return received;
  const { receipt, identity, row } = received;
  const { caseId } = receipt;
  const now = clock.now();
  const { statement } = appendStatement(received.append);
  try {
    await db.batch([
      statement,
      insertCase(bureau, identity, row, now),
      await contentStatement(db, vault, bureau, contentRow(received, draft, clock.today())),
      handOverFiles(bureau, draft.id, caseId),
      submitDraft(bureau, draft, caseId, now),
      joinedExactly(bureau, draft.id, draft.rev, identity.coApplicants),
      ...deliveryOf(bureau, caseId, coApplicants),
      ...receipt.toldTo.map((person) =>
        noticeStatement({ bureau, id: random.id(), person, ...receiptNotice(identity), at: now }),
      ),
      rememberStatement(keyed, receipt, now),
    ]);
  } catch (error) {
    if (answeredMeanwhile(error)) {
      const first = await answered<Receipt>(db, keyed);
      if (first.kind === 'same') return first.answer;
    }
    if (sqlState(error) === CONFLICT) return refused('draft-changed');
    throw error;
  }
  return {
    ...receipt,
    ...(receipt.toldTo.every((p) => persons.has(p)) ? { names: receipt.toldTo.map((p) => persons.get(p)!.name) } : {}),
  };
};
