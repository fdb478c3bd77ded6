import type { EventOf } from '../events.ts';
import type { CaseForPaper } from './facts.ts';
import type { PaperRule } from './rule.ts';
import {
  applicantNames,
  applicantsWithNumbers,
  application,
  cite,
  contact,
  dayText,
  facts,
  momentText,
  nameOf,
  para,
  you,
} from './words.ts';

const HOW: Record<string, string> = {
  paper: '纸质',
  upload: '上传',
  scan: '窗口扫描',
  library: '共享获取',
  promised: '承诺',
};
const CHANNEL: Record<string, string> = {
  web: '网上',
  window: '窗口',
  outlet: '代办网点',
  kiosk: '自助终端',
  post: '邮寄',
  system: '系统',
};

type Line = { readonly ref: string; readonly how?: string };
const listed = (c: CaseForPaper, lines: readonly Line[]) => {
  const counted = new Map<string, { how: string; n: number }>();
  for (const { ref, how } of lines) {
    const known = counted.get(ref);
    counted.set(ref, { how: how ?? known?.how ?? '', n: (known?.n ?? 0) + 1 });
  }
  const rows = [...counted].map(([ref, { how, n }], i) => [String(i + 1), nameOf(c, ref), HOW[how] ?? '', String(n)]);
  return { kind: 'table', head: ['序号', '材料名称', '提交方式', '份数'], widths: [10, 60, 18, 12], rows } as const;
};

/** 收件凭证: what came in, when, and by when the bureau answers. Receipt is not acceptance (许可法32). */
export const receipt: PaperRule<'Received' | 'Resubmitted' | 'MaterialSupplied' | 'HearingRequested'> = {
  kind: 'receipt',
  series: '收',
  ends: 'sealed',
  progress: true,
  title: (_, e) =>
    e.type === 'Received'
      ? { zh: '收件凭证', en: 'Receipt of an application' }
      : e.type === 'HearingRequested'
        ? { zh: '听证申请收件凭证', en: 'Receipt of a request for a hearing' }
        : { zh: '补充材料收件凭证', en: 'Receipt of further materials' },
  body: (c, e) => {
    switch (e.type) {
      case 'Received':
        return [...received(c, e), ...contact(c)];
      case 'Resubmitted':
        return [
          para(`${application(c)}，本局于${momentText(e.enteredAt)}收到补正材料，具体如下：`),
          listed(
            c,
            e.refs.map((ref) => ({ ref })),
          ),
          ...answerBy(c),
          ...contact(c),
        ];
      case 'MaterialSupplied':
        return [
          para(
            `${application(c)}，本局于${dayText(e.on)}收到${e.owed ? '承诺后补的材料' : '补充材料'}${e.late ? '（晚于约定日期）' : ''}，具体如下：`,
          ),
          listed(
            c,
            e.refs.map((ref) => ({ ref })),
          ),
          ...contact(c),
        ];
      case 'HearingRequested':
        return [
          para(
            `关于${applicantNames(c)}的${c.item.name}申请（办件编号：${c.number}），本局于${dayText(e.on)}收到听证申请。`,
          ),
          para(
            `依据${cite('许可法47.1')}的规定，本局将在二十个工作日内组织听证，并于举行听证的七日前通知时间、地点。听证不收取费用。`,
          ),
          ...contact(c),
        ];
      default:
        return e satisfies never;
    }
  },
};

const answerBy = (c: CaseForPaper) =>
  c.dues.acceptance
    ? [
        para(
          `本局最迟在${dayText(c.dues.acceptance)}（五个工作日内）决定是否受理，或者一次性告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（${cite('许可法32.1.4')}）。`,
        ),
      ]
    : [];

const received = (c: CaseForPaper, e: EventOf<'Received'>) => [
  para(`本局收到${you(c)}提出的${c.item.name}申请，具体如下：`),
  facts(
    ['办件编号', `${c.number}（${c.fullNumber}）`],
    ['申请人', applicantsWithNumbers(c)],
    ['代理人', c.agent?.name],
    ['收到时间', `${momentText(e.enteredAt)}（${CHANNEL[e.channel] ?? e.channel}提交）`],
    ['送达方式', e.eDelivery ? '同意电子送达，文书进入“一章通”收件箱之日为送达之日' : '窗口领取或者邮寄'],
  ),
  ...(e.materials.length > 0 ? [listed(c, e.materials)] : []),
  ...(c.item.nature === 'filing' ? [para('收到全部备案信息即为备案。')] : answerBy(c)),
];
