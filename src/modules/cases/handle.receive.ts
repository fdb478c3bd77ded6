import type { Channel } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { sm3 } from '../../platform/canonical.ts';
import { type Statement, sqlState } from '../../platform/db.ts';
import { answered, answeredMeanwhile, rememberStatement } from '../../platform/once.ts';
import { type Append, appendStatement, CONFLICT, NEW_STREAM } from '../../platform/trail.ts';
import { type ItemVersion, pinnedVersion, publishedNumber } from '../catalogue/index.ts';
import type { DraftView } from '../intake/contract.ts';
import {
  around,
  type CoApplicant,
  coApplicantsOf,
  type Draft,
  filesOf,
  findDraft,
  handOverFiles,
  joinedExactly,
  type Opened,
  type StoredFile,
  submitDraft,
  unsignedBy,
  viewDraft,
} from '../intake/index.ts';
import { actorOf, agentOf, personOf, personsOf, principalOf, type Viewer } from '../people/index.ts';
import { act } from './act.ts';
import { acceptBy } from './clocks.dues.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { type CaseFacts, NOBODY_KNOWS } from './facts.ts';
import { inForceOf } from './handle.facts.ts';
import { type CaseDeps, caseStream, termsAt } from './handle.load.ts';
import { type CaseRow, projectCase } from './project.ts';
import { consentStatement } from './queries.consent.ts';
import {
  type CaseIdentity,
  type Content,
  contentStatement,
  insertCase,
  type NewContent,
  nextCaseNumber,
  noticeStatement,
} from './queries.ts';
import type { Case } from './state.ts';

export type Receipt = {
  readonly kind: 'received';
  readonly caseId: Id;
  readonly number: string;
  readonly code: string;
  readonly receivedOn: string;
  readonly answerBy: string;
  readonly toldTo: readonly Id[];
  /** Names of those told, where they were at hand; never kept with the answer to the client key. */
  readonly names?: readonly string[];
};
export type NotReceived =
  | Refused
  | { readonly kind: 'incomplete'; readonly errors: DraftView['errors'] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'key-reused' };

type SignedIn = Extract<Viewer, { kind: 'person' }>;
export type Submission = {
  readonly draft: Id;
  readonly rev: number;
  readonly eDelivery: boolean;
  readonly viewer: SignedIn;
  readonly key: string;
};

/** What was signed, or is vouched for by a register, or lies in a file (信任等级 A–D). */
const materialsGiven = (
  view: DraftView,
  version: ItemVersion,
  files: readonly StoredFile[],
): CommandOf<'receive'>['materials'] =>
  view.materials.flatMap((m): CommandOf<'receive'>['materials'][number][] => {
    const own = files.filter((f) => f.material === m.ref);
    const trust = version.materials.find((x) => x.ref === m.ref)?.trust ?? 'C';
    if (m.status === 'fetched')
      return [
        { ref: m.ref, hash: sm3(`register:${m.register}:${m.ref}`), grade: 'A' as const, how: 'library' as const },
      ];
    if (own.length === 0) return [];
    return [{ ref: m.ref, hash: sm3(own.map((f) => f.hash).join('\n')), grade: trust, how: 'upload' as const }];
  });

const CODE_DIGITS = 6;
/** The code of a new case, of six digits. */
export const codeOf = (random: CaseDeps['random']): string =>
  Array.from(random.bytes(CODE_DIGITS), (b) => b % 10)
    .join('')
    .slice(0, CODE_DIGITS);

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

/** A case as it is received: everything that is written of it. */
export type Received = {
  readonly receipt: Receipt;
  readonly identity: CaseIdentity;
  readonly append: Append<CaseEvent>;
  readonly state: Case;
  readonly row: CaseRow;
  readonly content: Content;
};

/** Decides the receipt and gives the case its numbers; writes nothing. */
export const receiptOf = async (
  deps: Pick<CaseDeps, 'bureau' | 'clock' | 'random'>,
  s: Submission,
  { draft, version }: Opened,
  view: DraftView,
  files: readonly StoredFile[],
  calendar: Calendar,
  nextNumber: () => Promise<number>,
  beside: {
    /** Of assisted filing by mandate: who stood at the counter (许可法29). */
    readonly agent?: Id | undefined;
    readonly coApplicants?: readonly CoApplicant[];
  } = {},
): Promise<Received | Refused | { readonly kind: 'not-found' }> => {
  const { bureau, clock, random } = deps;
  const now = clock.now();
  const today = clock.today();
  const by = actorOf(s.viewer, { item: draft.item, applicant: draft.applicant }, channelOf(draft));
  if (!by) return { kind: 'not-found' };
  const { agent, coApplicants: named = [] } = beside;
  const coApplicants = named.map((c) => c.person);
  const content: Content = {
    answers: draft.answers,
    provenance: draft.provenance,
    situation: draft.situation,
    promises: draft.promises,
  };
  const terms = termsAt(version, [{ ...content, round: 0, on: today }], today);
  const facts: CaseFacts = {
    ...NOBODY_KNOWS,
    terms,
    now,
    acceptSeq: 1,
    inForce: inForceOf(version),
    mandateOk: by.posts.includes('applicant'),
    itemOpen: true,
    channelAgreed: version.channels.includes(draft.channel),
    signaturesMissing: unsignedBy(named, draft.rev),
    confirmed: true,
  };
  const { origin } = draft;
  const acted = act(
    undefined,
    {
      act: 'receive',
      item: draft.item,
      version: version.version,
      applicant: draft.applicant,
      coApplicants,
      ...(draft.mandate ? { mandate: draft.mandate } : {}),
      materials: materialsGiven(view, version, files),
      ...(origin?.licence
        ? {
            origin: { kind: origin.kind, licence: origin.licence, ...(origin.expiry ? { expiry: origin.expiry } : {}) },
          }
        : {}),
      eDelivery: draft.eDelivery,
    },
    by,
    today,
    calendar,
    facts,
  );
  if (acted.decision.kind === 'refused') return acted.decision;
  const state = acted.state!;
  const caseId = random.id();
  const n = await nextNumber();
  const day8 = today.replaceAll('-', '');
  const identity: CaseIdentity = {
    id: caseId,
    number: `${today.slice(0, 4)}-${String(n).padStart(6, '0')}`,
    fullNumber: `${version.codes.implementation ?? ''}${day8}${String(n).padStart(4, '0')}`,
    code: codeOf(random),
    item: draft.item,
    itemVersion: version.version,
    applicant: draft.applicant,
    coApplicants,
    agent: draft.assisted ? (agent ?? null) : draft.madeBy === draft.applicant ? null : draft.madeBy,
    mandate: draft.mandate ?? null,
    channel: by.channel,
    site: by.site ?? null,
    receivedOn: state.receivedOn,
    eDelivery: draft.eDelivery,
  };
  const toldTo = [...new Set([draft.applicant, ...(identity.agent ? [identity.agent] : []), ...coApplicants])];
  const receipt: Receipt = {
    kind: 'received',
    caseId,
    number: identity.number,
    code: identity.code,
    receivedOn: state.receivedOn,
    answerBy: acceptBy(state.window, calendar),
    toldTo,
  };
  const append: Append<CaseEvent> = {
    bureau,
    stream: caseStream(caseId),
    expected: NEW_STREAM,
    envelope: {
      instant: now,
      day: today,
      act: 'receive',
      actor: by.id,
      post: draft.assisted ? 'intake' : 'applicant',
      channel: by.channel,
      clientKey: s.key,
      ...(by.site ? { site: by.site } : {}),
    },
    events: acted.decision.events,
  };
  return { receipt, identity, append, state, row: projectCase(state, calendar, today, facts), content };
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

/** 电子签名法11: what each co-applicant said of electronic delivery when they joined. */
export const deliveryOf = (bureau: string, caseId: Id, named: readonly CoApplicant[]): readonly Statement[] =>
  named.flatMap(({ person, eDelivery, answeredBy, answeredAt }) =>
    answeredBy && answeredAt
      ? [
          consentStatement(bureau, caseId, 'electronic-delivery', {
            person,
            agreed: eDelivery,
            by: answeredBy,
            at: answeredAt,
          }),
        ]
      : [],
  );

export const contentRow = ({ receipt, content }: Received, draft: Draft, on: Day): NewContent => ({
  caseId: receipt.caseId,
  round: 0,
  on,
  holder: draft.applicant,
  content,
});
export const receiptNotice = ({ id, number, item }: CaseIdentity) => ({
  kind: 'paper.receipt',
  facts: { case: id, number, item },
});

const channelOf = (d: Draft): Channel => (d.assisted ? d.channel : 'web');
