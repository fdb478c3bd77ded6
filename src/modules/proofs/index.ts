/** The door of the proofs (存证): signed checkpoints over the whole trail, and proofs against them. */
export { isConsistent, isIncluded } from './check.ts';
export { type Checkpoint, checkpointBody, readCheckpoint } from './checkpoint.ts';
export type { StreamProof } from './contract.ts';
export { makeCheckpoint, originOf, type ProofDeps, proofFollower, proofOfStream } from './handle.ts';
export { checkpointFault, type ProofFault, type ProofsVerified, verifyProofs } from './handle.verify.ts';
export { checkpointWork } from './jobs.ts';
export { checkpointOf, checkpoints, lastCheckpoint, tilesOf } from './queries.ts';
export { type ProofRoutesDeps, registerProofs } from './routes.ts';
export { consistencyProof, grow, inclusionProof, leafHash, rootAt, type Tiles } from './tree.ts';
