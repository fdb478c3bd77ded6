import type { Post } from '../../../kernel/actor.ts';
import { inSentence, longDay, shortDay } from '../../../kernel/day.text.ts';
import type { Day } from '../../../kernel/day.ts';
import { yearOf } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ActName } from '../commands.ts';
import type { How, StateName } from '../state.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** It opens another case, so it is no act of this one. */
export const REMAND_WORDS: Text = t('发回重办', 'Open the remanded case (发回重办)');

/** The verb on the button: the same word as the event that follows. */
export const ACT_WORDS: Readonly<Record<ActName, Text>> = {
  receive: t('收件', 'Receive (收件)'),
  accept: t('受理', 'Accept (受理)'),
  'accept-tolerant': t('容缺受理', 'Accept with late material (容缺)'),
  'accept-by-commitment': t('按告知承诺受理', 'Accept on commitment (告知承诺)'),
  'decide-on-the-spot': t('当场决定', 'Decide on the spot'),
  file: t('备案', 'File (备案)'),
  'ask-correction': t('告知补正', 'Ask for correction (补正)'),
  'cancel-correction': t('取消补正', 'Cancel the correction'),
  resubmit: t('补正后再交', 'Hand in the correction'),
  'reject-filing': t('不予受理', 'Reject the filing (不予受理)'),
  'close-for-no-reply': t('退件', 'Close for no reply (退件)'),
  claim: t('认领', 'Claim'),
  assign: t('转办', 'Hand over'),
  appoint: t('指定', 'Appoint'),
  'pass-on': t('提出审查意见', 'Give opinion and pass on'),
  return: t('退回', 'Return to a step'),
  'take-back': t('拿回', 'Take back'),
  consult: t('会商', 'Consult'),
  'give-opinion': t('回复会商', 'Give an opinion'),
  revoke: t('撤销会商或会签', 'Revoke the request'),
  'open-signing': t('发起会签', 'Open a signing'),
  sign: t('会签', 'Sign'),
  'add-signer': t('加签', 'Add a signer'),
  'drop-signer': t('减签', 'Drop a signer'),
  remind: t('催办', 'Remind'),
  copy: t('抄送', 'Copy'),
  discuss: t('沟通', 'Message'),
  'invite-supplement': t('请补充材料', 'Invite a supplement'),
  supply: t('补交材料', 'Supply material'),
  'site-check': t('记录现场核查', 'Record a site check'),
  'tell-stakeholders': t('告知利害关系人', 'Tell the stakeholders'),
  'hear-statement': t('听取陈述申辩', 'Hear a statement'),
  publish: t('公示', 'Publish'),
  pause: t('暂停计时', 'Pause the clock'),
  prolong: t('延长暂停', 'Prolong the pause'),
  resume: t('恢复计时', 'Resume the clock'),
  extend: t('延长期限', 'Extend the period'),
  'request-hearing': t('申请听证', 'Ask for a hearing'),
  'waive-hearing': t('放弃听证', 'Waive the hearing'),
  'cancel-hearing': t('撤回听证申请', 'Take back the request for a hearing'),
  'call-hearing': t('通知听证', 'Call a hearing'),
  'hold-hearing': t('举行听证', 'Hold the hearing'),
  recuse: t('回避', 'Recuse'),
  freeze: t('冻结', 'Freeze'),
  unfreeze: t('解除冻结', 'Unfreeze'),
  grant: t('准予', 'Grant (准予)'),
  'grant-in-part': t('部分准予', 'Grant in part'),
  deny: t('不予', 'Deny (不予)'),
  deliver: t('送达', 'Deliver (送达)'),
  withdraw: t('撤回申请', 'Withdraw the application'),
  terminate: t('终止', 'Terminate (终止)'),
  'correct-decision': t('更正决定', 'Correct the decision'),
  serve: t('登记送达', 'Record service'),
  'note-remedy': t('记录救济', 'Note a remedy'),
};

export const POST_WORDS: Readonly<Record<Post, Text>> = {
  applicant: t('申请人', 'applicant'),
  intake: t('收件岗', 'intake'),
  acceptor: t('受理岗', 'acceptor'),
  examiner: t('审查岗', 'examiner'),
  reviewer: t('审核岗', 'reviewer'),
  decider: t('决定岗', 'decider'),
  head: t('本局负责人', 'head of the bureau'),
  supervisor: t('督办岗', 'supervisor'),
  consultee: t('会商单位', 'consultee'),
  signer: t('会签人', 'signer'),
  chair: t('听证主持人', 'hearing chair'),
  stakeholder: t('利害关系人', 'stakeholder'),
  oversight: t('监督岗', 'oversight'),
  delivery: t('出件岗', 'delivery'),
  catalogue: t('事项管理岗', 'catalogue'),
  system: t('系统依法记录', 'recorded by law'),
};

export const STATE_WORDS: Readonly<Record<StateName, Text>> = {
  received: t('待受理', 'to be accepted'),
  correcting: t('待补正', 'correction asked'),
  'under-review': t('审查', 'under review'),
  decided: t('待送达', 'to be delivered'),
  closed: t('办结', 'closed'),
};

export const HOW_WORDS: Readonly<Record<How, Text>> = {
  delivered: t('已送达', 'delivered'),
  rejected: t('不予受理', 'filing rejected'),
  filed: t('已备案', 'filed'),
  withdrawn: t('已撤回', 'withdrawn'),
  'no-reply': t('已退件', 'closed for no reply'),
  terminated: t('已终止', 'terminated'),
};

export const GROUND_WORDS: Readonly<Record<string, Text>> = {
  hearing: t('听证', 'hearing'),
  tender: t('招标', 'tender'),
  auction: t('拍卖', 'auction'),
  inspection: t('检验', 'inspection'),
  testing: t('检测', 'testing'),
  quarantine: t('检疫', 'quarantine'),
  appraisal: t('鉴定', 'appraisal'),
  'expert-review': t('专家评审', 'expert review'),
};

/** In sentences: `10 月 28 日`, `28 Oct`; the year where it is not this one. */
export const dayWords = (d: Day, today: Day): Text => inSentence(dayLabel(d, today));
/** In tables and labels: `10月28日`. */
export const dayLabel = (d: Day, today: Day): Text => (yearOf(d) === yearOf(today) ? shortDay(d) : longDay(d));

/** Reasons of an extension (许可法42.1) that the desk offers; the words of the head stand beside them. */
export const EXTENSION_REASONS: Readonly<Record<string, Text>> = {
  complex: t('案情复杂，需要进一步核实', 'the matter is complex and needs further verification'),
  'many-parties': t('涉及多方，需要协调', 'several parties have to agree'),
  'force-majeure': t('不可抗力影响办理', 'force majeure'),
  other: t('其他原因', 'other reasons'),
};

/** Where a slip of the pen may stand in a decision; outcome, holder, scope, term, conditions and reasons are not among them. */
export const CORRECTABLE: Readonly<Record<string, string>> = {
  address: '地址',
  citation: '引用的法条',
  date: '日期',
  number: '号码',
  wording: '其他文字',
};
