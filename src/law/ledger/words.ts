import { inSentence, longDay, MONTHS_EN, shortDay } from '../../kernel/day.text.ts';
import { type Day, weekday } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { StartEvent, Unit } from '../period.ts';

const WEEKDAYS_ZH = ['一', '二', '三', '四', '五', '六', '日'];
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOLIDAYS_EN: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

const year = (d: Day) => +d.slice(0, 4);
const month = (d: Day) => +d.slice(5, 7);
const date = (d: Day) => +d.slice(8, 10);
const monthEn = (d: Day) => MONTHS_EN[month(d) - 1]!;

export const weekdayText = (d: Day): Text => ({
  zh: `周${WEEKDAYS_ZH[weekday(d) - 1]}`,
  en: WEEKDAYS_EN[weekday(d) - 1]!,
});

/** For tables and labels: `9月18日`, `18 Sep`; with the year when it is not the one the reader has in mind. */
export const dateText = (d: Day, inYear: number): Text => (year(d) === inYear ? shortDay(d) : longDay(d));

/** For sentences: `10 月 28 日`, `28 Oct 2026`. */
export const dateInSentence = (d: Day): Text => ({ zh: inSentence(shortDay(d)).zh, en: longDay(d).en });
export const fullDate = (d: Day): Text => inSentence(longDay(d));

/** `9月18日 周五` for one day, `9月25—27日` and `9月29日—10月2日` for several. */
export const whenText = (from: Day, to: Day | undefined, inYear: number): Text => {
  if (to === undefined || to === from) {
    const [d, w] = [dateText(from, inYear), weekdayText(from)];
    return { zh: `${d.zh} ${w.zh}`, en: `${w.en} ${d.en}` };
  }
  const [a, b] = [dateText(from, inYear), dateText(to, inYear)];
  if (from.slice(0, 7) === to.slice(0, 7))
    return { zh: `${a.zh.slice(0, -1)}—${date(to)}日`, en: `${date(from)}–${b.en}` };
  return { zh: `${a.zh}—${b.zh}`, en: `${a.en} – ${b.en}` };
};

export const monthText = (d: Day): Text => ({ zh: `${month(d)} 月`, en: monthEn(d) });

/** `国庆节、中秋节` is one name in the notices of years in which both fall together. */
export const holidayText = (name: string): Text => ({
  zh: name,
  en: name
    .split('、')
    .map((n) => HOLIDAYS_EN[n] ?? n)
    .join(' and '),
});

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

export const lengthText = (n: number, unit: Unit): Text => {
  switch (unit) {
    case 'WORKING_DAY':
      return { zh: `${n} 个工作日`, en: plural(n, 'working day') };
    case 'NATURAL_DAY':
      return { zh: `${n} 个自然日`, en: plural(n, 'calendar day') };
    case 'MONTH':
      return { zh: `${n} 个月`, en: plural(n, 'month') };
    case 'YEAR':
      return { zh: `${n} 年`, en: plural(n, 'year') };
    case 'HOUR':
      return { zh: `${n} 小时`, en: plural(n, 'hour') };
  }
};

/** Excluded time is told in the days that would have counted. */
export const dayUnit = (unit: Unit): Unit => (unit === 'WORKING_DAY' ? 'WORKING_DAY' : 'NATURAL_DAY');

export const START_WORDS: Readonly<Record<StartEvent | 'ANY', Text>> = {
  RECEIVED: { zh: '收到申请', en: 'application received' },
  ACCEPTED: { zh: '受理', en: 'accepted (受理)' },
  DECIDED: { zh: '作出决定', en: 'decided' },
  TOLD: { zh: '告知', en: 'told' },
  ANY: { zh: '起算日', en: 'starting day' },
  TASK_ASSIGNED: { zh: '派件', en: 'task assigned' },
};
