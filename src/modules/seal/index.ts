/** The door of the seal (用章): whose key signs, which seal is set on what by whose approval, and the log of it. */

export { codeSigner } from './handle.signer.ts';
export type { SealDeps } from './handle.ts';
export { type SealDesk, sealDesk } from './handle.use.ts';
export { SEAL_REFUSALS } from './refusals.ts';
export { registerSeals } from './routes.ts';
export type { Signer } from './signer.ts';
