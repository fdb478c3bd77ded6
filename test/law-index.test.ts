import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOC, index, MEND, ROOT, render } from '../scripts/law-index.ts';
import { chineseNumber, citesIn, scanTests } from '../scripts/law-scan.ts';

const heading = (statute: string, article: number) => `### ${statute} 第${article}条`;

describe('docs/law.md', () => {
  const written = existsSync(DOC) ? readFileSync(DOC, 'utf8') : '';
  const headings = new Set(
    written
      .split('\n')
      .filter((l) => l.startsWith('### '))
      .map((l) => l.split(' ').slice(0, 3).join(' ')),
  );

  // Titles may change in between and a file may move; an article that is missing means that the page misleads.
  test('names every article that has a test', () => {
    const missing = index()
      .filter((e) => e.rules.length > 0)
      .map((e) => heading(e.statute, e.article))
      .filter((h) => !headings.has(h));
    expect(missing, `docs/law.md is stale; mend it with: ${MEND}`).toEqual([]);
  });
  test('and hardly any file that is gone', () => {
    const files = [...new Set([...written.matchAll(/`((?:src|test|web|e2e)\/[^`]+)`/g)].map((m) => m[1]!))];
    const gone = files.filter((f) => !existsSync(join(ROOT, f)));
    expect(files.length, `docs/law.md is empty; mend it with: ${MEND}`).toBeGreaterThan(20);
    expect(gone.length, `docs/law.md is stale (${gone.join(', ')}); mend it with: ${MEND}`).toBeLessThan(
      files.length / 10,
    );
  });
});

describe('reading citations', () => {
  test.each([
    ['许可法42.1', ['许可法 42.1']],
    ['许可法 第四十二条、第四十五条: the ledger', ['许可法 42', '许可法 45']],
    ['复议法 第二十条、行诉法 第四十六条', ['复议法 20', '行诉法 46']],
    ['生态环境法典 第一千二百四十二条', ['生态环境法典 1242']],
    ['法释〔2009〕20号 第六条', ['法释〔2009〕20号 6']],
    ['民法典 第二百零三条', ['民法典 203']],
    ['673号9 and 716号7.', ['673号 9', '716号 7']],
    ["{ statute: '许可法', article: '32.1.4' }", ['许可法 32.1.4']],
    ['{"statute": "城乡规划法", "article": "40"}', ['城乡规划法 40']],
    ['某法 第三条, 42.1, 行政许可', []],
  ])('%s', (text, expected) => {
    expect(citesIn(text).map((c) => `${c.statute} ${c.article}`)).toEqual(expected);
  });
  test('numbers as the statutes write them', () => {
    expect(['十', '二十', '四十五', '一百零二', '一千二百四十二', '82'].map(chineseNumber)).toEqual([
      10, 20, 45, 102, 1242, 82,
    ]);
  });
  test('a test stands under the articles of the titles around it', () => {
    const text = `describe('许可法 第四十四条: delivery', () => { test.each([1])('ten days, %s', () => {}); });
      describe('nothing', () => { it('许可法50.2 by itself', () => {}); test('none', () => {}); });`;
    expect(scanTests({ path: 'src/x.test.ts', text })).toEqual([
      {
        statute: '许可法',
        article: '44',
        file: 'src/x.test.ts',
        under: '许可法 第四十四条: delivery',
        test: 'ten days, %s',
      },
      { statute: '许可法', article: '50.2', file: 'src/x.test.ts', under: 'nothing', test: '许可法50.2 by itself' },
    ]);
  });
  test('the page lists article, rule, file and the code that cites it, and says where a test is missing', () => {
    const page = render(
      index([
        {
          path: 'src/a.test.ts',
          text: "describe('许可法 第四十四条: delivery', () => { test('ten days', () => {}); });",
        },
        { path: 'src/a.ts', text: '/** 许可法44, 许可法45 */' },
      ]),
    );
    expect(page).toContain('### 许可法 第44条 十日内颁发、送达 · Delivery within ten days of the decision');
    expect(page).toContain(
      '- 许可法 第四十四条: delivery — `src/a.test.ts`\n  - ten days\n- cited as 44 in `src/a.ts`',
    );
    expect(page).toMatch(/第45条.*\n\n- no test bears this article’s name yet\n- cited as 45 in `src\/a.ts`/);
  });
});
