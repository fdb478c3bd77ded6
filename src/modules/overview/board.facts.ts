import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Period } from './contract.ts';
import type { AskedNames, CaseFact, ClockEvent, CountedEvent, Span } from './facts.ts';
import type { Decision, PromisedItem } from './promises.ts';

/** Everything a leader's board is counted from; the shell reads it, the rest is arithmetic. */
export type BoardFacts = {
  readonly today: Day;
  readonly calendar: Calendar;
  readonly period: Period;
  readonly open: readonly CaseFact[];
  /** Counted events of this span and of the one before it. */
  readonly events: readonly CountedEvent[];
  readonly flow: readonly CountedEvent[];
  readonly decisions: readonly Decision[];
  /** Correction rounds of the cases accepted in either span. */
  readonly rounds: ReadonlyMap<Id, number>;
  readonly clockOf: (caseId: Id) => readonly ClockEvent[];
  readonly itemOf: (item: string) => PromisedItem | undefined;
  readonly asked: (item: string, version: number) => AskedNames;
  readonly applicantOf: (id: Id) => string;
};

export const nameOf = (f: Pick<BoardFacts, 'itemOf'>, item: string): Text =>
  f.itemOf(item)?.name ?? { zh: item, en: item };

/** The span a board speaks of, and the one before it that it is compared with. */
export const spansOf = (period: Period, today: Day): { readonly now: Span; readonly before: Span } => {
  if (period === 'month') {
    const first = `${today.slice(0, 8)}01` as Day;
    return { now: { from: first, to: today }, before: { from: addMonths(first, -1), to: addDays(first, -1) } };
  }
  const from = period === 'quarter' ? addDays(today, -89) : addDays(addMonths(today, -12), 1);
  const earlier = period === 'quarter' ? addDays(from, -90) : addMonths(from, -12);
  return { now: { from, to: today }, before: { from: earlier, to: addDays(from, -1) } };
};

/** How far back daily flow is drawn. */
export const FLOW_DAYS = 28;
