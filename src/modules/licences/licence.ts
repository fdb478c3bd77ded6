import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { EndKind, LicenceEvent, RevokeGround, SuspendReason } from './events.ts';
import type { IdentifierBase } from './identifier.ts';

/** An end that somebody proposed and the head has not decided (许可法8, 69, 70): told, heard, decided by another person. */
export type Proposal = {
  readonly end: EndKind;
  readonly ground: string;
  readonly article: string;
  /** Hash of the facts it rests on. */
  readonly facts?: string;
  readonly by: Id;
  readonly on: Day;
  readonly respondBy?: Day;
  readonly heard: boolean;
};

type Kept = {
  /** Events folded = version of the stream. */
  readonly position: number;
  readonly item: string;
  readonly kind: string;
  readonly caseId: Id;
  /** Cases whose decisions made an edition; each only once. */
  readonly cases: readonly Id[];
  readonly holder: Id;
  readonly number: string;
  readonly identifier?: IdentifierBase;
  /** 版本号: 1 when issued, one more with each change, renewal, reissue or correction. */
  readonly edition: number;
  readonly from: Day;
  readonly until?: Day;
  readonly issuedOn: Day;
  /** Of the decision behind the newest edition: the date under the seal, which a reissue or a mended slip keeps. */
  readonly decidedOn: Day;
  readonly faceHash: string;
  readonly proposal?: Proposal;
};

export type InForce = Kept & { readonly state: 'in-force' };
export type Suspended = Kept & {
  readonly state: 'suspended';
  readonly since: Day;
  readonly reason: SuspendReason;
  readonly suspendedUntil?: Day;
};
export type Expired = Kept & { readonly state: 'expired'; readonly on: Day };
/** 撤回, 撤销 and 吊销 are three different ends with different causes and consequences; only these can be annulled. */
export type Ended =
  | (Kept & { readonly state: 'withdrawn'; readonly on: Day })
  | (Kept & { readonly state: 'revoked'; readonly on: Day; readonly ground: RevokeGround; readonly barUntil?: Day })
  | (Kept & { readonly state: 'penalised'; readonly on: Day; readonly decision: string });
/** 注销: the registration is closed; final. */
export type Cancelled = Kept & { readonly state: 'cancelled'; readonly on: Day; readonly ground: string };
export type Licence = InForce | Suspended | Expired | Ended | Cancelled;
export type LicenceStateName = Licence['state'];

/** Events that may open the stream or that belong to another state mean a broken trail: a fault, not a refusal. */
class WrongTrail extends Error {}

const kept = (l: Licence): Kept => {
  const { position, item, kind, caseId, cases, holder, number, identifier, edition, from, until, issuedOn, decidedOn } =
    l;
  const base = { position, item, kind, caseId, cases, holder, number, edition, from, issuedOn, decidedOn };
  return {
    ...base,
    faceHash: l.faceHash,
    ...(identifier ? { identifier } : {}),
    ...(until ? { until } : {}),
    ...(l.proposal ? { proposal: l.proposal } : {}),
  };
};
const without = ({ proposal: _, ...rest }: Kept): Kept => rest;

const opened = (e: LicenceEvent): Licence => {
  if (e.type !== 'Issued') throw new WrongTrail(`a licence begins with Issued, not ${e.type}`);
  const { item, kind, holder, number, identifier, from, until, faceHash } = e;
  return {
    state: 'in-force',
    position: 1,
    item,
    kind,
    caseId: e.case,
    cases: [e.case],
    holder,
    number,
    ...(identifier ? { identifier } : {}),
    edition: 1,
    from,
    ...(until ? { until } : {}),
    issuedOn: e.on,
    decidedOn: e.on,
    faceHash,
  };
};

/** The next state. A new edition lifts a suspension only when the suspension waited for it (late renewal). */
export const evolve = (before: Licence | undefined, e: LicenceEvent): Licence => {
  if (!before) return opened(e);
  if (e.type === 'Issued') throw new WrongTrail('issued twice');
  const l = { ...before, position: before.position + 1 };
  const base = kept(l);
  switch (e.type) {
    case 'Changed':
    case 'Renewed': {
      const { until: _, ...rest } = base;
      const next = {
        ...rest,
        cases: [...base.cases, e.case],
        edition: base.edition + 1,
        from: e.from,
        ...(e.until ? { until: e.until } : {}),
        decidedOn: e.on,
        faceHash: e.faceHash,
      };
      const waits = l.state === 'suspended' && !(e.type === 'Renewed' && l.reason === 'late-renewal');
      if (!waits) return { ...next, state: 'in-force' };
      const { until: _old, ...suspended } = l;
      return { ...suspended, ...next };
    }
    case 'Reissued':
    case 'Corrected':
      return { ...l, edition: l.edition + 1, faceHash: e.faceHash };
    case 'Expired':
      return { ...without(base), state: 'expired', on: e.on };
    case 'Suspended':
      return {
        ...base,
        state: 'suspended',
        since: e.on,
        reason: e.reason,
        ...(e.until ? { suspendedUntil: e.until } : {}),
      };
    case 'Reinstated':
      return { ...base, state: 'in-force' };
    case 'EndProposed': {
      const { end, ground, article, facts, by, on } = e;
      const proposal = { end, ground, article, ...(facts ? { facts: facts.hash } : {}), by, on, heard: false };
      return { ...l, proposal };
    }
    case 'ProposalTold':
      return l.proposal ? { ...l, proposal: { ...l.proposal, respondBy: e.respondBy } } : l;
    case 'StatementHeard':
      return l.proposal ? { ...l, proposal: { ...l.proposal, heard: true } } : l;
    case 'ProposalDropped': {
      const { proposal: _, ...rest } = l;
      return rest as Licence;
    }
    case 'Withdrawn':
      return { ...without(base), state: 'withdrawn', on: e.on };
    case 'Revoked':
      return {
        ...without(base),
        state: 'revoked',
        on: e.on,
        ground: e.ground,
        ...(e.barUntil ? { barUntil: e.barUntil } : {}),
      };
    case 'Penalised':
      return { ...without(base), state: 'penalised', on: e.on, decision: e.decision };
    case 'Cancelled':
      return { ...without(base), state: 'cancelled', on: e.on, ground: e.ground };
    case 'Restored':
      return { ...without(base), state: 'in-force' };
    default:
      return e satisfies never;
  }
};

/** The state after all events; undefined for an empty stream. */
export const fold = (events: readonly LicenceEvent[]): Licence | undefined =>
  events.reduce<Licence | undefined>(evolve, undefined);
