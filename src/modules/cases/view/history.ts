import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { dayWords, GROUND_WORDS, HOW_WORDS, POST_WORDS } from './words.ts';

/** What the history needs to name things; pure lookups made beforehand. */
export type Names = {
  readonly today: Day;
  readonly person: (id: Id) => string;
  readonly material: (ref: string) => Text;
  readonly step: (key: string) => Text;
};
export type Told = { readonly title: Text; readonly detail?: Text; readonly words?: string; readonly article?: string };

const t = (zh: string, en: string): Text => ({ zh, en });
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const list = (texts: readonly Text[]): Text => ({
  zh: texts.map((x) => x.zh).join('、'),
  en: texts.map((x) => x.en).join(', '),
});

const MODE: Readonly<Record<string, Text>> = {
  examined: t('受理', 'Accepted (受理)'),
  tolerant: t('容缺受理', 'Accepted with late material (容缺受理)'),
  commitment: t('按告知承诺受理', 'Accepted on commitment (告知承诺)'),
  instant: t('当场受理', 'Accepted on the spot'),
  deemed: t('逾期没有告知，依法自收到之日起受理', 'No notice in time: accepted by law from the day of receipt'),
};
const END: Readonly<Record<string, Text>> = {
  done: t('提出意见，转下一步', 'Gave an opinion and passed on'),
  returned: t('退回', 'Returned'),
  agree: t('会商回复：同意', 'Consultation: agrees'),
  disagree: t('会商回复：不同意', 'Consultation: disagrees'),
  'no-remark': t('会商回复：无意见', 'Consultation: no remark'),
  silent: t('会商到期没有回复，按无意见处理', 'No answer to the consultation: taken as no objection'),
  revoked: t('撤销了会商', 'Consultation revoked'),
  void: t('拿回', 'Taken back'),
};
const ASSIGN: Readonly<Record<string, Text>> = {
  claim: t('认领', 'Claimed'),
  assign: t('派给', 'Assigned to'),
  transfer: t('转办给', 'Transferred to'),
  delegate: t('委派给', 'Delegated to'),
  'hand-back': t('交回', 'Handed back to'),
  substitute: t('由他人代办', 'Substituted by'),
  'take-over': t('接管', 'Taken over by'),
  appoint: t('指定', 'Appointed'),
};
const OUTCOME: Readonly<Record<string, Text>> = {
  granted: t('准予', 'Granted (准予)'),
  'granted-in-part': t('部分准予', 'Granted in part'),
  denied: t('不予许可', 'Denied (不予许可)'),
};
const CHECKED: Readonly<Record<string, Text>> = {
  site: t('现场核查', 'Site check'),
  technical: t('技术检验', 'Technical inspection'),
  commitment: t('承诺核查', 'Commitment check'),
};
const FINDING: Readonly<Record<string, Text>> = {
  passed: t('合格', 'passed'),
  failed: t('不合格', 'failed'),
  rectify: t('限期整改', 'to be put right'),
};

const names = (all: readonly string[]): Text => ({ zh: all.join('、'), en: all.join(', ') });
const received = (e: EventOf<'Received'>, n: Names): Text => {
  const materials = t(`材料 ${e.materials.length} 份`, count(e.materials.length, 'document', 'documents'));
  if (!e.coApplicants) return materials;
  const who = names(e.coApplicants.map(n.person));
  return t(`${materials.zh}，和${who.zh}共同申请`, `${materials.en}, together with ${who.en}`);
};
const agreedBy = (all: readonly string[]): Text => t(`${names(all).zh}都同意`, `agreed by ${names(all).en}`);

/** One event in words, for the people of the case. Reasons and opinions are given by hash, to be opened by the caller. */
export const tell = (e: CaseEvent, n: Names): Told => {
  const day = (d: Day): Text => dayWords(d, n.today);
  const refs = (r: readonly string[]): Text => list(r.map(n.material));
  switch (e.type) {
    case 'Received':
      return {
        title: t('收到申请材料', 'Application received'),
        detail: received(e, n),
        article: '许可法29',
      };
    case 'CorrectionAsked':
      return {
        title: t(
          `一次告知补正 ${e.missing.length} 项`,
          `Correction asked: ${count(e.missing.length, 'thing', 'things')}, all at once`,
        ),
        detail: refs(e.missing.map((m) => m.ref)),
        article: '许可法32.1.4',
      };
    case 'CorrectionCancelled':
      return {
        title: t('取消补正要求', 'Correction request cancelled'),
        words: e.reason.hash,
        article: '许可法32.1.4',
      };
    case 'Resubmitted':
      return { title: t('补正后再交', 'Correction handed in'), detail: refs(e.refs), article: '许可法32.1.5' };
    case 'Accepted':
      return {
        title: MODE[e.mode]!,
        ...(e.owedBy
          ? {
              detail: t(
                `${refs(e.owed ?? []).zh}，${day(e.owedBy).zh}前补齐`,
                `${refs(e.owed ?? []).en}, by ${day(e.owedBy).en}`,
              ),
            }
          : {}),
        article: e.mode === 'deemed' ? '许可法32.1.4' : '许可法32',
      };
    case 'FilingRejected':
      return { title: t('不予受理', 'Filing rejected (不予受理)'), words: e.reason.hash, article: e.article };
    case 'Filed':
      return {
        title: e.deemed ? t('收到全部信息即为备案', 'Filed by receipt of all information') : t('备案', 'Filed (备案)'),
        article: '673号13',
      };
    case 'TaskOpened': {
      const kind =
        e.kind === 'consult'
          ? t('发出会商', 'Consultation sent')
          : e.kind === 'inspect'
            ? t('派出检验人员', 'Inspectors assigned')
            : { zh: `进入${n.step(e.key).zh}`, en: `Step: ${n.step(e.key).en}` };
      return {
        title: kind,
        detail: t(
          `${POST_WORDS[e.post].zh}，限 ${e.within} 日`,
          `${POST_WORDS[e.post].en}, within ${e.within} ${e.within === 1 ? 'day' : 'days'}`,
        ),
        ...(e.question ? { words: e.question.hash } : {}),
      };
    }
    case 'TaskAssigned': {
      const verb = ASSIGN[e.verb]!;
      const to = e.verb === 'claim' ? '' : ` ${n.person(e.to)}`;
      return { title: t(`${verb.zh}${to}`, `${verb.en}${to}`), ...(e.reason ? { words: e.reason.hash } : {}) };
    }
    case 'TaskEnded':
      return { title: END[e.verb]!, ...(e.opinion ? { words: e.opinion.hash } : {}) };
    case 'TaskReopened':
      return { title: t('任务重新打开', 'Task opened again') };
    case 'Returned':
      return {
        title: t(
          e.straight ? '退回，办完直接交回' : '退回',
          e.straight ? 'Returned, straight back when done' : 'Returned',
        ),
        words: e.reason.hash,
      };
    case 'SigningOpened':
      return { title: t('发起会签', 'Signing opened'), ...(e.question ? { words: e.question.hash } : {}) };
    case 'Signed':
      return {
        title:
          e.vote === 'yes'
            ? t('会签：同意', 'Signed: yes')
            : e.vote === 'no'
              ? t('会签：不同意', 'Signed: no')
              : t('会签：弃权', 'Signed: abstains'),
        ...(e.opinion ? { words: e.opinion.hash } : {}),
      };
    case 'SigningChanged':
      return { title: e.quorum === null ? t('撤销会签', 'Signing revoked') : t('会签人有变动', 'Signers changed') };
    case 'Recused':
      return { title: t(`${n.person(e.person)} 回避`, `${n.person(e.person)} recused`) };
    case 'Noted': {
      const verb = {
        remind: t('催办', 'Reminder'),
        copy: t('抄送', 'Copied'),
        discuss: t('沟通', 'Message'),
        escalate: t('会商到期，已上报', 'Consultation overdue, escalated'),
      }[e.verb];
      return {
        title:
          e.to.length > 0
            ? t(`${verb.zh} ${e.to.map(n.person).join('、')}`, `${verb.en}: ${e.to.map(n.person).join(', ')}`)
            : verb,
        ...(e.note ? { words: e.note.hash } : {}),
      };
    }
    case 'SupplementInvited':
      return {
        title: t('请补充材料（可交可不交）', 'Supplement invited (optional)'),
        detail: refs(e.refs),
        ...(e.note ? { words: e.note.hash } : {}),
      };
    case 'MaterialSupplied':
      return {
        title: e.late ? t('补交材料（已过约定日期）', 'Material supplied (late)') : t('补交材料', 'Material supplied'),
        detail: refs(e.refs),
      };
    case 'ToleranceLapsed':
      return { title: t('承诺补交的材料到期没有交', 'Promised material was not supplied'), detail: refs(e.refs) };
    case 'Checked':
      return {
        title: t(
          `${CHECKED[e.kind]?.zh ?? e.kind}：${FINDING[e.finding]?.zh ?? e.finding}`,
          `${CHECKED[e.kind]?.en ?? e.kind}: ${FINDING[e.finding]?.en ?? e.finding}`,
        ),
        detail: t(`${e.inspectors.map(n.person).join('、')} 到场`, `by ${e.inspectors.map(n.person).join(', ')}`),
        words: e.record,
        article: e.kind === 'technical' ? '许可法55' : '许可法34.3',
      };
    case 'StakeholderTold':
      return {
        title: t(
          `告知利害关系人 ${e.persons.length} 人`,
          `${count(e.persons.length, 'stakeholder', 'stakeholders')} told`,
        ),
        article: e.rights.includes('hearing') ? '许可法47' : '许可法36',
      };
    case 'StatementHeard':
      return { title: t('听取陈述申辩', 'Statement heard'), words: e.record, article: '许可法36' };
    case 'HearingRequested':
      return { title: t('申请听证', 'Hearing asked for'), article: '许可法47' };
    case 'HearingDropped':
      return { title: e.why === 'waived' ? t('放弃听证', 'Hearing waived') : t('听证取消', 'Hearing cancelled') };
    case 'HearingCalled':
      return { title: t(`通知 ${day(e.date).zh}听证`, `Hearing called for ${day(e.date).en}`), article: '许可法48' };
    case 'HearingHeld':
      return { title: t('举行听证', 'Hearing held'), words: e.record, article: '许可法48' };
    case 'Paused': {
      const g = GROUND_WORDS[e.ground] ?? t(e.ground, e.ground);
      return {
        title: t(`${g.zh}，暂停计时到 ${day(e.until).zh}`, `Clock paused for ${g.en} until ${day(e.until).en}`),
        article: '许可法45',
      };
    }
    case 'PauseProlonged':
      return {
        title: t(`暂停延长到 ${day(e.until).zh}`, `Pause prolonged until ${day(e.until).en}`),
        article: '许可法45',
      };
    case 'PauseLapsed':
      return {
        title: t('告知的暂停到期，自动恢复计时', 'The pause ended as announced; the clock runs again'),
        article: '许可法45',
      };
    case 'Resumed':
      return {
        title: t('恢复计时', 'Clock resumed'),
        ...(e.record ? { words: e.record } : {}),
        article: '许可法45',
      };
    case 'Published':
      return {
        title: t(
          `公示 ${day(e.from).zh}到 ${day(e.until).zh}`,
          `Published from ${day(e.from).en} to ${day(e.until).en}`,
        ),
        detail: t('公示不暂停计时', 'Publication does not stop the clock'),
      };
    case 'Extended':
      return {
        title: t(
          `经本局负责人批准，延长 ${e.days} 日`,
          `Extended by ${e.days} ${e.days === 1 ? 'day' : 'days'}, approved by the head`,
        ),
        ...(e.reason ? { words: e.reason.hash } : {}),
        article: '许可法42.1',
      };
    case 'Frozen':
      return { title: t('有人反映被冒用，先冻结', 'Frozen: somebody says their identity was misused') };
    case 'Unfrozen':
      return {
        title: e.finding ? t('查实冒用', 'Misuse confirmed') : t('查明没有冒用，解除冻结', 'No misuse; unfrozen'),
      };
    case 'Decided':
      return {
        title: e.deemed
          ? t('到期没有决定，依法视为准予延续', 'No decision by expiry: renewal granted by law')
          : OUTCOME[e.outcome]!,
        ...(e.conditions ? { words: e.conditions.hash } : {}),
        article: e.deemed ? '许可法50' : '许可法38',
      };
    case 'Served':
      return {
        title:
          e.mode === 'e'
            ? t('文书已送到网上收件箱', 'Paper placed in the online inbox')
            : t('文书已送达', 'Paper served'),
        ...(e.late ? { detail: t('送达时期限已过，不产生暂停或延长的效力', 'Served too late to have effect') } : {}),
      };
    case 'DecisionCorrected':
      return { title: t('更正决定中的笔误', 'Clerical error in the decision corrected') };
    case 'Delivered':
      return { title: t('送达', 'Delivered (送达)'), article: '许可法44' };
    case 'Withdrawn':
      return {
        title: HOW_WORDS.withdrawn,
        ...(e.agreed ? { detail: agreedBy(e.agreed.map((a) => n.person(a.party))) } : {}),
        ...(e.reason ? { words: e.reason.hash } : {}),
      };
    case 'ClosedForNoReply':
      return { title: HOW_WORDS['no-reply'] };
    case 'Terminated':
      return { title: HOW_WORDS.terminated, words: e.reason.hash };
    case 'ClockRecomputed':
      return { title: t('放假安排有变，期限重算', 'The calendar changed; due days recomputed') };
    case 'RemedyNoted':
      return { title: t('记录复议或诉讼', 'Reconsideration or court case noted') };
  }
  return e satisfies never;
};
