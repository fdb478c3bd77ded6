/** The door of the licences (证照): follower, wallet, register, acts, public check. */

export type { LicencePointer } from './code.ts';
export type { LicenceWire } from './commands.ts';
export type { FaceLine, GrantForLicence, LicenceRoomFacts } from './facts.ts';
export { actOnLicence } from './handle.act.ts';
export { licenceFollower } from './handle.follow.ts';
export { licencePaperQueue, licencePapersFollower } from './handle.papers.ts';
export { type LicenceDeps, loadLicence } from './handle.ts';
export { licenceSource, licenceState } from './handle.view.ts';
export { expireLicences, licenceQueue } from './jobs.ts';
export { fold as foldLicence } from './licence.ts';
export {
  type CheckSignature,
  type OfflineAnswer,
  type OfflineVerdict,
  type PublicKey,
  verifyOffline,
} from './offline.ts';
export { LICENCE_FILES_IN, licenceById, numberTaken } from './queries.ts';
export { registerShares } from './routes.share.ts';
export { registerTemplates } from './routes.template.ts';
export { registerLicences } from './routes.ts';
