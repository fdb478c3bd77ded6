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
  bureau: Type.Object({ id: Type.String(), name: TextShape }),
  today: DayShape,
  demo: Type.Boolean(),
});
export type SessionView = Static<typeof SessionView>;

/** POST /api/session */
export const SignInBody = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 120 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});

/** POST /api/session/acting; null: for oneself again. */
export const ActingBody = Type.Object({ principal: Type.Union([IdShape, Type.Null()]) });

/** POST /api/accounts */
export const AccountBody = Type.Object({
  name: NameShape,
  residentId: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Type.Optional(Type.String({ pattern: '^1[3-9]\\d{9}$' })),
  login: Type.String({ minLength: 3, maxLength: 60, pattern: '^\\S+$' }),
  password: Type.String({ minLength: 10, maxLength: 200 }),
});
export type AccountBody = Static<typeof AccountBody>;
export const PersonRef = Type.Object({ person: Type.String() });

/** POST /api/companies: the legal representative enters the company they act for. */
export const CompanyBody = Type.Object({
  name: NameShape,
  creditCode: Type.String({ minLength: 1, maxLength: 40 }),
  address: Type.Optional(Type.String({ maxLength: 300 })),
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

/** GET /api/notices */
export const NoticeView = Type.Object({
  id: Type.String(),
  /** Absent: told to the person themselves. */
  principal: Type.Optional(Type.String()),
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
  at: Type.String(),
  read: Type.Boolean(),
});
export type NoticeView = Static<typeof NoticeView>;
export const NoticePage = Type.Object({ notices: Type.Array(NoticeView), next: Type.Optional(Type.String()) });

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
