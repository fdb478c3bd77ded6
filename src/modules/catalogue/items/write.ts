import type { Post } from '../../../kernel/actor.ts';
import type { Text } from '../../../kernel/text.ts';
import type { PeriodRule, StartEvent, Unit } from '../../../law/period.ts';
import { statuteOf } from '../../../law/statutes.ts';
import type { ItemTerms, Step } from '../../cases/terms.ts';
import type { ItemVersion, LegalBasis, Material } from '../item.ts';
import { fieldNames, materialTerm } from '../terms.ts';
import { t } from './fields.ts';

/** A citation with the statute's title and its days; throws when the law room does not know the statute. */
export const basis = (statute: string, article: string, says?: Text): LegalBasis => {
  const known = statuteOf(statute);
  if (!known) throw new Error(`no such statute in law/statutes: ${statute}`);
  const last = known.versions.at(-1);
  return {
    statute,
    article,
    title: known.title,
    ...(says ? { says } : {}),
    ...(known.versions[0] ? { validFrom: known.versions[0].validFrom } : {}),
    ...(last?.validTo ? { validTo: last.validTo } : {}),
  };
};

const rule =
  (unit: Unit) =>
  (n: number, start: StartEvent, statute: string, article: string, more: Partial<PeriodRule> = {}): PeriodRule => ({
    n,
    unit,
    start,
    basis: { statute, article },
    ...more,
  });
export const workingDays = rule('WORKING_DAY');
export const naturalDays = rule('NATURAL_DAY');

/** 许可法42.1: ten more with the head's approval. */
export const TEN_MORE: Partial<PeriodRule> = {
  extension: { n: 10, approver: 'head', basis: { statute: '许可法', article: '42.1' } },
};

type MaterialExtra = Partial<Omit<Material, 'ref' | 'name'>>;
const base = { main: false, source: 'applicant', trust: 'C', form: 'either', copies: 1 } as const;

/** 必: proves the statutory condition. */
export const required = (ref: string, zh: string, en: string, extra: MaterialExtra = {}): Material => ({
  ref,
  name: t(zh, en),
  ...base,
  necessity: 'required',
  main: true,
  ...extra,
});
/** 容: auxiliary, may follow on a signed promise (B8). */
export const deferrable = (ref: string, zh: string, en: string, extra: MaterialExtra = {}): Material => ({
  ref,
  name: t(zh, en),
  ...base,
  necessity: 'deferrable',
  ...extra,
});
/** 共: a register holds it; fetched, never asked (716号7). */
export const fetched = (
  ref: string,
  zh: string,
  en: string,
  register: NonNullable<Material['register']>,
  extra: MaterialExtra = {},
): Material => ({
  ref,
  name: t(zh, en),
  ...base,
  source: 'government',
  trust: 'A',
  form: 'electronic',
  necessity: 'required',
  register,
  ...extra,
});

export const step = (key: string, post: Post, within: number): Step => ({ key, post, within });
/** Examination, second pair of eyes, decision. */
export const route = (examine: number, review: number, decide: number): readonly Step[] => [
  step('examine', 'examiner', examine),
  step('review', 'reviewer', review),
  step('decide', 'decider', decide),
];
export const shortRoute = (examine: number, decide: number): readonly Step[] => [
  step('examine', 'examiner', examine),
  step('decide', 'decider', decide),
];

const STEP_NAMES: Record<string, Text> = {
  receive: t('收件', 'Receipt'),
  accept: t('受理', 'Acceptance'),
  examine: t('审查', 'Examination'),
  review: t('复核', 'Review'),
  decide: t('决定', 'Decision'),
  issue: t('制证', 'Licence made'),
  deliver: t('送达', 'Delivery'),
};
const stepsOf = (terms: { readonly steps: readonly Step[] }, makesLicence: boolean) => {
  const keys = ['receive', 'accept', ...terms.steps.map((s) => s.key), ...(makesLicence ? ['issue'] : []), 'deliver'];
  return keys.map((key) => ({ key, name: STEP_NAMES[key] ?? t(key, key) }));
};

type OwnTerms = Omit<
  ItemTerms,
  'item' | 'version' | 'nature' | 'statutory' | 'promised' | 'materials' | 'fields' | 'licence' | 'steps'
>;
const DEFAULT_TERMS: OwnTerms = {
  tolerable: false,
  committable: 'no',
  instant: false,
  procedures: [],
  correctionWait: { workingDays: 15, basis: '本局规定（本地）' },
  checks: { site: false, technical: false },
  hearing: 'none',
  stakeholders: false,
  divisible: false,
  technicalStandardRequired: false,
  onToleranceLapse: { how: 'treat-as-withdrawn' },
  consultWithin: 3,
  joint: false,
};

/** What an author writes; everything the terms repeat is derived. */
export type Written = Omit<
  ItemVersion,
  'version' | 'state' | 'terms' | 'steps' | 'codes' | 'level' | 'places' | 'contact' | 'remedy' | 'fee'
> & {
  readonly codes?: ItemVersion['codes'];
  readonly level?: string;
  readonly fee?: ItemVersion['fee'];
  readonly route: readonly Step[];
  readonly terms?: Partial<OwnTerms>;
};

const REMEDY: ItemVersion['remedy'] = {
  organ: t('松澜新区管理委员会（行政复议机关）', 'Songlan New Area Administration (reconsideration organ)'),
  court: t('松澜新区人民法院', 'Songlan New Area People’s Court'),
  url: '/reconsideration',
};

/** Only typical of the demo bureau, in every bundled item. */
const ALWAYS_LOCAL = ['promised', 'contact', 'places', 'remedy', 'terms.steps', 'terms.correctionWait', 'powerSource'];

/** B8: no law lists which materials may follow later, so each bureau decides. */
const deferred = (materials: readonly Material[]): readonly string[] =>
  materials.flatMap((m, i) => (m.necessity === 'deferrable' ? [`materials[${i}].necessity`] : []));

/** 许可法25 moves permits only; what else the bureau does came to it by other local decisions. */
const sourceOf = (nature: ItemTerms['nature']): Text =>
  nature === 'permit'
    ? t('相对集中行政许可权划转', 'Transferred to this bureau (许可法25)')
    : t('本级政府交由本局办理', 'Entrusted to this bureau by the local government');

export const write = (w: Written): ItemVersion => {
  const { route: steps, terms: own, editable, ...rest } = w;
  const licence = w.result.type === 'licence' || w.result.type === 'approval';
  const term = {
    ...(w.result.years ? { years: w.result.years } : {}),
    ...(w.result.months ? { months: w.result.months } : {}),
  };
  const terms: ItemTerms = {
    ...DEFAULT_TERMS,
    ...own,
    item: w.item,
    version: 1,
    nature: w.nature,
    ...(w.statutory ? { statutory: w.statutory } : {}),
    ...(w.promised ? { promised: w.promised } : {}),
    steps,
    materials: w.materials.map(materialTerm),
    fields: fieldNames(w.form),
    ...(w.result.kindCode ? { licence: { kind: w.result.kindCode, ...term } } : {}),
  };
  return {
    ...rest,
    version: 1,
    state: 'draft',
    codes: w.codes ?? { scheme: 'oneseal' },
    level: w.level ?? '3',
    powerSource: w.powerSource ?? sourceOf(w.nature),
    fee: w.fee ?? { charged: false },
    steps: stepsOf({ steps }, licence && w.nature !== 'filing'),
    places: ['松澜新区政务服务中心'],
    contact: { ask: '0451-12345', complain: '0451-80000012' },
    remedy: REMEDY,
    terms,
    editable: [
      ...new Set([
        ...ALWAYS_LOCAL.filter((p) => p !== 'promised' || w.promised),
        ...deferred(w.materials),
        ...editable,
      ]),
    ],
  };
};
