import type { Channel } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Statement } from '../../platform/db.ts';
import { type Append, NEW_STREAM } from '../../platform/trail.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import type { DraftView } from '../intake/contract.ts';
import { type CoApplicant, type Draft, type Opened, type StoredFile, unsignedBy } from '../intake/index.ts';
import { actorOf, type SignedIn } from '../people/index.ts';
import { act } from './act.ts';
import { acceptBy } from './clocks.dues.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { type CaseFacts, NOBODY_KNOWS } from './facts.ts';
import { inForceOf } from './handle.facts.ts';
import { type CaseDeps, caseStream, termsAt } from './handle.load.ts';
import { type CaseRow, projectCase } from './project.ts';
import { consentStatement } from './queries.consent.ts';
import type { CaseIdentity, Content, NewContent } from './queries.ts';
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
