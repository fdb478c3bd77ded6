import type { EventOf } from '../events.ts';
import type { CaseForPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import {
  applicantsWithNumbers,
  application,
  cite,
  contact,
  dayText,
  nameOf,
  natureText,
  para,
  remedyText,
  small,
  wordsOf,
  you,
} from './words.ts';

const ground = (c: CaseForPaper, e: EventOf<'FilingRejected'>): string => {
  const by = `依据${cite(e.article)}的规定`;
  switch (e.branch) {
    case 'no-permit-needed':
      return `经审查，${you(c)}申请的事项依法不需要取得${natureText(c)}。${by}，本局不受理该申请，现即时告知。`;
    case 'not-our-power':
      return `经审查，${you(c)}申请的事项依法不属于本局职权范围。${by}，决定不予受理。请向${e.organ ? nameOf(c, e.organ) : '有权机关'}申请。`;
    case 'barred':
      return `经审查，${you(c)}${e.until ? `至${dayText(e.until)}止` : ''}依法不得再次申请该事项${e.record ? `（${nameOf(c, e.record)}）` : ''}。${by}，决定不予受理。`;
    case 'false-material':
      return `经审查，${you(c)}隐瞒有关情况或者提供虚假材料。${by}，决定不予受理，并给予警告。${e.until && e.until > e.on ? `${you(c)}至${dayText(e.until)}止不得再次申请该事项。` : ''}`;
    default:
      return `经审查，${you(c)}申请备案的事项依法应当取得批准，不属于备案范围。${by}，不予备案，现告知${you(c)}另行申请。`;
  }
};

/** The five answers of 许可法32: nothing to permit is told, not our power is decided, with the organ that has it. */
export const rejection: PaperRule<'FilingRejected'> = {
  kind: 'rejection',
  series: '不受',
  ends: 'sealed',
  title: (_, e) =>
    e.branch === 'no-permit-needed'
      ? { zh: '不受理告知书', en: 'Notice: nothing to accept' }
      : { zh: '不予受理决定书', en: 'Decision not to accept' },
  body: (c, e) => [
    para(`${application(c)}收悉。`),
    para(ground(c, e)),
    ...(wordsOf(c, e.reason) ? [para(`理由：${wordsOf(c, e.reason)}`)] : []),
    ...remedyText(c, e.branch === 'no-permit-needed' ? '告知书' : '决定书'),
    ...contact(c),
  ],
};

/** 退件通知书: nobody answered the correction notice; a person closes the case, never time alone. */
export const noReplyClosing: PaperRule<'ClosedForNoReply'> = {
  kind: 'no-reply-closing',
  series: '退',
  ends: 'sealed',
  title: titled('退件通知书', 'Application returned'),
  body: (c, _, earlier) => {
    const asked = earlier.findLast((p) => p.kind === 'correction');
    return [
      para(
        `关于${application(c)}，本局${asked ? `已送达《${asked.title}》（${asked.number}）` : '已告知需要补正的内容'}，并在期满前提醒。${you(c)}在规定的期限内没有补正，也没有说明理由，本局现退回该申请，本次办理终结。`,
      ),
      para('已经填写的内容和提交的材料继续保留，重新申请时可以直接取用，不用再填、再交。退件不影响重新申请。'),
      ...remedyText(c, '通知书'),
      ...contact(c),
    ];
  },
};

/** 备案回执: filings have neither approval nor refusal (673号13). */
export const filingReceipt: PaperRule<'Filed'> = {
  kind: 'filing-receipt',
  series: '备',
  ends: 'sealed',
  progress: true,
  title: titled('备案回执', 'Receipt of a filing'),
  body: (c, e) => [
    para(`${application(c)}，备案信息齐全，已于${dayText(e.on)}备案。`),
    {
      kind: 'facts',
      rows: [
        ['备案事项', c.item.name],
        ['备案单位', applicantsWithNumbers(c)],
        ['办件编号', `${c.number}（${c.fullNumber}）`],
        ['备案日期', dayText(e.on)],
      ],
    },
    para(`备案不是行政许可，不免除${you(c)}依法应当取得的其他批准和应当履行的义务。备案信息变化的，请及时变更。`),
    ...(e.deemed ? [small('本局未在五日内告知需要补正的内容，自收到备案信息之日起即为备案。')] : []),
    ...contact(c),
  ],
};
