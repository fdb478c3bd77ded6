import type { Text } from '../../kernel/text.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Refusals of who and where, and of everything up to acceptance. Words in braces come from the refusal's facts. */
export const FILING_REFUSALS = {
  // Any act.
  'key-reused': t(
    '同一请求编号已用于另一项内容。请刷新页面后重新提交。',
    'This request key was already used for something else. Reload the page and send it again.',
  ),
  'state-changed': t(
    '{actor} 已先办理“{act}”，本次操作未执行。请查看最新情况后再决定。',
    '{actor} acted first[ ({act})]; nothing of yours was done. Look at the case as it is now and decide again.',
  ),
  'not-your-post': t(
    '您的岗位不能办理此事项，须由这些岗位办理：{posts}。请转给相应岗位的人员。',
    'Your post may not do this; these may: {posts}. Hand it to a colleague in that post.',
  ),
  'no-mandate': t(
    '您没有代该申请人办理的有效授权。请由申请人本人办理，或先登记授权。',
    'You hold no mandate in force for this applicant. The applicant must act, or a mandate must be registered first.',
  ),
  'own-matter': t(
    '这是您本人或您代理的申请，您应当回避，不能在岗位上办理。请由其他人员办理。',
    'This is your own application or one you act for, so you may not handle it in your post. A colleague must.',
  ),
  'case-closed': t(
    '本件已办结，不能再办理。如需继续，请带入原资料另行申请。',
    'The case is closed and nothing more can be done in it. Start a new application; its data can be carried over.',
  ),
  'wrong-state': t(
    '本件当前阶段[（{state}）]不能办理此项。请先完成当前阶段。',
    'This cannot be done while the case is in state {state}. Finish that stage first.',
  ),
  recused: t(
    '该人员已回避本件[（{person}）]，不得参与。请改派其他人员。',
    'This person is recused from the case[ ({person})] and may take no part. Choose somebody else.',
  ),
  'read-only': t(
    '该字段在另一设备上有更新的内容。请先载入最新内容再修改。',
    'Another device holds a newer value of this field. Load it before changing it.',
  ),
  'not-at-once': t(
    '不予受理应当即时告知，现已晚于收件当日；仍可作出，但会留下超时记录。',
    'A refusal to accept should be told at once; it is later than the day of receipt. It may still be made and is recorded as late.',
  ),
  // Receipt.
  'item-not-open': t(
    '该事项目前未开放申请。请查看办事指南中的开放时间或替代事项。',
    'This item is not open for applications now. See its guide for opening times or another item.',
  ),
  'channel-not-in-agreement': t(
    '尚未同意以这种方式收发文书。请换一种方式，或先签署电子送达确认。',
    'This way of filing or delivery has not been agreed to. Use another, or agree to electronic delivery first.',
  ),
  'signature-missing': t(
    '一起申请的人还没有都答应：{signers}。请他们登录后在“我的办件”里看过再答应，或者去掉没有答应的人，然后再交。',
    'Not everybody who applies with you has agreed: {signers}. They sign in, look at it under “My matters” and say yes; or take them off, then hand it in.',
  ),
  'not-confirmed': t(
    '代填内容尚未经申请人确认。请申请人核对并确认后提交。',
    'The applicant has not confirmed what was filled in for them. Let them check and confirm it, then file.',
  ),
  'field-invalid': t(
    '以下内容填写有误：{fields}。请按提示改正后提交。',
    'These fields are not valid: {fields}. Correct them as shown and file again.',
  ),
  // Acceptance.
  'filing-has-no-approval': t(
    '备案事项只收不批，没有受理、许可程序。信息齐全请直接备案。',
    'A filing is received, never approved; there is nothing to accept or grant. File it when the information is complete.',
  ),
  frozen: t(
    '本件因冒用投诉正在核查，暂不能受理、决定或送达。请先由监督岗作出核查结论。',
    'A complaint of misused identity is being examined, so nothing is accepted, decided or delivered. Oversight must reach its finding first.',
  ),
  'material-missing': t(
    '以下材料尚缺：{missing}。请一次告知补正；符合条件的可以容缺受理。',
    'Still missing: {missing}. Ask for a correction, all at once; where the item allows it, accept with the material owed.',
  ),
  'not-tolerable': t(
    '该事项不实行容缺受理。请一次告知补正。',
    'This item does not allow acceptance with material owed. Ask for a correction instead.',
  ),
  'subject-restricted': t(
    '该申请人有失信或未兑现承诺记录且尚未修复，不适用容缺或告知承诺。请按一般程序办理。',
    'The applicant has a broken promise or bad credit not yet repaired, so neither tolerance nor commitment applies. Use the normal procedure.',
  ),
  'main-material-missing': t(
    '以下属于主要材料，不能容缺：{missing}。请一次告知补正。',
    'These are main materials and cannot be owed: {missing}. Ask for a correction.',
  ),
  'nothing-owed': t(
    '没有列明容缺的材料。材料齐全时请直接受理。',
    'No owed material was named. If everything is here, accept normally.',
  ),
  'owed-after-promise': t(
    '补交期限 {owedBy} 必须晚于今天、早于承诺办结日[（{due}）]。请改为更早的日期。',
    'The day to supply it, {owedBy}, must lie after today and before the promised end[ ({due})]. Choose an earlier day.',
  ),
  'promise-unsigned': t(
    '缺少申请人签署的承诺书。请申请人签署后再办理。',
    'The applicant has not signed the promise. Have it signed first.',
  ),
  'not-committable': t(
    '该事项不在告知承诺清单内，或属于高风险事项。请按一般程序办理。',
    'This item is not on the commitment list, or its risk is too high. Use the normal procedure.',
  ),
  'not-promisable': t(
    '这些材料不在可以承诺代替的证明清单内：{refs}。请按补正或容缺办理。',
    'No commitment may stand for: {refs}. Ask for them, or accept them as owed.',
  ),
  'not-instant': t(
    '该事项不是即办件，不能当场决定。请受理后按程序办理。',
    'This is no instant item and cannot be decided on the spot. Accept it and follow the procedure.',
  ),
  'rule-says-no': t(
    '规则未判定可以当场准予，或您没有当场决定的授权。请受理后交由人工审查。',
    'The rules do not allow a grant on the spot, or you lack the authority. Accept it and let a person examine it.',
  ),
  'not-a-filing': t(
    '该事项不是备案事项。请按许可程序受理。',
    'This item is no filing. Accept it under the normal procedure.',
  ),
  'information-missing': t(
    '备案信息不完整，尚缺：{missing}。请告知补全，收齐即为备案。',
    'Information for the filing is missing: {missing}. Ask for it; once complete it is filed.',
  ),
  // Correction.
  'too-late': t(
    '期限已过[，最后一日为 {until}][，最后一日为 {due}][，本件依法自 {acceptedOn} 起即为受理]，不能再办理。时限台账中列有下一步。',
    'The time for this has passed[; its last day was {until}][; its last day was {due}][; by law the case has been accepted as of {acceptedOn}]. The clock ledger shows what follows.',
  ),
  'already-accepted': t(
    '本件已于 {acceptedOn} 受理，受理后不得再要求补正。可邀请申请人补充材料。',
    'The case was accepted on {acceptedOn}; no correction may be demanded after that. You may invite a supplement.',
  ),
  'nothing-missing': t(
    '没有列明需要补正的内容。请逐项列明，或直接受理。',
    'No defect was named. Name each one, or accept the case.',
  ),
  'not-in-the-list': t(
    '以下不在公布的材料和表单之内，不得要求：{refs}。请从清单中选择。',
    'These are not among the published materials and fields and may not be asked for: {refs}. Choose from the list.',
  ),
  obtainable: t(
    '以下可由本机关共享获取，不得要求申请人提供：{refs}。请直接调取。',
    'We can fetch these ourselves and may not ask for them: {refs}. Query the register.',
  ),
  'correct-it-now': t(
    '以下错误可以当场更正，应当允许申请人当场更正：{refs}。',
    'These errors can be corrected on the spot, and the applicant must be let do so: {refs}.',
  ),
  'not-asked-before': t(
    '以下内容第一次补正时未提出，不得再次要求：{refs}。只能就上次列明的内容再次告知。',
    'These were not raised in the first notice and may not be raised now: {refs}. Only what was named then may be asked again.',
  ),
  'nothing-changed': t(
    '要求补正的内容都没有变化：{asked}。请至少补正其中一项后再提交。',
    'None of what was asked has changed: {asked}. Correct at least one of them before sending.',
  ),
  // Rejection and end before acceptance.
  'no-such-branch': t(
    '许可事项没有这种不予受理情形。请选择法定情形之一。',
    'Acceptance cannot be refused on this ground here. Choose one the law knows.',
  ),
  'name-the-organ': t(
    '不属于本机关职权的，应当告知向哪个行政机关申请。请填写该机关。',
    'If it is not our power, the applicant must be told whose it is. Name that organ.',
  ),
  'bar-unproven': t(
    '限制申请必须有记录和尚未届满的截止日[（{until}）]。请附上记录，或按程序受理。',
    'A bar needs its record and an end day not yet passed[ ({until})]. Attach the record, or accept the case.',
  ),
  'bar-too-long': t(
    '限制申请最长到 {until}。请改截止日。',
    'The bar ends on {until} at the latest. Correct its last day.',
  ),
  'no-local-rule': t(
    '本地没有逾期不补正即退件的规定，不能退件。申请人可随时补正或撤回。',
    'No local rule closes an unanswered correction, so it cannot be closed. The applicant may answer or withdraw at any time.',
  ),
  'not-served': t(
    '补正告知书尚未送达，等待期未开始。请先送达。',
    'The correction notice was never served, so the wait has not begun. Serve it first.',
  ),
  'still-waiting': t(
    '申请人的补正期到 {until} 为止。请在次日以后办理。',
    'The applicant may answer until {until}. Close it on a later day.',
  ),
  'not-reminded': t(
    '尚未发出两次到期提醒。请先提醒申请人。',
    'The two reminders before the end of the wait have not been sent. Remind the applicant first.',
  ),
} as const satisfies Readonly<Record<string, Text>>;
