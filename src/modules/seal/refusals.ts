import type { Words } from '../../platform/http/problem.ts';

const t = (zh: string, en: string) => ({ zh, en });

/** Every code the seal room refuses with, and what to do about it. */
export const SEAL_REFUSALS = {
  'not-your-post': {
    message: t('您没有办理这一操作的岗位。', 'This is not for your post.'),
    repair: t('用印由单位负责人批准。', 'The head of the unit approves the use of a seal.'),
    status: 403,
  },
  'wrong-state': {
    message: t('印章当前的状态不能办理这一操作。', 'The seal is not in a state for this.'),
    repair: t('请刷新后查看印章的状态。', 'Reload and look at its state.'),
  },
  'destroyed-is-final': {
    message: t('印章已经销毁，不能再办理任何操作。', 'The seal is destroyed; nothing more can be done to it.'),
  },
  'keeper-cannot-approve': {
    message: t('印章保管人不能批准用印。', 'Whoever keeps the seal may not approve its use.'),
    repair: t('请由不保管印章的负责人批准。', 'Ask a head who does not keep it.'),
  },
  'not-staff': {
    message: t('所选的人里有人今天没有本局的岗位。', 'One of those named holds no post at this bureau today.'),
    repair: t('请选择本局工作人员。', 'Choose officers of the bureau.'),
  },
  'keeper-gave-approval': {
    message: t('此人给出的用印授权还在期内，不能指定为保管人。', 'A standing approval they gave still runs.'),
    repair: t('请先结束这项授权，再指定。', 'End that approval first, then name them.'),
  },
  'already-keeper': { message: t('此人已经是保管人。', 'They keep it already.') },
  'no-keeper': { message: t('此人不是保管人。', 'They do not keep it.') },
  'no-allowance': { message: t('没有这项用印授权。', 'There is no such standing approval.') },
  'allowance-too-long': {
    message: t('用印授权一次不超过一年。', 'A standing approval lasts one year at most.'),
    repair: t('请把截止日期改到一年以内。', 'Choose a day within a year.'),
  },
  'ends-before-it-begins': {
    message: t('截止日期 {until} 不晚于今天。', 'It would end on {until}, not after today.'),
    repair: t('请把截止日期改为今天以后。', 'Choose a later day.'),
  },
  'no-request': { message: t('没有这项用印申请。', 'There is no such request.') },
  'already-decided': { message: t('这项用印申请已经处理。', 'This request has been decided.') },
  'reason-missing': {
    message: t('没有写明不批准的理由。', 'The reason is missing.'),
    repair: t('请写明理由。', 'Write the reason.'),
    field: 'body.reason',
  },
  'must-be-replaced': {
    message: t(
      '印章因遗失或密钥存疑暂停，不能恢复使用。',
      'It was suspended because it was lost or its key is in doubt.',
    ),
    repair: t('请启用新印章，原印章缴销。', 'Register a new seal and destroy this one.'),
  },
  'record-missing': {
    message: t('没有填写销毁记录的编号。', 'The record of the destruction is not named.'),
    repair: t('请填写销毁记录编号。', 'Give its number.'),
    field: 'body.record',
  },
  'two-witnesses': {
    message: t('销毁印章须有两名以上监销人，办理人除外。', 'Two people beside you must witness the destruction.'),
    repair: t('请选两名监销人。', 'Name two witnesses.'),
    field: 'body.witnesses',
  },
  'approval-missing': {
    message: t('没有负责人批准，不能用印。', 'The seal is not set without the leader’s approval.'),
    repair: t(
      '请负责人批准本件，或者给出用印授权。',
      'Ask the head to approve this paper, or to give a standing approval.',
    ),
  },
  'use-refused': {
    message: t('负责人没有批准在本件上用印。', 'The head did not approve the seal on this paper.'),
    repair: t(
      '理由见“印章与用印”。更正后请负责人改为批准，或者另出文书。',
      'The reason stands under “Seals and their use”. Once put right, ask the head to approve it after all, or issue the paper anew.',
    ),
  },
  'seal-suspended': { message: t('印章自 {since} 起暂停使用。', 'The seal has been suspended since {since}.') },
  'seal-replaced': { message: t('印章自 {since} 起已被更换。', 'The seal was replaced on {since}.') },
  'seal-destroyed': { message: t('印章已于 {since} 销毁。', 'The seal was destroyed on {since}.') },
  'seal-not-yet': { message: t('印章自 {from} 起启用。', 'The seal may be used from {from}.') },
  'seal-expired': { message: t('印章有效期到 {until}。', 'The seal expired on {until}.') },
  'no-seal': {
    message: t('没有为该事项登记印章。', 'No seal is registered for this item.'),
    repair: t('请先登记印章。', 'Register one first.'),
  },
  'certificate-fault': {
    message: t('印章证书不能使用：{fault}。', 'The seal’s certificate cannot be used: {fault}.'),
    repair: t('请更换证书或者启用新印章。', 'Renew the certificate or register a new seal.'),
  },
  'name-missing': {
    message: t('没有填写印章所属机关。', 'The organ is not named.'),
    repair: t('委托、下放的事项须写明委托机关或者承接机关。', 'Name the entrusting or the lower organ.'),
    field: 'body.organ',
  },
  'items-missing': {
    message: t('没有写明哪些事项用这枚印章。', 'It is not said for which items it is.'),
    repair: t('下放、委托的印章须列明事项。', 'List the items of a devolved or entrusted power.'),
    field: 'body.items',
  },
  'glyph-missing': {
    message: t('字库里没有这些字：{characters}。', 'The font has no character for {characters}.'),
    repair: t('请核对机关名称。', 'Check the name.'),
    field: 'body.organ',
  },
  'term-wrong': {
    message: t('印章有效期的止日不晚于起日。', 'The seal would end before it begins.'),
    repair: t('请核对有效期。', 'Check both days.'),
    field: 'body.until',
  },
  'key-unknown': {
    message: t('签名服务器上没有密钥“{key}”。', 'The signing server has no key “{key}”.'),
    repair: t(
      '请核对密钥名称，或者先在签名服务器上建立密钥。',
      'Check its name, or make it on the signing server first.',
    ),
    field: 'body.key',
  },
} as const satisfies Words;
