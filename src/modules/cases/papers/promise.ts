import type { CaseForPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import { application, dayText, facts, items, momentText, namesOf, natureText, para, small } from './words.ts';

/** The applicant speaks here, not the bureau. */
const self = (c: CaseForPaper): string => (c.applicant.kind === 'legal' ? '本单位' : '本人');

const signature = (c: CaseForPaper, hash: string | undefined) => [
  ...(c.promise ? [small(`承诺由申请人在“一章通”电子签署，签署时间：${momentText(c.promise.signedAt)}。`)] : []),
  ...(hash ? [small(`签署内容的摘要（SM3）：${hash}`)] : []),
];

/** 容缺受理承诺书: what the applicant signed, kept beside the notice that rests on it (B8). */
export const tolerancePromise: PaperRule<'Accepted'> = {
  kind: 'tolerance-promise',
  series: '承',
  ends: 'by-applicant',
  title: titled('容缺受理承诺书', 'Promise to bring missing material'),
  body: (c, e) => [
    para(`关于${application(c, self(c))}，${self(c)}自愿选择容缺受理，并承诺如下：`),
    ...items([
      `主要申请材料真实、合法、有效，与实际情况一致。`,
      `最迟在${e.owedBy ? dayText(e.owedBy) : '约定日期'}补交下列材料：${namesOf(c, e.owed ?? [])}。`,
      `知悉补交齐全前不能准予${natureText(c)}、不能领取证件；办理期限不因等待补交材料暂停。`,
      '知悉逾期未补交的，本次申请可以被终止办理，并且在违诺记录修复前不再适用容缺受理和告知承诺。',
    ]),
    ...(c.promise?.text ? [para(c.promise.text)] : []),
    ...signature(c, e.promise),
  ],
};

/** 告知承诺书: first what the organ told, then what the applicant promised (国办发〔2020〕42号). */
export const commitmentPromise: PaperRule<'Accepted'> = {
  kind: 'commitment-promise',
  series: '承',
  ends: 'by-applicant',
  title: titled('告知承诺书', 'Commitment'),
  body: (c, e) => [
    { kind: 'heading', text: '一、本局告知' },
    facts(
      ['事项', c.item.name],
      ['办件编号', `${c.number}（${c.fullNumber}）`],
      ['需要符合的条件或者证明的事实', namesOf(c, e.commitments ?? [])],
      ['承诺的方式', '书面（含电子签署），自愿选择；不选择的，按一般程序办理'],
      ['核查', '作出决定后由两名以上工作人员核查，也可以通过数据共享核查'],
      ['不实承诺的责任', '终止办理、责令限期整改、撤销决定，依法给予行政处罚，记入信用记录'],
    ),
    { kind: 'heading', text: '二、申请人承诺' },
    ...items([
      '已经知晓本局告知的全部内容。',
      `${self(c)}已经符合告知的条件、标准和要求，所填信息真实、准确。`,
      '能够在约定期限内提供有关材料，配合核查。',
      '愿意承担不实承诺的法律责任。',
    ]),
    ...(c.promise?.text ? [para(c.promise.text)] : []),
    ...signature(c, e.promise),
  ],
};
