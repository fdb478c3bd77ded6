import type { Channel } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Citation, PeriodRule } from '../../../law/period.ts';
import type { Db } from '../../../platform/db.ts';
import type { CaseEvent, EventOf, PaperKind } from '../events.ts';
import type { ItemTerms } from '../terms.ts';

/** A person or body as a paper names it. */
export type Party = {
  readonly id: Id;
  readonly name: string;
  readonly kind: 'natural' | 'legal';
  /** 统一社会信用代码 in full; an identity number only masked (2301**********1234). */
  readonly number?: string;
  readonly address?: string;
};

/** The organ in whose name papers go out (许可法25: the one that holds the powers; 24: the entrusting one). */
export type Organ = {
  readonly name: string;
  /** Opens every paper number: `松审` in 松审受〔2026〕0183号. */
  readonly short: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
  /** 统一社会信用代码 of the organ. */
  readonly creditCode?: string;
};

export type Remedy = { readonly organ: string; readonly court: string; readonly url?: string };

/** A paper of the same case that is already numbered. */
export type EarlierPaper = { readonly kind: string; readonly number: string; readonly on: Day; readonly title: string };

/**
 * Everything the papers about one event need, resolved: names instead of ids, words instead of hashes, days computed.
 * It describes the case as it stood right after the event (`version`), whatever has happened since, so that a paper
 * made late, or a second time, says the same.
 */
export type CaseForPaper = {
  readonly organ: Organ;
  /** No slash at the end: `https://spj.example.gov.cn`. */
  readonly base: string;
  readonly id: Id;
  /** Short human number and 办件编号. */
  readonly number: string;
  readonly fullNumber: string;
  /** Of the public progress page. */
  readonly progressCode: string;
  readonly item: {
    readonly name: string;
    readonly nature: ItemTerms['nature'];
    readonly joint: boolean;
    /** Name of the certificate a grant leads to, if any. */
    readonly licenceName?: string;
  };
  readonly applicant: Party;
  /** Who applied together with them; papers name all and are served on the applicant. */
  readonly coApplicants?: readonly Party[];
  /** Who filed for the applicant by mandate (许可法29). */
  readonly agent?: Party;
  readonly channel: Channel;
  readonly receivedOn: Day;
  readonly enteredAt: Instant;
  readonly eDelivery: boolean;

  /** The event, its version in the stream, and when it was recorded (for a lapse later than its legal day). */
  readonly event: CaseEvent;
  readonly version: number;
  readonly recordedAt: Instant;
  /** `papersOf(event, state after it)` with names; several addressees of one kind share one paper. */
  readonly addressed: readonly { readonly kind: PaperKind; readonly to: readonly Party[] }[];

  /**
   * Chinese names of everything the event mentions: materials and form fields by ref, persons, units and places by id,
   * procedures, scopes and grounds by code. What is missing is printed as its ref.
   */
  readonly names: Readonly<Record<string, string>>;
  /** Every text of the event (reason, note, conditions, opinion), opened from the vault, by hash. */
  readonly words: Readonly<Record<string, string>>;

  /** Set once accepted. */
  readonly accepted?: {
    readonly on: Day;
    readonly deemed: boolean;
    readonly basis: readonly Citation[];
    readonly statutory?: PeriodRule;
    readonly promised?: PeriodRule;
  };
  /**
   * Last days of the clocks as they stand once the paper itself is served, taken to be on the day of recording: an
   * extension or a pause has no effect before, and its notice must state the new day. K1, K2, K3, K5, K8.
   */
  readonly dues: {
    readonly acceptance?: Day;
    readonly statutory?: Day;
    readonly promised?: Day;
    readonly correction?: Day;
    readonly delivery?: Day;
    /** The calendar of a year on the way is not published yet. */
    readonly provisional: boolean;
  };
  /** Pauses open or ended, by id: for a notice that prolongs or ends one. */
  readonly pauses: Readonly<
    Record<string, { readonly ground: string; readonly procedure: string; readonly until: Day }>
  >;
  readonly remedy: Remedy;
  /** The decision, for papers after it. */
  readonly decided?: EventOf<'Decided'>;
  /** What the applicant signed for tolerance or commitment, and when. */
  readonly promise?: { readonly text?: string; readonly signedAt: Instant };
  /** A corrected decision: the printed words before and after. */
  readonly correctionOf?: { readonly field: string; readonly was: string; readonly is: string };
};

/**
 * Port of the paper follower: the cases room answers it from the trail, the catalogue, the people and the vault, in
 * the follower's transaction. `uptoVersion` is the version of the event in the case's stream.
 */
export type PaperFacts = {
  readonly load: (tx: Db, bureau: string, caseId: Id, uptoVersion: number) => Promise<CaseForPaper>;
};
