import Type, { type Static } from 'typebox';

/** Wire shapes of notices (通知): the inbox, how one is told, by mail too. */
const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });

export const NoticeView = Type.Object({
  id: Type.String(),
  /** Absent: told to the person themselves. */
  principal: Type.Optional(Type.String()),
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
  at: Type.String(),
  read: Type.Boolean(),
  group: Type.String(),
  about: Type.Optional(TextShape),
  happened: TextShape,
  todo: Type.Optional(TextShape),
  due: Type.Optional(Type.String()),
  /** Path in the product. */
  to: Type.String(),
  /** Told because of this article, whatever was chosen. */
  article: Type.Optional(Type.String()),
});
export type NoticeView = Static<typeof NoticeView>;
export const NoticePage = Type.Object({ notices: Type.Array(NoticeView), next: Type.Optional(Type.String()) });

export const PaceShape = Type.Union([Type.Literal('now'), Type.Literal('daily'), Type.Literal('law')]);
/** GET /api/notices/settings */
export const NoticeSettings = Type.Object({
  /** False: this bureau has no mail; the page says so. */
  mail: Type.Boolean(),
  /** Masked: `l***@example.cn`. */
  address: Type.Optional(Type.String()),
  state: Type.Optional(Type.Union([Type.Literal('asked'), Type.Literal('proven'), Type.Literal('failing')])),
  /** Masked: asked for beside the one in use, which stays until this one is proven. */
  next: Type.Optional(Type.String()),
  failure: Type.Optional(Type.String()),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  pace: PaceShape,
  /** `licence/mail`: group and channel not wanted. */
  off: Type.Array(Type.String()),
  groups: Type.Array(Type.String()),
});
export type NoticeSettings = Static<typeof NoticeSettings>;
/** PUT /api/notices/settings */
export const WishBody = Type.Object({
  pace: PaceShape,
  off: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});
export type WishBody = Static<typeof WishBody>;
/** PUT /api/notices/address: a code is sent there; it counts once it came back. */
export const AddressBody = Type.Object({
  address: Type.String({ maxLength: 254, pattern: '^[^\\s@<>",;:]+@[^\\s@<>",;:]+\\.[^\\s@<>",;:.]+$' }),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
});
export type AddressBody = Static<typeof AddressBody>;
export const CodeBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) });
/** POST /api/mail-stop: the link at the foot of a letter, no sign-in. */
export const StopBody = Type.Object({ token: Type.String({ minLength: 1, maxLength: 300 }) });
export const Done = Type.Object({ done: Type.Literal(true) });
