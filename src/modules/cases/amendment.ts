import { type Day, isDay, weekday, yearOf } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { type Amendment, calendarFaults } from '../../law/calendar.make.ts';
import type { Calendar } from '../../law/calendar.ts';

/** What somebody who may amend the calendar sends: single days of a notice, or the whole notice of a further year. */
export type AmendmentAsked = {
  readonly version: string;
  readonly reason: string;
  readonly paper: string;
  readonly source?: string;
  /** Given: the notice of this year, with all its days; from then on days of it are firm. */
  readonly year?: number;
  readonly off?: readonly { readonly day: string; readonly name: string }[];
  readonly work?: readonly { readonly day: string; readonly name: string }[];
};
export type AmendmentFault = { readonly field: string; readonly repair: Text };

const t = (zh: string, en: string): Text => ({ zh, en });
const no = (field: string, zh: string, en: string): AmendmentFault => ({ field, repair: t(zh, en) });

const dayFault = (asked: AmendmentAsked): AmendmentFault | undefined => {
  const seen = new Set<string>();
  for (const list of ['off', 'work'] as const)
    for (const [i, { day }] of (asked[list] ?? []).entries()) {
      const field = `body.${list}.${i}.day`;
      if (!isDay(day))
        return no(field, '请填真实存在的日期，如 2026-11-22。', 'Give a day that exists, like 2026-11-22.');
      if (seen.has(day)) return no(field, `${day} 写了两次，请留一处。`, `${day} stands there twice; keep one.`);
      seen.add(day);
      if (list === 'work' && asked.year !== undefined && weekday(day as Day) < 6)
        return no(
          field,
          `${day} 本来就上班，只写调休上班的周末。`,
          `${day} is a working day anyway; list weekend days only.`,
        );
      if (asked.year !== undefined && Math.abs(yearOf(day as Day) - asked.year) > 1)
        return no(field, `${day} 不在 ${asked.year} 年前后。`, `${day} is not near ${asked.year}.`);
    }
  return undefined;
};

/** The amendment of the law library, or the field that must change. `on`: day of publication. */
export const amendmentOf = (asked: AmendmentAsked, current: Calendar, on: Day): Amendment | AmendmentFault => {
  const { version, reason, paper, source, year, off = [], work = [] } = asked;
  if (version === current.version || current.amendments?.some((a) => a.to === version))
    return no('body.version', '这个版本号用过了，请换一个。', 'This version name is taken; use another.');
  if (off.length + work.length === 0)
    return no('body.off', '请写明哪些天改为放假或上班。', 'Say which days become days off or working days.');
  if (year !== undefined && current.publishedYears.includes(year))
    return no(
      'body.year',
      `${year} 年的安排已经发布；要改，请逐天写。`,
      `The notice of ${year} is published; change single days instead.`,
    );
  const fault = dayFault(asked);
  if (fault) return fault;
  const days = (list: typeof off) => list.map(({ day, name }) => ({ day: day as Day, name }));
  const log = { version, on, reason, paper };
  if (year === undefined) return { ...log, off: days(off), work: days(work) };
  const notice = {
    year,
    papers: [{ number: paper, published: on, source: source ?? paper, confidence: 'read' as const }],
    off: days(off).map(({ day, name }) => ({ from: day, to: day, name })),
    work: days(work),
  };
  const [wrong] = calendarFaults({ version, years: [notice] });
  return wrong
    ? no('body.off', `这份安排有错：${wrong.code} ${wrong.at}。`, `The notice has a fault: ${wrong.code} ${wrong.at}.`)
    : { ...log, year: notice };
};

export const isFault = (a: Amendment | AmendmentFault): a is AmendmentFault => 'field' in a;
