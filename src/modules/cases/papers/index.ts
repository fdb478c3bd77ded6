/** The door of the papers (文书): facts it asks for, follower that files, press that makes PDFs, routes and lists. */
export type { CaseForPaper, EarlierPaper, Organ, PaperFacts, Party, Remedy } from './facts.ts';
export { type PaperDeps, papersFollower, paperViews } from './handle.ts';
export { type PressDeps, paperQueue, pressPaper } from './jobs.ts';
export { letterOf, type SealInfo } from './letter.ts';
export type { PaperRow } from './queries.ts';
export { PAPER_FILES_IN, papersOfCase } from './queries.ts';
export { type PaperRoutesDeps, registerPapers } from './routes.ts';
export type { FiledKind } from './rule.ts';
