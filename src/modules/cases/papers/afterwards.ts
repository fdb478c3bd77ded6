import type { Block } from '../../../platform/pdf.ts';
import type { CaseForPaper, EarlierPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import { application, cite, contact, dayText, facts, para, small, you } from './words.ts';

const decisionOf = (c: CaseForPaper, earlier: readonly EarlierPaper[]): string => {
  const paper = earlier.findLast((p) => p.kind.startsWith('decision-') && p.kind !== 'decision-correction');
  return paper ? `《${paper.title}》（${paper.number}）` : `${c.decided ? dayText(c.decided.on) : ''}的决定`;
};

/** 更正通知书: a slip of the pen; outcome, scope, holder, term, conditions and reasons are never corrected this way. */
export const decisionCorrection: PaperRule<'DecisionCorrected'> = {
  kind: 'decision-correction',
  series: '更',
  ends: 'sealed',
  title: titled('更正通知书', 'Correction of a slip'),
  body: (c, e, earlier) => [
    para(`关于${application(c)}，本局作出的${decisionOf(c, earlier)}存在文字差错，现更正如下：`),
    facts(
      ['更正的内容', c.names[e.field] ?? c.correctionOf?.field ?? e.field],
      ['原文', c.correctionOf?.was],
      ['更正为', c.correctionOf?.is],
    ),
    para('更正不改变决定的结果、范围、期限、条件和理由，不影响申请行政复议、提起行政诉讼的期限。'),
    ...contact(c),
  ],
};

/** The certificate lies ready at a window: told, so that its delivery is on the applicant's side. */
export const pickUp: PaperRule<'Served'> = {
  kind: 'pick-up',
  series: '领',
  ends: 'sealed',
  progress: true,
  title: titled('领取通知书', 'Ready to be collected'),
  body: (c) => [
    para(
      `${application(c)}的办理结果已经制作完成，请持有效身份证件和取件码到窗口领取；也可以委托他人领取。取件码请在“一章通”我的办件中查看，请勿告诉他人。`,
    ),
    ...contact(c),
  ],
};

/** What is handed over, by the codes of the act `deliver`. */
const itemsText = (c: CaseForPaper, refs: readonly string[]): string => {
  const known: Record<string, string> = { licence: c.item.licenceName ?? '证照', approval: '批复文件' };
  return refs
    .filter((ref) => ref !== 'decision')
    .map((ref) => c.names[ref] ?? known[ref] ?? ref)
    .join('、');
};

const MODE: Record<string, string> = {
  e: '电子送达',
  window: '窗口领取',
  post: '邮寄送达',
  outlet: '代办网点领取',
  'public-notice': '公告送达',
};

const proof = (c: CaseForPaper, mode: string): Block[] => {
  switch (mode) {
    case 'e':
      return [
        para(
          `文书进入受送达人在“一章通”的收件箱之时为送达（${cite('电子签名法11')}）。系统记录时间：${dayText(c.event.on)}，无须签字。`,
        ),
      ];
    case 'public-notice':
      return [para('自公告期满之日起视为送达。公告的内容和时间附卷。')];
    default:
      return [{ kind: 'blanks', labels: ['受送达人签收：', '签收日期：', '代收人及理由：', '送达人：'] }];
  }
};

/** 送达回证: what was handed to whom, how and when. */
export const deliveryRecord: PaperRule<'Delivered'> = {
  kind: 'delivery-record',
  series: '送',
  ends: 'by-hand',
  title: titled('送达回证', 'Record of delivery'),
  body: (c, e, earlier) => [
    facts(
      ['办件编号', `${c.number}（${c.fullNumber}）`],
      ['事项', c.item.name],
      ['受送达人', c.applicant.name],
      ['送达的文书', [decisionOf(c, earlier), itemsText(c, e.items)].filter(Boolean).join('；')],
      ['证件流水号', e.stockNumber],
      ['送达方式', MODE[e.mode] ?? e.mode],
      ['送达日期', dayText(e.on)],
    ),
    ...proof(c, e.mode),
    small(`${you(c)}对送达有异议的，可以向本局说明。`),
  ],
};
