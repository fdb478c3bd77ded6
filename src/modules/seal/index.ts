/** The door of the seal: whose key signs. Registers, approvals and document seals come later behind the same port. */

export { localSigner } from './handle.signer.ts';
export type { Checked, KeyInfo, Signature, Signer } from './signer.ts';
