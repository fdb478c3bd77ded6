import Type, { type Static, type TSchema } from 'typebox';
import { DOCUMENT_KINDS } from './events.ts';

/** Bodies of the acts on a seal; the address names the act, `version` is what was seen. */
const ref = Type.String({ minLength: 1, maxLength: 120 });
const id = Type.String({ minLength: 1, maxLength: 64 });
const day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const opt = <T extends TSchema>(t: T) => Type.Optional(t);
const items = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 500 });
const body = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields }, { additionalProperties: false });

export const REGISTER_SEAL = Type.Object(
  {
    organ: opt(Type.String({ minLength: 2, maxLength: 60 })),
    organCode: opt(Type.String({ pattern: '^[0-9A-Z]{18}$' })),
    kind: oneOf('unit', 'special'),
    how: oneOf('own', 'devolved', 'entrusted'),
    items: opt(items),
    from: day,
    until: day,
    /** Name of a key in a remote store; a local store makes its own. */
    key: opt(Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,60}$' })),
    /** The seal this one takes the place of. */
    replaces: opt(id),
  },
  { additionalProperties: false },
);
export type RegisterSeal = Static<typeof REGISTER_SEAL>;

export const SEAL_COMMANDS = {
  'name-keeper': body({ person: id }),
  'relieve-keeper': body({ person: id }),
  allow: body({
    documents: Type.Array(oneOf(...DOCUMENT_KINDS), { minItems: 1, maxItems: 3 }),
    items: opt(items),
    until: day,
  }),
  'end-allowance': body({ allowance: id }),
  approve: body({ request: id }),
  refuse: body({ request: id, reason: opt(Type.String({ minLength: 1, maxLength: 500 })) }),
  suspend: body({ reason: oneOf('lost', 'leader-changed', 'misuse', 'key-doubted', 'other') }),
  resume: body({}),
  destroy: body({ record: opt(ref), witnesses: opt(Type.Array(id, { maxItems: 5 })) }),
} as const;

export type SealActName = keyof typeof SEAL_COMMANDS;
export const SEAL_ACTS = Object.keys(SEAL_COMMANDS) as readonly SealActName[];
export type SealWire<A extends SealActName = SealActName> = A extends unknown
  ? { readonly act: A } & Static<(typeof SEAL_COMMANDS)[A]>
  : never;
