import Type, { type Static, type TSchema } from 'typebox';

/**
 * Bodies of the acts on an obligation; the address names the act, `version` what was seen. `words`: a record or a proof
 * that is written on the screen; it is kept sealed, and its hash stands where that of a file would.
 */
const text = Type.String({ minLength: 1, maxLength: 4000 });
const hash = Type.String({ minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z:+/=_-]+$' });
const id = Type.String({ minLength: 1, maxLength: 80 });
const day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const body = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields }, { additionalProperties: false });

export const OBLIGATION_COMMANDS = {
  'give-evidence': body({
    hashes: Type.Optional(Type.Array(hash, { minItems: 1, maxItems: 100 })),
    words: Type.Optional(text),
  }),
  check: body({
    inspectors: Type.Array(id, { maxItems: 10 }),
    finding: oneOf('kept', 'not-kept', 'false'),
    record: Type.Optional(hash),
    words: Type.Optional(text),
  }),
  keep: body({}),
  rectify: body({ until: Type.Optional(day), reason: Type.Optional(text) }),
  hear: body({ record: Type.Optional(hash), words: Type.Optional(text) }),
  break: body({ fraud: Type.Boolean() }),
  repair: body({ reason: Type.Optional(text) }),
  waive: body({ reason: Type.Optional(text) }),
} as const;

export type ObligationActName = keyof typeof OBLIGATION_COMMANDS;
export const OBLIGATION_ACTS = Object.keys(OBLIGATION_COMMANDS) as readonly ObligationActName[];
export type ObligationWire<A extends ObligationActName = ObligationActName> = A extends unknown
  ? { readonly act: A } & Static<(typeof OBLIGATION_COMMANDS)[A]>
  : never;
/** What the pure act sees: a reason has become a reference, written words have become a hash. */
export type ObligationCommand<A extends ObligationActName = ObligationActName> = A extends
  | 'rectify'
  | 'repair'
  | 'waive'
  ? Omit<ObligationWire<A>, 'reason'> & { readonly reason?: { readonly hash: string } }
  : A extends 'check' | 'hear'
    ? Omit<ObligationWire<A>, 'record' | 'words'> & { readonly record: string }
    : A extends 'give-evidence'
      ? Omit<ObligationWire<A>, 'hashes' | 'words'> & { readonly hashes: readonly string[] }
      : ObligationWire<A>;
