import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { litigationDue, reconsiderationDue } from '../../law/articles.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { CaseEvent, PaperKind } from './events.ts';

/** Papers that end a matter for the applicant; against each there is reconsideration or an action (许可法7, 38.2). */
const ENDING: readonly PaperKind[] = [
  'decision-granted',
  'decision-granted-in-part',
  'decision-denied',
  'rejection',
  'termination',
];

export type RemedyDays = { readonly told: Day; readonly reconsiderBy: Day; readonly sueBy: Day };

const told = (events: readonly CaseEvent[], applicant: Id): Day | undefined =>
  events.findLast((e) => e.type === 'Served' && e.to === applicant && ENDING.includes(e.paper.kind))?.on ??
  events.findLast((e) => e.type === 'Delivered')?.on;

/**
 * 复议法20, 行诉法46: both run from the day the applicant was told, by a service of its own or by the delivery of the
 * decision; undefined while it has not reached them.
 */
export const remedyDays = (events: readonly CaseEvent[], applicant: Id, calendar: Calendar): RemedyDays | undefined => {
  const day = told(events, applicant);
  if (day === undefined) return undefined;
  return {
    told: day,
    reconsiderBy: reconsiderationDue(day, calendar).outcome.due,
    sueBy: litigationDue(day, calendar).outcome.due,
  };
};
