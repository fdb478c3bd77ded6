import type { Server } from '../../platform/http/server.ts';
import { registerAmendments } from './routes.amendments.ts';
import { registerApplicant } from './routes.applicant.ts';
import { registerBeside } from './routes.beside.ts';
import { registerCalendar } from './routes.calendar.ts';
import { registerDesk } from './routes.desk.ts';
import { registerExplanations } from './routes.explanations.ts';
import { registerPersons } from './routes.persons.ts';
import { registerPublic } from './routes.public.ts';
import { registerRemand } from './routes.remand.ts';
import { type CaseRoutesDeps, register as registerActs } from './routes.ts';

export { fold as foldCase } from './case.ts';
export type { ActName, WireCommand } from './commands.ts';
export { type CaseBook, caseBook } from './handle.book.ts';
export { calendarOf } from './handle.calendar.ts';
export { explainLate, lateCaseIds } from './handle.explanation.ts';
export { licenceFactsOf } from './handle.licences.ts';
export { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
export { obligationFactsOf } from './handle.obligations.ts';
export { paperFactsOf } from './handle.papers.ts';
export { pastCases } from './handle.past.ts';
export { mayRead, sideOf, toldAs } from './handle.reading.ts';
export { type Receipt, submit } from './handle.receive.ts';
/** The door of the room: one application from receipt to delivery. */
export { type ActAnswer, type ActRequest, runAct } from './handle.ts';
export { caseView } from './handle.view.ts';
export { publishAmendment, sendWarnings, serveLapses, sweepLapses, timedWork } from './jobs.ts';
export { caseLedgers } from './ledger.view.ts';
export * from './papers/index.ts';
export { projectFacts } from './project.ts';
export { caseById, caseByNumber } from './queries.ts';
export { queueIds } from './routes.desk.ts';
export { actProblem, type CaseRoutesDeps } from './routes.ts';
export { scopesOf } from './view/scopes.ts';
export { POST_WORDS } from './view/words.ts';

export const register = (app: Server, deps: CaseRoutesDeps): void => {
  registerApplicant(app, deps);
  registerPublic(app, deps);
  registerActs(app, deps);
  registerDesk(app, deps);
  registerBeside(app, deps);
  registerPersons(app, deps);
  registerCalendar(app, deps);
  registerAmendments(app, deps);
  registerExplanations(app, deps);
  registerRemand(app, deps);
};
