import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';

/** A line of the face: `decision.*` values are filled in here, from the licence's own term. */
export type FaceLine = { readonly label: Text; readonly from: string; readonly value?: string };

/** Everything a licence takes from the decision it follows, resolved. */
export type GrantForLicence = {
  readonly item: string;
  readonly itemVersion: number;
  /** Stable code of the kind of certificate (`food-service`) and its name on the face. */
  readonly kind: string;
  readonly name: Text;
  /** Opens the number: `松食许` in 松食许〔2026〕第0183号. */
  readonly series: string;
  /** A number that another system gives (自然资函〔2024〕709号: 电子监管号). */
  readonly externalNumber?: string;
  readonly holder: { readonly id: Id; readonly name: string };
  readonly issuer: { readonly name: string; readonly creditCode?: string };
  readonly face: readonly FaceLine[];
  /** Validity of the item's result, for decisions that name no last day. */
  readonly years?: number;
  readonly months?: number;
  /** For the renewal shown in the wallet: the item by which it is renewed and its window. */
  readonly decidedOn: Day;
  /** 行政许可: only permits are made public (双公示); a health certificate is its holder's own affair (个保法28). */
  readonly permit: boolean;
};

/** Port: answered by the cases room from the trail, the catalogue, the people and the vault, in the given transaction. */
export type LicenceRoomFacts = {
  /** Undefined when the item of the case leads to no licence. `version` is that of the event in the case's stream. */
  readonly grant: (tx: Db, bureau: string, caseId: Id, version: number) => Promise<GrantForLicence | undefined>;
  /** A renewal case about the licence that is open; see LicenceFacts in spec.ts. */
  readonly renewal: (tx: Db, bureau: string, licence: Id) => Promise<'protected' | 'late-suspends' | 'none'>;
  /** The day n working days after another, by the calendar in force. */
  readonly workingDaysAfter: (tx: Db, from: Day, n: number) => Promise<Day>;
  /** When its holder may file a renewal, and of which item. */
  readonly renewalWindow: (
    tx: Db,
    item: string,
    until: Day,
  ) => Promise<{ readonly item: string; readonly opens?: Day; readonly closes: Day } | undefined>;
  /** The item on offer by which a licence of an item is changed (许可法49). */
  readonly changeItem: (tx: Db, item: string) => Promise<string | undefined>;
};
