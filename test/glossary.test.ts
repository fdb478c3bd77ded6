import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const glossary = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8');
const rows = glossary
  .split('\n')
  .filter((l) => l.startsWith('| ') && !l.startsWith('| English'))
  .map((l) =>
    l
      .split('|')
      .slice(1, -1)
      .map((c) => c.trim()),
  );
/** Names of the program, in `code` in the first column. */
const names = new Set(rows.flatMap(([first]) => [...first!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!)));
const undefinedOf = (words: readonly string[]) => words.filter((w) => !names.has(w));

const parse = (path: string): ts.SourceFile | undefined => {
  const file = join(ROOT, path);
  if (!existsSync(file)) return undefined;
  return ts.createSourceFile(path, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
};
const aliasOf = (path: string, name: string): ts.TypeNode | undefined =>
  parse(path)
    ?.statements.filter(ts.isTypeAliasDeclaration)
    .find((s) => s.name.text === name)?.type;

/** Every string literal below a node: the members of a union, or of a table of states. */
const literals = (node: ts.Node | undefined): string[] => {
  const found: string[] = [];
  const visit = (n: ts.Node): void => {
    if (ts.isLiteralTypeNode(n) && ts.isStringLiteral(n.literal)) found.push(n.literal.text);
    ts.forEachChild(n, visit);
  };
  if (node) visit(node);
  return [...new Set(found)];
};
const keysOf = (node: ts.TypeNode | undefined): string[] =>
  node && ts.isTypeLiteralNode(node)
    ? node.members.filter(ts.isPropertySignature).map((m) => m.name.getText().replace(/'/g, ''))
    : [];
/** Values of `state: '…'` in the type aliases of a file. */
const statesIn = (path: string): string[] => {
  const found: string[] = [];
  const visit = (n: ts.Node): void => {
    if (ts.isPropertySignature(n) && n.name.getText() === 'state') found.push(...literals(n.type));
    ts.forEachChild(n, visit);
  };
  const file = parse(path);
  if (file) visit(file);
  return [...new Set(found)];
};
const actFiles = (): string[] => {
  const folder = join(ROOT, 'src', 'modules', 'cases', 'acts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => /^[a-z-]+\.ts$/.test(f) && f !== 'index.ts')
    .map((f) => basename(f, '.ts'));
};

/** Where the words stand, and how many there must at least be: a reader that finds nothing would never turn red. */
const SOURCES: readonly [what: string, path: string, words: string[], least: number][] = [
  ['posts', 'src/kernel/actor.ts', literals(aliasOf('src/kernel/actor.ts', 'Post')), 16],
  ['grounds', 'src/law/period.ts', literals(aliasOf('src/law/period.ts', 'Ground')), 8],
  ['events', 'src/modules/cases/events.ts', keysOf(aliasOf('src/modules/cases/events.ts', 'Payloads')), 44],
  ['states', 'src/modules/cases/state.ts', statesIn('src/modules/cases/state.ts'), 5],
  ['papers', 'src/modules/cases/events.ts', literals(aliasOf('src/modules/cases/events.ts', 'PaperKind')), 20],
  [
    'clocks',
    'src/modules/cases/clocks.warn.ts',
    literals(aliasOf('src/modules/cases/clocks.warn.ts', 'ClockName')),
    14,
  ],
  ['acts', 'src/modules/cases/acts', actFiles(), 50],
];

describe('docs/glossary.md', () => {
  test.each(SOURCES)('%s of %s stand in it', (what, path, words, least) => {
    if (!existsSync(join(ROOT, path))) return expect(words, `${path} is not there yet`).toEqual([]);
    expect(words.length, `${what} can no longer be read from ${path}: mend this test`).toBeGreaterThanOrEqual(least);
    expect(undefinedOf(words), `add these ${what} to docs/glossary.md`).toEqual([]);
  });
  test('each row has English, Chinese, meaning and law', () => {
    const bad = rows.filter((r) => r.length !== 4 || !r[0] || !r[1] || !r[3]);
    expect(bad).toEqual([]);
    for (const [english, chinese] of rows) expect(chinese, `the Chinese term of ${english}`).toMatch(/\p{Script=Han}/u);
  });
  test('no term is explained twice', () => {
    const seen = rows.flatMap(([first]) => [...first!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!));
    expect(seen.filter((w, i) => seen.indexOf(w) !== i)).toEqual([]);
  });
});
