import { describe, expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources);
const withWords = files.filter(([, code]) => /^const zh(: [^=]+)? = \{/m.test(code));

describe('words of the screens', () => {
  test('there are words to look at', () => expect(withWords.length).toBeGreaterThan(20));

  test.each(withWords)('%s says everything in English too', (_file, code) => {
    expect(code).toMatch(/satisfies typeof zh|const en: typeof zh/);
  });

  /** ui.md 8 and 11: what we never say. */
  const NEVER = [
    '耐心等待',
    '温馨提示',
    '相关部门',
    '参数错误',
    '系统异常',
    '非法输入',
    '操作失败',
    '！',
    '「',
    '进行办理',
    '予以受理',
  ];
  test.each(files.filter(([, code]) => /\p{Script=Han}/u.test(code)))('%s keeps to plain words', (_file, code) => {
    expect(NEVER.filter((phrase) => code.includes(phrase))).toEqual([]);
  });

  test('no colour is written outside the tokens', () => {
    const painted = files.filter(([, code]) => /#[0-9a-fA-F]{6}\b/.test(code)).map(([file]) => file);
    expect(painted).toEqual([]);
  });
});
