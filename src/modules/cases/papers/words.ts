import { longDay } from '../../../kernel/day.text.ts';
import type { Day } from '../../../kernel/day.ts';
import { dayOf, timeOf } from '../../../kernel/instant.ts';
import { cite, citeAll, numeral } from '../../../law/cite.ts';
import type { PeriodRule } from '../../../law/period.ts';
import type { Block } from '../../../platform/pdf.ts';
import type { TextRef } from '../commands.ts';
import type { CaseForPaper, Party, Remedy } from './facts.ts';

export { cite, citeAll, numeral };

/** `2026年9月14日`, as GB/T 9704 writes days. */
export const dayText = (d: Day): string => longDay(d).zh;
export const momentText = (i: CaseForPaper['recordedAt']): string => `${dayText(dayOf(i))}${timeOf(i)}`;

/** 行政许可法 speaks of permits only; for other matters the paper does not borrow its articles. */
export const basis = (c: CaseForPaper, ...articles: readonly string[]): string =>
  c.item.nature === 'permit' ? `依据${citeAll(articles)}的规定` : '依照有关规定';

const NATURE = {
  permit: '行政许可',
  confirmation: '行政确认',
  benefit: '行政给付',
  service: '公共服务',
  filing: '备案',
} as const;
export const natureText = (c: CaseForPaper): string => NATURE[c.item.nature];

/** All who applied together, the applicant first. */
export const applicants = (c: CaseForPaper): readonly Party[] => [c.applicant, ...(c.coApplicants ?? [])];
export const applicantNames = (c: CaseForPaper): string =>
  applicants(c)
    .map((p) => p.name)
    .join('、');
/** `松澜云栖有限公司（91230109MA1B2C3D4X）` */
export const applicantsWithNumbers = (c: CaseForPaper): string =>
  applicants(c)
    .map((p) => (p.number ? `${p.name}（${p.number}）` : p.name))
    .join('、');

export const you = (c: CaseForPaper): string =>
  applicants(c).length > 1 ? '你们' : c.applicant.kind === 'legal' ? '你单位' : '你';

export const periodText = (p: PeriodRule): string => {
  switch (p.unit) {
    case 'WORKING_DAY':
      return `${p.n}个工作日`;
    case 'NATURAL_DAY':
      return `${p.n}日（自然日）`;
    case 'MONTH':
      return `${p.n}个月`;
    case 'YEAR':
      return `${p.n}年`;
    case 'HOUR':
      return `${p.n}小时`;
    default:
      return p.unit satisfies never;
  }
};

export const nameOf = (c: CaseForPaper, ref: string): string => c.names[ref] ?? ref;
export const namesOf = (c: CaseForPaper, refs: readonly string[]): string => refs.map((r) => nameOf(c, r)).join('、');
export const wordsOf = (c: CaseForPaper, text: TextRef | undefined): string => (text && c.words[text.hash]) ?? '';

/** `你单位于2026年9月11日提出的公共场所卫生许可申请（办件编号：000183）` */
export const application = (c: CaseForPaper, who = you(c)): string =>
  `${who}于${dayText(c.receivedOn)}提出的${c.item.name}申请（办件编号：${c.number}）`;

export const para = (text: string): Block => ({ kind: 'para', text });
export const small = (text: string): Block => ({ kind: 'small', text });
export const facts = (...rows: readonly (readonly [string, string | undefined])[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
});
/** （一）（二）… or nothing but a paragraph when there is only one. */
export const items = (texts: readonly string[]): Block[] =>
  texts.length === 1
    ? [para(texts[0]!)]
    : texts.map((text, i) => ({ kind: 'item', label: `（${numeral(i + 1)}）`, text }));

export const provisional = (c: CaseForPaper): Block[] =>
  c.dues.provisional
    ? [para('期限跨入尚未公布放假安排的年度，上述日期为暂定；放假安排公布后，本局将重新计算并告知。')]
    : [];

/** 许可法38.2; 复议法20, 22; 行政诉讼法46: organ, sixty days, court, six months, and the internet channel when told by internet. */
export const remedyText = (
  c: CaseForPaper,
  what: string,
  r: Remedy & { readonly days?: number; readonly months?: number; readonly internetChannel?: string } = c.remedy,
): Block[] => {
  const days = numeral(r.days ?? 60);
  const months = numeral(r.months ?? 6);
  const link = r.internetChannel ?? r.url;
  const channel = link?.startsWith('/') ? `${c.base}${link}` : link;
  return [
    para(
      `如不服本${what}，可以自收到本${what}之日起${days}日内向${r.organ}申请行政复议，也可以自收到本${what}之日起${months}个月内依法向${r.court}提起行政诉讼。`,
    ),
    ...(c.eDelivery && channel
      ? [para(`依据${cite('复议法22')}的规定，也可以通过互联网渠道提出行政复议申请：${channel}`)]
      : []),
  ];
};

export const contact = (c: CaseForPaper): Block[] => {
  const parts = [
    c.organ.address && `地址：${c.organ.address}`,
    c.organ.phone && `电话：${c.organ.phone}`,
    c.organ.hours && `办公时间：${c.organ.hours}`,
  ];
  const text = parts.filter(Boolean).join('　');
  return text ? [small(text)] : [];
};
