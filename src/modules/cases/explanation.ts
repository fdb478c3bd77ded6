import type { Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Text } from '../../kernel/text.ts';
import type { Words } from '../../platform/http/problem.ts';
import type { CaseClock } from './clocks.ts';
import type { Case } from './state.ts';

/** 公开说明: who runs past a promised or statutory day explains it in public (优化条例36). It is no extension. */
export const EXPLAIN_ARTICLE = '优化条例36';

export const CAUSES = [
  'many-cases',
  'joint-opinion',
  'expert-review',
  'staff',
  'system',
  'our-fault',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];
const t = (zh: string, en: string): Text => ({ zh, en });
export const CAUSE_WORDS: Readonly<Record<Cause, Text>> = {
  'many-cases': t('办件集中，人手不够', 'More cases than hands'),
  'joint-opinion': t('等其他单位的意见', 'Waiting for the opinion of another body'),
  'expert-review': t('检测、评审用时超过预计', 'A test or review took longer than planned'),
  staff: t('经办人变动，重新安排', 'The officer changed'),
  system: t('系统故障', 'A fault of the system'),
  'our-fault': t('本局疏漏', 'An oversight of ours'),
  other: t('其他原因', 'Another cause'),
};

/** What the public is told. `expected` is there exactly while no decision was made; `wordsEn` is a help, not the text. */
export type ExplainCommand = {
  readonly cause: Cause;
  readonly words: string;
  readonly wordsEn?: string;
  readonly expected?: Day;
};
export type Missed = { readonly clock: 'K2' | 'K3'; readonly due: Day };
/** The event of the explanation's own stream: days, codes and the hash of the words. */
export type ExplainedEvent = {
  readonly type: 'Explained';
  readonly on: Day;
  readonly case: string;
  readonly clock: Missed['clock'];
  readonly due: Day;
  readonly cause: Cause;
  readonly words: string;
  readonly expected?: Day;
};

/** The day that was missed: the statutory one before the promised one; undefined while neither has passed. */
export const missedOf = (clocks: readonly Pick<CaseClock, 'k' | 'due' | 'status'>[]): Missed | undefined => {
  for (const k of ['K2', 'K3'] as const) {
    const late = clocks.find((c) => c.k === k && c.status.kind === 'overrun');
    if (late) return { clock: k, due: late.due };
  }
  return undefined;
};

/** 18-digit identity numbers, mobile numbers, card and account numbers, mail addresses. */
const NUMBERS = /\d{15,19}[Xx]?|(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+(\.\w+)+/;

/** What must not be read by everybody (个保法28, 许可法5.3): the piece found, or undefined. `names`: of persons and of the applicant. */
export const privateIn = (text: string, names: readonly string[]): string | undefined =>
  NUMBERS.exec(text)?.[0] ?? names.find((name) => name.length > 1 && text.includes(name));

/** May this be published today? The words are judged before they are kept. */
export const mayExplain = (
  state: Pick<Case, 'state'>,
  missed: Missed | undefined,
  command: ExplainCommand,
  names: readonly string[],
  today: Day,
): Refused | undefined => {
  if (!missed) return refused('not-late', EXPLAIN_ARTICLE);
  if (state.state === 'under-review' && command.expected === undefined) return refused('no-expected', EXPLAIN_ARTICLE);
  if (command.expected !== undefined && command.expected < today) return refused('expected-past', EXPLAIN_ARTICLE);
  const found = privateIn(`${command.words}\n${command.wordsEn ?? ''}`, names);
  return found ? refused('private-words', '个保法28', { found }) : undefined;
};

export const EXPLAIN_WORDS: Words = {
  'not-late': {
    message: t(
      '这件没有超过承诺日，也没有超过法定日。',
      'This case is past neither its promised nor its statutory day.',
    ),
    repair: t('没有超期，不用公开说明。', 'There is nothing to explain.'),
  },
  'no-expected': {
    message: t('没有写预计哪天办结。', 'No day is given by which it will be decided.'),
    repair: t('请写一个做得到的日子；这不是延长期限。', 'Give a day you can keep; it extends nothing.'),
    field: 'body.expected',
  },
  'expected-past': {
    message: t('预计办结的日子已经过去。', 'The day given has passed.'),
    repair: t('请写今天或以后的日子。', 'Give today or a later day.'),
    field: 'body.expected',
  },
  'private-words': {
    message: t(
      '说明里有“{found}”，是个人信息或者当事人的名称。',
      'The words hold “{found}”: personal data or the name of a party.',
    ),
    repair: t(
      '请改成“申请人”“经办岗”这样的称呼，不写姓名和号码。',
      'Write “the applicant”, “the examiner”: no names, no numbers.',
    ),
    field: 'body.words',
  },
  'state-changed': {
    status: 409,
    message: t('有人同时发布了说明。', 'Somebody published an explanation at the same moment.'),
    repair: t('请刷新，看过再发布。', 'Reload, read it, then publish.'),
  },
  'not-your-post': {
    status: 403,
    message: t('公开说明由本局负责人、督办岗发布。', 'The head or a supervisor publishes it.'),
    repair: t('请他们来发布。', 'Ask one of them.'),
  },
};
