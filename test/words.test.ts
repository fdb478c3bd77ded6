import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The words of the whole product, as ui.md sections 8 and 11 want them: screens, refusals, notices, the catalogue. */
const ROOT = join(import.meta.dirname, '..');
const HAN = /\p{Script=Han}/u;

type Said = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Not the argument of a call such as `split('-')`. */
  readonly shown: boolean;
};
type Pair = {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** A plain string, not something worked out. */
  readonly plain: boolean;
};

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name) && !/\.(test|d)\.tsx?$/.test(f.name))
    .map((f) => relative(ROOT, join(f.parentPath, f.name)).split(sep).join('/'))
    .sort();
const FILES = [...filesUnder('src'), ...filesUnder('web')];

/**
 * Not our own words, so not judged for style. Statutory papers keep the wording the law and the ministry's forms of
 * paper prescribe (“予以受理”, “依法实施”); statutes are quoted; the lists of industries, regions and search words are
 * others' names or what people type; defects of imported lists quote what the lists say.
 */
const QUOTED = [
  /^src\/law\/statutes/,
  /^src\/modules\/[a-z]+\/papers/,
  /^src\/modules\/catalogue\/(trees|synonyms|import|codes)/,
  /^src\/seed\//,
];
const isQuoted = (file: string) => QUOTED.some((q) => q.test(file));

/** What a literal says; the holes of a template read as ○. */
const saidBy = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((s) => `○${s.literal.text}`).join('');
  return undefined;
};
/** Everything a value can say: both ends of a choice, what a function answers, the parts of a sum. */
const allSaid = (node: ts.Node): string[] => {
  const own = saidBy(node);
  if (own !== undefined) return [own];
  const found: string[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...allSaid(child));
  });
  return found;
};
const keyOf = (p: ts.ObjectLiteralElementLike): string | undefined =>
  p.name && (ts.isIdentifier(p.name) || ts.isStringLiteralLike(p.name)) ? p.name.text : undefined;
const bare = (node: ts.Expression): ts.Expression =>
  ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;

/** A dash between two dates of the same line. */
const between = (node: ts.Node): boolean =>
  ts.isJsxText(node) &&
  (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) &&
  node.parent.children.filter((c) => !ts.isJsxText(c)).length > 1;

const said: Said[] = [];
const pairs: Pair[] = [];
const lonely: string[] = [];
for (const file of FILES) {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const lineOf = (n: ts.Node) => source.getLineAndCharacterOfPosition(n.getStart()).line + 1;
  const constants = new Map<string, ts.Expression>();
  const known = (e: ts.Expression): ts.Expression => {
    const value = ts.isIdentifier(e) ? constants.get(e.text) : undefined;
    return value && ts.isObjectLiteralExpression(bare(value)) ? bare(value) : e;
  };
  const pairUp = (zh: ts.Expression, en: ts.Expression, key = ''): void => {
    const [a, b] = [known(bare(zh)), known(bare(en))];
    if (ts.isObjectLiteralExpression(a) && ts.isObjectLiteralExpression(b)) {
      for (const p of a.properties) {
        const other = b.properties.find((q) => keyOf(q) !== undefined && keyOf(q) === keyOf(p));
        if (ts.isPropertyAssignment(p) && other && ts.isPropertyAssignment(other))
          pairUp(p.initializer, other.initializer, keyOf(p));
      }
      return;
    }
    const [zhSaid, enSaid] = [allSaid(a), allSaid(b)];
    if (zhSaid.length + enSaid.length === 0) return;
    pairs.push({
      file,
      line: lineOf(b),
      key,
      zh: zhSaid.join('|'),
      en: enSaid.join('|'),
      plain: ts.isStringLiteralLike(b),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    if (ts.isObjectLiteralExpression(node)) {
      const zh = node.properties.find((p) => keyOf(p) === 'zh');
      const en = node.properties.find((p) => keyOf(p) === 'en');
      const value = (p: ts.ObjectLiteralElementLike | undefined): ts.Expression | undefined =>
        p && ts.isPropertyAssignment(p) ? p.initializer : p && ts.isShorthandPropertyAssignment(p) ? p.name : undefined;
      const [z, e] = [value(zh), value(en)];
      if (z && e) pairUp(z, e);
      const english = node.properties.some((p) => ['en', 'one'].includes(keyOf(p) ?? ''));
      if (z && !english && allSaid(z).some((s) => HAN.test(s))) lonely.push(`${file}:${lineOf(node)}`);
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 't' && node.arguments.length === 2)
      pairUp(node.arguments[0]!, node.arguments[1]!);
    const own = saidBy(node);
    if (own !== undefined)
      said.push({
        file,
        line: lineOf(node),
        text: own.trim(),
        shown: !ts.isCallExpression(node.parent) && !between(node),
      });
    else ts.forEachChild(node, visit);
  };
  visit(source);
}
const spoken = said.filter((s) => HAN.test(s.text) && !isQuoted(s.file));
const where = (s: { readonly file: string; readonly line: number }, text: string) => `${s.file}:${s.line} ${text}`;

/** ui.md 8 and 11: what we never say to anybody, and what is said instead. */
const NEVER: readonly (readonly [RegExp, string])[] = [
  [/耐心等待|请稍候|请稍后/, 'say what happens by when'],
  [/温馨提示|友情提示/, 'say the thing itself'],
  [/相关部门|有关部门|相关规定|相关材料|相关信息/, 'name the department, the rule, the paper'],
  [
    /参数错误|系统异常|非法输入|操作失败|系统错误|未知错误|网络异常|服务器内部错误|校验失败|操作成功|提交成功/,
    'say what is wrong and how to mend it',
  ],
  [/[！!]/, 'no exclamation marks'],
  [/「|」|『|』/, 'quotes are “ ”'],
  [/你(?!们)/, '您'],
  [/进行(?!中|到|得|过)\p{Script=Han}/u, 'the verb alone'],
  [/予以\p{Script=Han}/u, 'the verb alone'],
  [/尊敬的|亲爱的|敬请|感谢您的/, 'no courtesies in place of facts'],
  [/预计\s*[\d○]+\s*[-–~至到]\s*[\d○]+\s*个?工作日/, 'one last day, with its reason'],
];

/**
 * Chinese in English on purpose: a language switch names the language it leads to, in that language; the signs 休 and 班
 * are drawn on the strip as on every calendar here, marked as Chinese.
 */
const NAMED = /^(language|restSign|makeUpSign)$/;
const LANGUAGE = /^(中文|英文)$/;
/** Ready phrases for an opinion go into a paper, and papers are in Chinese. */
const PHRASE = /^web\/features\/desk\/acts\/tasks\.ts$/;

describe('words of the whole product (ui.md 8, 11)', () => {
  test('there is something to judge', () => {
    expect(spoken.length).toBeGreaterThan(3000);
    expect(pairs.length).toBeGreaterThan(1500);
  });

  test.each(NEVER.map(([pattern, instead]) => ({ pattern, instead })))('never $pattern: $instead', ({ pattern }) => {
    expect(spoken.filter((s) => pattern.test(s.text)).map((s) => where(s, s.text))).toEqual([]);
  });

  test('no word of a button says only 确定, 提交 or OK', () => {
    const alone = /^(确定|提交|确认|OK|Ok|Submit|Confirm|好的|是的)$/;
    const shown = said.filter((s) => /^web\//.test(s.file) && alone.test(s.text));
    expect(shown.map((s) => where(s, s.text))).toEqual([]);
  });

  // “——” is the blank of a paper that is still being written.
  test('an empty value is said in words, not with a dash', () => {
    const dashes = said.filter((s) => /^web\//.test(s.file) && s.shown && /^[-–—]$/.test(s.text));
    expect(dashes.map((s) => where(s, s.text))).toEqual([]);
  });

  test('whoever has Chinese has English', () => expect(lonely).toEqual([]));

  /**
   * Empty on purpose: the sentence of the day strip ends with the date in English; rooms and places are counted
   * without a measure word.
   */
  const NO_WORD = /^web\/features\/today\/today\.tsx done$|^src\/modules\/catalogue\/items\/fields\.ts $/;
  test('no English word is empty, and none is the Chinese again', () => {
    const poor = pairs.filter(
      (p) =>
        p.plain &&
        !isQuoted(p.file) &&
        !NAMED.test(p.key) &&
        !LANGUAGE.test(p.en) &&
        !NO_WORD.test(`${p.file} ${p.key}`) &&
        HAN.test(p.zh.replace(/[（(].*?[）)]/g, '')) &&
        !PHRASE.test(p.file) &&
        (p.en.trim() === '' || p.en.trim() === p.zh.trim()),
    );
    expect(poor.map((p) => where(p, p.zh))).toEqual([]);
  });

  test('English says no Chinese, except in brackets after an English term, or a quoted name', () => {
    const rest = (en: string) =>
      en
        .replace(/[（(][^（）()]*[）)]/g, '')
        .replace(/[“"《][^”"》]*[”"》]/g, '')
        .replaceAll('一章通', '');
    const mixed = pairs.filter(
      (p) =>
        !isQuoted(p.file) && !NAMED.test(p.key) && !LANGUAGE.test(p.en) && !PHRASE.test(p.file) && HAN.test(rest(p.en)),
    );
    expect(mixed.map((p) => where(p, p.en))).toEqual([]);
  });

  test('English keeps to plain words too', () => {
    const poor = /!|invalid (input|parameter)|operation failed|system error|please wait|kindly|unknown error/i;
    expect(pairs.filter((p) => !isQuoted(p.file) && poor.test(p.en)).map((p) => where(p, p.en))).toEqual([]);
  });
});
