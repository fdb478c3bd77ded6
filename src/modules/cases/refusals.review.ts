import type { Text } from '../../kernel/text.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Refusals of the examination: tasks, consultation, signing, checks, hearing, pauses, extension. */
export const REVIEW_REFUSALS = {
  // Tasks.
  'no-task': t(
    '没有可以办理的环节任务。请刷新查看当前环节。',
    'There is no such open task. Reload to see the current step.',
  ),
  taken: t(
    '该任务已由他人办理[（{holder}）]。如需接手，请主管转派。',
    'Somebody else has this task[ ({holder})]. Ask the supervisor to reassign it.',
  ),
  'already-yours': t('这一步您已经认领。直接办就可以。', 'You hold this step already. Go on with it.'),
  'wrong-post': t(
    '该环节须由“{post}”岗办理。请选择具有该岗位的人员。',
    'This step belongs to the post {post}. Choose a person who holds it.',
  ),
  'not-staff': t(
    '{person}今天没有本局的岗位。请选择本局工作人员。',
    '{person} holds no post at this bureau today. Choose an officer.',
  ),
  'party-to-the-case': t(
    '{person}是本件申请人，应当回避。请选择其他工作人员。',
    '{person} is an applicant in this case and may not work on it. Choose another officer.',
  ),
  'no-such-person': t(
    '没有这个人：{person}。请先登记利害关系人，再告知。',
    'There is no such person: {person}. Enter them first, then tell them.',
  ),
  'same-person': t(
    '同一人不得兼任本件的受理、审查、决定或主持[（{post}）]。请由他人办理，必要时由负责人指定。',
    'The same person may not accept, examine, decide or chair in one case[ ({post})]. Somebody else must, if need be one the head appoints.',
  ),
  'not-yours': t(
    '该任务或事项不在您名下[（{holder}）]。请先认领，或由经办人、主管办理。',
    'This is not yours to do[ ({holder})]. Claim the task first, or leave it to its holder or the supervisor.',
  ),
  'reason-missing': t('必须说明理由。请填写理由后再提交。', 'A reason is required. Write it and send again.'),
  'own-staff-available': t(
    '本单位仍有可以办理的人员，不能指定外单位人员。请先派给本单位人员。',
    'Own staff can still take this step, so nobody from another unit may be appointed. Assign a colleague.',
  ),
  'opinion-missing': t(
    '必须填写审查意见。请写明意见后提交下一环节。',
    'An opinion is required. Write it before passing the case on.',
  ),
  'at-decision': t(
    '当前已是决定环节，不能再提交。请作出决定，或退回之前的环节。',
    'This is the decision; there is no next step. Decide, or return it to an earlier step.',
  ),
  'no-such-step': t(
    '只能退回之前已有的环节，不能退回受理之前。请选择较早的环节。',
    'It can only go back to an earlier step, never to before acceptance. Choose an earlier step.',
  ),
  'already-begun': t(
    '下一环节已有人办理[（{holder}）]，不能拿回。请联系该人员退回。',
    'The next step has begun[ ({holder})] and cannot be taken back. Ask them to return it.',
  ),
  'too-often': t('今天已经催办过。请明天再催。', 'You have already sent a reminder today. Try again tomorrow.'),
  // Consultation and signing.
  enough: t(
    '征求意见已经足够或已征求过[（{asked}）]。请等待答复，或先撤回未答复的。',
    'Enough is being asked already, or this unit was asked before[ ({asked})]. Wait for the answers or revoke open ones.',
  ),
  'silence-not-allowed': t(
    '法律要求取得同意的，不得以逾期视为同意。请改为逾期上报。',
    'Where the law requires consent, silence cannot stand for it. Choose escalation instead.',
  ),
  'not-asked': t(
    '没有向您征求意见，或已经结束。可用“沟通”补充说明。',
    'You are not asked, or the question is closed. You may still send a note by discussion.',
  ),
  'nothing-open': t('没有可以撤销的征求意见或会签。', 'There is no open consultation or signing to revoke.'),
  'refusal-stands': t(
    '会签已有“不同意”的结论，只有主管说明理由后才能撤销。',
    'The signing ended in a no; only a supervisor may remove it, with a reason.',
  ),
  'signing-exists': t('本件已有会签。请先撤销原会签。', 'The case already has a signing. Revoke it first.'),
  'bad-quorum': t(
    '会签人员或票数设置不成立[：{who}]。请检查人员是否重复、回避，以及票数能否达到。',
    'This quorum cannot work[: {who}]. Check for repeated or recused persons and a threshold that can be reached.',
  ),
  'no-signing': t('没有没完的会签。', 'No signing is open.'),
  'not-your-turn': t('现在不需要您签署，或还没有轮到您。', 'Your signature is not awaited, or not yet.'),
  'no-abstention': t(
    '只有票签可以弃权。请选择同意或不同意。',
    'Only a vote by weight offers abstention. Choose yes or no.',
  ),
  'already-signer': t('该人员已在会签名单中：{who}。', 'This person is already a signer: {who}.'),
  'votes-fixed': t('票签的席位固定，不能加签。', 'The seats of a vote are fixed; nobody can be added.'),
  'statutory-signer': t(
    '该人员是法定会签人，不能减签：{who}。',
    'This signer is required by law and cannot be dropped: {who}.',
  ),
  'already-signed': t(
    '该人员已经签署，不能减签：{who}。',
    'This person has already signed and cannot be dropped: {who}.',
  ),
  // Material, checks, stakeholders.
  'nothing-owed-or-invited': t(
    '没有待补交或受邀补充的材料[（可交：{wanted}）]。请核对所交材料。',
    'Nothing of this is owed or invited[ (wanted: {wanted})]. Check what you are sending.',
  ),
  'two-inspectors': t(
    '核查须由两名以上工作人员进行。请再指定一名。',
    'A check takes two or more officers. Name another.',
  ),
  'assign-first': t(
    '检验、检测、检疫应当先指派人员。请先指派再记录。',
    'For inspections and tests the officers must be named first. Assign them, then record.',
  ),
  'already-told': t('已于 {on} 告知利害关系人。', 'The persons concerned were told on {on}.'),
  'too-short': t(
    '公示期不足 {days} 日，最早到 {earliest}。请延长截止日。',
    'The publication is shorter than {days} days; it must last to {earliest} at least. Choose a later end.',
  ),
  // Pauses and extension.
  'not-a-ground': t(
    '“{ground}”不属于法定可以扣除的时间，时限不停。',
    '{ground} is not among the procedures whose time is left out; the clock runs on.',
  ),
  'not-declared': t(
    '该事项没有公布这样的特别程序，时间不能扣除。',
    'The item declares no such procedure, so its time cannot be left out.',
  ),
  'no-length': t(
    '必须写明所需时间，截止日应晚于今天和原截止日[（{until}）]。请填写截止日。',
    'The notice must say how long: an end day after today and after the former one[ ({until})]. Give that day.',
  ),
  'too-long': t(
    '该程序最长 {most} 个工作日，最迟到 {last}。请缩短。',
    'This procedure may take {most} working days, until {last}. Choose an earlier end.',
  ),
  'clock-lapsed': t(
    '法定期限已到或已过[（{due}）]，此时告知不能再扣除任何时间。请尽快决定。',
    'The statutory period ends or has ended[ ({due})]; a pause told now excludes nothing. Decide without delay.',
  ),
  'nothing-paused': t('没有可以延长的特别程序。', 'There is no special procedure to prolong.'),
  'not-paused': t('没有没完的特别程序。', 'No special procedure is running.'),
  'not-the-head': t(
    '延长须经本机关负责人批准；联合办理的须有本级政府批准文号。请报批。',
    'An extension needs the head of the bureau, for joint matters the approval of the government. Submit it to them.',
  ),
  'already-extended': t(
    '已于 {on} 延长过一次，不得再次延长。',
    'The period was extended on {on}; the law allows it once.',
  ),
  'no-extension': t('该事项没有可以延长的期限。', 'This item knows no extension.'),
  // Hearing and recusal.
  'not-told': t(
    '尚未告知您听证权利，听证申请期未开始。',
    'You have not been told of a right to a hearing, so the time to ask has not begun.',
  ),
  'already-requested': t(
    '已经申请过听证，或听证已经举行。',
    'The hearing has been asked for already, or has been held.',
  ),
  'nothing-to-waive': t('没有可以放弃或撤回的听证权利。', 'There is no right to a hearing to waive or take back.'),
  'not-yours-to-cancel': t(
    '依法或依职权举行的听证不能由当事人取消。',
    'A hearing held by law or for the public interest is not yours to cancel.',
  ),
  'already-held': t('听证已经举行[（{on}）]。', 'The hearing has been held[ ({on})].'),
  'no-ground': t(
    '没有举行听证的依据[（{ground}）]：法律没有要求，也没有人申请。',
    'There is no ground for this hearing[ ({ground})]: the law does not demand it and nobody asked.',
  ),
  'seven-days': t(
    '应当在举行听证七日前通知。最早可定在 {earliest}。',
    'A hearing must be announced seven days before. The earliest day is {earliest}.',
  ),
  'not-called': t(
    '听证通知未按时送达全部当事人。请重新通知并确定日期。',
    'Not everybody concerned was served in time. Call the hearing anew.',
  ),
  'not-yet': t('听证定于 {date} 举行。', 'The hearing is on {date}.'),
  'chair-examined': t(
    '审查本件的人员不得主持听证。请更换主持人。',
    'Who examines the case may not chair its hearing. Choose another chair.',
  ),
  'already-recused': t('该人员已经回避本件：{person}。', 'This person is already recused: {person}.'),
  'already-frozen': t('本件已因冒用投诉冻结。', 'The case is already frozen.'),
  'not-frozen': t('本件没有冻结。', 'The case is not frozen.'),
} as const satisfies Readonly<Record<string, Text>>;
