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
  because: Type.Optional(
    Type.Object({ code: Type.String(), article: Type.String(), text: TextShape, repair: Type.Optional(TextShape) }),
  ),
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
  /** `from`: the field of the template; absent in editions of earlier days. */
  face: Type.Array(Type.Object({ label: TextShape, value: Type.String(), from: Type.Optional(Type.String()) })),
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
  /** The item by which it is changed, while it lives (许可法49). */
  change: Type.Optional(Type.Object({ item: Type.String() })),
  /** Whoever acts for its holder may have it issued again: 补发. */
  reissue: Type.Boolean(),
  /** The case whose decision made the newest edition: what a form about it is filled from. */
  lastCase: Type.String(),
  /** Papers about the licence itself; GET /api/licence-papers/:id/pdf. */
  papers: Type.Array(Type.Object({ id: Type.String(), title: TextShape, number: Type.String(), on: DayShape })),
  edition: Type.Integer(),
  /** An end that is proposed and not decided. */
  proposal: Type.Optional(
    Type.Object({
      end: Type.Union([Type.Literal('withdraw'), Type.Literal('revoke'), Type.Literal('cancel')]),
      ground: Type.String(),
      article: Type.String(),
      on: DayShape,
      respondBy: Type.Optional(DayShape),
      heard: Type.Boolean(),
    }),
  ),
  /** For officers: what may be done to it, and why not; `renew` and `change` are cases of the holder. */
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
  /** Certificates of the authorities above the bureau's seals, DER in base 64: who signs a PDF stands under one of them. */
  authorities: Type.Array(Type.String()),
});
export type VerifyKeys = Static<typeof VerifyKeys>;

/** GET /api/licence-counts?months= — month by month and kind, for officers. */
export const LicenceCounts = Type.Object({
  kinds: Type.Array(Type.Object({ kind: Type.String(), name: TextShape })),
  counts: Type.Array(
    Type.Object({
      month: Type.String(),
      kind: Type.String(),
      event: Type.String(),
      title: TextShape,
      n: Type.Integer(),
    }),
  ),
});
export type LicenceCounts = Static<typeof LicenceCounts>;

/** GET /api/public-register?query=&month=&cursor= — 双公示, no sign-in. */
export const PublicEntry = Type.Object({
  id: Type.String(),
  /** 行政相对人名称: an organisation in full, a person by the family name. */
  holder: Type.String(),
  holderKind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  /** 统一社会信用代码; of organisations only. */
  creditCode: Type.Optional(Type.String()),
  /** What happened: 颁发, 变更, 延续, 撤回, 撤销, 吊销, 注销. */
  event: Type.String(),
  eventName: TextShape,
  /** 许可证书名称, 许可编号. */
  licence: TextShape,
  number: Type.String(),
  /** 许可决定日期, 有效期自, 有效期至. */
  decidedOn: DayShape,
  from: DayShape,
  until: Type.Optional(DayShape),
  /** 许可机关. */
  organ: Type.String(),
  state: LicenceState,
  /** 公示期限: seven working days after the decision. */
  dueOn: DayShape,
  publishedOn: DayShape,
});
export type PublicEntry = Static<typeof PublicEntry>;
export const PublicRegister = Type.Object({ rows: Type.Array(PublicEntry), next: Type.Optional(Type.String()) });
export type PublicRegister = Static<typeof PublicRegister>;

/** GET /api/licence-stock — blanks by kind, and the log newest first. */
export const StockStep = Type.Union([Type.Literal('received'), Type.Literal('used'), Type.Literal('spoiled')]);
export const LicenceStock = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: TextShape,
      blank: Type.Integer(),
      used: Type.Integer(),
      spoiled: Type.Integer(),
      next: Type.Optional(Type.String()),
    }),
  ),
  log: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      number: Type.String(),
      step: StockStep,
      /** What a blank was used for. */
      licence: Type.Optional(Type.Object({ id: Type.String(), number: Type.String() })),
      reason: Type.Optional(Type.String()),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
});
export type LicenceStock = Static<typeof LicenceStock>;

/** POST /api/licences/:id/shares: for whom, for what, until which day (at most a year). */
export const ShareBody = Type.Object({
  whom: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  purpose: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  until: DayShape,
});
export type ShareBody = Static<typeof ShareBody>;
export const ShareView = Type.Object({
  id: Type.String(),
  whom: Type.String(),
  purpose: Type.String(),
  until: DayShape,
  state: Type.Union([Type.Literal('open'), Type.Literal('over'), Type.Literal('ended')]),
  madeAt: Type.String(),
  uses: Type.Integer(),
  lastUsedAt: Type.Optional(Type.String()),
  /** The address to hand on; only while it opens. */
  link: Type.Optional(Type.String()),
});
export type ShareView = Static<typeof ShareView>;
export const ShareList = Type.Object({ shares: Type.Array(ShareView) });
export const ShareMade = Type.Object({ share: Type.String() });
export const ShareDone = Type.Object({ done: Type.Literal(true) });
/** POST /api/licences/:id/reissue — 补发 by the holder, who declares what happened to it. */
export const ReissueBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  why: Type.Union([Type.Literal('lost'), Type.Literal('damaged'), Type.Literal('unreadable')]),
  declared: Type.Literal(true),
});
/** POST /api/licences/:id/shows: what a screen shows for a minute. */
export const ShowMade = Type.Object({ link: Type.String(), until: Type.String() });
export const ShareOpenBody = Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) });
/** POST /api/shares/open: whoever has the link; no sign-in. */
export const ShareOpened = Type.Object({
  state: Type.Union([Type.Literal('open'), Type.Literal('over'), Type.Literal('ended'), Type.Literal('unknown')]),
  way: Type.Union([Type.Literal('share'), Type.Literal('show')]),
  whom: Type.Optional(Type.String()),
  purpose: Type.Optional(Type.String()),
  until: Type.Optional(Type.String()),
  answer: Type.Optional(VerifyAnswer),
});
export type ShareOpened = Static<typeof ShareOpened>;
