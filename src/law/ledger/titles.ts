import type { Text } from '../../kernel/text.ts';
import type { Citation } from '../period.ts';
import type { LedgerEvent, LedgerEventKind, LedgerInput } from './shape.ts';
import { dateText, lengthText } from './words.ts';

const t = (zh: string, en: string): Text => ({ zh, en });
const law = (article: string): Citation => ({ statute: '许可法', article });

/** The plain words of an event and the article it rests on, where the case gives none of its own. */
type Plain = { readonly title: Text; readonly detail?: Text; readonly article: readonly Citation[] };

const PLAIN: Readonly<Record<Exclude<LedgerEventKind, 'correction-asked' | 'deemed-accepted' | 'extension'>, Plain>> = {
  received: { title: t('收到申请材料', 'Application received'), article: [law('29')] },
  'correction-cancelled': { title: t('撤回补正告知', 'Correction notice withdrawn'), article: [law('32')] },
  resubmitted: {
    title: t('补正材料交齐', 'Corrections supplied'),
    detail: t('由您提交', 'Filed by you'),
    article: [law('32')],
  },
  accepted: { title: t('受理', 'Accepted (受理)'), article: [] },
  told: { title: t('书面告知', 'Told in writing'), article: [] },
  task: { title: t('派件', 'Task assigned'), article: [] },
  step: { title: t('转到下一岗', 'Passed on to the next post'), article: [] },
  'site-check': {
    title: t('现场核查，两名工作人员到场', 'Site check by two officers'),
    detail: t('现场核查不暂停计时', 'A site check does not stop the clock'),
    article: [law('34')],
  },
  consult: {
    title: t('征求意见', 'Opinion asked'),
    detail: t('征求意见不暂停计时', 'A consultation does not stop the clock'),
    article: [],
  },
  published: {
    title: t('公示', 'Published for comment'),
    detail: t('公示不暂停计时', 'Publication does not stop the clock'),
    article: [],
  },
  'pause-told': {
    title: t('书面告知特别程序', 'Special procedure told in writing'),
    detail: t('当日仍计入；次日起暂停', 'This day still counts; the clock stops the next day'),
    article: [law('45')],
  },
  resumed: { title: t('特别程序结束，恢复计时', 'Procedure ended, the clock runs again'), article: [law('45')] },
  recomputed: {
    title: t('放假安排有变，时限已重算', 'The State calendar changed; the period was counted anew'),
    article: [law('82')],
  },
  decided: { title: t('作出决定', 'Decided'), article: [law('38')] },
  delivered: { title: t('送达', 'Delivered'), article: [law('44')] },
  withdrawn: { title: t('您撤回了申请', 'Application withdrawn by you'), article: [] },
  closed: { title: t('办结', 'Closed'), article: [] },
  note: { title: t('记事', 'Note'), article: [] },
};

const corrections = (event: LedgerEvent): Plain => ({
  title:
    event.count === undefined
      ? t('一次告知补正', 'Corrections asked, all at once')
      : t(
          `一次告知补正 ${event.count} 项`,
          `${event.count} correction${event.count === 1 ? '' : 's'} asked, all at once`,
        ),
  detail: t('补正等待不属于审查时间', 'Waiting for corrections is not time of examination'),
  article: [law('32')],
});

const deemed = (event: LedgerEvent, year: number): Plain => {
  const on = dateText(event.on, year);
  return {
    title: t(
      `5 个工作日内没有告知，依法自 ${on.zh}收到之日起受理`,
      `Nothing was told within 5 working days: accepted by law from ${on.en}, the day of receipt`,
    ),
    article: [law('32.1.4')],
  };
};

const extension = (event: LedgerEvent, input: LedgerInput): Plain => {
  const { clock } = input;
  const more = event.count ?? clock.extension ?? 0;
  const by =
    event.approver === 'government'
      ? t('本级人民政府负责人批准', 'approved by the head of government')
      : t('本局负责人批准', 'approved by the head of the bureau');
  const reason = event.reason ? { zh: `；理由：${event.reason.zh}`, en: `; reason: ${event.reason.en}` } : t('', '');
  const total = lengthText(clock.n + more, clock.unit);
  return {
    title: event.void
      ? t(`延长 ${more} 日没有生效`, `An extension by ${lengthText(more, clock.unit).en} had no effect`)
      : t(`延长 ${more} 日`, `Extended by ${lengthText(more, clock.unit).en}`),
    detail: event.void
      ? t('没有在原时限内送达', 'It was not served within the first period')
      : t(
          `${by.zh}${reason.zh}；从起算日重新算到 ${total.zh}`,
          `${by.en}${reason.en}; counted from the original start to ${total.en}`,
        ),
    article: [input.rule.extension?.basis ?? law(event.approver === 'government' ? '42.2' : '42.1')],
  };
};

export const plainWords = (event: LedgerEvent, input: LedgerInput, year: number): Plain => {
  switch (event.kind) {
    case 'correction-asked':
      return corrections(event);
    case 'deemed-accepted':
      return deemed(event, year);
    case 'extension':
      return extension(event, input);
    default:
      return PLAIN[event.kind];
  }
};
