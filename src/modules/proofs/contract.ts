import Type, { type Static } from 'typebox';

/** Wire shapes of the proofs. Hashes are base 64, 32 bytes; the SM3 hash of an event is hex, as in the trail. */
const Hashes = Type.Array(Type.String({ maxLength: 44 }), { maxItems: 64 });

/** RFC 6962, 2.1.1: an event is the leaf at `index` of the tree of `size` leaves. */
export const Inclusion = Type.Object({
  position: Type.Integer(),
  index: Type.Integer(),
  size: Type.Integer(),
  path: Hashes,
});
export type Inclusion = Static<typeof Inclusion>;

/** RFC 6962, 2.1.2: the tree of `to` leaves begins with that of `from`. */
export const Consistency = Type.Object({ from: Type.Integer(), to: Type.Integer(), path: Hashes });
export type Consistency = Static<typeof Consistency>;

export const ProvedEvent = Type.Object({
  position: Type.Integer(),
  version: Type.Integer(),
  type: Type.String(),
  day: Type.String(),
  hash: Type.String(),
  /** Absent while no checkpoint covers the event. */
  index: Type.Optional(Type.Integer()),
  path: Type.Optional(Hashes),
});
export type ProvedEvent = Static<typeof ProvedEvent>;

export const StreamProof = Type.Object({
  stream: Type.Object({ kind: Type.String(), id: Type.String() }),
  events: Type.Array(ProvedEvent),
  /** The signed text of the newest checkpoint. */
  checkpoint: Type.Optional(Type.String()),
});
export type StreamProof = Static<typeof StreamProof>;

export const CheckpointLine = Type.Object({
  size: Type.Integer(),
  position: Type.Integer(),
  at: Type.String(),
  /** Base 64. */
  root: Type.String(),
  keyId: Type.String(),
});
export type CheckpointLine = Static<typeof CheckpointLine>;
export const CheckpointPage = Type.Object({ rows: Type.Array(CheckpointLine), next: Type.Optional(Type.Integer()) });
export type CheckpointPage = Static<typeof CheckpointPage>;
