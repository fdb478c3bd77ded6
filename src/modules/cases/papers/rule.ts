import type { Text } from '../../../kernel/text.ts';
import type { Block } from '../../../platform/pdf.ts';
import type { CaseEvent, EventType, PaperKind } from '../events.ts';
import type { CaseForPaper, EarlierPaper } from './facts.ts';

/** Papers that are told to somebody, and those that only record what somebody signed. */
export type FiledKind = PaperKind | 'tolerance-promise' | 'commitment-promise' | 'delivery-record';

/** An event of one of several types, still told apart by its type. */
export type EventFor<T extends EventType> = Extract<CaseEvent, { readonly type: T }>;

/**
 * How one kind of paper is worded: pure, from the facts of the case to blocks. The number, the signature and the
 * head are put around it by `letter.ts`. `series` follows the bureau's short name in the number.
 */
export type PaperRule<T extends EventType> = {
  readonly kind: FiledKind;
  readonly series: string;
  title(c: CaseForPaper, e: EventFor<T>): Text;
  body(c: CaseForPaper, e: EventFor<T>, earlier: readonly EarlierPaper[]): readonly Block[];
  /** How it ends: the organ's seal; the applicant's own signature; or lines to sign by hand under the organ's name. */
  readonly ends: 'sealed' | 'by-applicant' | 'by-hand';
  /** Carries the code of the public progress page. */
  readonly progress?: boolean;
};

/** The same for the book of all rules. Methods, so that a rule for one event may stand among those for others. */
export type AnyRule = {
  readonly kind: FiledKind;
  readonly series: string;
  title(c: CaseForPaper, e: CaseEvent): Text;
  body(c: CaseForPaper, e: CaseEvent, earlier: readonly EarlierPaper[]): readonly Block[];
  readonly ends: 'sealed' | 'by-applicant' | 'by-hand';
  readonly progress?: boolean;
};

export const titled = (zh: string, en: string) => (): Text => ({ zh, en });
