import type { Text } from '../../kernel/text.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Refusals of the decision, of delivery and of the ends of a case. */
export const DECISION_REFUSALS = {
  'not-at-decision': t(
    '本件还在“{step}”环节，尚不能决定。请先完成该环节。',
    'The case is still at the step {step}. Finish it before deciding.',
  ),
  'consultation-open': t(
    '征求意见尚未答复。请等待答复，或撤回征求意见。',
    'A consultation is still open. Wait for the answer or revoke it.',
  ),
  'signing-open': t(
    '会签尚未完成。请等待，或由发起人撤销。',
    'A signing is still open. Wait for it or have it revoked.',
  ),
  'procedure-open': t(
    '特别程序[（{ground}）]尚未结束。请先记录结果并恢复计时。',
    'The special procedure {ground} is not finished. Record its result and resume first.',
  ),
  'hearing-due': t(
    '应当先举行听证再作决定[（{date}）]。请举行听证。',
    'A hearing must be held before the decision[ ({date})]. Hold it first.',
  ),
  'stakeholders-not-told': t(
    '直接关系他人重大利益，应当先告知利害关系人和申请人。请先告知并送达。',
    'Others are directly concerned, so they and the applicant must be told first. Tell them and serve the notice.',
  ),
  'hearing-window-open': t(
    '申请听证的期限到 {until} 为止，其间不得决定。请在次日以后决定。',
    'A hearing may be asked for until {until}; no decision before that day is over.',
  ),
  'glyph-missing': t(
    '证照字体缺少字符：{characters}。请核对姓名用字或更换字体后再决定。',
    'The font of the licence lacks these characters: {characters}. Check the name or change the font first.',
  ),
  'false-application': t(
    '核查认定申请系冒用，不得准予或送达。应作不予许可，或撤销后终止。',
    'The application was found to be made under a false name and cannot be granted or delivered. Deny it, or end it after revocation.',
  ),
  'signing-refused': t(
    '会签结论为不同意，不能准予。可作不予许可，或由主管撤销会签后重新办理。',
    'The signers said no, so it cannot be granted. Deny it, or let the supervisor remove the signing with a reason.',
  ),
  'material-owed': t(
    '容缺材料尚未补交：{owed}。补交后才能准予。',
    'Owed material has not come in: {owed}. It can be granted once it has.',
  ),
  'check-missing': t(
    '尚未完成必要的核查[（{kind}）]。请先核查并记录。',
    'A required check is missing[ ({kind})]. Carry it out and record it.',
  ),
  'publicity-running': t(
    '还没有公示，或公示还没有期满[（{until}）]。请在期满次日以后决定。',
    'Publication has not been made or is not over[ ({until})]. Grant after its last day.',
  ),
  'prerequisite-missing': t('前置条件尚未具备：{missing}。', 'Prerequisites are missing: {missing}.'),
  'licence-expired': t(
    '原证照已失效[（{expiry}）][（{state}）]，不能延续或变更。请按新办申请。',
    'The licence has ended[ ({expiry})][ ({state})] and cannot be renewed or changed. Apply anew.',
  ),
  'earlier-applicant-pending': t(
    '数量有限，须按受理先后：尚有 {earlier} 件在先申请未决，余量 {left}。请等待。',
    'Permits are limited and go by order of acceptance. Undecided earlier applications: {earlier}; permits left: {left}. Wait for them.',
  ),
  'quota-empty': t('数量已满，不能准予。应作不予许可并告知救济途径。', 'No permit is left. Deny with the remedy.'),
  'not-divisible': t(
    '该事项不能部分准予。请全部准予或不予许可。',
    'This item cannot be granted in part. Grant or deny the whole.',
  ),
  'reasons-missing': t(
    '必须逐条写明理由和依据；有法定理由清单的须从中选择[：{grounds}]。',
    'Reasons are required, each with its article; where the item has a closed list, from it[: {grounds}].',
  ),
  'part-unanswered': t(
    '每个部分都要么准予，要么逐项写明不准予的理由[；还没有写的：{parts}]。',
    'Each part is either granted or refused with a reason of its own[; still to be answered: {parts}].',
  ),
  'part-not-applied-for': t(
    '申请里没有这些部分：{parts}。请从申请的各部分中选择。',
    'The application does not ask for these parts: {parts}. Choose among those it asks for.',
  ),
  'standard-missing': t(
    '依检验、检测、检疫结果不予许可的，应当写明所依据的技术标准。',
    'A refusal after inspection or testing must name the technical standard.',
  ),
  'statement-not-heard': t(
    '尚未听取申请人、利害关系人的意见。请先听取并记录。',
    'The applicant and the persons concerned have not been heard. Hear and record them first.',
  ),
  'remedy-incomplete': t(
    '救济途径告知不完整，尚缺：{lacks}。须写明复议机关、60 日、法院、6 个月；电子送达的还须写明网上复议渠道。',
    'The remedies are incomplete: {lacks}. State the reconsideration organ, 60 days, the court, six months, and a channel on the internet where told electronically.',
  ),
  'never-by-rule': t(
    '不予许可不得由系统作出，或该事项依法不得拒绝。请由人员审查处理。',
    'A refusal is never made by a rule, and some items may not be refused at all. A person must handle it.',
  ),
  // After an order.
  'no-order': t(
    '没有登记过编号为“{order}”、要求重新处理的复议、诉讼或自行纠正。请监督岗先登记。',
    'No remedy with the reference {order} that orders a new decision is on record. Oversight notes it first.',
  ),
  'remand-open': t(
    '按这份决定重办的案件已经有了：{number}。请在那一件里办。',
    'The new case after this order exists: {number}. Go on there.',
  ),
  // Delivery and ends.
  'co-applicants-agree': t(
    '一起申请的，要每位申请人都同意才撤回；还没同意的：{persons}。在这之前照常办理。',
    'Several applied together, so all must agree to withdraw; not yet agreed: {persons}. Until then the case goes on.',
  ),
  'wrong-code': t('取件码不正确。请核对后重新输入。', 'The pick-up code is wrong. Check it and try again.'),
  'stock-number-used': t(
    '该空白证照编号已经使用。请换一份并核对编号。',
    'This blank certificate number has been used. Take another and check its number.',
  ),
  'number-is-ours': t(
    '这种证照由本局编号；变更、延续的，编号不变。请不要填编号。',
    'This licence gets its number from us, and keeps it when changed or renewed. Leave the number empty.',
  ),
  'number-taken': t(
    '编号 {number} 已经印在另一张证照上。请核对。',
    'Number {number} is on another licence already. Check it.',
  ),
  'term-wrong': t(
    '有效期不对：最早自 {from} 起[，最晚到 {until}]，且止日不早于起日。请改后再决定。',
    'The term is wrong: it begins on {from} at the earliest[ and ends by {until}], and not before it begins. Change it.',
  ),
  'notice-running': t(
    '公告送达须自公告之日起满 30 日[（{until}）]。请填写公告日期，期满后再登记。',
    'Service by public notice is complete thirty days after it[ ({until})]. Give the day of the notice and record it afterwards.',
  ),
  'already-decided': t(
    '本件已作出决定，不能再撤回。需要放弃的，请申请注销证照。',
    'The case has been decided and cannot be withdrawn. To give up the licence, apply for its cancellation.',
  ),
  'no-such-ground': t(
    '当前阶段不能以此理由终止[（{ground}）]。请选择法定情形。',
    'The case cannot be ended on this ground now[ ({ground})]. Choose one that applies at this stage.',
  ),
  'not-revoked': t('原决定尚未被撤销，不能终止。请先办理撤销。', 'The decision has not been revoked. Revoke it first.'),
  'not-lapsed': t('容缺承诺没有逾期，不能以此终止。', 'No promise to supply material has lapsed.'),
  'grace-running': t(
    '宽限期到 {until} 为止。请在次日以后办理。',
    'The period of grace lasts until {until}. Act on a later day.',
  ),
  'no-decision': t('本件没有决定，无可更正。', 'There is no decision to correct.'),
  'not-clerical': t(
    '“{field}”属于决定的实质内容，不能以更正处理。请依法撤销或办理变更。',
    '{field} is substance, not a clerical error. Revoke the decision or open a change.',
  ),
  'nothing-to-serve': t(
    '没有待送达的这份文书。请刷新查看待送达清单。',
    'There is no such paper to serve. Reload the list of papers.',
  ),
} as const satisfies Readonly<Record<string, Text>>;
