import { addDays, type Day, earliest } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { addWorkingDays } from '../../../law/working.ts';
import { mainClock, statutoryDue } from '../clocks.dues.ts';
import type { CommandOf } from '../commands.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';
import { type StateName, stillOwed, type UnderReview } from '../state.ts';

type Ground = CommandOf<'terminate'>['ground'];
const GROUNDS: Record<Exclude<StateName, 'closed'>, readonly Ground[]> = {
  received: ['void', 'applicant-gone'],
  correcting: ['void', 'applicant-gone'],
  'under-review': [
    'void',
    'applicant-gone',
    'object-gone',
    'law-changed',
    'not-our-power',
    'tolerance-lapsed',
    'forwarded',
  ],
  decided: ['decision-revoked'],
};

/** Grace after a broken promise ends, by the item's rule, and always before the case itself must be decided. */
const graceEnd = (c: Ctx, state: UnderReview, lapsed: Day): Day | undefined => {
  const { how, graceWorkingDays = 0 } = c.terms.onToleranceLapse;
  if (how !== 'grace-then-withdrawn') return undefined;
  const end = addWorkingDays(lapsed, graceWorkingDays, c.calendar);
  const due = statutoryDue(mainClock(state, c.terms, c.calendar), c.calendar)?.due;
  return due === undefined ? end : earliest(end, addDays(due, -1));
};

/** The law only records that the promise was broken (L3); ending the case is a person's act, by the promise signed. */
const tolerance = (c: Ctx): Guard => {
  if (c.state.state !== 'under-review') return undefined;
  if (c.terms.onToleranceLapse.how === 'decide-as-is')
    return refused('no-such-ground', '', { ground: 'tolerance-lapsed' });
  const lapsed = stillOwed(c.state)
    .flatMap((o) => (o.lapsed === undefined ? [] : [o.lapsed]))
    .sort()[0];
  if (lapsed === undefined) return refused('not-lapsed');
  const until = graceEnd(c, c.state, lapsed);
  return until !== undefined && c.today <= until ? refused('grace-running', '', { until }) : undefined;
};

export const terminate = act({
  act: 'terminate',
  posts: ['decider', 'head'],
  states: ['received', 'correcting', 'under-review', 'decided'],
  may: (c) => {
    const acceptor = 'accepted' in c.state ? c.state.accepted.by : undefined;
    if (acceptor === c.by.id) return refused('same-person', '', { post: 'decider' });
    return c.state.state === 'decided' && !c.facts.decisionRevoked ? refused('not-revoked', '许可法69') : undefined;
  },
  check: (c, { ground, reason }) => {
    if (!GROUNDS[c.state.state].includes(ground)) return refused('no-such-ground', '', { ground });
    return (
      (ground === 'tolerance-lapsed' ? tolerance(c) : undefined) ??
      (reason ? undefined : refused('reasons-missing', '许可法38.2'))
    );
  },
  events: (c, { ground, ref, reason }) => [
    { type: 'Terminated', ...at(c), ground, reason: reason!, ...(ref === undefined ? {} : { ref }) },
  ],
});
