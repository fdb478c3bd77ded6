import type { Text } from '../../kernel/text.ts';
import type { Citation, PeriodRule, Unit } from '../../law/period.ts';
import type { ItemTerms } from '../cases/terms.ts';
import type { Check, Condition, FormDefinition } from '../forms/engine/definition.ts';
import type { OpeningQuestion } from '../forms/engine/opening.ts';

/** One version of a service item (事项). A published version never changes; a case pins the version it was received under. */
export type ItemVersion = {
  readonly item: string;
  readonly version: number;
  readonly state: 'draft' | 'review' | 'published' | 'retired';
  readonly name: Text;
  /** One line under the title: for whom, when. */
  readonly summary: Text;
  readonly aliases: readonly string[];
  readonly codes: {
    readonly scheme: string;
    /** 基本编码 12 · 实施编码 31 · 业务办理项编码 33, opaque. */
    readonly catalogue?: string;
    readonly implementation?: string;
    readonly handling?: string;
  };
  /** 事项类型 of GB/T 39046 A.1: '01' permit, '10' other power, '20' public service… */
  readonly taskType: string;
  readonly nature: ItemTerms['nature'];
  readonly level: string;
  readonly department: { readonly name: Text; readonly code?: string; readonly central?: string };
  readonly powerSource?: Text;
  readonly audience: readonly ('person' | 'company' | 'other')[];
  readonly themes: readonly string[];
  readonly reformMode?: 'cancelled' | 'filing' | 'commitment' | 'optimised';
  readonly basis: readonly LegalBasis[];
  readonly conditions: Text;
  readonly statutory?: PeriodRule;
  /** Statutory periods of other days, where the law has changed: C8 before 2026-08-15. */
  readonly otherPeriods?: readonly DatedPeriod[];
  readonly promised?: PeriodRule;
  readonly visits: { readonly count: number; readonly reason?: Text };
  readonly fee:
    | { readonly charged: false }
    | { readonly charged: true; readonly name: Text; readonly standard: Text; readonly basis: Citation };
  readonly result: {
    readonly type: 'licence' | 'approval' | 'other' | 'none';
    readonly name?: Text;
    readonly kindCode?: string;
    readonly years?: number;
    readonly months?: number;
    /** Fields of the licence face, in order: label and where the value comes from (`holder.name`, `answer.<key>`, `decision.validity`). */
    readonly face?: readonly { readonly label: Text; readonly from: string }[];
    readonly series?: string;
    /** The licence bears a number that another system gives, where the decider states one (自然资函〔2024〕709号). */
    readonly numberedElsewhere?: boolean;
  };
  readonly questions: readonly OpeningQuestion[];
  /** 能不能办, one question a page; the first verdict that holds is the answer, none means yes. */
  readonly eligibility?: Eligibility;
  readonly materials: readonly Material[];
  readonly form: FormDefinition;
  readonly checks: readonly Check[];
  readonly steps: readonly { readonly key: string; readonly name: Text }[];
  readonly places: readonly string[];
  /** 网上办理深度 as codes of B4, on imported versions. */
  readonly onlineDepth?: readonly string[];
  readonly channels: readonly ('web' | 'window' | 'outlet' | 'kiosk' | 'post')[];
  readonly contact: { readonly ask?: string; readonly complain?: string };
  readonly faq: readonly { readonly q: Text; readonly a: Text }[];
  /** What the holder owes after the grant (C4: start within three months). Shown on the guide; no clock runs on it yet. */
  readonly duties?: readonly Duty[];
  /** The closed list of refusal grounds in words, by the codes of `terms.denialGrounds` (C8: 生态环境法典105). */
  readonly denialTexts?: Readonly<Record<string, Text>>;
  /** 告知承诺: what the applicant promises, what follows a false promise, how it is verified (国办发〔2020〕42号). */
  readonly commitment?: { readonly promises: readonly Text[]; readonly liability: Text; readonly verification: Text };
  /** Set on renewal and change items: the item whose licence they renew. */
  readonly origin?: { readonly kind: 'renewal' | 'change' | 'cancel'; readonly of: string };
  /** The item by which the result is renewed. */
  readonly renewedBy?: string;
  /** The item by which what stands on the result is changed (许可法49). */
  readonly changedBy?: string;
  readonly remedy: { readonly organ: Text; readonly court: Text; readonly url?: string };
  readonly terms: ItemTerms;
  /** Field paths whose value is only typical and a bureau is expected to edit (shown with a "local" mark). */
  readonly editable: readonly string[];
  /** Set on versions that came in by import. */
  readonly imported?: { readonly from: string; readonly sourceVersion?: string };
};
export type DatedPeriod = PeriodRule & { readonly validFrom?: string; readonly validTo?: string };
export type Duty = {
  readonly key: string;
  readonly text: Text;
  readonly n?: number;
  readonly unit?: Unit;
  readonly from?: 'DECIDED' | 'RESULT' | 'EVENT';
  readonly article: string;
};
export type LegalBasis = Citation & {
  readonly title: Text;
  readonly says?: Text;
  readonly validFrom?: string;
  readonly validTo?: string;
};
export type { OpeningQuestion };
export type Eligibility = {
  /** `keeps`: the form field that takes the answer over, so that nothing is asked twice. */
  readonly questions: readonly (OpeningQuestion & { readonly keeps?: string })[];
  readonly verdicts: readonly Verdict[];
};
export type Verdict = {
  readonly when: Condition;
  readonly outcome: 'can' | 'cannot' | 'ask';
  readonly says: Text;
  readonly article?: string;
};
export type Material = {
  readonly ref: string;
  readonly name: Text;
  readonly hint?: Text;
  readonly necessity: 'required' | 'optional' | 'deferrable';
  readonly main: boolean;
  /** 10 by the applicant, 20 by a government organ, 99 other (B4). */
  readonly source: 'applicant' | 'government' | 'other';
  /** Register that holds it: then it is fetched, never asked (716号7). */
  readonly register?:
    | 'business-licence'
    | 'population'
    | 'licence-library'
    | 'health-certificate'
    | 'property'
    | 'other';
  readonly trust: 'A' | 'B' | 'C' | 'D';
  readonly when?: Condition;
  /** A 证明事项: a signed commitment may stand for it where the item takes them for proofs (国办发〔2020〕42号). */
  readonly promisable?: boolean;
  readonly form: 'paper' | 'electronic' | 'either';
  readonly copies: number;
  readonly standard?: Text;
  readonly basis?: Citation;
  readonly sample?: Sample;
};

/** How a material looks when filled in; the file is kept by its hash and travels with no export. */
export type Sample = {
  readonly hash: string;
  readonly name: string;
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp';
  /** Bytes. */
  readonly size: number;
};
