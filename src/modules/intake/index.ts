/** The door of the room: drafts, who applies together, and the files that come with them. */
export { type CoApplicant, unsignedBy } from './co-applicants.ts';
export { DayShape, DraftFile, TextShape } from './contract.ts';
export type { Draft, SignedPromise } from './draft.ts';
export { isAsked } from './handle.co-applicants.ts';
export { around, findDraft, type IntakeDeps, newDraft, type Opened, type Opening, openDraft } from './handle.ts';
export { viewDraft } from './handle.view.ts';
export { coApplicantStatement, coApplicantsOf, joinedExactly } from './queries.co-applicants.ts';
export {
  copyFiles,
  FILES_NAMED_IN as DRAFT_FILES_IN,
  fileById,
  fileStatement,
  filesOf,
  filesOfRound,
  handOverFiles,
  insertFile,
  type NewFile,
  type StoredFile,
} from './queries.files.ts';
export { draftStatement, submitDraft, updateDraft } from './queries.ts';
export { INTAKE_REFUSALS } from './refusals.ts';
export { registerCoApplicants } from './routes.co-applicants.ts';
export { MAX_FILES, receiveFile, registerFiles } from './routes.files.ts';
export { register } from './routes.ts';
