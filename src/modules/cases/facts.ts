import type { Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Citation } from '../../law/period.ts';
import type { Agreement, Periods } from './events.ts';
import type { ItemTerms } from './terms.ts';

/** The periods and basis of one text of the law, in force from `from` to `to` inclusive. */
export type InForce = Periods & { readonly from: Day; readonly to?: Day; readonly basis: readonly Citation[] };

/**
 * What an act may read beside the case itself. The shell reads it in the transaction of the act. Only the first five
 * are always needed; a missing one of the others means the harmless answer given beside it. Never personal data.
 */
export type CaseFacts = {
  /** Terms of the item version the case was received under. */
  readonly terms: ItemTerms;
  /** The instant of the act; its Shanghai day is `today`. */
  readonly now: Instant;
  /** The next acceptance number of bureau × item × quota; taken when an Accepted is appended. */
  readonly acceptSeq: number;
  /** Legal texts by validity; the acceptance pins the one of its own day. Empty: the terms' periods hold. */
  readonly inForce: readonly InForce[];
  /** `by` may act for one of the applicants (许可法29): is that person, or holds a mandate in force. */
  readonly mandateOk: boolean;

  // Receipt.
  readonly itemOpen?: boolean; // default open
  readonly channelAgreed?: boolean; // default agreed
  /** Named as co-applicants, and have not said yes to the application as it stands (许可法31). */
  readonly signaturesMissing?: readonly Id[];
  /** Assisted filing: the applicant has confirmed what the counter wrote. Default confirmed. */
  readonly confirmed?: boolean;
  readonly invalidFields?: readonly string[];

  // Acceptance.
  /** Materials due under the applicant's answers; default: all required and deferrable ones that no register holds. */
  readonly due?: readonly string[];
  /** Held by a register beside those the terms name (716号7). */
  readonly obtainable?: readonly string[];
  /** A broken promise or bad credit not yet repaired closes tolerance and commitment (B8, B9). */
  readonly subjectRestricted?: boolean;
  /** End of a bar on new applications of this subject for this item (许可法78, 79), with its record. */
  readonly barredUntil?: Day;
  readonly informationMissing?: readonly string[];
  /** 即办 (许可法34.2): the acceptor has the authority as soon as the item is instant. Default none. */
  readonly instantAuthority?: boolean;
  /** A rule set signed by a person judges; its answer. Default: there is none, a person judges. */
  readonly ruleSays?: 'yes' | 'no';
  /** The two warnings of K5 were sent. */
  readonly waitReminded?: boolean;

  // Examination.
  /** Posts of persons named in the command, in force today. */
  readonly postsOf?: Readonly<Record<Id, readonly Post[]>>;
  /** Of the persons named in the command: who is to work on the case or hear of it and is no staff, who is nobody at all. */
  readonly strangers?: readonly Id[];
  /** Somebody of the own unit could still take the open step (neither recused nor separated nor away). Default yes. */
  readonly ownStaffAvailable?: boolean;
  /** The applicant's agreement to electronic delivery as it stands today (电子签名法11). Default as said at receipt. */
  readonly applicantAgreesToE?: boolean;
  /** Beside the applicant: who agrees to it. */
  readonly eDeliveryOf?: readonly Id[];
  /** Owed results of parallel siblings that were denied, with the day of the denial. */
  readonly siblingsDenied?: readonly { readonly ref: string; readonly on: Day }[];

  /** Of several applicants: who agrees now to withdraw. The actor agrees by acting. */
  readonly withdrawalAgreedBy?: readonly Agreement[];

  // Decision and delivery.
  /** The parts that were applied for and can be decided apart (许可法38). Absent: the item names none. */
  readonly parts?: readonly string[];
  /** Characters of the applicant's name, which stands on every decision, that no face can print. */
  readonly glyphsMissing?: readonly string[];
  /** The same of what only the licence would show. */
  readonly faceGlyphsMissing?: readonly string[];
  readonly prerequisitesMissing?: readonly string[];
  /** The item's licences bear numbers of another system (自然资函〔2024〕709号), and whether the one stated is on another licence already. */
  readonly numberedElsewhere?: boolean;
  readonly licenceNumberTaken?: boolean;
  /** The licence a renewal or change is about. */
  readonly licence?: { readonly state: string; readonly until?: Day };
  /** Limited permits (许可法57): permits left, and undecided applicants of the same quota with an earlier rank. */
  readonly quotaLeft?: number;
  readonly earlierPending?: number;
  readonly pickUpCodeOk?: boolean;
  readonly stockNumberUsed?: boolean;
  /** The licence that followed the decision has been revoked. */
  readonly decisionRevoked?: boolean;
};

/**
 * What guards ask and no record of this product answers (docs/decisions/0005): there are no bundles and no links between
 * cases, and no rule set is signed by anybody. Said here instead of left out, so that a guard stays silent knowingly; of
 * `ruleSays` the answer is its absence: a person judges.
 */
export const NOBODY_KNOWS = {
  siblingsDenied: [],
  prerequisitesMissing: [],
} as const satisfies Partial<CaseFacts>;

/** The text in force on a day; the newest one that covers it. */
export const inForceOn = (facts: CaseFacts, day: Day): InForce | undefined =>
  facts.inForce.findLast((f) => f.from <= day && (f.to === undefined || day <= f.to));
