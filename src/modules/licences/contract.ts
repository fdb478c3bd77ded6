import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

export const LicenceState = Type.Union([
  Type.Literal('in-force'),
  Type.Literal('suspended'),
  Type.Literal('expired'),
  Type.Literal('withdrawn'),
  Type.Literal('revoked'),
  Type.Literal('penalised'),
  Type.Literal('cancelled'),
]);

/** An act on a licence: may be tried, or the refusal in words. Bodies in commands.ts; POST /api/licences/:id/acts/:act. */
export const LicenceActOffer = Type.Object({
  act: Type.String(),
  may: Type.Boolean(),
  because: Type.Optional(Type.Object({ code: Type.String(), article: Type.String(), text: TextShape })),
});
export type LicenceActOffer = Static<typeof LicenceActOffer>;

/** A licence in its holder's wallet and in the register. PDF at GET /api/licences/:id/pdf. */
export const LicenceView = Type.Object({
  id: Type.String(),
  caseId: Type.String(),
  item: Type.String(),
  name: TextShape,
  number: Type.String(),
  /** GB/T 36904 identifier with its check character. */
  identifier: Type.String(),
  version: Type.Integer(),
  state: LicenceState,
  holder: Type.String(),
  face: Type.Array(Type.Object({ label: TextShape, value: Type.String() })),
  from: DayShape,
  until: Type.Optional(DayShape),
  issuer: Type.String(),
  issuedOn: DayShape,
  /** Address and text that the QR carries. */
  verifyUrl: Type.String(),
  qr: Type.String(),
  events: Type.Array(Type.Object({ on: DayShape, title: TextShape, article: Type.Optional(Type.String()) })),
  test: Type.Boolean(),
  renewal: Type.Optional(Type.Object({ item: Type.String(), opens: Type.Optional(DayShape), closes: DayShape })),
  /** For officers: what may be done to it, and why not. */
  acts: Type.Optional(Type.Array(LicenceActOffer)),
});
export type LicenceView = Static<typeof LicenceView>;

/** GET /api/verify/:code — public, no sign-in, no more than the licence shows. */
export const VerifyAnswer = Type.Object({
  verdict: Type.Union([
    Type.Literal('valid'),
    Type.Literal('not-valid'),
    Type.Literal('unknown'),
    Type.Literal('altered'),
  ]),
  title: TextShape,
  text: TextShape,
  test: Type.Boolean(),
  at: Type.String(),
  face: Type.Array(Type.Object({ label: TextShape, value: Type.String() })),
  checks: Type.Array(Type.Object({ ok: Type.Boolean(), text: TextShape })),
});
export type VerifyAnswer = Static<typeof VerifyAnswer>;

/** GET /api/licences?query=&state=&cursor= — the register for officers, newest first. */
export const LicenceLine = Type.Object({
  id: Type.String(),
  name: TextShape,
  number: Type.String(),
  holder: Type.String(),
  state: LicenceState,
  from: DayShape,
  until: Type.Optional(DayShape),
  issuedOn: DayShape,
});
export type LicenceLine = Static<typeof LicenceLine>;
export const LicencePage = Type.Object({ rows: Type.Array(LicenceLine), next: Type.Optional(Type.String()) });
export type LicencePage = Static<typeof LicencePage>;
export const LicenceActDone = Type.Object({ version: Type.Integer(), events: Type.Array(Type.String()) });

/** GET /api/verify-keys — public keys for verifiers of other makers; the code's layout stands in the room's README. */
export const VerifyKeys = Type.Object({
  keys: Type.Array(
    Type.Object({
      keyId: Type.String(),
      algorithm: Type.String(),
      test: Type.Boolean(),
      publicKey: Type.String(),
    }),
  ),
});
