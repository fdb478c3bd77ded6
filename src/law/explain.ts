import { type Day, earliest, latest, yearOf } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import type { Calendar } from './calendar.ts';
import { countedOn, daysToCount, dueDay, statusAgainst } from './clock.ts';
import { cellsOf, flagsOf } from './ledger/cells.ts';
import { classify, runsOf } from './ledger/days.ts';
import { articleRef, type Basis, basisOf, t } from './ledger/draft.ts';
import { equationOf } from './ledger/equation.ts';
import { linesOf } from './ledger/lines.ts';
import type { Explanation, LedgerInput, Line } from './ledger/shape.ts';
import { dateInSentence, dayUnit, lengthText, START_WORDS } from './ledger/words.ts';
import type { Clock } from './period.ts';

export type * from './ledger/shape.ts';

const prepare = (input: LedgerInput, calendar: Calendar, today: Day | undefined): Basis => {
  const { clock, promised, promisedDay, strictStart, decideBy, metOn, voidOn, events } = input;
  const capped = (c: Clock): Day => {
    const own = dueDay(c, calendar).due;
    return decideBy === undefined ? own : earliest(own, decideBy);
  };
  const due = capped(clock);
  const seen = [due, today, metOn, voidOn, ...events.map((e) => e.on)].filter((d) => d !== undefined);
  const { extension, ...first } = clock;
  const promise = promisedDay ?? (promised && dueDay(promised, calendar).due);
  const strict = strictStart !== undefined && strictStart !== clock.start ? strictStart : undefined;
  return {
    input,
    records: classify(clock, calendar, due, seen.reduce(latest)),
    today,
    due,
    ...(extension ? { firstDue: capped(first) } : {}),
    ...(promise ? { promisedDue: earliest(promise, due) } : {}),
    ...(strict ? { strictDue: capped({ ...clock, start: strict }) } : {}),
  };
};

/** Only the rows of the ledger; `today` absent = without a today row and nothing marked as ahead. */
export const ledgerLines = (input: LedgerInput, calendar: Calendar, today?: Day): readonly Line[] =>
  linesOf(prepare(input, calendar, today));

const unknownYears = (g: Basis, calendar: Calendar): number[] => {
  const years: number[] = [];
  for (let y = yearOf(g.input.clock.start); y <= yearOf(g.due); y++)
    if (!calendar.publishedYears.includes(y)) years.push(y);
  return years;
};

const summaryOf = (counted: number, excluded: number, due: Day, unit: LedgerInput['clock']['unit']): Text => {
  const on = dateInSentence(due);
  const pausedZh = excluded > 0 ? `，暂停 ${excluded} 日` : '';
  const pausedEn = excluded > 0 ? `, ${excluded} left out` : '';
  return t(
    `已计 ${counted} ${unit === 'WORKING_DAY' ? '日' : '个自然日'}${pausedZh}，最迟 ${on.zh}。`,
    `${lengthText(counted, dayUnit(unit)).en} counted${pausedEn}; ${on.en} at the latest.`,
  );
};

/**
 * Why a due day is what it is: everything the clock ledger shows, in both languages, computed here and nowhere else.
 * `today` absent (the command line) leaves out what only makes sense on a day. Throws a RangeError for hours.
 */
export const explain = (input: LedgerInput, calendar: Calendar, today?: Day): Explanation => {
  const g = prepare(input, calendar, today);
  const { clock, rule, metOn, voidOn } = input;
  const at = metOn ?? voidOn ?? today ?? g.due;
  const asOf = earliest(at, g.due);
  const total = daysToCount(clock);
  const counted = Math.min(countedOn(clock, calendar, asOf), total);
  const excluded = g.records.filter((r) => r.kind === 'excluded').length;
  const years = unknownYears(g, calendar);
  const due = dateInSentence(g.due);
  const start = dateInSentence(clock.start);
  const word = START_WORDS[rule.start];
  const length = lengthText(clock.n, clock.unit);
  const equation = equationOf(g, excluded);
  return {
    question: t(`为什么是 ${due.zh}？`, `Why ${due.en}?`),
    header: {
      article: articleRef(basisOf(g)),
      length,
      start: clock.start,
      startText: t(`${start.zh}${word.zh}，当日不计入`, `${word.en} on ${start.en}; that day is not counted`),
      ...(rule.unitBasis ? { unitBasis: rule.unitBasis } : {}),
    },
    due: g.due,
    ...(g.firstDue ? { firstDue: g.firstDue } : {}),
    ...(g.promisedDue ? { promisedDue: g.promisedDue } : {}),
    ...(g.strictDue ? { strictDue: g.strictDue } : {}),
    ...(years.length > 0
      ? {
          provisional: {
            years,
            text: t(
              `${years.join('、')} 年放假安排未公布，公布后会重算并告诉您`,
              `The State calendar of ${years.join(', ')} is not published; we will recount and tell you when it is`,
            ),
          },
        }
      : {}),
    expected:
      today !== undefined &&
      clock.notices.some((n) => n.resumedOn === undefined && n.served <= today && n.until >= today),
    status: statusAgainst(g.due, clock, calendar, at, metOn, voidOn),
    counted,
    total,
    excluded,
    equation,
    runs: runsOf(g.records, g.due),
    lines: linesOf(g),
    cells: cellsOf(g, calendar),
    flags: flagsOf(g),
    summary: summaryOf(counted, excluded, g.due, clock.unit),
    sentence: t(
      `日历：${equation.map((p) => `${p.label.zh}，${p.value.zh}`).join('；')}。`,
      `Calendar: ${equation.map((p) => `${p.label.en}: ${p.value.en}`).join('; ')}.`,
    ),
  };
};
