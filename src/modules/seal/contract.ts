import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

const Person = Type.Object({ id: Type.String(), name: Type.String() });
export const DocumentKindShape = Type.Union([
  Type.Literal('licence'),
  Type.Literal('decision'),
  Type.Literal('notice'),
]);

/** An act on a seal: may be tried, or why not. POST /api/seals/:id/acts/:act; bodies in commands.ts. */
export const SealActOffer = Type.Object({
  act: Type.String(),
  may: Type.Boolean(),
  because: Type.Optional(Type.Object({ code: Type.String(), article: Type.String(), text: TextShape })),
});
export type SealActOffer = Static<typeof SealActOffer>;

/** A seal in the register (印章登记). */
export const SealView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organ: Type.String(),
  kind: Type.Union([Type.Literal('unit'), Type.Literal('special')]),
  how: Type.Union([Type.Literal('own'), Type.Literal('devolved'), Type.Literal('entrusted')]),
  /** Absent: all items without a seal of their own. */
  items: Type.Optional(Type.Array(Type.String())),
  /** Anti-forgery number. */
  number: Type.String(),
  state: Type.Union([
    Type.Literal('in-force'),
    Type.Literal('suspended'),
    Type.Literal('replaced'),
    Type.Literal('destroyed'),
  ]),
  since: DayShape,
  from: DayShape,
  until: DayShape,
  test: Type.Boolean(),
  /** SVG. */
  picture: Type.String(),
  version: Type.Integer(),
  keepers: Type.Array(Person),
  allowances: Type.Array(
    Type.Object({
      id: Type.String(),
      documents: Type.Array(DocumentKindShape),
      items: Type.Optional(Type.Array(Type.String())),
      from: DayShape,
      until: DayShape,
      by: Person,
    }),
  ),
  certificate: Type.Object({
    subject: Type.Optional(Type.String()),
    issuer: Type.Optional(Type.String()),
    until: Type.Optional(DayShape),
    /** Until the first certificate of the chain ends. */
    daysLeft: Type.Integer(),
    fault: Type.Optional(Type.String()),
  }),
  events: Type.Array(Type.Object({ on: DayShape, title: TextShape, by: Person })),
  acts: Type.Array(SealActOffer),
});
export type SealView = Static<typeof SealView>;

/** A paper that waits for the leader's approval. */
export const SealRequest = Type.Object({
  id: Type.String(),
  seal: Type.Optional(Type.String()),
  kind: DocumentKindShape,
  title: Type.String(),
  number: Type.String(),
  item: Type.String(),
  askedAt: Type.String(),
  why: Type.Object({ code: Type.String(), text: TextShape }),
});
export type SealRequest = Static<typeof SealRequest>;

/** A paper the leader refused to have sealed; approved after all it is sealed. */
export const SealRefused = Type.Object({
  ...SealRequest.properties,
  seal: Type.String(),
  by: Person,
  at: Type.String(),
  reason: Type.String(),
});
export type SealRefused = Static<typeof SealRefused>;

/** GET /api/seals */
export const SealRegister = Type.Object({
  seals: Type.Array(SealView),
  waiting: Type.Array(SealRequest),
  /** The newest ones. */
  refused: Type.Array(SealRefused),
  /** A remote store's keys are named when a seal is registered. */
  store: Type.Union([Type.Literal('local'), Type.Literal('remote')]),
  organ: Type.String(),
  mayRegister: Type.Boolean(),
});
export type SealRegister = Static<typeof SealRegister>;

/** GET /api/seal-uses?seal=&query=&cursor= */
export const SealUse = Type.Object({
  id: Type.String(),
  seal: Type.String(),
  kind: DocumentKindShape,
  title: Type.String(),
  number: Type.String(),
  /** SM3 of the sealed file. */
  hash: Type.String(),
  approver: Person,
  operator: Person,
  at: Type.String(),
  test: Type.Boolean(),
});
export type SealUse = Static<typeof SealUse>;
export const SealUses = Type.Object({ rows: Type.Array(SealUse), next: Type.Optional(Type.String()) });
export type SealUses = Static<typeof SealUses>;

export const SealRegistered = Type.Object({ id: Type.String(), version: Type.Integer() });
export const SealActDone = Type.Object({ version: Type.Integer(), events: Type.Array(Type.String()) });
