/** The door of the obligations (义务): follower, restriction of subjects, overdue job, boards and acts. */

export type { ObligationWire } from './commands.ts';
export type { ObligationRoomFacts } from './facts.ts';
export { obligationFollower } from './handle.follow.ts';
export { actOnObligation, loadObligation, type ObligationDeps } from './handle.ts';
export { overdueObligations } from './jobs.ts';
export { dueOf, fold as foldObligation } from './obligation.ts';
export { EVIDENCE_NAMED_IN as EVIDENCE_FILES_IN } from './queries.evidence.ts';
export { isRestricted, obligationById, obligationsOfCase } from './queries.ts';
export { registerEvidence } from './routes.evidence.ts';
export { registerObligations } from './routes.ts';
