import type { TSchema } from 'typebox';
import { FREE_TEXT_MARK, type FreeText, SCHEMAS, type Schemas, type StaticOf } from './commands.schema.ts';

/**
 * Commands of the acts of a case. Two faces of each:
 * - `WireCommand`: what a client sends and `CommandSchemas` checks; free texts are plain strings;
 * - `Command`: what the pure act sees; each free text has become a `TextRef`, because the trail holds no words.
 * The shell turns one into the other with `hideTexts(wire, store)`; `TEXT_FIELDS` says which fields are texts.
 */
export type ActName = keyof Schemas;
export const ACT_NAMES = Object.keys(SCHEMAS) as readonly ActName[];
export const CommandSchemas: { readonly [A in ActName]: TSchema } = SCHEMAS;

/** A text kept encrypted outside the trail, referred to by the hash of its plain form. */
export type TextRef = { readonly hash: string };

type Swap<T, Words> = T extends FreeText
  ? Words
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer U)[]
      ? readonly Swap<U, Words>[]
      : { readonly [K in keyof T]: Swap<T[K], Words> };

export type CommandOf<A extends ActName> = Swap<StaticOf<A>, TextRef>;
export type WireCommandOf<A extends ActName> = Swap<StaticOf<A>, string>;
export type Command = { [A in ActName]: CommandOf<A> }[ActName];
export type WireCommand = { [A in ActName]: WireCommandOf<A> }[ActName];

type Node = {
  readonly type?: string;
  readonly contentMediaType?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
};
const textPaths = (node: Node, at: string): string[] => {
  if (node.contentMediaType === FREE_TEXT_MARK) return [at];
  if (node.items) return textPaths(node.items, `${at}[]`);
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => textPaths(child, at ? `${at}.${key}` : key));
};

/** Paths of the free texts of each act's command, `reason`, `missing[].note`; read from the schemas, so they cannot drift. */
export const TEXT_FIELDS = Object.fromEntries(
  ACT_NAMES.map((name) => [name, textPaths(SCHEMAS[name] as unknown as Node, '')]),
) as unknown as { readonly [A in ActName]: readonly string[] };

const replaced = (value: unknown, path: readonly string[], store: (text: string) => TextRef): unknown => {
  const [head, ...rest] = path;
  if (value === undefined || value === null) return value;
  if (head === undefined) return typeof value === 'string' ? store(value) : value;
  const many = head.endsWith('[]');
  const key = many ? head.slice(0, -2) : head;
  const inner = (value as Record<string, unknown>)[key];
  if (inner === undefined) return value;
  const next = many && Array.isArray(inner) ? inner.map((v) => replaced(v, rest, store)) : replaced(inner, rest, store);
  return { ...(value as object), [key]: next };
};

/** Replaces every free text of a wire command by the reference that `store` gives for it; everything else is kept. */
export const hideTexts = (wire: WireCommand, store: (text: string) => TextRef): Command =>
  TEXT_FIELDS[wire.act].reduce<unknown>((c, path) => replaced(c, path.split('.'), store), wire) as Command;
