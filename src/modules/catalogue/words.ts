import type { Text } from '../../kernel/text.ts';
import type { PeriodRule, StartEvent, Unit } from '../../law/period.ts';

const UNITS: Record<Unit, { readonly zh: string; readonly one: string; readonly many: string }> = {
  WORKING_DAY: { zh: '个工作日', one: 'working day', many: 'working days' },
  NATURAL_DAY: { zh: '日（自然日）', one: 'calendar day', many: 'calendar days' },
  MONTH: { zh: '个月', one: 'month', many: 'months' },
  YEAR: { zh: '年', one: 'year', many: 'years' },
  HOUR: { zh: '小时', one: 'hour', many: 'hours' },
};

const STARTS: Record<StartEvent, Text> = {
  RECEIVED: { zh: '从收到材料起算', en: 'from receipt (收到)' },
  ACCEPTED: { zh: '从受理起算', en: 'from acceptance (受理)' },
  DECIDED: { zh: '从决定起算', en: 'from the decision (决定)' },
  TOLD: { zh: '从告知起算', en: 'from the notice (告知)' },
  TASK_ASSIGNED: { zh: '从接到任务起算', en: 'from the assignment' },
};

export const amount = (n: number, unit: Unit): Text =>
  n === 0
    ? { zh: '当场', en: 'on the spot' }
    : { zh: `${n} ${UNITS[unit].zh}`, en: `${n} ${n === 1 ? UNITS[unit].one : UNITS[unit].many}` };

/** `15 个工作日，从受理起算`. 日 alone would mean working days on our screens, so calendar days say so. */
export const periodText = (p: PeriodRule): Text => {
  const length = amount(p.n, p.unit);
  if (p.n === 0) return length;
  return { zh: `${length.zh}，${STARTS[p.start].zh}`, en: `${length.en} ${STARTS[p.start].en}` };
};
