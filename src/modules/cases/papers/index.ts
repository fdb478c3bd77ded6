/** The door of the papers (文书): facts it asks for, follower that files, press that makes PDFs, routes and lists. */
export type { CaseForPaper, Organ, PaperFacts, Party } from './facts.ts';
export { papersFollower, paperViews } from './handle.ts';
export { paperQueue } from './jobs.ts';
export { PAPER_FILES_IN } from './queries.ts';
export { registerPapers } from './routes.ts';
