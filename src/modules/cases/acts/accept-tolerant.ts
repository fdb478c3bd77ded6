import type { Day } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { mainClock, promisedDue, statutoryDue } from '../clocks.dues.ts';
import { filingHasNoApproval, missing, notFrozen, nothingMissing } from '../guards.ts';
import { acceptNow, periodsAt } from '../opening.ts';
import { act, type Ctx, type Guard } from '../spec.ts';

/** A sibling's result that runs in parallel may be owed too, as `result:<child>`. */
const deferrable = (c: Ctx, ref: string): boolean =>
  ref.startsWith('result:') || c.terms.materials.some((m) => m.ref === ref && m.necessity === 'deferrable' && !m.main);

const notMain = (c: Ctx, refs: readonly string[]): Guard => {
  const main = refs.filter((ref) => !deferrable(c, ref));
  return main.length > 0 ? refused('main-material-missing', '', { missing: main }) : undefined;
};

/** The promised end if the case were accepted today; else the statutory one. */
const dueIfAccepted = (c: Ctx<'received'>): Day | undefined => {
  const periods = periodsAt(c.state, c.facts, c.today, c.calendar);
  const m = { ...mainClock(c.state, c.terms, c.calendar), periods, acceptedOn: c.today, acceptedAt: c.facts.now };
  return (promisedDue(m, c.calendar) ?? statutoryDue(m, c.calendar))?.due;
};

const owedInTime = (c: Ctx<'received'>, owedBy: Day): Guard => {
  const due = dueIfAccepted(c);
  const bad = owedBy <= c.today || (due !== undefined && owedBy >= due);
  return bad ? refused('owed-after-promise', '', { owedBy, due: due ?? null }) : undefined;
};

/** 容缺受理 (B8): legally an acceptance with a promise, so every clock starts; minor material follows before the promised end. */
export const acceptTolerant = act({
  act: 'accept-tolerant',
  posts: ['acceptor'],
  states: ['received'],
  may: (c) =>
    filingHasNoApproval(c) ??
    notFrozen(c) ??
    (c.terms.tolerable ? undefined : refused('not-tolerable')) ??
    (c.facts.subjectRestricted ? refused('subject-restricted') : undefined) ??
    notMain(c, missing(c)),
  check: (c, { owed, owedBy, promise }) =>
    notMain(c, owed) ??
    (owed.length === 0 ? refused('nothing-owed') : undefined) ??
    nothingMissing(c, owed) ??
    owedInTime(c, owedBy) ??
    (promise ? undefined : refused('promise-unsigned')),
  events: (c, { owed, owedBy, promise }) =>
    acceptNow(c, 'tolerant', 0, { owed, owedBy, ...(promise ? { promise } : {}) }),
});
