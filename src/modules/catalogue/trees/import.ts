import type { Node } from './tree.ts';
import { shortCode } from './tree.ts';

/** Reads fuller trees: the county tree and the city list of the statistics office, the full classification of industries. */
export type TreeDefect = { readonly row: number; readonly code: string; readonly zh: string; readonly en: string };
export type ReadTree = {
  readonly tree: 'region' | 'industry';
  readonly edition: string;
  readonly nodes: readonly Node[];
  readonly defects: readonly TreeDefect[];
};

type Raw = {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly children?: unknown;
  readonly streets?: unknown;
};
const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const rows = (v: unknown): readonly Raw[] => (Array.isArray(v) ? (v.filter(isObject) as readonly Raw[]) : []);

const DEEPEST = 5;
const MOST = 800_000;

/** Collects nodes of a nested list; a node without code or name is left out and told. */
const walk = (
  list: readonly Raw[],
  level: number,
  parent: string | undefined,
  nodes: Node[],
  defects: TreeDefect[],
): void => {
  for (const raw of list) {
    if (nodes.length >= MOST || level > DEEPEST) return;
    const { code, name } = raw;
    if (typeof code !== 'string' || !/^\d{6}(\d{6})?$/.test(code) || typeof name !== 'string' || !name.trim()) {
      defects.push({
        row: nodes.length + defects.length + 1,
        code: String(code).slice(0, 20),
        zh: '代码应是 6 位或 12 位数字，并有名称；这一条没有导入',
        en: 'A code has 6 or 12 digits and a name; this one was left out',
      });
      continue;
    }
    const short = shortCode(code);
    nodes.push({ code: short, name, level, ...(parent === undefined ? {} : { parent }) });
    walk(rows(raw.children ?? raw.streets), level + 1, short, nodes, defects);
  }
};

const readRegions = (json: Record<string, unknown>): ReadTree => {
  const nodes: Node[] = [];
  const defects: TreeDefect[] = [];
  walk(rows(json.tree), 1, undefined, nodes, defects);
  if (isObject(json.city) && typeof json.city.code === 'string') {
    const city = shortCode(json.city.code);
    nodes.push({ code: city, name: String(json.city.name), level: 2, parent: `${city.slice(0, 2)}0000` });
    walk(rows(json.areas), 3, city, nodes, defects);
  }
  return { tree: 'region', edition: String(json.source ?? ''), nodes, defects };
};

const INDUSTRY = /^([A-T]|\d{2,4})$/;
const readIndustries = (json: Record<string, unknown>): ReadTree => {
  const defects: TreeDefect[] = [];
  const nodes = rows(json.items).flatMap((raw, i): Node[] => {
    const { code, name } = raw;
    const { level, parent } = raw as { level?: unknown; parent?: unknown };
    if (typeof code !== 'string' || !INDUSTRY.test(code) || typeof name !== 'string' || typeof level !== 'number') {
      defects.push({
        row: i + 1,
        code: String(code),
        zh: '不是行业代码，没有导入',
        en: 'Not an industry code; left out',
      });
      return [];
    }
    return [{ code, name, level, ...(typeof parent === 'string' ? { parent } : {}) }];
  });
  return { tree: 'industry', edition: String(json.source ?? ''), nodes, defects };
};

/** Told apart by shape; undefined when it is neither. */
export const readTree = (json: unknown): ReadTree | undefined => {
  if (!isObject(json)) return undefined;
  const read =
    Array.isArray(json.tree) || isObject(json.city)
      ? readRegions(json)
      : Array.isArray(json.items)
        ? readIndustries(json)
        : undefined;
  return read && read.nodes.length > 0 ? read : undefined;
};

/** What was loaded before stays where the new file says nothing of it; new names win. */
export const mergeNodes = (before: readonly Node[], added: readonly Node[]): readonly Node[] => {
  const merged = new Map(before.map((n) => [n.code, n]));
  for (const n of added) merged.set(n.code, { ...merged.get(n.code), ...n });
  return [...merged.values()];
};
