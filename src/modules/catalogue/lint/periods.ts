import { addDays, type Day } from '../../../kernel/day.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { dueDay } from '../../../law/clock.ts';
import type { PeriodRule } from '../../../law/period.ts';
import { statuteOf } from '../../../law/statutes.ts';
import { amount } from '../words.ts';
import { finding, type Rule, warning, when } from './finding.ts';

/** Every day of the last published year: enough to meet each holiday. */
const startDays = (calendar: Calendar): readonly Day[] => {
  const year = Math.max(...calendar.publishedYears);
  return Array.from({ length: 300 }, (_, i) => addDays(`${year}-01-01` as Day, i));
};

const due = (p: PeriodRule, start: Day, calendar: Calendar): Day =>
  dueDay({ start, n: p.n, unit: p.unit, notices: [] }, calendar).due;

/** The start days on which `a` ends after `b`; units may differ, so only days can tell. Hours are compared with nothing. */
const later = (a: PeriodRule, b: PeriodRule, calendar: Calendar): readonly Day[] => {
  if (a.unit === 'HOUR' || b.unit === 'HOUR') return [];
  if (a.unit === b.unit) return a.n > b.n ? [startDays(calendar)[0]!] : [];
  return startDays(calendar).filter((d) => due(a, d, calendar) > due(b, d, calendar));
};

const words = (p: PeriodRule) => amount(p.n, p.unit);

/** X01, 许可法42: the promise is never longer than the law, whatever the units. */
const promise: Rule = (v, { calendar }) => {
  const { promised, statutory } = v;
  if (!promised || !statutory) return [];
  const days = later(promised, statutory, calendar);
  const [example] = days;
  const always = promised.unit === statutory.unit || days.length > 200;
  return [
    ...when(example !== undefined && always, () =>
      finding(
        'X01',
        'promised',
        [
          `承诺 ${words(promised).zh} 比法定 ${words(statutory).zh} 长`,
          `The promise of ${words(promised).en} is longer than the statutory ${words(statutory).en}`,
        ],
        ['把承诺改短', 'Shorten the promise'],
        { article: '许可法42' },
      ),
    ),
    ...when(example !== undefined && !always, () =>
      finding(
        'X01',
        'promised',
        [
          `单位不同：从 ${example} 起算，承诺到 ${due(promised, example!, calendar)}，法定到 ${due(statutory, example!, calendar)}，一年里有 ${days.length} 天是这样。办件按较早的一天算`,
          `The units differ: from ${example} the promise ends ${due(promised, example!, calendar)}, the law ${due(statutory, example!, calendar)}; so on ${days.length} days of the year. Cases use the earlier day`,
        ],
        ['把承诺改短，或者用同一个单位', 'Shorten the promise, or use the same unit'],
        warning,
      ),
    ),
    ...when(promised.start !== statutory.start, () =>
      finding(
        'X01',
        'promised.start',
        ['承诺和法定不是从同一件事起算', 'Promise and law do not start from the same event'],
        [`从 ${statutory.start} 起算`, `Start it from ${statutory.start}`],
        warning,
      ),
    ),
  ];
};

const LAWFUL = new Set(['law', 'regulation']);
const isLawOrRegulation = (statute: string): boolean => LAWFUL.has(statuteOf(statute)?.rank ?? '');

/** 许可法42: twenty working days, ten more; only a law or regulation may say otherwise, a rule (规章) never longer. */
const ordinaryLimit: Rule = (v, { calendar }) => {
  if (v.nature !== 'permit' || !v.statutory) return [];
  const limit = v.terms.joint ? 45 : 20;
  const more = v.terms.joint ? 15 : 10;
  const { statute } = v.statutory.basis;
  const special = statute !== '许可法' && isLawOrRegulation(statute);
  const ordinary: PeriodRule = { ...v.statutory, n: limit, unit: 'WORKING_DAY' };
  const extension = v.statutory.extension;
  return [
    ...when(!special && later(v.statutory, ordinary, calendar).length > 0, () =>
      finding(
        'L-42',
        'statutory',
        [
          `法定时限 ${words(v.statutory!).zh} 超过 ${limit} 个工作日，依据“${statute}”不是法律、行政法规`,
          `The period of ${words(v.statutory!).en} exceeds ${limit} working days, and “${statute}” is neither law nor administrative regulation`,
        ],
        [
          '改成许可法的时限，或者写上法律、行政法规的依据',
          'Use the period of the Licensing Law, or cite the law or regulation',
        ],
        { article: '许可法42.1' },
      ),
    ),
    ...when(extension !== undefined && extension.n > more && !isLawOrRegulation(extension.basis.statute), () =>
      finding(
        'L-42',
        'statutory.extension',
        [`延长不能超过 ${more} 个工作日`, `An extension is at most ${more} working days`],
        ['改短延长，或者写上法律、行政法规的依据', 'Shorten it, or cite the law or regulation'],
        { article: v.terms.joint ? '许可法42.2' : '许可法42.1' },
      ),
    ),
    ...when(v.terms.joint && extension !== undefined && extension.approver !== 'government', () =>
      finding(
        'L-42',
        'statutory.extension.approver',
        ['联合办理的延长由本级人民政府负责人批准', 'An extension of joint handling is approved by the government'],
        ['把批准人改成政府', 'Set the approver to the government'],
        { article: '许可法42.2' },
      ),
    ),
  ];
};

/** 许可法82 speaks of its own periods only: where another statute says 日, say why we count as we do. */
const unitSaid: Rule = (v) =>
  when(v.statutory?.unit === 'NATURAL_DAY' && v.statutory.unitBasis === undefined, () =>
    finding(
      'L-82',
      'statutory.unitBasis',
      ['按自然日计算，没有说明为什么不是工作日', 'Counted in calendar days without saying why not working days'],
      ['写一句：法条只写“日”', 'Say so: the article only says 日'],
      { article: '许可法82', ...warning },
    ),
  );

/** 许可法30: the period is published. */
const published: Rule = (v) => [
  ...when(v.nature === 'permit' && v.statutory === undefined, () =>
    finding(
      'L-30',
      'statutory',
      ['没有法定办结时限', 'There is no statutory period'],
      [
        '写上时限和依据；没有特别规定的，是 20 个工作日（许可法42）',
        'State it with its basis; without a special rule it is 20 working days (Licensing Law art. 42)',
      ],
      { article: '许可法30' },
    ),
  ),
  ...when(v.nature === 'filing' && v.statutory !== undefined, () =>
    finding(
      'L-FILING',
      'statutory',
      ['备案收到即备案，没有审批时限', 'A filing is complete on receipt and has no period of approval'],
      ['删去法定时限', 'Remove the statutory period'],
      { article: '673号13' },
    ),
  ),
];

export const periods: readonly Rule[] = [promise, ordinaryLimit, unitSaid, published];
