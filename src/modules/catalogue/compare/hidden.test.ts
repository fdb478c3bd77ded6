import { expect, test } from 'vitest';
import type { ItemVersion } from '../item.ts';
import { BUNDLED } from '../items/index.ts';
import { withTerms } from '../terms.ts';
import { compareVersions as compare } from './compare.ts';

type Node = { [key: string]: unknown };
const leaves = (x: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof x === 'object' && x !== null
    ? Object.entries(x).flatMap(([k, v]) => leaves(v, [...path, k]))
    : x === undefined
      ? []
      : [path];
const other = (x: unknown): unknown =>
  typeof x === 'string' ? `${x}.` : typeof x === 'number' ? x + 1 : typeof x === 'boolean' ? !x : 'x';
const changedAt = (v: ItemVersion, path: readonly string[]): ItemVersion => {
  const copy = structuredClone(v) as unknown as Node;
  const at = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, copy);
  at[path.at(-1)!] = other(at[path.at(-1)!]);
  return copy as unknown as ItemVersion;
};
/** Which version it is, and what only repeats the version in its terms. */
const NAMES = /^(item|version|state|terms\.(item|version|materials|fields|nature|statutory|promised)|imported)\b/;

/** Codes that no version can hold break the words of their line; they are no version. */
const told = (v: ItemVersion, changed: ItemVersion): boolean => {
  try {
    return compare(v, withTerms(changed)).length > 0;
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
};
test.each(BUNDLED.map((v) => [v.item, v] as const))('%s: a change anywhere in it is told', (_, v) => {
  const hidden = leaves(v)
    .filter((p) => !NAMES.test(p.join('.')))
    .filter((p) => !told(v, changedAt(v, p)))
    .map((p) => p.join('.').replaceAll(/\.\d+/g, '.#'));
  expect([...new Set(hidden)]).toEqual([]);
});
