// Finds citations of law in texts, and the titles of tests with the citations they stand under.
import ts from 'typescript';
import { STATUTES } from '../src/law/statutes.data.ts';

export type Source = { readonly path: string; readonly text: string };
type Cite = { readonly statute: string; readonly article: string };
type CodeCite = Cite & { readonly file: string };
type TestCite = Cite & { readonly file: string; readonly under: string; readonly test: string };

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一千二百四十二 → 1242; ordinary digits as they are. */
export const chineseNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  for (const c of text) {
    const power = POWERS[c];
    if (power === undefined) digit = DIGITS[c]!;
    else {
      sum += (digit || 1) * power;
      digit = 0;
    }
  }
  return sum + digit;
};

// Longer names first: 生态环境法典 before 法典, 食品安全法条例 before 食品安全法.
const NAMES = STATUTES.map((s) => s.id)
  .sort((a, b) => b.length - a.length)
  .map((id) => id.replace(/[〔〕]/g, '\\$&'))
  .join('|');
const NUMBER = '[零一二两三四五六七八九十百千]+|\\d+';
const WRITTEN = new RegExp(`(${NAMES})\\s*第(${NUMBER})条((?:[、和及与]\\s*第(?:${NUMBER})条)*)`, 'g');
const SHORT = new RegExp(`(${NAMES})\\s?(\\d+(?:\\.\\d+)*)`, 'g');
const OBJECT = /["']?statute["']?:\s*["']([^"']+)["'],\s*["']?article["']?:\s*["'](\d[\d.]*)["']/g;

/** Citations in a text, in order, each once. Sub-articles stay as written: `42.1`. */
export const citesIn = (text: string): readonly Cite[] => {
  const found = new Map<string, Cite>();
  const add = (statute: string, article: string) => {
    const clean = article.replace(/\.$/, '');
    found.set(`${statute}${clean}`, { statute, article: clean });
  };
  for (const [, statute, first, rest] of text.matchAll(WRITTEN)) {
    add(statute!, String(chineseNumber(first!)));
    for (const [, more] of rest!.matchAll(new RegExp(`第(${NUMBER})条`, 'g')))
      add(statute!, String(chineseNumber(more!)));
  }
  for (const [, statute, article] of text.matchAll(SHORT)) add(statute!, article!);
  for (const [, statute, article] of text.matchAll(OBJECT))
    if (STATUTES.some((s) => s.id === statute)) add(statute!, article!);
  return [...found.values()];
};

export const scanCode = ({ path, text }: Source): readonly CodeCite[] =>
  citesIn(text).map((c) => ({ ...c, file: path }));

/** `describe(…)`, `test.each(…)(…)`, `it.skipIf(…)(…)`: the word a call begins with. */
const callName = (node: ts.Expression): string => {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return callName(node.expression);
  return '';
};
const titleOf = (call: ts.CallExpression): string | undefined => {
  const [first] = call.arguments;
  return (
    first && (ts.isStringLiteralLike(first) ? first.text : ts.isTemplateExpression(first) ? first.getText() : undefined)
  );
};

/** Tests whose own title or one of the titles around them cites an article. */
export const scanTests = ({ path, text }: Source): readonly TestCite[] => {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: TestCite[] = [];
  const visit = (node: ts.Node, around: readonly string[]): void => {
    let inside = around;
    if (ts.isCallExpression(node)) {
      const name = callName(node.expression);
      const title = titleOf(node);
      if (title !== undefined && name === 'describe') inside = [...around, title];
      if (title !== undefined && (name === 'test' || name === 'it'))
        for (const cite of citesIn([...around, title].join('\n')))
          found.push({ ...cite, file: path, under: around.join(' / '), test: title });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, []);
  return found;
};
