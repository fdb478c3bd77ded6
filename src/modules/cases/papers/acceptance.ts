import type { EventOf } from '../events.ts';
import type { CaseForPaper } from './facts.ts';
import type { PaperRule } from './rule.ts';
import {
  application,
  basis,
  cite,
  contact,
  dayText,
  facts,
  namesOf,
  natureText,
  para,
  periodText,
  provisional,
  you,
} from './words.ts';

const heading = (c: CaseForPaper) => (c.item.nature === 'permit' ? '行政许可申请' : `${natureText(c)}申请`);

type Row = readonly [string, string | undefined];

const periods = (c: CaseForPaper, e: EventOf<'Accepted'>, ...more: readonly Row[]) => {
  const { statutory, promised } = e.periods;
  const until = (day: EventOf<'Accepted'>['on'] | undefined) => (day ? `，最迟${dayText(day)}` : '');
  return facts(
    ['办件编号', `${c.number}（${c.fullNumber}）`],
    ['受理事项', c.item.name],
    ['受理日期', dayText(e.on)],
    ['法定办结时限', statutory && `${periodText(statutory)}${until(c.dues.statutory)}`],
    ['承诺办结时限', promised && `${periodText(promised)}${until(c.dues.promised)}`],
    ...more,
  );
};

const clockWords = (c: CaseForPaper, e: EventOf<'Accepted'>) => {
  const fromReceipt = e.periods.statutory?.start === 'RECEIVED';
  const start = fromReceipt ? '自收到申请之日起计算，当日不计入' : '自受理之日起计算，受理当日不计入';
  return [
    para(
      c.item.nature === 'permit'
        ? `办理期限${start}；依法需要听证、招标、拍卖、检验、检测、检疫、鉴定或者专家评审的，所需时间不计算在内，本局将书面告知所需时间（${cite('许可法45')}）。`
        : `办理期限${start}。`,
    ),
    ...provisional(c),
  ];
};

/** 受理通知书: the written voucher with seal and date (许可法32.2). A deemed acceptance says how it came about. */
export const acceptance: PaperRule<'Accepted'> = {
  kind: 'acceptance',
  series: '受',
  ends: 'sealed',
  progress: true,
  title: (c) => ({ zh: `${heading(c)}受理通知书`, en: 'Notice of acceptance' }),
  body: (c, e) => [
    para(
      e.mode === 'deemed'
        ? `${application(c)}，本局未在收到申请材料之日起五日内告知需要补正的内容。${basis(c, '许可法32.1.4')}，该申请自收到申请材料之日（${dayText(e.on)}）起即为受理。`
        : `${application(c)}收悉。经审查，申请事项属于本局职权范围，申请材料齐全、符合法定形式。${basis(c, '许可法32.1.5', '许可法32.2')}，决定自${dayText(e.on)}起予以受理。`,
    ),
    periods(c, e),
    ...clockWords(c, e),
    ...contact(c),
  ],
};

/** 容缺受理通知书: accepted on a promise; the examination begins and the clock runs (B8). */
export const tolerantAcceptance: PaperRule<'Accepted'> = {
  kind: 'tolerant-acceptance',
  series: '容',
  ends: 'sealed',
  progress: true,
  title: () => ({ zh: '容缺受理通知书', en: 'Notice of tolerant acceptance' }),
  body: (c, e) => [
    para(
      `${application(c)}收悉。经审查，基本条件具备，主要申请材料齐全且符合法定形式，次要材料暂缺。根据${you(c)}签署的容缺受理承诺书，决定自${dayText(e.on)}起先予受理。`,
    ),
    periods(c, e, ['暂缺的材料', namesOf(c, e.owed ?? [])], ['补交期限', e.owedBy && `最迟${dayText(e.owedBy)}`]),
    para(
      `审查自受理之日起开始，办理期限照常计算，不因等待补交材料暂停。全部材料补齐后方可准予${natureText(c)}并颁发证件。逾期未补交的，按照承诺书载明的后果处理。`,
    ),
    ...clockWords(c, e),
    ...contact(c),
  ],
};

/** 告知承诺: accepted on a written commitment; whether it is kept is checked afterwards (国办发〔2020〕42号). */
export const commitmentAcceptance: PaperRule<'Accepted'> = {
  kind: 'commitment-acceptance',
  series: '受',
  ends: 'sealed',
  progress: true,
  title: (c) => ({ zh: `${heading(c)}受理通知书（告知承诺）`, en: 'Notice of acceptance (commitment)' }),
  body: (c, e) => [
    para(
      `${application(c)}收悉。${you(c)}选择以告知承诺方式办理，已签署告知承诺书。${basis(c, '许可法32.1.5', '许可法32.2')}，决定自${dayText(e.on)}起予以受理。`,
    ),
    periods(c, e, ['承诺的内容', namesOf(c, e.commitments ?? [])]),
    para(
      '作出决定前，可以书面撤回承诺，改按一般程序办理。作出决定后，本局将依法核查；承诺不实的，依法终止办理、责令限期整改、撤销决定，并记入信用记录。',
    ),
    ...clockWords(c, e),
    ...contact(c),
  ],
};
