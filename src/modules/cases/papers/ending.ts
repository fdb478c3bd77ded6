import type { EventOf } from '../events.ts';
import type { CaseForPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import { application, contact, dayText, namesOf, para, remedyText, wordsOf, you } from './words.ts';

export const withdrawal: PaperRule<'Withdrawn'> = {
  kind: 'withdrawal',
  series: '撤',
  ends: 'sealed',
  title: titled('撤回申请确认书', 'Withdrawal confirmed'),
  body: (c, e) => [
    para(
      `${you(c)}${e.agreed ? '一致同意，' : ''}于${dayText(e.on)}撤回${application(c)}。本局确认收到，自当日起终结办理，不再作出决定。`,
    ),
    para('已经填写的内容和提交的材料继续保留，重新申请时可以直接取用。撤回不影响重新申请。'),
    ...contact(c),
  ],
};

const GROUND: Record<string, string> = {
  void: '该申请依法无效',
  'applicant-gone': '申请人死亡、丧失行为能力或者终止',
  'object-gone': '申请的标的已经不存在',
  'law-changed': '该事项所依据的法律、法规、规章已经修改或者废止，依法不再办理',
  'not-our-power': '经审查发现该事项不属于本局职权范围',
  'tolerance-lapsed': '承诺补交的材料逾期未补交',
  forwarded: '该事项由上级机关决定，本局审查意见和全部申请材料已经直接报送上级机关',
  'decision-revoked': '据以办理的决定已经被依法撤销',
};

const ground = (c: CaseForPaper, e: EventOf<'Terminated'>): string =>
  `${GROUND[e.ground] ?? c.names[e.ground] ?? e.ground}${e.ref ? `（${namesOf(c, [e.ref])}）` : ''}`;

/** 终止通知书: no decision on the merits, so never a refusal; reasons and remedy all the same. */
export const termination: PaperRule<'Terminated'> = {
  kind: 'termination',
  series: '终',
  ends: 'sealed',
  title: (_, e) =>
    e.ground === 'forwarded'
      ? { zh: '转报通知书', en: 'Forwarded to the deciding organ' }
      : { zh: '终止办理通知书', en: 'Notice of termination' },
  body: (c, e) => [
    para(`关于${application(c)}，因${ground(c, e)}，本局决定自${dayText(e.on)}起终止办理。`),
    ...(wordsOf(c, e.reason) ? [para(`理由：${wordsOf(c, e.reason)}`)] : []),
    para(
      e.ground === 'forwarded'
        ? '上级机关不再要求重复提交申请材料，办理期限由上级机关依法计算并告知。'
        : '终止办理不是不予准予的决定。情形消除后，可以重新申请；已经填写的内容和提交的材料可以直接取用。',
    ),
    ...remedyText(c, '通知书'),
    ...contact(c),
  ],
};
