import Type, { type Static } from 'typebox';

/** Wire shapes of people: sign-in, accounts, mandates, posts. */
const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const IdShape = Type.String({ minLength: 1, maxLength: 64 });
const NameShape = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Items = Type.Array(Type.String({ maxLength: 120 }), { minItems: 1, maxItems: 200 });

/** Somebody the signed-in person may act for: themselves is not listed. */
export const ActingChoice = Type.Object({
  principal: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  /** Absent for the legal representative. */
  mandate: Type.Optional(Type.String()),
  /** Absent: all items. */
  items: Type.Optional(Type.Array(Type.String())),
});
export type ActingChoice = Static<typeof ActingChoice>;

/** GET /api/session; everything personal is null for a visitor. */
export const SessionView = Type.Object({
  person: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  staff: Type.Union([
    Type.Object({
      name: Type.String(),
      posts: Type.Array(Type.String()),
      unit: Type.Object({ id: Type.String(), name: TextShape }),
      site: Type.Optional(Type.String()),
    }),
    Type.Null(),
  ]),
  acting: Type.Union([ActingChoice, Type.Null()]),
  choices: Type.Array(ActingChoice),
  admin: Type.Boolean(),
  unread: Type.Integer(),
  /** Seconds until the session ends; absent for a visitor. */
  left: Type.Optional(Type.Integer()),
  bureau: Type.Object({ id: Type.String(), name: TextShape }),
  today: DayShape,
  demo: Type.Boolean(),
});
export type SessionView = Static<typeof SessionView>;

/** POST /api/session/extend: seconds from now until the session ends. */
export const SessionLeft = Type.Object({ left: Type.Integer() });

/** POST /api/session */
export const SignInBody = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 120 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});

/** POST /api/session/acting; null: for oneself again. */
/** `mandate`: which of several of one principal; without it the widest one. */
export const ActingBody = Type.Object({
  principal: Type.Union([IdShape, Type.Null()]),
  mandate: Type.Optional(IdShape),
});

/** POST /api/accounts */
export const AccountBody = Type.Object({
  name: NameShape,
  residentId: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Type.Optional(Type.String({ pattern: '^1[3-9]\\d{9}$' })),
  login: Type.String({ minLength: 3, maxLength: 60, pattern: '^\\S+$' }),
  password: Type.String({ minLength: 10, maxLength: 200 }),
  /** The one-time code by which identity was confirmed; without it no account is opened. */
  code: Type.Optional(Type.String({ maxLength: 20 })),
});
export type AccountBody = Static<typeof AccountBody>;
export const PersonRef = Type.Object({ person: Type.String() });

/** POST /api/identity-checks: how somebody with this name and number proves to be them. */
export const IdentityBody = Type.Object({
  name: NameShape,
  residentId: Type.String({ minLength: 1, maxLength: 40 }),
});
export type IdentityBody = Static<typeof IdentityBody>;
export const IdentityWay = Type.Union([
  /** A demo town shows the code instead of a person at the counter: everybody knows that it proves nothing. */
  Type.Object({ way: Type.Literal('shown'), code: Type.String(), until: Type.String() }),
  /** The code is given at the counter, against the identity card. */
  Type.Object({ way: Type.Literal('counter') }),
]);
export type IdentityWay = Static<typeof IdentityWay>;
/** POST /api/identity-codes (at the counter): the card was seen, here is the code for its owner. */
export const IdentityCodeBody = Type.Object({
  name: NameShape,
  residentId: Type.String({ minLength: 1, maxLength: 40 }),
  seen: Type.Literal(true),
  /** For registering when absent. */
  purpose: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('reset')])),
  /** Of whose business licence they are the legal representative, which was seen too. */
  company: Type.Optional(Type.Object({ name: NameShape, creditCode: Type.String({ minLength: 1, maxLength: 40 }) })),
});
export type IdentityCodeBody = Static<typeof IdentityCodeBody>;
/** POST /api/company-checks: how the legal representative of an unknown company shows to be that. */
export const CompanyCheckBody = Type.Object({
  name: NameShape,
  creditCode: Type.String({ minLength: 1, maxLength: 40 }),
});
export type CompanyCheckBody = Static<typeof CompanyCheckBody>;
/** POST /api/account/reset: a new login and password, against a code of the counter. */
export const ResetBody = Type.Object({
  name: NameShape,
  residentId: Type.String({ minLength: 1, maxLength: 40 }),
  code: Type.String({ minLength: 1, maxLength: 20 }),
  login: Type.String({ minLength: 3, maxLength: 60, pattern: '^\\S+$' }),
  password: Type.String({ minLength: 10, maxLength: 200 }),
});
export type ResetBody = Static<typeof ResetBody>;
export const IdentityCode = Type.Object({ code: Type.String(), until: Type.String() });
export type IdentityCode = Static<typeof IdentityCode>;

/** GET /api/account: what keeps my account safe. */
export const PasskeyView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Type.String(),
  usedAt: Type.Optional(Type.String()),
});
export const SignedInView = Type.Object({
  id: Type.String(),
  device: Type.String(),
  way: Type.Union([Type.Literal('password'), Type.Literal('passkey'), Type.Literal('demo')]),
  since: Type.String(),
  until: Type.String(),
  here: Type.Boolean(),
});
export const AccountView = Type.Object({
  /** False for a demo person, who came in by a click: there is no password to change. */
  own: Type.Boolean(),
  passkeys: Type.Array(PasskeyView),
  sessions: Type.Array(SignedInView),
});
export type AccountView = Static<typeof AccountView>;
/** POST /api/account/password */
export const PasswordBody = Type.Object({
  old: Type.String({ minLength: 1, maxLength: 200 }),
  new: Type.String({ minLength: 10, maxLength: 200 }),
});
export const Ended = Type.Object({ ended: Type.Integer() });
/** What WebAuthn calls options and responses; made and read by its library, checked by it and not here. */
export const PasskeyOptions = Type.Object({ options: Type.Any() });
export const PasskeyBody = Type.Object({ name: NameShape, response: Type.Any() });
export const PasskeySignInBody = Type.Object({ response: Type.Any() });
export const PasskeyName = Type.Object({ name: NameShape });

/** POST /api/companies: the legal representative enters the company they act for. */
export const CompanyBody = Type.Object({
  name: NameShape,
  creditCode: Type.String({ minLength: 1, maxLength: 40 }),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  /** The one-time code, needed for a company that the bureau does not know yet. */
  code: Type.Optional(Type.String({ maxLength: 20 })),
});
export type CompanyBody = Static<typeof CompanyBody>;

/** GET /api/people/me; numbers masked. */
export const PersonView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  number: Type.String(),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
});
export const MeView = Type.Object({ me: PersonView, acting: Type.Optional(PersonView) });

/** POST /api/mandates: who gives it is whom the session acts for. */
export const MandateBody = Type.Object({
  agent: Type.Object({ name: NameShape, residentId: Type.String({ minLength: 1, maxLength: 40 }) }),
  /** Absent: all items. */
  items: Type.Optional(Items),
  from: Type.Optional(DayShape),
  until: DayShape,
});
export const MandateView = Type.Object({
  id: Type.String(),
  principal: Type.Object({ id: Type.String(), name: Type.String() }),
  agent: Type.Object({ id: Type.String(), name: Type.String() }),
  items: Type.Optional(Type.Array(Type.String())),
  from: DayShape,
  until: DayShape,
  endedOn: Type.Optional(DayShape),
  state: Type.Union([Type.Literal('ahead'), Type.Literal('in-force'), Type.Literal('over'), Type.Literal('ended')]),
  side: Type.Union([Type.Literal('given'), Type.Literal('held')]),
});
export type MandateView = Static<typeof MandateView>;
export const MandateList = Type.Object({ mandates: Type.Array(MandateView) });
export const MandateGiven = Type.Object({ mandate: Type.String() });

/** GET /api/staff?post=&unit=&item= */
export const StaffQuery = Type.Object({
  post: Type.Optional(Type.String({ maxLength: 40 })),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  item: Type.Optional(Type.String({ maxLength: 120 })),
});
export const StaffView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  posts: Type.Array(Type.String()),
  unit: Type.Object({ id: Type.String(), name: TextShape }),
});
export type StaffView = Static<typeof StaffView>;
export const StaffList = Type.Object({ staff: Type.Array(StaffView) });

/** POST /api/staff/posts (administrator) */
export const PostBody = Type.Object({
  person: IdShape,
  post: Type.String({ maxLength: 40 }),
  unit: IdShape,
  site: Type.Optional(IdShape),
  items: Type.Optional(Items),
  from: DayShape,
  until: Type.Optional(DayShape),
});
export const PostRef = Type.Object({ post: Type.String() });

/** GET /api/demo/personas, only in a demo town. */
export const PersonaView = Type.Object({
  person: Type.String(),
  name: Type.String(),
  about: TextShape,
  posts: Type.Array(Type.String()),
  principalName: Type.Optional(Type.String()),
});
export type PersonaView = Static<typeof PersonaView>;
export const PersonaList = Type.Object({ personas: Type.Array(PersonaView) });
export const DemoBody = Type.Object({ person: IdShape });

export const Done = Type.Object({ done: Type.Literal(true) });
