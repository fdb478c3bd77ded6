import type { Words } from '../../platform/http/problem.ts';

const t = (zh: string, en: string) => ({ zh, en });

/** Every code the licence room refuses with, and what to do about it. */
export const LICENCE_REFUSALS = {
  'not-your-post': {
    message: t('您没有办理这一操作的岗位。', 'This is not for your post.'),
    repair: t('请由具有相应岗位的人员办理。', 'Ask somebody who holds one of the posts for it.'),
    status: 403,
  },
  'own-matter': {
    message: t('这是您本人或者您代表的单位的证照，您应当回避。', 'This is your own licence, or of whom you act for.'),
    repair: t('请由其他人员办理。', 'A colleague must do it.'),
    status: 403,
  },
  'wrong-state': {
    message: t('证照当前的状态不能办理这一操作。', 'The licence is not in a state for this.'),
    repair: t('请刷新后查看证照的状态。', 'Reload and look at its state.'),
  },
  'cancelled-is-final': {
    message: t('证照已经注销，不能再办理任何操作。', 'The licence is cancelled; nothing more can be done to it.'),
    repair: t('需要的，请重新申请。', 'If it is needed, apply anew.'),
  },
  'already-issued': { message: t('该办件的证照已经颁发。', 'The licence of this case has been issued already.') },
  'already-followed': {
    message: t('该办件的决定已经记入证照。', 'The decision of this case is in the licence already.'),
  },
  'already-ended': {
    message: t('证照已经失效，不能再办理这一操作。', 'The licence has ended already.'),
    repair: t('需要办理注销的，请提出注销。', 'If it is to be cancelled, propose that.'),
  },
  expired: {
    message: t(
      '证照已于 {on} 到期，不能变更或者延续。',
      'The licence expired on {on}; it cannot be changed or renewed.',
    ),
    repair: t('请重新申请。', 'Apply for a new one.'),
  },
  'not-in-force': {
    message: t('证照不在有效状态，不能撤回。', 'The licence is not in force, so it cannot be withdrawn.'),
    repair: t('需要撤销或者注销的，请选择相应的处理。', 'If it is to be revoked or cancelled, choose that.'),
  },
  'reference-missing': {
    message: t('没有写明依据的决定文书。', 'The decision this rests on is not named.'),
    repair: t('请填写作出机关和文书编号。', 'Give the organ and the number of its decision.'),
  },
  'penalty-unnamed': {
    message: t(
      '没有写明处罚机关、处罚决定书编号或者所依据的条款。',
      'The organ, its decision or the article it rests on is not named.',
    ),
    repair: t('请照处罚决定书填写这三项。', 'Copy all three from that decision.'),
  },
  'ends-before-it-begins': {
    message: t('暂停的截止日期 {until} 不晚于今天。', 'The suspension would end on {until}, not after today.'),
    repair: t('请把截止日期改为今天以后。', 'Choose a later day.'),
  },
  'waits-for-renewal': {
    message: t('证照因逾期申请延续而暂停，须等待延续决定。', 'It is suspended until its late renewal is decided.'),
    repair: t('请先办理延续申请。', 'Decide the renewal first.'),
  },
  'proposal-open': {
    message: t('已经有一项处理在进行，尚未决定。', 'Another end has been proposed and is not decided.'),
    repair: t('请先决定或者撤下原有的提议。', 'Decide or drop that one first.'),
  },
  'no-proposal': {
    message: t('没有人提出这项处理，不能直接决定。', 'Nobody has proposed this, so it cannot be decided.'),
    repair: t('请先由承办人提出，告知持证人后再决定。', 'Have it proposed and the holder told first.'),
  },
  'no-such-ground': {
    message: t('这不是法律规定的情形。', 'This is not one of the grounds of the law.'),
    repair: t('请从列出的情形中选择。', 'Choose one of those listed.'),
  },
  'facts-missing': {
    message: t('没有写明事实。', 'The facts are missing.'),
    repair: t('请写明认定的事实和证据。', 'Write what was found, and on what evidence.'),
  },
  'already-told': { message: t('已经告知持证人。', 'The holder has been told already.') },
  'already-heard': { message: t('已经听取持证人的陈述申辩。', 'The holder has been heard already.') },
  'holder-not-told': {
    message: t('还没有告知持证人。', 'The holder has not been told.'),
    repair: t('请先送达告知书，听取陈述申辩。', 'Serve the notice first and hear the holder.'),
  },
  'statement-window-open': {
    message: t(
      '持证人可以在 {until} 前陈述申辩，现在还不能决定。',
      'The holder may answer until {until}; it is too early to decide.',
    ),
    repair: t('请在听取陈述或者期限届满后再决定。', 'Decide after hearing them, or after that day.'),
  },
  'same-person': {
    message: t('提出人不能自己决定。', 'Whoever proposed it may not decide it.'),
    repair: t('请由其他负责人决定。', 'Another head must decide.'),
  },
  'no-change-of-law-or-facts': {
    message: t(
      '法律和客观情况没有重大变化，不能撤回。',
      'Neither law nor facts have changed, so it cannot be withdrawn.',
    ),
    repair: t('许可本身违法的，依法撤销。', 'If it was unlawful from the start, revoke it.'),
  },
  'compensation-open': {
    message: t('没有写明怎样补偿持证人。', 'How the holder is compensated is open.'),
    repair: t(
      '请写明无须补偿、已经商定或者已经提存，以及金额。',
      'Say that none is due, or the amount agreed or deposited.',
    ),
  },
  'damages-open': {
    message: t('没有写明怎样赔偿持证人的损失。', 'How the holder’s damage is made good is open.'),
    repair: t(
      '请写明无损失、已经商定或者已经提存，以及金额。',
      'Say that there is none, or the amount agreed or deposited.',
    ),
  },
  'public-interest': {
    message: t('撤销会对公共利益造成重大损害，不予撤销。', 'Revoking it would gravely harm the public interest.'),
    repair: t('请撤下提议，另行处理。', 'Drop the proposal and deal with it otherwise.'),
  },
  'not-expired': {
    message: t('证照还没有到期，不能以到期未延续注销。', 'It has not expired, so it cannot be cancelled for that.'),
    repair: t('请选择其他情形。', 'Choose another case.'),
  },
  'no-renewal-item': {
    message: t('没有公布这一证照的延续事项，或者证照长期有效。', 'No renewal is published for it, or it has no end.'),
  },
  'renewal-not-open': {
    message: t('自 {opens} 起可以申请延续。', 'It may be renewed from {opens}.'),
    repair: t('到期前会提醒持证人。', 'The holder is reminded in time.'),
  },
  'renewal-late': {
    message: t('申请延续的期限到 {closes} 为止，已经过了。', 'The time to renew ended on {closes}.'),
    repair: t(
      '逾期申请不受到期前答复的保护；可以重新申请。',
      'A late renewal has no protection; a new application is possible.',
    ),
  },
  'no-change-item': {
    message: t('本局还没有公布这种证照的变更事项。', 'No change of this kind of licence is on offer yet.'),
    repair: t('请到窗口提出，由本局依法办理。', 'Ask at the window; the bureau deals with it by law.'),
  },
  'stock-range-wrong': {
    message: t('起止编号不是同一序列，或者止号小于起号。', 'The two numbers are not ends of one sequence.'),
    repair: t('请核对起止编号，如 NO.000101 至 NO.000200。', 'Check both, for example NO.000101 to NO.000200.'),
    field: 'body.last',
  },
  'stock-range-long': {
    message: t('一次最多入库 {most} 张。', 'At most {most} at once.'),
    repair: t('请分几次入库。', 'Take them in in several steps.'),
    field: 'body.last',
  },
  'stock-there-already': { message: t('这些编号已经入库。', 'These numbers are in stock already.') },
  'stock-number-used': {
    message: t('空白证 {number} 不在库，或者已经使用、作废。', 'Blank {number} is not in stock, used or spoiled.'),
    repair: t('请核对空白证编号。', 'Check the number on the blank.'),
    field: 'body.number',
  },
  'stock-other-kind': {
    message: t(
      '没有这张证照，或者它用的不是这种空白证。',
      'There is no such licence, or it is printed on another kind of blank.',
    ),
    field: 'body.licence',
  },
  'stock-reason-missing': {
    message: t('没有写明作废的原因。', 'The reason for spoiling it is missing.'),
    repair: t('请写明原因。', 'Write the reason.'),
    field: 'body.reason',
  },
  'statement-missing': {
    message: t('没有持证人说明遗失或者损坏的材料。', 'The holder’s statement of loss or damage is not named.'),
    repair: t('请选原因，并填写持证人声明的编号或者公告。', 'Choose the reason and name the statement or notice.'),
  },
  'template-changed': {
    message: t(
      '别人刚改过这个模板，您的改动没有存上。',
      'Somebody else has just changed this template; yours was not kept.',
    ),
    repair: t('请刷新后再改。', 'Reload, then change it again.'),
    status: 409,
  },
  'template-faulty': {
    message: t('模板有 {n} 处要改。{zh}', 'The template has {n} to mend. {en}'),
  },
  'template-no-draft': {
    message: t('没有要发布的草稿。', 'There is no draft to publish.'),
    repair: t('请先编辑并保存草稿。', 'Edit the template and save a draft first.'),
  },
  'template-own': {
    message: t('您写过这份草稿，不能自己发布。', 'You wrote in this draft, so you may not publish it.'),
    repair: t(
      '请由另一名事项管理岗人员或者本机关负责人发布。',
      'Another keeper of items, or the head, must publish it.',
    ),
  },
  'template-not-yours': {
    message: t(
      '模板由事项管理岗编辑，由另一名事项管理岗人员或者本机关负责人发布。',
      'Keepers of items edit templates; another keeper or the head publishes them.',
    ),
    status: 403,
  },
  'not-ended': {
    message: t('证照没有被撤回、撤销或者吊销，不能以此注销。', 'It has not been withdrawn, revoked or penalised.'),
    repair: t('请选择其他情形。', 'Choose another case.'),
  },
} as const satisfies Words;
