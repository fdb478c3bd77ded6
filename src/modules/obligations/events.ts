import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';

/** A text kept sealed outside the trail. */
export type TextRef = { readonly hash: string };

/**
 * owed-material: brought later under tolerance (容缺, B8) · commitment: conditions promised, checked by the bureau
 * afterwards (告知承诺, B9) · post-permit: a duty that a permit carries.
 */
export type ObligationKind = 'owed-material' | 'commitment' | 'post-permit';
/** What a broken promise leads to, as the signed promise says. */
export type Consequence = 'terminate' | 'revoke' | 'none';
export type Finding = 'kept' | 'not-kept' | 'false';

type Payloads = {
  /** `source` is the version of the event in the case that gave rise to it: once per source event, kind and what. */
  Promised: {
    kind: ObligationKind;
    case: Id;
    source: number;
    item: string;
    debtor: Id;
    what: readonly string[];
    due: Day;
    consequence: Consequence;
    /** Decided the case: may not check the promise. */
    deciders: readonly Id[];
  };
  EvidenceGiven: { hashes: readonly string[]; late: boolean };
  Overdue: object;
  Checked: { inspectors: readonly Id[]; finding: Finding; record: string };
  Kept: object;
  RectifyOrdered: { until: Day; reason: TextRef };
  /** The debtor stated and defended, or was told and stayed silent. */
  DebtorHeard: { record: string };
  Broken: { consequence: Consequence; fraud: boolean; licence?: Id };
  Repaired: { reason?: TextRef };
  /** Forgiven by whoever may, or moot because its case ended without a grant. */
  Waived: { why: 'forgiven' | 'case-ended'; reason?: TextRef };
};
export type ObligationEventType = keyof Payloads;
type Framed<T extends ObligationEventType> = { readonly type: T; readonly on: Day; readonly by: Id } & {
  readonly [K in keyof Payloads[T]]: Payloads[T][K];
};
/** Events of the obligation stream: ids, days, codes and hashes only. */
export type ObligationEvent = { [T in ObligationEventType]: Framed<T> }[ObligationEventType];
export type ObligationEventOf<T extends ObligationEventType> = Framed<T>;
