import { groundName } from '../../../law/grounds.ts';
import type { CaseForPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import { application, cite, contact, dayText, facts, nameOf, para, provisional, you } from './words.ts';

const procedureName = (c: CaseForPaper, ground: string, procedure: string): string => {
  const name = c.names[procedure];
  const zh = groundName(ground).zh;
  return name && name !== zh ? `${zh}（${name}）` : zh;
};

const dues = (c: CaseForPaper) =>
  [
    ['法定办结时限', c.dues.statutory && `顺延后最迟${dayText(c.dues.statutory)}`],
    ['承诺办结时限', c.dues.promised && `顺延后最迟${dayText(c.dues.promised)}`],
  ] as const;

/** 特别程序告知书: how long the procedure takes, in writing; days before it is told are never left out (许可法45). */
export const specialProcedure: PaperRule<'Paused' | 'PauseProlonged'> = {
  kind: 'special-procedure',
  series: '特',
  ends: 'sealed',
  progress: true,
  title: (_, e) =>
    e.type === 'Paused'
      ? { zh: '特别程序所需时间告知书', en: 'Notice of a special procedure and its length' }
      : { zh: '特别程序时间延长告知书', en: 'Notice: the special procedure takes longer' },
  body: (c, e) => {
    const pause = e.type === 'Paused' ? e : c.pauses[e.pause];
    const name = pause ? procedureName(c, pause.ground, pause.procedure) : '特别程序';
    const law = cite(e.type === 'Paused' ? e.basis : '许可法45');
    return [
      para(
        e.type === 'Paused'
          ? `${application(c)}正在办理。依法需要进行${name}。依据${law}的规定，所需时间不计算在办理期限内，现将所需时间告知如下：`
          : `${application(c)}正在进行的${name}，在原告知的时间内未能完成，需要延长。依据${law}的规定，现将延长后的时间告知如下：`,
      ),
      facts(
        ['特别程序', name],
        ['起算', '自本告知书送达的次日起'],
        ['截止', `${dayText(e.until)}（到期自动恢复计时）`],
        ...dues(c),
      ),
      para(
        `程序提前完成的，自完成的次日起恢复计时，本局将另行通知。送达本告知书之前的时间照常计入办理期限。${you(c)}认为时间计算有误的，可以要求本局说明。`,
      ),
      ...provisional(c),
      ...contact(c),
    ];
  },
};

const RESULT: Record<string, string> = { passed: '结果为通过', failed: '结果为未通过', none: '程序已经结束' };

export const resumption: PaperRule<'Resumed'> = {
  kind: 'resumption',
  series: '恢',
  ends: 'sealed',
  progress: true,
  title: titled('恢复计时通知书', 'Notice: the clock runs again'),
  body: (c, e) => {
    const pause = c.pauses[e.pause];
    const name = pause ? procedureName(c, pause.ground, pause.procedure) : '特别程序';
    return [
      para(
        `${application(c)}所需的${name}已于${dayText(e.on)}完成，${RESULT[e.result] ?? nameOf(c, e.result)}。办理期限自次日起恢复计算。`,
      ),
      facts(...dues(c)),
      ...provisional(c),
      ...contact(c),
    ];
  },
};
