import { addDays, type Day, isDay, weekday, yearOf } from '../kernel/day.ts';
import type { AmendmentLog, Calendar, Paper } from './calendar.ts';

/** One yearly notice as data: its evidence, its holidays and the weekend days worked for them. */
export type YearNotice = {
  readonly year: number;
  readonly papers: readonly Omit<Paper, 'year'>[];
  readonly off: readonly { readonly from: Day; readonly to: Day; readonly name: string }[];
  readonly work: readonly { readonly day: Day; readonly name: string }[];
};
export type CalendarData = { readonly version: string; readonly years: readonly YearNotice[] };

export type CalendarFault = {
  readonly code: 'no-evidence' | 'not-a-day' | 'wrong-year' | 'from-after-to' | 'not-a-weekend' | 'twice' | 'no-days';
  readonly year: number;
  readonly at: string;
};

const rangeDays = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let d = from; d <= to; d = addDays(d, 1)) days.push(d);
  return days;
};

/**
 * What is wrong with calendar data; an empty list when it may be used. A year without its notice is refused: tables
 * circulate that carry last year's dates under next year's name.
 */
export const calendarFaults = (data: CalendarData): CalendarFault[] => {
  const faults: CalendarFault[] = [];
  const seen = new Set<string>();
  for (const y of data.years) {
    const fault = (code: CalendarFault['code'], at: string) => faults.push({ code, year: y.year, at });
    if (y.papers.length === 0 || y.papers.some((p) => !p.number || !p.source)) fault('no-evidence', String(y.year));
    if (y.off.length === 0) fault('no-days', String(y.year));
    if (seen.has(String(y.year))) fault('twice', String(y.year));
    seen.add(String(y.year));
    const days: Day[] = [];
    for (const o of y.off) {
      if (!isDay(o.from) || !isDay(o.to)) fault('not-a-day', `${o.from}..${o.to}`);
      else if (o.from > o.to) fault('from-after-to', `${o.from}..${o.to}`);
      else if (Math.abs(yearOf(o.from) - y.year) > 1 || Math.abs(yearOf(o.to) - y.year) > 1)
        fault('wrong-year', o.from);
      else days.push(...rangeDays(o.from, o.to));
    }
    for (const w of y.work) {
      if (!isDay(w.day)) fault('not-a-day', w.day);
      else if (weekday(w.day) < 6) fault('not-a-weekend', w.day);
      else if (Math.abs(yearOf(w.day) - y.year) > 1) fault('wrong-year', w.day);
      else days.push(w.day);
    }
    for (const d of days) {
      if (seen.has(d)) fault('twice', d);
      seen.add(d);
    }
  }
  return faults;
};

const refuse = (faults: readonly CalendarFault[]): void => {
  if (faults.length === 0) return;
  throw new RangeError(`calendar refused: ${faults.map((f) => `${f.code} ${f.at}`).join(', ')}`);
};

/** A calendar from its notices. Throws a RangeError that names every fault; check input with `calendarFaults` first. */
export const makeCalendar = (data: CalendarData): Calendar => {
  refuse(calendarFaults(data));
  const off = new Map<Day, string>();
  const makeUp = new Map<Day, string>();
  for (const y of data.years) {
    for (const o of y.off) for (const d of rangeDays(o.from, o.to)) off.set(d, o.name);
    for (const w of y.work) makeUp.set(w.day, w.name);
  }
  return {
    version: data.version,
    publishedYears: data.years.map((y) => y.year).sort((a, b) => a - b),
    off,
    makeUp,
    papers: data.years.flatMap((y) => y.papers.map((p) => ({ ...p, year: y.year }))),
    amendments: [],
  };
};

/** A change of the calendar: single days by an emergency notice, or the notice of a further year. */
export type Amendment = {
  readonly version: string;
  readonly on: Day;
  readonly reason: string;
  readonly paper: string;
  readonly off?: readonly { readonly day: Day; readonly name: string }[];
  readonly work?: readonly { readonly day: Day; readonly name: string }[];
  readonly year?: YearNotice;
};

/**
 * The next version of a calendar, with the reason in its log. The old one stays as it was: decisions keep the
 * version of their day. Throws a RangeError without version, reason or paper, and for faulty days.
 */
export const amendCalendar = (calendar: Calendar, amendment: Amendment): Calendar => {
  const { version, reason, paper, on } = amendment;
  if (!version || version === calendar.version) throw new RangeError('an amended calendar needs a version of its own');
  if (!reason.trim() || !paper.trim()) throw new RangeError('an amendment needs its reason and its paper');
  const off = new Map(calendar.off);
  const makeUp = new Map(calendar.makeUp);
  const year = amendment.year && makeCalendar({ version, years: [amendment.year] });
  const offs = [...(amendment.off ?? []).map((o): [Day, string] => [o.day, o.name]), ...(year?.off ?? [])];
  const works = [...(amendment.work ?? []).map((w): [Day, string] => [w.day, w.name]), ...(year?.makeUp ?? [])];
  for (const [d] of [...offs, ...works]) if (!isDay(d)) throw new RangeError(`not a calendar day: ${d}`);
  for (const [d, name] of offs) {
    makeUp.delete(d);
    off.set(d, name);
  }
  for (const [d, name] of works) {
    off.delete(d);
    if (weekday(d) > 5) makeUp.set(d, name);
  }
  const log: AmendmentLog = {
    from: calendar.version,
    to: version,
    on,
    reason,
    paper,
    becameOff: offs.map(([d]) => d),
    becameWorking: works.map(([d]) => d),
  };
  return {
    version,
    publishedYears: [...new Set([...calendar.publishedYears, ...(year?.publishedYears ?? [])])].sort((a, b) => a - b),
    off,
    makeUp,
    papers: [...(calendar.papers ?? []), ...(year?.papers ?? [])],
    amendments: [...(calendar.amendments ?? []), log],
  };
};
