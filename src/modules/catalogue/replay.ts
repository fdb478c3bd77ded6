import { addDays, type Day, earliest } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { dueDay } from '../../law/clock.ts';
import type { Notice, PeriodRule } from '../../law/period.ts';
import { workingDaysBetween } from '../../law/working.ts';
import type { Answers } from '../forms/engine/definition.ts';
import { evaluate } from '../forms/engine/form.ts';
import { openQuestions, type Situation, situationAnswers } from '../forms/engine/opening.ts';
import { standing } from './eligibility.ts';
import type { ItemVersion } from './item.ts';
import { materialsFor } from './materials.ts';
import { statutoryOn } from './terms.ts';

/** A case that has ended or was decided, as far as another version of its item would have treated it differently. */
export type PastCase = {
  readonly id: string;
  readonly number: string;
  readonly receivedOn: Day;
  readonly situation: Situation;
  readonly answers: Answers;
  /** Set when it was accepted: what its clocks ran on. */
  readonly run?: {
    readonly window: Day;
    readonly acceptedOn: Day;
    readonly notices: readonly Notice[];
    readonly extension?: number;
    /** Expiry that a renewal had to be decided by (许可法50). */
    readonly decideBy?: Day;
  };
};

/**
 * What a figure counts: papers to hand in, papers fetched, the promised and the statutory last day, whether the
 * application could have gone on at all, answers that would have been asked in addition, situations not known.
 */
export type FigureKind = 'asked' | 'fetched' | 'promised' | 'statutory' | 'result' | 'fill' | 'unknown';
/** `by`: more (+) or fewer (−) papers or answers, days later (+) or earlier (−); result −1 stopped, +1 let through. */
export type Figure = {
  readonly kind: FigureKind;
  readonly by: number;
  readonly cases: readonly { readonly id: string; readonly number: string }[];
};
export type Replay = {
  readonly cases: number;
  readonly since: Day;
  readonly until: Day;
  /** Cases for which nothing at all would change. */
  readonly same: number;
  readonly figures: readonly Figure[];
};

type Told = {
  readonly asked: number;
  readonly fetched: number;
  readonly stopped: boolean;
  readonly fill: number;
  readonly open: boolean;
  readonly promised?: Day;
  readonly statutory?: Day;
};

const clockDay = (rule: PeriodRule, run: NonNullable<PastCase['run']>, calendar: Calendar, extended: boolean): Day => {
  const start = rule.start === 'RECEIVED' ? run.window : run.acceptedOn;
  // A promise in hours knows no rest days and no pauses (民法典201 II); by whole days here.
  if (rule.unit === 'HOUR') return addDays(start, Math.ceil(rule.n / 24));
  const extension = extended && run.extension !== undefined ? { extension: run.extension } : {};
  return dueDay({ start, n: rule.n, unit: rule.unit, notices: run.notices, ...extension }, calendar).due;
};

/** 许可法42 and the promise, which never ends after it; both with the pauses and the extension the case really had. */
const duesOf = (v: ItemVersion, past: PastCase, calendar: Calendar): Pick<Told, 'promised' | 'statutory'> => {
  const { run } = past;
  if (!run) return {};
  const cap = (d: Day): Day => (run.decideBy === undefined ? d : earliest(d, run.decideBy));
  const rule = statutoryOn(v, run.acceptedOn);
  const statutory = rule && cap(clockDay(rule, run, calendar, true));
  const promise = v.promised && cap(clockDay(v.promised, run, calendar, false));
  return {
    ...(statutory ? { statutory } : {}),
    ...(promise ? { promised: statutory ? earliest(promise, statutory) : promise } : {}),
  };
};

/** 能不能办 by what the applicant answered: a form field that keeps the answer of a question answers it. */
const refusedBy = (v: ItemVersion, past: PastCase): boolean => {
  if (!v.eligibility) return false;
  const given = Object.fromEntries(
    v.eligibility.questions.flatMap((q): [string, readonly string[]][] => {
      const kept = q.keeps ? past.answers[q.keeps] : undefined;
      if (typeof kept === 'string') return [[q.key, [kept]]];
      if (typeof kept === 'boolean') return [[q.key, [kept ? 'yes' : 'no']]];
      const said = past.situation[q.key];
      return said ? [[q.key, said]] : [];
    }),
  );
  return standing(v.eligibility, given).verdict?.outcome === 'cannot';
};

/** Answers that were right then and would not be taken now; a field that is gone harms nobody. */
const HARMLESS = new Set(['missing', 'unknown-field']);

const toldBy = (v: ItemVersion, past: PastCase, calendar: Calendar): Told => {
  const lists = materialsFor(v, past.situation, past.answers);
  const context = situationAnswers(v.questions, past.situation);
  const { errors } = evaluate(v.form, v.checks, past.answers, { today: past.receivedOn, context });
  return {
    asked: lists.counts.required + lists.counts.deferrable,
    fetched: lists.counts.fetched,
    stopped: refusedBy(v, past) || errors.some((e) => !HARMLESS.has(e.code)),
    fill: errors.filter((e) => e.code === 'missing').length,
    open: openQuestions(v.questions, past.situation).some((q) => !q.answered),
    ...duesOf(v, past, calendar),
  };
};

const between = (a: Day | undefined, b: Day | undefined, calendar: Calendar): number => {
  if (!a || !b) return 0;
  return b >= a ? workingDaysBetween(a, b, calendar) : -workingDaysBetween(b, a, calendar);
};

/** What would have been different for one case: only what is not zero. Days are working days. */
export const replayCase = (
  from: ItemVersion,
  to: ItemVersion,
  past: PastCase,
  calendar: Calendar,
): ReadonlyMap<FigureKind, number> => {
  const [a, b] = [toldBy(from, past, calendar), toldBy(to, past, calendar)];
  const found: readonly (readonly [FigureKind, number])[] = [
    ['asked', b.asked - a.asked],
    ['fetched', b.fetched - a.fetched],
    ['promised', between(a.promised, b.promised, calendar)],
    ['statutory', between(a.statutory, b.statutory, calendar)],
    ['result', Number(a.stopped) - Number(b.stopped)],
    ['fill', Math.max(0, b.fill - a.fill)],
    ['unknown', b.open && !a.open ? 1 : 0],
  ];
  return new Map(found.filter(([, by]) => by !== 0));
};

const KINDS: readonly FigureKind[] = ['result', 'asked', 'fetched', 'promised', 'statutory', 'fill', 'unknown'];

/** Replays cases against another version: pure, read only, each figure with the cases it stands for. */
export const replay = (
  from: ItemVersion,
  to: ItemVersion,
  cases: readonly PastCase[],
  around: { readonly calendar: Calendar; readonly since: Day; readonly until: Day },
): Replay => {
  const groups = new Map<string, { kind: FigureKind; by: number; cases: { id: string; number: string }[] }>();
  let same = 0;
  for (const past of cases) {
    const found = replayCase(from, to, past, around.calendar);
    if (found.size === 0) same += 1;
    for (const [kind, by] of found) {
      const key = `${kind}${by}`;
      const group = groups.get(key) ?? { kind, by, cases: [] };
      group.cases.push({ id: past.id, number: past.number });
      groups.set(key, group);
    }
  }
  const figures = [...groups.values()].toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.by - b.by);
  return { cases: cases.length, since: around.since, until: around.until, same, figures };
};
