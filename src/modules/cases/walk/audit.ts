import { dayNumber } from '../../../kernel/day.ts';
import { citation } from '../../../law/statutes.ts';
import type { clocksOf } from '../clocks.ts';
import { type Case, isOpen } from '../state.ts';
import { decision, filing, order } from './audit.filing.ts';
import { parties } from './audit.parties.ts';
import { clocks, persons, renewBy, signing, tasks, trackedDue } from './audit.review.ts';
import { bruteCount, bruteDue } from './brute.ts';
import type { Engine } from './engine.ts';
import { remember } from './track.events.ts';
import type { Entry, Report, Seen, Track } from './track.ts';

/** 21, 22: at the end of every act. */
const shape = (state: Case, no: Report): void => {
  if (state.state === 'under-review') {
    const steps = state.tasks.filter((t) => t.kind === 'step');
    if (steps.length !== 1 || steps[0]!.step !== state.at) no(21, `${steps.length} step tasks, pointer ${state.at}`);
  }
  if (state.state !== 'decided' && state.state !== 'closed') return;
  const open = 'tasks' in state || 'signing' in state || (state.pauses ?? []).some(isOpen);
  if (open) no(22, `${state.state} with something open`);
};

const PERSONAL = [/\d{17}[\dXx]/, /(?<!\d)1[3-9]\d{9}(?!\d)/, /[^\s@]+@[^\s@]+\.[a-z]{2,}/];
const HAN = /\p{Script=Han}/u;

/** 38: what looks like a number, a telephone or a name; the only Chinese words of the trail are citations. */
const personal = (value: unknown, no: Report): void => {
  if (typeof value === 'string') {
    if (PERSONAL.some((p) => p.test(value)) || (HAN.test(value) && !citation(value) && !HAN_CODES.has(value)))
      no(38, value);
  } else if (value && typeof value === 'object') for (const v of Object.values(value)) personal(v, no);
};
/** Statutes stand in citations apart from their article. */
const HAN_CODES = new Set(['许可法']);

/** 11–13, 15 on a running case: K2 and K3 as the case gives them against the text of the law, day by day. */
const running = (seen: Seen, clocksNow: typeof clocksOf, no: Report): void => {
  const { after, t, entry } = seen;
  if (after.state !== 'under-review') return;
  const { calendar, today } = entry;
  const own = trackedDue(t, calendar, true);
  const all = clocksNow(after, t.terms, calendar, today);
  const k2 = all.find((c) => c.k === 'K2');
  const k3 = all.find((c) => c.k === 'K3');
  if (!k2 || own === undefined) return;
  const renewal = after.origin.kind === 'renewal' && t.terms.nature === 'permit' ? after.origin.expiry : undefined;
  const inTime = renewal !== undefined && t.window! <= renewal && t.receivedOn! <= renewBy(renewal, t.terms, calendar);
  const due = inTime && renewal < own ? renewal : own;
  if (k2.due !== due) no(11, `K2 ${k2.due}, by the text ${due}`);
  if (k3 && k3.due > k2.due) no(13, `promised ${k3.due}, statutory ${k2.due}`);
  const rule = t.periods.statutory!;
  const bare = bruteDue(rule, t.start()!, [], 0, calendar);
  if (k2.due < (inTime && renewal < bare ? renewal : bare)) no(12, `${k2.due} before ${bare}`);
  const served = new Set(
    t.notices.flatMap((n) => (n.served === undefined ? [] : [`${n.pause} ${n.served} ${n.until}`])),
  );
  for (const n of k2.clock.notices)
    if (!served.has(`${n.pause} ${n.served} ${n.until}`)) no(5, `a notice of ${n.pause} counts unserved`);
  overlap(t, entry, own, k2.clock.notices.length, no);
};

/** 15: days excluded once however many pauses cover them. */
const overlap = (
  t: Track,
  { calendar }: Entry,
  due: Parameters<typeof bruteCount>[2],
  notices: number,
  no: Report,
): void => {
  const rule = t.periods.statutory;
  const start = t.start();
  if (!rule || !start || notices < 2) return;
  const count = (spans: ReturnType<Track['spans']>) => bruteCount(rule.unit, start, due, spans, calendar)[1];
  const each = t.spans().map((s) => count([s]));
  const union = count(t.spans());
  if (union > each.reduce((a, b) => a + b, 0) || union < Math.max(...each)) no(15, `${union} of ${each.join('+')}`);
};

/** 11, 15 on the account that a decision keeps. */
const account = ({ entry, t }: Seen, no: Report): void => {
  const e = entry.event;
  const rule = t.periods.statutory;
  const start = t.start();
  if (e.type !== 'Decided' || !rule || !start) return;
  const spans = t.spans();
  const [counted, excluded] =
    dayNumber(e.on) > dayNumber(start) ? bruteCount(rule.unit, start, e.on, spans, entry.calendar) : [0, 0];
  if (e.ledger.counted !== counted) no(11, `counted ${e.ledger.counted}, by the text ${counted}`);
  const upToDue =
    e.ledger.due !== undefined && e.on > e.ledger.due
      ? bruteCount(rule.unit, start, e.ledger.due, spans, entry.calendar)[1]
      : excluded;
  if (e.ledger.excluded > excluded) no(15, `excluded ${e.ledger.excluded}, at most ${excluded}`);
  else if (e.ledger.excluded !== upToDue && e.ledger.excluded !== excluded)
    no(11, `excluded ${e.ledger.excluded}, by the text ${upToDue}`);
};

/** Goes through a case's whole trail and reports every invariant of the case stream that it breaks. */
export const audit = (
  log: readonly Entry[],
  t: Track,
  { clocks: clocksNow, evolve }: Engine,
  final: Case,
  no: Report,
): void => {
  let state: Case | undefined;
  let n = 0;
  for (const entry of log) {
    const before = state;
    const e = entry.event;
    let after: Case;
    if (e.type === 'Withdrawn' && t.decided) {
      no(34, 'withdrawn after the decision');
      return;
    }
    try {
      after = evolve(before, e);
    } catch (error) {
      no(before?.state === 'closed' ? 3 : 4, String(error));
      return;
    }
    const seen: Seen = { entry, before, after, t };
    order(seen, no);
    filing(seen, no);
    decision(seen, no);
    account(seen, no);
    clocks(seen, no);
    tasks(seen, no);
    persons(seen, no);
    parties(seen, no);
    personal(e, no);
    const signed = t.signing && { ...t.signing };
    remember(t, e, after.version);
    if (e.type === 'Signed' || e.type === 'SigningChanged') signing(t, signed, no);
    if (entry.ends) {
      shape(after, no);
      if (n++ % 4 === 0) running(seen, clocksNow, no);
    }
    state = after;
  }
  if (state && JSON.stringify(state) !== JSON.stringify(final)) no(4, 'the fold of the events is not the state');
};
