import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Clock } from '../../law/period.ts';
import { type CaseClock, clocksOf } from './clocks.ts';
import type { CaseFacts } from './facts.ts';
import { nextLapseDay } from './lapses.ts';
import type { Case } from './state.ts';
import { isOpen, stepTask, stillOwed } from './state.ts';

/** What queues read about a case; follows from its state alone and is written with every act. */
export type CaseRow = {
  readonly state: Case['state'];
  readonly how: string | null;
  readonly outcome: string | null;
  readonly step: string | null;
  readonly stepPost: string | null;
  readonly holder: Id | null;
  readonly paused: boolean;
  readonly acceptedOn: Day | null;
  readonly decidedOn: Day | null;
  readonly closedOn: Day | null;
  readonly statutoryDue: Day | null;
  readonly promisedDue: Day | null;
  readonly firstClock: FirstClock | null;
  readonly firstDue: Day | null;
  /** Last day on which nobody has missed anything yet: a lapse is recorded once today is beyond it. */
  readonly lapseOn: Day | null;
  /** First day on which one of its running clocks warns; null: none does. */
  readonly warnOn: Day | null;
  readonly corrected: boolean;
  readonly owed: boolean;
  readonly commitment: boolean;
  readonly deemed: boolean;
  readonly consulted: readonly Id[];
  /** Papers to the applicant that are not served yet. */
  readonly unserved: number;
  readonly version: number;
};
/** Enough of a clock to draw its bar on any later day. */
export type FirstClock = {
  readonly k: string;
  readonly clock: Clock;
  readonly due: Day;
  readonly provisional: boolean;
};

/** The clock of the ball: the bureau's window, the decision (promised before statutory), the delivery; else the applicant's wait. */
const URGENT: Readonly<Record<Case['state'], readonly string[]>> = {
  received: ['K1'],
  correcting: ['K1', 'K5'],
  'under-review': ['K3', 'K2'],
  decided: ['K8'],
  closed: [],
};
const isRunning = (c: CaseClock): boolean =>
  c.status.kind === 'running' ||
  c.status.kind === 'excluded-today' ||
  c.status.kind === 'not-started' ||
  (c.status.kind === 'overrun' && c.metOn === undefined);

export const firstClockOf = (state: Case, clocks: readonly CaseClock[]): CaseClock | undefined =>
  clocks
    .filter((c) => URGENT[state.state].includes(c.k) && isRunning(c))
    .reduce<CaseClock | undefined>((a, c) => (a === undefined || c.due < a.due ? c : a), undefined);

export const projectCase = (state: Case, calendar: Calendar, today: Day, facts: CaseFacts): CaseRow => {
  const { terms } = facts;
  const clocks = clocksOf(state, terms, calendar, today);
  const first = firstClockOf(state, clocks);
  const dueOf = (k: string): Day | null => clocks.find((c) => c.k === k)?.due ?? null;
  const task = state.state === 'under-review' ? stepTask(state) : undefined;
  const accepted = 'accepted' in state ? state.accepted : undefined;
  const decided = 'decided' in state ? state.decided : undefined;
  return {
    state: state.state,
    how: state.state === 'closed' ? state.how : null,
    outcome: decided?.outcome ?? null,
    step: task?.key ?? null,
    stepPost: task?.post ?? null,
    holder: task?.holder ?? null,
    paused: state.state === 'under-review' && state.pauses.some((p) => isOpen(p) && p.notices.some((n) => n.served)),
    acceptedOn: accepted?.on ?? null,
    decidedOn: decided?.on ?? null,
    closedOn: state.state === 'closed' ? state.on : null,
    statutoryDue: dueOf('K2'),
    promisedDue: dueOf('K3'),
    firstClock: first ? { k: first.k, clock: first.clock, due: first.due, provisional: first.provisional } : null,
    firstDue: first?.due ?? null,
    lapseOn: nextLapseDay(state, calendar, facts) ?? null,
    warnOn: state.state === 'closed' ? null : (clocks.flatMap((c) => c.warnAt).sort()[0] ?? null),
    corrected: state.state === 'received' && state.round > 0 && state.rounds.at(-1)?.end === 'resubmitted',
    owed: state.state === 'under-review' && stillOwed(state).length > 0,
    commitment: accepted?.mode === 'commitment',
    deemed: accepted?.mode === 'deemed' || decided?.deemed === true,
    consulted:
      state.state === 'under-review'
        ? state.tasks.flatMap((t) => (t.kind === 'consult' ? [t.holder ?? t.to].filter((x) => x !== undefined) : []))
        : [],
    unserved: state.unserved.filter((u) => u.to === state.applicant).length,
    version: state.version,
  };
};

/** What must agree between the trail and the screens, as one text. */
export const projectFacts = (r: Pick<CaseRow, 'state' | 'how' | 'outcome' | 'version'>): string =>
  [r.state, r.how ?? '-', r.outcome ?? '-', `version ${r.version}`].join(' ');
