import { dayOf } from '../../../kernel/instant.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Block, Letter } from '../../../platform/pdf.ts';
import type { CaseEvent } from '../events.ts';
import { PAPERS } from './book.ts';
import type { CaseForPaper, EarlierPaper, Party } from './facts.ts';
import type { AnyRule, FiledKind } from './rule.ts';
import { applicants, dayText } from './words.ts';

/** A paper that must be filed, before it has a number. */
export type DuePaper = { readonly kind: FiledKind; readonly to: readonly Party[] };

/** Papers that nobody is told by, but that must be in the file: what was signed, and that it was delivered. */
const ALSO_FILED: Readonly<Record<string, FiledKind>> = {
  'tolerant-acceptance': 'tolerance-promise',
  'commitment-acceptance': 'commitment-promise',
};

/** The papers of an event in the order in which they are numbered. */
export const papersDue = (event: CaseEvent, c: CaseForPaper): readonly DuePaper[] => {
  const due = new Map<FiledKind, Party[]>();
  for (const { kind, to } of c.addressed) {
    const signed = ALSO_FILED[kind];
    if (signed) due.set(signed, [c.applicant]);
    due.set(kind, [...(due.get(kind) ?? []), ...to]);
  }
  if (event.type === 'Served' && event.paper.kind === 'pick-up') due.set('pick-up', [c.applicant]);
  if (event.type === 'Delivered') due.set('delivery-record', [c.applicant]);
  return [...due].map(([kind, to]) => ({ kind, to }));
};

/** Year of a paper number: that of the day on which the paper is made out. */
export const paperYear = (c: CaseForPaper): number => Number(dayOf(c.recordedAt).slice(0, 4));

/** `松审受〔2026〕0183号` */
export const paperNumber = (short: string, series: string, year: number, n: number): string =>
  `${short}${series}〔${year}〕${String(n).padStart(4, '0')}号`;

export const paperTitle = (kind: FiledKind, c: CaseForPaper): Text => {
  const rule: AnyRule = PAPERS[kind];
  return rule.title(c, c.event);
};

/** What is told the applicant is addressed to all who applied together. */
const addressees = (to: readonly Party[], c: CaseForPaper): readonly Party[] =>
  to.some((p) => p.id === c.applicant.id)
    ? [...applicants(c), ...to.filter((p) => !applicants(c).some((a) => a.id === p.id))]
    : to;
const salutation = (to: readonly Party[]): string =>
  to.length > 3
    ? `${to
        .slice(0, 3)
        .map((p) => p.name)
        .join('、')}等${to.length}名利害关系人：`
    : `${to.map((p) => p.name).join('、')}：`;

export type SealInfo = {
  /** The key behind the seal is a test key: the paper says so on its face. */
  readonly test: boolean;
};

const ending = (rule: AnyRule, c: CaseForPaper, seal: SealInfo): Block[] => {
  const date = dayText(dayOf(c.recordedAt));
  switch (rule.ends) {
    case 'by-applicant':
      return [{ kind: 'signed-by', name: c.applicant.name, date: dayText(dayOf(c.promise?.signedAt ?? c.recordedAt)) }];
    case 'by-hand':
      return [{ kind: 'sign', organ: c.organ.name, date }];
    case 'sealed': {
      const code = {
        text: `${c.base}/p/${c.progressCode}`,
        caption: `扫码看办理进度，或者在网站输入查询码 ${c.progressCode}。`,
        alt: `办理进度查询二维码，查询码${c.progressCode}`,
      };
      const mark = { organ: c.organ.name, ...(seal.test ? { legend: '测试章' } : {}) };
      return [{ kind: 'sign', organ: c.organ.name, date, seal: mark, ...(rule.progress ? { code } : {}) }];
    }
    default:
      return rule.ends satisfies never;
  }
};

/**
 * The whole paper: whom it goes to, its wording, organ and day under the seal. The press signs the file; with a test
 * key the paper says 测试章 and 样例 无效.
 */
export const letterOf = (
  due: DuePaper,
  c: CaseForPaper,
  earlier: readonly EarlierPaper[],
  number: string,
  seal: SealInfo,
): Letter => {
  const rule: AnyRule = PAPERS[due.kind];
  const title = rule.title(c, c.event).zh;
  const addressed: Block[] = rule.ends === 'sealed' ? [{ kind: 'to', text: salutation(addressees(due.to, c)) }] : [];
  const body = [...rule.body(c, c.event, earlier)];
  // Address and telephone stand under the signature, where people look for them.
  const last = body.at(-1);
  const after = last?.kind === 'small' && rule.ends === 'sealed' ? body.splice(-1) : [];
  return {
    organ: c.organ.name,
    title,
    number,
    body: [...addressed, ...body, ...ending(rule, c, seal), ...after],
    foot: `${c.item.name}　办件 ${c.number}${seal.test ? '　测试章，样例，无法律效力' : ''}`,
    ...(seal.test ? { watermark: '样例 无效' } : {}),
    madeAt: c.recordedAt,
  };
};
