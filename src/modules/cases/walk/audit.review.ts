import { addDays, type Day, dayFromNumber, dayNumber } from '../../../kernel/day.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { groundUnder } from '../../../law/grounds.ts';
import { verdict } from '../quorum.ts';
import type { ItemTerms } from '../terms.ts';
import { addWorked, bruteDue, isWorked } from './brute.ts';
import type { Report, Seen, Track } from './track.ts';

const workedBefore = (end: Day, n: number, calendar: Calendar): Day => {
  let at = dayNumber(end);
  for (let left = n; left > 0; ) if (isWorked(--at, calendar)) left--;
  return dayFromNumber(at);
};

/** 许可法50 or the item's own window, by the letter. */
export const renewBy = (expiry: Day, terms: ItemTerms, calendar: Calendar): Day => {
  const { n, unit } = terms.renewal?.closes ?? { n: 30, unit: 'NATURAL_DAY' };
  return unit === 'WORKING_DAY' ? workedBefore(expiry, n, calendar) : addDays(expiry, -n);
};

/** K2 of the track as the text of the law gives it, without or with the extension. */
export const trackedDue = (t: Track, calendar: Calendar, extended: boolean): Day | undefined => {
  const rule = t.periods.statutory;
  const start = t.start();
  if (!rule || !start) return undefined;
  const extra = extended && t.extension?.effective ? t.extension.days : 0;
  return bruteDue(rule, start, t.spans(), extra, calendar);
};

/** 5, 7, 14: pauses and extension. */
export const clocks = ({ entry, t, before }: Seen, no: Report): void => {
  const { event: e, calendar, actor } = entry;
  if (e.type === 'Paused' || e.type === 'PauseProlonged') {
    if (before?.state !== 'under-review') no(14, `paused in ${before?.state}`);
    const due = trackedDue(t, calendar, true);
    if (due !== undefined && e.on >= due) no(14, `paused ${e.on}, due ${due}`);
  }
  if (e.type === 'Paused') {
    const special = t.terms.procedures.some((p) => p.ground === e.ground && p.excluded);
    if (!groundUnder(e.ground) && !special) no(5, `${e.ground} is not a ground`);
  }
  if (
    e.type === 'Served' &&
    e.paper.kind === 'special-procedure' &&
    !e.late &&
    t.notices.some((n) => n.position === e.paper.position)
  ) {
    const due = trackedDue(t, calendar, true);
    if (before?.state === 'under-review' && due !== undefined && e.on >= due) no(14, `told ${e.on}, due ${due}`);
  }
  const first = trackedDue(t, calendar, false);
  if (e.type === 'Extended') {
    if (t.extension) no(7, 'extended twice');
    if (!actor?.posts.includes('head')) no(7, 'not by the head');
    if (first !== undefined && e.on > first) no(7, `extended ${e.on}, first due ${first}`);
  }
  if (
    e.type === 'Served' &&
    e.paper.kind === 'extension' &&
    !e.late &&
    before?.state === 'under-review' &&
    first !== undefined &&
    e.on > first
  )
    no(7, `told ${e.on}, first due ${first}`);
};

/** 23, 24: tasks. */
export const tasks = ({ entry: { event: e }, t }: Seen, no: Report): void => {
  if (e.type === 'TaskEnded') {
    const task = t.tasks.get(e.task);
    if (!task) no(23, `${e.task} ended and was not open`);
    if (!e.by || !e.verb) no(23, `${e.task} ended without author or verb`);
    if (e.verb === 'void' && task?.holder !== undefined) no(23, `${e.task} taken back from ${task.holder}`);
  }
  if (e.type === 'TaskOpened' && t.tasks.has(e.task)) no(23, `${e.task} opened twice`);
  if (e.type !== 'TaskOpened' || e.kind !== 'step' || t.leaving !== 'done') return;
  const top = t.stack.at(-1);
  if (top ? e.step !== top.step || e.to !== top.to : e.step !== t.at + 1)
    no(24, `passed to step ${e.step} of ${e.to}, the way back was ${top?.step} of ${top?.to}`);
};

/** 30–32: inspectors, chair, recusal, signing. */
export const persons = ({ entry, t }: Seen, no: Report): void => {
  const { event: e, actor, today, calendar } = entry;
  if (e.type === 'Checked') {
    if (new Set(e.inspectors).size < 2) no(30, 'one inspector');
    if (t.chair !== undefined && e.inspectors.includes(t.chair)) no(30, 'the chair inspected');
    if (e.inspectors.some((i) => t.recused.has(i))) no(31, 'a recused person inspected');
  }
  const working =
    e.type === 'Signed' || (e.type === 'TaskEnded' && e.verb === 'done' && t.tasks.get(e.task)?.kind === 'step');
  if (working && e.by === t.chair) no(30, 'the chair worked on the case');
  if (e.type === 'HearingHeld') {
    if (t.workers.has(e.chair)) no(30, 'the chair had worked on the case');
    const called = t.call;
    if (!called || called.date > today) no(30, 'held before its day');
    else if (!called.served.has(t.applicant!) || t.told.some((p) => !called.served.has(p)))
      no(30, 'held without notice in time');
  }
  if (e.type === 'Served' && e.paper.kind === 'hearing-notice' && !e.late && t.call?.position === e.paper.position)
    if (t.call.date <= addWorked(today, 7, calendar)) no(30, `hearing ${t.call.date}, told ${today}`);
  if (actor && t.recused.has(actor.id)) no(31, `${actor.id} acted after recusal`);
};

export const signing = (t: Track, before: Track['signing'], no: Report): void => {
  if (!before || !t.signing) return;
  const was = verdict(before.quorum, before.votes);
  const is = verdict(t.signing.quorum, t.signing.votes);
  if (was !== 'open' && was !== is) no(32, `${was} became ${is}`);
};
