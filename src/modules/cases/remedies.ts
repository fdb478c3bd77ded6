import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { litigationDue, reconsiderationDue } from '../../law/articles.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { CaseEvent } from './events.ts';
import type { PaperKind } from './paper-kinds.ts';

/** Papers that end a matter for the applicant; against each there is reconsideration or an action (许可法7, 38.2). */
const ENDING: readonly PaperKind[] = [
  'decision-granted',
  'decision-granted-in-part',
  'decision-denied',
  'rejection',
  'termination',
];

export type RemedyDays = { readonly told: Day; readonly reconsiderBy: Day; readonly sueBy: Day };

/** 复议法20, 行诉法46: both run from the day the person was told; undefined while the decision has not reached them. */
export const remedyDays = (events: readonly CaseEvent[], person: Id, calendar: Calendar): RemedyDays | undefined => {
  const told = events.findLast((e) => e.type === 'Served' && e.to === person && ENDING.includes(e.paper.kind))?.on;
  if (told === undefined) return undefined;
  return {
    told,
    reconsiderBy: reconsiderationDue(told, calendar).outcome.due,
    sueBy: litigationDue(told, calendar).outcome.due,
  };
};
