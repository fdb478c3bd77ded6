/** The door of the proofs (存证): signed checkpoints over the whole trail, and proofs against them. */
export { isIncluded } from './check.ts';
export type { StreamProof } from './contract.ts';
export { makeCheckpoint, type ProofDeps, proofFollower, proofOfStream } from './handle.ts';
export { checkpointFault, verifyProofs } from './handle.verify.ts';
export { checkpointWork } from './jobs.ts';
export { lastCheckpoint } from './queries.ts';
export { registerProofs } from './routes.ts';
export { grow, leafHash, rootAt, type Tiles } from './tree.ts';
