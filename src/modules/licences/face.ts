import { longDay } from '../../kernel/day.text.ts';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import type { Certificate } from '../../platform/pdf.ts';
import type { GrantForLicence } from './facts.ts';
import type { LicenceTemplate, TemplateField } from './template.ts';

export type Term = { readonly from: Day; readonly until?: Day };
/** `from` is the field of the template; editions of earlier days were kept without. */
export type Printed = { readonly label: Text; readonly value: string; readonly from?: string };

export const dayText = (d: Day): string => longDay(d).zh;

/**
 * From and until, both included: four years from 2026-10-20 end on 2030-10-19. A deemed renewal begins on the day after
 * the expiry it follows; others on the day of their decision, unless the decision says otherwise.
 */
export const termOf = (
  decided: { readonly on: Day; readonly deemed: boolean; readonly validFrom?: Day; readonly validUntil?: Day },
  result: { readonly years?: number; readonly months?: number },
): Term => {
  const from = decided.validFrom ?? (decided.deemed ? addDays(decided.on, 1) : decided.on);
  const months = (result.years ?? 0) * 12 + (result.months ?? 0);
  const until = decided.validUntil ?? (months > 0 ? addDays(addMonths(from, months), -1) : undefined);
  return { from, ...(until ? { until } : {}) };
};

const validity = ({ from, until }: Term): string => (until ? `${dayText(from)}至${dayText(until)}` : '长期');

const decisionValue = (from: string, term: Term, decidedOn: Day): string => {
  switch (from) {
    case 'decision.day':
      return dayText(decidedOn);
    case 'decision.from':
      return dayText(term.from);
    case 'decision.until':
      return term.until ? dayText(term.until) : '长期';
    default:
      return validity(term);
  }
};

/** The lines as printed: the fields of the template in its order, those without a value left out. */
export const printedFace = (
  g: GrantForLicence,
  term: Term,
  fields: readonly Pick<TemplateField, 'from' | 'label'>[],
): readonly Printed[] =>
  fields.flatMap(({ from, label }) => {
    const stated = g.face.find((l) => l.from === from)?.value;
    const value = from.startsWith('decision.') ? decisionValue(from, term, g.decidedOn) : stated;
    return value ? [{ label, value, from }] : [];
  });

/** `松食许〔2026〕第0183号`; an external number stays as it came. */
export const numberText = (series: string, year: number, n: number): string =>
  `${series}〔${year}〕第${String(n).padStart(4, '0')}号`;

export type CertificateFacts = {
  readonly title: string;
  readonly template: LicenceTemplate;
  readonly number: string;
  readonly identifier: string;
  readonly face: readonly Printed[];
  readonly holder: string;
  readonly term: Term;
  readonly edition: number;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly verifyUrl: string;
  readonly test: boolean;
  readonly madeAt: Instant;
};

/** 国务院令716号10: equal to paper; as long as the key is a test key the face says that it proves nothing. */
export const certificateOf = (f: CertificateFacts): Certificate => ({
  title: f.template.title,
  number: f.number,
  layout: f.template.boxes,
  rows: f.face.map(({ label, value, from }) => {
    const box = f.template.fields.find((t) => t.from === from)?.box;
    return { label: label.zh, value, ...(box ? { box } : {}) };
  }),
  organ: f.issuer,
  date: dayText(f.issuedOn),
  seal: { organ: f.issuer, ...(f.test ? { legend: '测试章' } : {}) },
  qr: {
    text: f.verifyUrl,
    caption: f.template.caption,
    alt: `验真二维码：${f.title}，${f.number}`,
  },
  notes: [
    ...(f.identifier ? [`电子证照标识　${f.identifier}`] : []),
    ...(f.test ? ['本件由测试证书签名、盖测试章，只作演示，无法律效力。'] : f.template.notes),
  ],
  ...(f.test ? { watermark: '样例 无效' } : {}),
  data: { name: 'licence.json', description: '证照数据', json: JSON.stringify(dataOf(f)) },
  madeAt: f.madeAt,
});

/** What the page says, for programs that read the file; described in README.md. */
const dataOf = (f: CertificateFacts) => ({
  format: 'oneseal-licence-1',
  title: f.title,
  number: f.number,
  identifier: f.identifier,
  edition: f.edition,
  holder: f.holder,
  issuer: f.issuer,
  issuedOn: f.issuedOn,
  from: f.term.from,
  ...(f.term.until ? { until: f.term.until } : {}),
  face: f.face.map(({ label, value }) => ({ label: label.zh, value })),
  verifyUrl: f.verifyUrl,
  test: f.test,
});

/** A copy for one purpose until a day, for use as a material: what it is for stands across it, and no seal is set on it anew. */
export const copyFor = (model: Certificate, purpose: string, until: Day): Certificate => {
  const { data: _, watermark, ...rest } = model;
  const mark = `仅用于${purpose}，有效至${dayText(until)}`;
  return {
    ...rest,
    notes: [
      '复制件，没有电子签名，只作水印所写的用途；真假请扫码核验。',
      ...model.notes.filter((n) => !n.includes('同等法律效力')),
    ],
    watermark: watermark ? `${watermark}　${mark}` : mark,
  };
};
