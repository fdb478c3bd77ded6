import { type Day, yearOf } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import { cite } from '../../law/cite.ts';
import type { Block, Letter, SealMark } from '../../platform/pdf.ts';
import { articleOf } from './acts/proposal.ts';
import type { EndKind, LicenceEvent, LicenceEventOf, Settlement } from './events.ts';
import { dayText } from './face.ts';

/** What a paper about a licence states beside its event. */
export type LicenceForPaper = {
  readonly name: Text;
  readonly number: string;
  readonly holder: string;
  readonly organ: { readonly name: string; readonly short: string };
  readonly seal: SealMark;
  readonly test: boolean;
  readonly remedy: { readonly organ: string; readonly court: string; readonly channel: string };
  /** The facts of the proposal that the paper tells of or decides. */
  readonly proposedFacts?: string;
  readonly madeAt: Instant;
};

const t = (zh: string, en: string): Text => ({ zh, en });
const END_WORDS: Readonly<Record<EndKind, string>> = { withdraw: '撤回', revoke: '撤销', cancel: '注销' };
const para = (text: string): Block => ({ kind: 'para', text });
const yuan = (fen: number): string => `${(fen / 100).toFixed(2)}元`;

const settled = (what: string, s: Settlement): string => {
  if (s.how === 'none-due') return `经核实，无须${what}。`;
  const sum = s.fen === undefined ? '' : `，金额${yuan(s.fen)}`;
  return s.how === 'agreed' ? `${what}已与你方商定${sum}。` : `${what}款已依法提存${sum}。`;
};

/** 复议法20, 22; 行诉法46: organ, sixty days, court, six months, and a channel on the internet. */
const remedies = (c: LicenceForPaper): Block[] => [
  para(
    `如不服本决定，可以自收到本决定之日起六十日内向${c.remedy.organ}申请行政复议，也可以自收到本决定之日起六个月内依法向${c.remedy.court}提起行政诉讼。`,
  ),
  para(`依据${cite('复议法22')}的规定，也可以通过互联网渠道提出行政复议申请：${c.remedy.channel}`),
];
const subject = (c: LicenceForPaper): string => `${c.holder}持有的《${c.name.zh}》（编号：${c.number}）`;
const facts = (text: string | undefined): Block[] => (text ? [para(`认定的事实：${text}`)] : []);

type Rule<T extends LicenceEvent['type']> = {
  /** After the organ's short name in the number. */
  readonly series: string;
  readonly title: (e: LicenceEventOf<T>) => Text;
  readonly body: (c: LicenceForPaper, e: LicenceEventOf<T>) => readonly Block[];
};

/** 告知 before an end (许可法7): ground, article, and until when the holder may answer. */
const told = (proposal: { readonly end: EndKind; readonly ground: string }): Rule<'ProposalTold'> => ({
  series: '证拟',
  title: () => t(`拟${END_WORDS[proposal.end]}行政许可告知书`, 'Notice of a proposed end of a licence'),
  body: (c, e) => [
    para(
      `本局拟依据${cite(articleOf(proposal.end, proposal.ground) ?? '许可法69')}的规定，${END_WORDS[proposal.end]}${subject(c)}。`,
    ),
    ...facts(c.proposedFacts),
    para(
      `依据${cite('许可法7')}的规定，你方享有陈述权、申辩权，可以在${dayText(e.respondBy)}前（含当日）向本局提出；逾期未提出的，本局将依法作出决定。`,
    ),
  ],
});

const withdrawn: Rule<'Withdrawn'> = {
  series: '证回',
  title: () => t('撤回行政许可决定书', 'Decision: licence withdrawn (撤回)'),
  body: (c, e) => [
    para(
      e.ground === 'law-changed'
        ? '行政许可所依据的法律、法规、规章修改或者废止，为了公共利益的需要，'
        : '准予行政许可所依据的客观情况发生重大变化，为了公共利益的需要，',
    ),
    para(`依据${cite(e.article)}的规定，决定撤回${subject(c)}。`),
    ...facts(c.proposedFacts),
    para(
      `${settled('补偿', e.compensation)}撤回行政许可给你方造成财产损失的，本局依法给予补偿（${cite('许可法8.2')}）。`,
    ),
    ...remedies(c),
  ],
};
const revoked: Rule<'Revoked'> = {
  series: '证撤',
  title: () => t('撤销行政许可决定书', 'Decision: licence revoked (撤销)'),
  body: (c, e) => [
    para(`依据${cite(e.article)}的规定，决定撤销${subject(c)}。`),
    ...facts(c.proposedFacts),
    ...(e.damages ? [para(`${settled('赔偿', e.damages)}（${cite('许可法69.4')}）`)] : []),
    ...(e.ground === 'fraud'
      ? [para(`你方以欺骗、贿赂等不正当手段取得行政许可，基于该许可取得的利益不受保护（${cite('许可法69.4')}）。`)]
      : []),
    ...(e.barUntil
      ? [
          para(
            `该许可直接关系公共安全、人身健康、生命财产安全，依据${cite('许可法79')}的规定，你方至${dayText(e.barUntil)}不得再次申请。`,
          ),
        ]
      : []),
    ...remedies(c),
  ],
};
const penalised: Rule<'Penalised'> = {
  series: '证吊',
  title: () => t('吊销许可证件登记通知书', 'Notice: licence taken away as a penalty (吊销)'),
  body: (c, e) => [
    para(
      `${e.organ}${e.article ? `依据${cite(e.article)}的规定，` : ''}已作出行政处罚决定（${e.decision}），吊销${subject(c)}。本局据此登记，该证件自登记之日起失效。`,
    ),
    para('对行政处罚决定不服的，按照该决定书载明的途径申请行政复议或者提起行政诉讼。'),
  ],
};
const cancelled: Rule<'Cancelled'> = {
  series: '证注',
  title: () => t('注销行政许可决定书', 'Decision: licence cancelled (注销)'),
  body: (c, e) => [
    para(`依据${cite(e.article)}的规定，决定注销${subject(c)}的行政许可，注销手续自${dayText(e.on)}办结。`),
    ...facts(c.proposedFacts),
    ...remedies(c),
  ],
};
const SUSPENDED = {
  frozen: '冒用身份核查',
  penalty: '行政处罚',
  'late-renewal': '逾期申请延续',
  order: '有关机关的决定',
};
const suspended: Rule<'Suspended'> = {
  series: '证停',
  title: () => t('暂停许可证件效力通知书', 'Notice: licence suspended'),
  body: (c, e) => [
    para(
      `因${SUSPENDED[e.reason]}${e.reference ? `（${e.reference}）` : ''}，自${dayText(e.on)}起暂停${subject(c)}的效力${e.until ? `，至${dayText(e.until)}止` : ''}。`,
    ),
    ...remedies(c),
  ],
};
const restored: Rule<'Restored'> = {
  series: '证复',
  title: () => t('恢复行政许可通知书', 'Notice: licence restored'),
  body: (c, e) => [para(`根据${e.order}，${subject(c)}自${dayText(e.on)}起恢复效力。`)],
};

const RULES = {
  Withdrawn: withdrawn,
  Revoked: revoked,
  Penalised: penalised,
  Cancelled: cancelled,
  Suspended: suspended,
  Restored: restored,
};
export type PaperedEvent = keyof typeof RULES | 'ProposalTold';
export const PAPERED: ReadonlySet<string> = new Set<PaperedEvent>([
  'ProposalTold',
  ...(Object.keys(RULES) as (keyof typeof RULES)[]),
]);

type AnyRule = {
  readonly series: string;
  readonly title: (e: LicenceEvent) => Text;
  readonly body: (c: LicenceForPaper, e: LicenceEvent) => readonly Block[];
};

/** The rule of an event's paper; undefined for events that are told otherwise. */
export const paperRule = (
  e: LicenceEvent,
  proposal?: { readonly end: EndKind; readonly ground: string },
): AnyRule | undefined => {
  if (e.type === 'ProposalTold') return proposal && (told(proposal) as unknown as AnyRule);
  return (RULES as unknown as Record<string, AnyRule>)[e.type];
};

/** `松审证撤〔2026〕0001号` */
export const licencePaperNumber = (short: string, series: string, on: Day, n: number): string =>
  `${short}${series}〔${yearOf(on)}〕${String(n).padStart(4, '0')}号`;

/** The whole paper, under the seal. */
export const letterOf = (rule: AnyRule, e: LicenceEvent, c: LicenceForPaper, number: string): Letter => ({
  organ: c.organ.name,
  title: rule.title(e).zh,
  number,
  body: [
    { kind: 'to', text: `${c.holder}：` },
    ...rule.body(c, e),
    { kind: 'sign', organ: c.organ.name, date: dayText(e.on), seal: c.seal },
  ],
  foot: `${c.name.zh}　${c.number}${c.test ? '　测试章，样例，无法律效力' : ''}`,
  ...(c.test ? { watermark: '样例 无效' } : {}),
  madeAt: c.madeAt,
});
