import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { IdentifierBase } from './identifier.ts';

/** A text kept sealed outside the trail, referred to by the hash of its plain form. */
export type TextRef = { readonly hash: string };

/** 许可法69.1 lets, 69.2 commands to revoke. */
export const MAY_REVOKE = ['abuse', 'ultra-vires', 'procedure', 'unqualified', 'other'] as const;
export type RevokeGround = (typeof MAY_REVOKE)[number] | 'fraud';
/** 许可法8: law or facts on which the permit rests have changed, and the public interest asks for it. */
export type WithdrawGround = 'law-changed' | 'facts-changed';
/** The six cases of 许可法70, in its order. */
export const CANCEL_CASES = [
  'not-renewed',
  'holder-died',
  'entity-ended',
  'permit-ended',
  'force-majeure',
  'other',
] as const;
export type CancelGround = (typeof CANCEL_CASES)[number];
export type EndKind = 'withdraw' | 'revoke' | 'cancel';
export type SuspendReason = 'frozen' | 'penalty' | 'late-renewal' | 'order';
/** How what is owed to the holder was settled; amounts in fen. */
export type Settlement = { readonly how: 'none-due' | 'agreed' | 'deposited'; readonly fen?: number };

/** What a new edition of the licence states; the printed values are sealed, the trail has their hash. */
export type Edition = {
  readonly case: Id;
  readonly from: Day;
  readonly until?: Day;
  readonly faceHash: string;
};

type Payloads = {
  Issued: Edition & {
    item: string;
    itemVersion: number;
    kind: string;
    holder: Id;
    number: string;
    /** GB/T 36904: everything of the identifier but version and check character, which follow from the edition. */
    identifier?: IdentifierBase;
  };
  Changed: Edition;
  Renewed: Edition & { deemed: boolean };
  /** 补发: the same licence again, because the paper was lost or damaged; on whose statement. */
  Reissued: { case?: Id; why?: 'lost' | 'damaged' | 'unreadable'; statement?: string; faceHash: string };
  /** A slip in the decision was mended. */
  Corrected: { field: string; faceHash: string };
  Expired: object;
  Suspended: { reason: SuspendReason; reference?: string; until?: Day };
  Reinstated: { why: 'lapse' | 'lifted' };
  EndProposed: { end: EndKind; ground: string; article: string; facts?: TextRef; source?: string };
  /** Service of the proposal; until `respondBy` (five working days) the holder may state and defend. */
  ProposalTold: { mode: string; respondBy: Day };
  StatementHeard: { record: string };
  ProposalDropped: { reason?: TextRef };
  Withdrawn: { ground: WithdrawGround; article: string; compensation: Settlement };
  Revoked: { ground: RevokeGround; article: string; damages?: Settlement; barUntil?: Day };
  /** `article`: under which that organ took it away; absent in records of earlier days. */
  Penalised: { organ: string; decision: string; article?: string };
  Cancelled: { ground: CancelGround; article: string; case?: Id };
  Restored: { order: string };
};

export type LicenceEventType = keyof Payloads;
type Framed<T extends LicenceEventType> = { readonly type: T; readonly on: Day; readonly by: Id } & {
  readonly [K in keyof Payloads[T]]: Payloads[T][K];
};
/** Events of the licence stream: ids, days, codes and hashes only. */
export type LicenceEvent = { [T in LicenceEventType]: Framed<T> }[LicenceEventType];
export type LicenceEventOf<T extends LicenceEventType> = Framed<T>;
