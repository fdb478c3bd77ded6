import { pinyin } from 'pinyin-pro';

/** A code with its place in a tree: regions (GB/T 2260 and the statistics office) and industries (GB/T 4754). */
export type Node = {
  readonly code: string;
  readonly name: string;
  readonly en?: string;
  readonly level: number;
  readonly parent?: string;
  /** A function zone has no code of the State: it lies in members, which have. */
  readonly kind?: 'ZONE';
  readonly members?: readonly string[];
};
export type Tree = {
  readonly edition: string;
  readonly byCode: ReadonlyMap<string, Node>;
  readonly children: ReadonlyMap<string, readonly Node[]>;
};
export type TreeQuery = { readonly parent?: string; readonly q?: string; readonly code?: string };

/** Region codes of twelve digits that end in six noughts say no more than the first six. */
export const shortCode = (code: string): string => (/^\d{6}000000$/.test(code) ? code.slice(0, 6) : code);

const ROOT = '';
export const makeTree = (edition: string, nodes: readonly Node[]): Tree => {
  const children = new Map<string, Node[]>();
  for (const n of nodes) {
    const list = children.get(n.parent ?? ROOT);
    if (list) list.push(n);
    else children.set(n.parent ?? ROOT, [n]);
  }
  return { edition, byCode: new Map(nodes.map((n) => [n.code, n])), children };
};

export const pathOf = (tree: Tree, node: Node): readonly string[] => {
  const up = node.parent ? tree.byCode.get(node.parent) : undefined;
  return up ? [...pathOf(tree, up), node.name] : [node.name];
};

export const childrenOf = (tree: Tree, code: string): readonly Node[] => {
  const node = tree.byCode.get(code);
  if (node?.members) return node.members.flatMap((m) => tree.byCode.get(m) ?? []);
  return tree.children.get(code) ?? [];
};

const LIMIT = 60;
/** What a picker asks: one code, the children of one, or names that hold some words or begin with pinyin initials. */
export const queryTree = (tree: Tree, { parent, q, code }: TreeQuery): readonly Node[] => {
  if (code !== undefined) {
    const node = tree.byCode.get(shortCode(code));
    return node ? [node] : [];
  }
  const words = q?.trim().toLowerCase();
  if (!words) return childrenOf(tree, parent === undefined ? ROOT : shortCode(parent));
  const initials = /^[a-z]{2,10}$/.test(words);
  const rank = (n: Node): number => {
    if (n.code.startsWith(words)) return 0;
    const at = n.name.indexOf(words);
    if (at >= 0) return at === 0 ? 1 : 2;
    if ((n.en ?? '').toLowerCase().includes(words)) return 3;
    if (initials && pinyin(n.name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').startsWith(words))
      return 4;
    return 9;
  };
  const under = parent === undefined ? undefined : shortCode(parent);
  const inside = (n: Node): boolean => {
    for (let at: Node | undefined = n; at; at = at.parent ? tree.byCode.get(at.parent) : undefined)
      if (at.code === under) return true;
    return false;
  };
  return [...tree.byCode.values()]
    .map((n) => ({ n, r: rank(n) }))
    .filter(({ n, r }) => r < 9 && (under === undefined || inside(n)))
    .sort((a, b) => a.r - b.r || a.n.level - b.n.level || (a.n.code < b.n.code ? -1 : 1))
    .slice(0, LIMIT)
    .map(({ n }) => n);
};

/** Is this a code of the tree? A tree that ends above streets cannot judge a street: it vouches for the county. */
export const knows = (tree: Tree, code: string): boolean => {
  const short = shortCode(code);
  if (tree.byCode.has(short)) return tree.byCode.get(short)?.kind !== 'ZONE';
  const county = short.slice(0, 6);
  return short.length === 12 && tree.byCode.has(county) && (tree.children.get(county) ?? []).length === 0;
};
