import { dayNumber } from '../../../kernel/day.ts';
import type { CaseEvent } from '../events.ts';
import { renewBy } from './audit.review.ts';
import { addWorked, bruteDue } from './brute.ts';
import type { Entry, Report, Seen, Track } from './track.ts';

const ORDER = { none: 0, received: 1, correcting: 1, 'under-review': 2, decided: 3, closed: 4 } as const;
const AFTER_THE_END = ['DecisionCorrected', 'RemedyNoted', 'Served'];

/** 1–4: the order of things. */
export const order = ({ before, after, entry: { event: e }, t }: Seen, no: Report): void => {
  const from = before?.state ?? 'none';
  if (e.type === 'Decided' && (!t.acceptedOn || e.on < t.acceptedOn))
    no(1, `decided ${e.on}, accepted ${t.acceptedOn}`);
  if (ORDER[after.state] < ORDER[from]) no(2, `${from} → ${after.state}`);
  if (from === 'closed' && !AFTER_THE_END.includes(e.type)) no(3, `${e.type} after the end`);
  if (before?.state === 'closed' && after.state === 'closed') {
    const same =
      before.how === after.how && before.on === after.on && before.decided?.outcome === after.decided?.outcome;
    if (!same) no(3, `${e.type} changed the outcome or the day`);
  }
  if (e.type === 'Withdrawn' && t.decided) no(34, 'withdrawn after the decision');
  if (t.terms.nature === 'filing' && (after.state === 'under-review' || after.state === 'decided')) no(25, after.state);
};

/** 8–10, 33: correction and acceptance. */
export const filing = ({ entry, before, t }: Seen, no: Report): void => {
  const { event: e, calendar } = entry;
  const window = t.window;
  if (!window) return;
  const due = () => addWorked(window, 5, calendar);
  if (e.type === 'CorrectionAsked') {
    if (e.on > due()) no(8, `asked ${e.on}, due ${due()}`);
    const fresh = t.lastAsked ? e.missing.filter((m) => !t.lastAsked!.includes(m.ref)) : [];
    if (fresh.length > 0) no(9, `newly raised: ${fresh.map((m) => m.ref).join()}`);
  }
  if (e.type === 'Served' && e.paper.kind === 'correction' && before?.state === 'correcting' && e.on > due())
    no(8, `served ${e.on}, due ${due()}`);
  if (e.type !== 'Accepted') return;
  if (e.mode === 'deemed') {
    if (e.on !== window) no(10, `deemed on ${e.on}, window ${window}`);
    if (before && e.instant !== before.completeAt) no(10, 'a deemed acceptance ranks by the entry of the material');
  } else if (e.on > due()) no(10, `accepted ${e.on}, due ${due()}`);
  if (e.mode === 'tolerant') tolerance(e, entry, t, no);
};

const tolerance = (e: Extract<CaseEvent, { type: 'Accepted' }>, entry: Entry, t: Track, no: Report): void => {
  const rule = e.periods.promised ?? e.periods.statutory;
  if (e.owedBy === undefined || !rule) return;
  const start = rule.start === 'RECEIVED' ? t.window! : e.on;
  const due = bruteDue(rule, start, [], 0, entry.calendar);
  if (dayNumber(e.owedBy) >= dayNumber(due)) no(33, `owed by ${e.owedBy}, promised ${due}`);
};

/** The main rules of a grant, a denial and a delivery, from the events alone (26–29). */
export const decision = (seen: Seen, no: Report): void => {
  const { entry, t, before } = seen;
  const e = entry.event;
  if (e.type === 'Delivered' && t.falseApplication && t.decided?.outcome !== 'denied')
    no(28, 'delivered on a false application');
  if (e.type !== 'Decided') return;
  if (e.outcome !== 'granted') {
    const reasons = e.reasons ?? [];
    if (reasons.length === 0 || reasons.some((r) => !r.article)) no(27, `${e.outcome} without reasons`);
  }
  if (e.deemed) {
    const expiry = before?.origin.kind === 'renewal' ? before.origin.expiry : undefined;
    if (expiry === undefined || e.on !== expiry) no(29, `deemed on ${e.on}, expiry ${expiry}`);
    else if (dayNumber(t.receivedOn!) > dayNumber(renewBy(expiry, t.terms, entry.calendar)))
      no(29, `received ${t.receivedOn}, expiry ${expiry}`);
    if (t.terms.nature !== 'permit') no(29, t.terms.nature);
    return;
  }
  const { terms } = t;
  if (!t.instant) {
    const barred = [t.acceptor, t.chair, ...t.workers].includes(e.by);
    if (barred) no(6, `${e.by} decided and had worked, accepted or chaired`);
  }
  if (e.outcome === 'denied') return;
  if (t.owed.size > 0) no(26, `owed: ${[...t.owed].join()}`);
  if (t.openPauses().length > 0) no(26, 'a special procedure is open');
  if (t.frozen) no(26, 'frozen');
  if (terms.checks.site && !t.committed && !t.checks.has('site')) no(26, 'no site check');
  if (terms.checks.technical && !t.committed && !t.checks.has('technical')) no(26, 'no technical check');
  if (!t.held && (terms.hearing === 'by-law' || t.requests.size > 0 || t.call)) no(26, 'a hearing is due');
};
