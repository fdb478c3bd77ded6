// Writes docs/law.md: for every article of law the rules that are tested under its name, with file and test, and the
// code that cites it. Reads titles of describe and test, and citations such as 许可法42.1 or 许可法 第四十二条.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATUTES } from '../src/law/statutes.data.ts';
import { type Source, scanCode, scanTests } from './law-scan.ts';

export const ROOT = join(import.meta.dirname, '..');
export const DOC = join(ROOT, 'docs', 'law.md');
export const MEND = 'node scripts/law-index.ts';

const FOLDERS = ['src', 'test', 'web', 'e2e'];
/** The table of statutes names every article: that is no rule. */
const NO_RULES = 'src/law/statutes/';

const sources = (): Source[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|tsx|json)$/.test(path) && !path.includes('node_modules') && !path.startsWith(NO_RULES))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );

type Rule = { readonly file: string; readonly under: string; readonly test: string };
type Entry = {
  readonly statute: string;
  readonly article: number;
  readonly rules: readonly Rule[];
  /** Sub-article as cited → files that cite it. */
  readonly code: ReadonlyMap<string, readonly string[]>;
};

/** Everything found, statutes in the order of the table, articles in their own. */
export const index = (all: readonly Source[] = sources()): readonly Entry[] => {
  const isTest = (s: Source) => /\.(test|spec)\.tsx?$/.test(s.path);
  const rules = all.filter(isTest).flatMap(scanTests);
  const cites = all.filter((s) => !isTest(s)).flatMap(scanCode);
  const order = STATUTES.map((s) => s.id);
  const keys = new Map<string, { statute: string; article: number }>();
  for (const { statute, article } of [...rules, ...cites]) {
    const number = Number.parseInt(article, 10);
    keys.set(`${statute}|${number}`, { statute, article: number });
  }
  return [...keys.values()]
    .sort((a, b) => order.indexOf(a.statute) - order.indexOf(b.statute) || a.article - b.article)
    .map(({ statute, article }): Entry => {
      const here = (c: { statute: string; article: string }) =>
        c.statute === statute && Number.parseInt(c.article, 10) === article;
      const code = new Map<string, string[]>();
      for (const c of cites.filter(here)) {
        const files = code.get(c.article) ?? [];
        if (!files.includes(c.file)) files.push(c.file);
        code.set(c.article, files);
      }
      const sorted = [...code].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
      return { statute, article, rules: rules.filter(here), code: new Map(sorted) };
    });
};

const titleOf = (statute: string, article: number): string => {
  const title = STATUTES.find((s) => s.id === statute)?.articles[String(article)];
  return title ? ` ${title.zh} · ${title.en}` : '';
};

const entryText = (e: Entry): string[] => {
  const lines = ['', `### ${e.statute} 第${e.article}条${titleOf(e.statute, e.article)}`, ''];
  const groups = new Map<string, Rule[]>();
  for (const rule of e.rules) {
    const key = `${rule.file}|${rule.under}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  for (const rules of groups.values()) {
    const { file, under } = rules[0]!;
    lines.push(`- ${under || 'rules'} — \`${file}\``);
    for (const rule of rules) lines.push(`  - ${rule.test}`);
  }
  if (e.rules.length === 0) lines.push('- no test bears this article’s name yet');
  for (const [article, files] of e.code)
    lines.push(`- cited as ${article} in ${files.map((f) => `\`${f}\``).join(', ')}`);
  return lines;
};

export const render = (entries: readonly Entry[]): string => {
  const tested = entries.filter((e) => e.rules.length > 0);
  const lines = [
    '# The law in the code',
    '',
    `Article → rule → file → test. Made by \`${MEND}\` from the titles of the tests and the citations in the code; do not edit.`,
    '',
    `${entries.length} articles, ${tested.length} of them with tests of their name, ${tested.flatMap((e) => e.rules).length} rules.`,
  ];
  let statute = '';
  for (const e of entries) {
    if (e.statute !== statute) {
      statute = e.statute;
      const known = STATUTES.find((s) => s.id === statute);
      lines.push('', `## ${known ? `${known.title.zh} · ${known.title.en}` : statute}`);
    }
    lines.push(...entryText(e));
  }
  return `${lines.join('\n')}\n`;
};

if (import.meta.main) {
  const entries = index();
  writeFileSync(DOC, render(entries));
  console.log(`docs/law.md: ${entries.length} articles, ${entries.flatMap((e) => e.rules).length} rules`);
}
