import type { Post } from '../../kernel/actor.ts';
import type { Ground, PeriodRule } from '../../law/period.ts';

/**
 * What a case needs to know of the service item version it was received under, and nothing else of it.
 * The catalogue makes it (`termsOf(itemVersion)`); the case acts read it as a fact. Differences between
 * services are data: no act ever looks at an item's name.
 */
export type ItemTerms = {
  readonly item: string;
  readonly version: number;
  /** permit: art-50 deemed renewal applies. filing (备案): receives, never approves. confirmation, benefit, service: as permit without the permit-only rules. */
  readonly nature: 'permit' | 'filing' | 'confirmation' | 'benefit' | 'service';
  /** K2. From the law in force on the day; `filing` items have none. */
  readonly statutory?: PeriodRule;
  /** K3, never later than K2 in effect. */
  readonly promised?: PeriodRule;
  /** Steps after acceptance, in order; the last one is the decision. `within` in working days (K4). */
  readonly steps: readonly Step[];
  readonly materials: readonly MaterialTerm[];
  /** Names of published form fields: a correction may name only these and the materials (许可法32.1.4). */
  readonly fields: readonly string[];
  readonly tolerable: boolean;
  readonly committable: 'no' | 'permit' | 'proof';
  readonly instant: boolean;
  /** Special procedures the item declares (special law may add grounds with its own basis). */
  readonly procedures: readonly {
    readonly ground: Ground | string;
    readonly maxWorkingDays?: number;
    readonly basis: string;
    readonly excluded: boolean;
  }[];
  /** K5: local rule, in working days; absent = the applicant may take any time. */
  readonly correctionWait?: { readonly workingDays: number; readonly basis: string };
  readonly checks: { readonly site: boolean; readonly technical: boolean };
  readonly hearing: 'none' | 'on-request' | 'by-law';
  readonly stakeholders: boolean;
  readonly publicity?: {
    readonly days: number;
    readonly unit: 'WORKING_DAY' | 'NATURAL_DAY';
    readonly statutory: boolean;
  };
  readonly quota?: string;
  readonly divisible: boolean;
  /** Closed list of refusal grounds where the item has one (C8), as reason codes. */
  readonly denialGrounds?: readonly string[];
  readonly neverDeny?: boolean;
  readonly technicalStandardRequired: boolean;
  readonly onToleranceLapse: {
    readonly how: 'treat-as-withdrawn' | 'grace-then-withdrawn' | 'decide-as-is';
    readonly graceWorkingDays?: number;
  };
  /** K13, working days from the decision. */
  readonly commitmentCheck?: { readonly workingDays: number };
  /** Validity of the result; absent = no end day. */
  readonly licence?: { readonly kind: string; readonly years?: number; readonly months?: number };
  readonly renewal?: {
    /** 许可法50: natural days before expiry; or a special window in working days (C2). */
    readonly opens?: { readonly n: number; readonly unit: 'WORKING_DAY' | 'NATURAL_DAY' };
    readonly closes: { readonly n: number; readonly unit: 'WORKING_DAY' | 'NATURAL_DAY' };
    readonly late: 'decide-after-expiry' | 'treat-as-new';
    readonly lateSuspends: boolean;
  };
  /** Consultation, working days, at most 10 (K10). */
  readonly consultWithin: number;
  /** Where receipt of an electronic filing must be confirmed, the strict count runs from the confirmation (法释〔2009〕20号6). */
  readonly confirmsReceipt?: boolean;
  /** Joint handling with departments outside the bureau (许可法26): extension then needs the government. */
  readonly joint: boolean;
};
export type Step = { readonly key: string; readonly post: Post; readonly within: number };
export type MaterialTerm = {
  readonly ref: string;
  readonly necessity: 'required' | 'optional' | 'deferrable';
  /** Held by a register we can ask: never demanded again (716号7). */
  readonly obtainable: boolean;
  /** Main (主审) material: no tolerance without it (B8), and no commitment stands for it. */
  readonly main: boolean;
  /** 证明事项 on the published list: a signed commitment may stand for it (国办发〔2020〕42号). Default no. */
  readonly promisable?: boolean;
};
