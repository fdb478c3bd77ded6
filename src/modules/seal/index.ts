/** The door of the seal (用章): whose key signs, which seal is set on what by whose approval, and the log of it. */

export { codeSigner } from './handle.signer.ts';
export { firstSeal, type SealDeps } from './handle.ts';
export { type ForSealing, type SealAnswer, type SealDesk, sealDesk, type UseTicket } from './handle.use.ts';
export { SEAL_REFUSALS } from './refusals.ts';
export { registerSeals } from './routes.ts';
export { fold as foldSeal } from './seal.ts';
export type { Checked, KeyInfo, Signature, Signer } from './signer.ts';
