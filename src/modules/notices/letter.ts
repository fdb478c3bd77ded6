import { inSentence, longDay } from '../../kernel/day.text.ts';
import type { Day } from '../../kernel/day.ts';
import type { Locale, Text } from '../../kernel/text.ts';
import { articleOf } from './groups.ts';
import type { NoticeText } from './text.ts';

/** Letters in plain text: matter, what happened, what to do, last day, and that a letter is no service. */
export type Told = NoticeText & { readonly kind: string };
type Frame = { readonly language: Locale; readonly bureau: Text; readonly base: string; readonly stop: string };

const dayText = (day: string, language: Locale): string => inSentence(longDay(day as Day))[language];

const lines = (n: Told, { language: l, base }: Frame): string[] => [
  ...(n.about ? [n.about[l]] : []),
  n.happened[l],
  ...(n.todo ? [n.todo[l]] : []),
  ...(n.due ? [l === 'zh' ? `最后一天：${dayText(n.due, l)}` : `Last day: ${dayText(n.due, l)}`] : []),
  `${base}${n.to}`,
];

/**
 * 电子签名法11 and the agreement on electronic delivery: a paper is served by entering the inbox of whoever agreed to
 * that, never by this letter.
 */
const serviceNote = (told: readonly Told[], l: Locale): string => {
  const served = told.some((n) => n.kind.startsWith('paper.'));
  if (l === 'zh')
    return served
      ? '这封信只是提醒，不是送达。您同意过电子送达，文书从进入您在本站的办件起算送达；以办件里的文书为准。'
      : '这封信只是提醒，不是法律上的送达。';
  return served
    ? 'This letter is a reminder and not service (送达). You agreed to electronic delivery: the paper counts as served when it enters your matter on our site, and only that text counts.'
    : 'This letter is a reminder and not legal service (送达).';
};

const foot = (told: readonly Told[], f: Frame): string[] => {
  const all = told.length > 0 && told.every((n) => articleOf(n.kind));
  const why =
    f.language === 'zh'
      ? all
        ? `依法要告诉您的，总会发给您。怎么告诉您，在这里选：${f.base}/notices/settings`
        : `不想再收这样的信：${f.stop}\n怎么告诉您，在这里选：${f.base}/notices/settings`
      : all
        ? `What the law tells you is always sent. Choose how you are told: ${f.base}/notices/settings`
        : `Stop these letters: ${f.stop}\nChoose how you are told: ${f.base}/notices/settings`;
  return [serviceNote(told, f.language), f.bureau[f.language] || f.bureau.zh, why];
};

const join = (blocks: readonly (readonly string[])[]): string => blocks.map((b) => b.join('\n')).join('\n\n');

export const noticeLetter = (n: Told, f: Frame): { subject: string; text: string } => ({
  subject: n.about ? `${n.happened[f.language]} ${n.about[f.language]}` : n.happened[f.language],
  text: join([lines(n, f), ['--'], foot([n], f)]),
});

export const digestLetter = (told: readonly Told[], f: Frame): { subject: string; text: string } => ({
  subject:
    f.language === 'zh'
      ? `今天有 ${told.length} 条通知`
      : told.length === 1
        ? '1 notice today'
        : `${told.length} notices today`,
  text: join([...told.map((n) => lines(n, f)), ['--'], foot(told, f)]),
});

export const codeLetter = (code: string, f: Omit<Frame, 'stop'>): { subject: string; text: string } =>
  f.language === 'zh'
    ? {
        subject: '一章通：确认邮箱',
        text: `验证码：${code}\n30 分钟内在“通知设置”里填上，以后的通知就发到这个邮箱。\n不是您本人操作的，不用理会，这个邮箱不会收到通知。\n\n--\n${f.bureau.zh}`,
      }
    : {
        subject: 'OneSeal: confirm your mail address',
        text: `Code: ${code}\nEnter it under “Notice settings” within 30 minutes, and notices will come to this address.\nIf it was not you, do nothing: no notices will come here.\n\n--\n${f.bureau.en || f.bureau.zh}`,
      };
