import Type, { type Static, type TSchema } from 'typebox';

/** Bodies of the acts on a licence as they come over the wire; the address names the act, `version` what was seen. Fields a guard asks for are optional here, so that the law's own refusal is heard. */
const text = Type.String({ minLength: 1, maxLength: 4000 });
const ref = Type.String({ minLength: 1, maxLength: 120 });
const hash = Type.String({ minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z:+/=_-]+$' });
const day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const opt = <T extends TSchema>(t: T) => Type.Optional(t);
const settlement = Type.Object(
  { how: oneOf('none-due', 'agreed', 'deposited'), fen: opt(Type.Integer({ minimum: 0 })) },
  { additionalProperties: false },
);
const body = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields }, { additionalProperties: false });

export const LICENCE_COMMANDS = {
  suspend: body({
    reason: oneOf('frozen', 'penalty', 'order'),
    reference: opt(ref),
    until: opt(day),
  }),
  reinstate: body({}),
  propose: body({
    end: oneOf('withdraw', 'revoke', 'cancel'),
    ground: oneOf(
      'law-changed',
      'facts-changed',
      'abuse',
      'ultra-vires',
      'procedure',
      'unqualified',
      'fraud',
      'not-renewed',
      'holder-died',
      'entity-ended',
      'permit-ended',
      'force-majeure',
      'other',
    ),
    facts: opt(text),
  }),
  tell: body({ mode: oneOf('e', 'window', 'post', 'outlet', 'public-notice') }),
  hear: body({ record: hash }),
  drop: body({ reason: opt(text) }),
  withdraw: body({ compensation: opt(settlement) }),
  revoke: body({ harmsPublic: opt(Type.Boolean()), safety: opt(Type.Boolean()), damages: opt(settlement) }),
  'note-penalty': body({ organ: opt(ref), decision: opt(ref), article: opt(ref) }),
  cancel: body({}),
  annul: body({ order: opt(ref) }),
  reissue: body({ why: opt(oneOf('lost', 'damaged', 'unreadable')), statement: opt(ref) }),
} as const;

export type LicenceActName = keyof typeof LICENCE_COMMANDS;
export const LICENCE_ACTS = Object.keys(LICENCE_COMMANDS) as readonly LicenceActName[];
export const isLicenceAct = (name: string): name is LicenceActName => name in LICENCE_COMMANDS;
/** What a client sends. */
export type LicenceWire<A extends LicenceActName = LicenceActName> = A extends unknown
  ? { readonly act: A } & Static<(typeof LICENCE_COMMANDS)[A]>
  : never;

type Hidden<T> = { readonly [K in keyof T]: K extends 'facts' ? { readonly hash: string } : T[K] };
/** What the pure act sees: the facts of a proposal and the reason of a drop have become references. */
export type LicenceCommand<A extends LicenceActName = LicenceActName> = A extends 'propose'
  ? Hidden<LicenceWire<'propose'>>
  : A extends 'drop'
    ? Omit<LicenceWire<'drop'>, 'reason'> & { readonly reason?: { readonly hash: string } }
    : LicenceWire<A>;
