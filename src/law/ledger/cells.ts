import { addDays, type Day, latest, weekday, yearOf } from '../../kernel/day.ts';
import type { Calendar } from '../calendar.ts';
import { type DayRecord, stretchesOf } from './days.ts';
import { type Basis, countedOnDay, stopOf, t } from './draft.ts';
import type { Cell, CellKind, CellMark, Flag } from './shape.ts';
import { dateText, monthText, START_WORDS, whenText } from './words.ts';

const lastSeen = (g: Basis): Day => {
  const last = stopOf(g) ?? g.today;
  return last !== undefined ? latest(g.due, last) : g.due;
};

const kindOf = (g: Basis, d: Day, record: DayRecord | undefined, calendar: Calendar): CellKind => {
  if (d === g.input.clock.start) return 'start';
  const rest = (weekday(d) > 5 && !calendar.makeUp.has(d)) || calendar.off.has(d);
  const stop = stopOf(g);
  const outside = !record || d > lastSeen(g) || (stop !== undefined && d > stop);
  // Weekends and holidays are shaded before the start and after the end too, so that weeks read as weeks.
  if (outside || record.kind === 'rest') return rest ? (calendar.off.has(d) ? 'holiday' : 'rest') : 'outside';
  if (record.kind === 'excluded') return 'excluded';
  if (record.over > 0) return 'over';
  return g.today !== undefined && d > g.today ? 'ahead' : 'counted';
};

const marksOf = (g: Basis, d: Day, calendar: Calendar): CellMark[] => {
  const marks: CellMark[] = [];
  if (calendar.makeUp.has(d)) marks.push('make-up');
  if (d === g.today && g.input.metOn === undefined && g.input.voidOn === undefined) marks.push('today');
  if (d === g.promisedDue) marks.push('promised');
  if (d === g.firstDue) marks.push('first-due');
  if (d === g.due) marks.push('statutory');
  if (d === g.strictDue) marks.push('strict');
  if (!calendar.publishedYears.includes(yearOf(d))) marks.push('provisional');
  return marks;
};

/** Whole weeks from the start's Monday to the Sunday after the last day of interest. */
export const cellsOf = (g: Basis, calendar: Calendar): readonly Cell[] => {
  const { start } = g.input.clock;
  const from = addDays(start, 1 - weekday(start));
  const end = lastSeen(g);
  const to = addDays(end, 7 - weekday(end));
  const byDay = new Map(g.records.map((r) => [r.day, r]));
  const cells: Cell[] = [];
  for (let d = from; d <= to; d = addDays(d, 1)) {
    const record = byDay.get(d);
    const kind = kindOf(g, d, record, calendar);
    const index = kind === 'counted' || kind === 'ahead' ? record?.counted : kind === 'over' ? record?.over : undefined;
    cells.push({
      day: d,
      date: +d.slice(8),
      weekday: weekday(d),
      kind,
      ...(index === undefined ? {} : { index }),
      marks: marksOf(g, d, calendar),
      ...(d === from || d.endsWith('-01') ? { month: monthText(d) } : {}),
    });
  }
  return cells;
};

/** The words under the strip: start, pauses, today, promised and statutory end. */
export const flagsOf = (g: Basis): readonly Flag[] => {
  const { clock, rule, metOn, voidOn } = g.input;
  const year = yearOf(clock.start);
  const at = (d: Day) => dateText(d, year);
  const start = at(clock.start);
  const flags: Flag[] = [
    {
      from: clock.start,
      kind: 'start',
      text: t(`${start.zh} ${START_WORDS[rule.start].zh}`, `${start.en}: ${START_WORDS[rule.start].en}`),
    },
  ];
  for (const s of stretchesOf(g.records)) {
    const when = s.to > s.from ? whenText(s.from, s.to, year) : at(s.from);
    const n = s.days.length;
    flags.push({
      from: s.from,
      ...(s.to > s.from ? { to: s.to } : {}),
      kind: 'paused',
      text: t(`${when.zh} 暂停 ${n} 日`, `${when.en}: paused, ${n} left out`),
    });
  }
  if (g.today !== undefined && g.today >= clock.start && metOn === undefined && voidOn === undefined) {
    const counted = countedOnDay(g, g.today);
    flags.push({ from: g.today, kind: 'today', text: t(`今天 ${counted.text.zh}`, `Today, ${counted.text.en}`) });
  }
  if (g.promisedDue)
    flags.push({
      from: g.promisedDue,
      kind: 'promised',
      text: t(`承诺 ${at(g.promisedDue).zh}`, `Promised ${at(g.promisedDue).en}`),
    });
  flags.push({ from: g.due, kind: 'statutory', text: t(`法定 ${at(g.due).zh}`, `By law ${at(g.due).en}`) });
  return flags.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
};
