import type { CaseForPaper } from './facts.ts';
import { type PaperRule, titled } from './rule.ts';
import { application, basis, cite, contact, dayText, facts, nameOf, para, provisional, wordsOf } from './words.ts';

/** 延期决定告知书: reason, approver, new last day; it acts only if told before the first period ends (许可法42). */
export const extension: PaperRule<'Extended'> = {
  kind: 'extension',
  series: '延',
  ends: 'sealed',
  progress: true,
  title: titled('延长办理期限告知书', 'Notice of extension'),
  body: (c, e) => {
    const unit = c.accepted?.statutory?.unit === 'WORKING_DAY' ? '个工作日' : '日';
    const approved = c.item.joint
      ? `经本级人民政府负责人批准${e.approval ? `（${nameOf(c, e.approval)}）` : ''}`
      : '经本局负责人批准';
    const article = c.accepted?.statutory?.extension?.basis;
    const law = article
      ? `依据${cite(`${article.statute}${article.article}`)}的规定`
      : basis(c, c.item.joint ? '许可法42.2' : '许可法42.1');
    const reason = wordsOf(c, e.reason) || c.names[e.reasonCode] || '';
    return [
      para(
        `${application(c)}，应当最迟在${dayText(e.firstDue)}作出决定。${law}，${approved}，决定延长办理期限。现告知如下：`,
      ),
      facts(
        ['延长的理由', reason],
        ['延长', `${e.days}${unit}，自原起算日重新计算，只延长一次`],
        ['原定最迟', dayText(e.firstDue)],
        // Facts of before the notice was served would give the old day: better none than a wrong one.
        ['延长后最迟', c.dues.statutory && c.dues.statutory > e.firstDue ? dayText(c.dues.statutory) : undefined],
      ),
      para('承诺办结时限不因延长改变；超过承诺时限的，本局将公开说明。'),
      ...provisional(c),
      ...contact(c),
    ];
  },
};

const CLOCK: Record<string, string> = {
  K1: '受理期限',
  K2: '法定办结时限',
  K2s: '从严计算的办结时限',
  K3: '承诺办结时限',
  K4: '环节时限',
  K5: '补正等待期',
  K6a: '申请听证的期限',
  K6b: '组织听证的期限',
  K7: '听证通知期限',
  K8: '送达期限',
  K9: '补交材料期限',
  K10: '征求意见期限',
};
const clockName = (c: CaseForPaper, clock: string): string => c.names[clock] ?? CLOCK[clock] ?? clock;

/** 计时变更告知: the State moved a holiday, so open periods end on another day (lifecycle 4.5). */
export const clockNotice: PaperRule<'ClockRecomputed'> = {
  kind: 'clock-notice',
  series: '时',
  ends: 'sealed',
  progress: true,
  title: titled('办理期限变更告知书', 'Notice: a due day has moved'),
  body: (c, e) => [
    para(
      `工作日安排调整（${c.names[e.reason] ?? e.reason}），${application(c)}的期限相应变化。期限长度不变，只是最后一日按照新的放假安排重新计算：`,
    ),
    {
      kind: 'table',
      head: ['期限', '原最后一日', '现最后一日'],
      widths: [40, 30, 30],
      rows: e.clocks.map((k) => [clockName(c, k.clock), dayText(k.from), dayText(k.to)]),
    },
    ...provisional(c),
    ...contact(c),
  ],
};
