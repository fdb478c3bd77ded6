import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citation } from '../../law/statutes.ts';
import { REFUSALS, refusalText } from './refusals.ts';

const here = new URL('.', import.meta.url);
const sources = [
  ...readdirSync(here).filter(
    (f) =>
      f.endsWith('.ts') &&
      !f.endsWith('.test.ts') &&
      !/^(handle|refusals|contract|queries|routes|jobs|index|project|complete|explanation)/.test(f),
  ),
  ...readdirSync(new URL('acts/', here)).map((f) => `acts/${f}`),
].map((f) => readFileSync(new URL(f, here), 'utf8'));

/** First arguments of every `refused(…)`: a literal, or the branches of a choice (what is compared with is no code). */
const codesIn = (source: string): string[] =>
  [...source.matchAll(/refused\(\s*([^,)]*(?:\([^)]*\)[^,)]*)*)/g)].flatMap(([, first]) =>
    [...first!.matchAll(/(?<!=== )'([a-z][a-z-]*)'/g)].map((m) => m[1]!),
  );
const used = new Set(sources.flatMap(codesIn));

/** An explanation (优化条例36) is no act on the case and has words of its own (EXPLAIN_WORDS). Said by the shell (client keys, versions), by the intake of drafts, and as a warning of the buttons. */
const SAID_ELSEWHERE = ['key-reused', 'state-changed', 'read-only', 'not-at-once'];

describe('invariant 42: every refusal has its words in both languages, and its article where a law gives one', () => {
  test('the collector finds what the acts say', () => {
    expect(used.size).toBeGreaterThan(110);
    for (const code of ['too-late', 'already-accepted', 'case-closed', 'wrong-state', 'seven-days', 'no-abstention'])
      expect(used).toContain(code);
  });

  test('every code used has words, every word is used', () => {
    expect([...used].filter((code) => !REFUSALS[code])).toEqual([]);
    expect(Object.keys(REFUSALS).filter((code) => !used.has(code) && !SAID_ELSEWHERE.includes(code))).toEqual([]);
  });

  test.each(Object.entries(REFUSALS))('%s says it in both languages, with the same facts', (_, words) => {
    const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();
    expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(words.en).toMatch(/^[A-Z{][^\u4e00-\u9fff]+\.$/);
    expect(holes(words.zh)).toEqual(holes(words.en));
  });

  test('every article cited is one the statute table knows', () => {
    const cited = sources.flatMap((s) => [...s.matchAll(/'(\p{Script=Han}+\d[\d.]*|\d{3}号\d+)'/gu)].map((m) => m[1]!));
    expect(cited.length).toBeGreaterThan(60);
    expect([...new Set(cited)].filter((article) => !citation(article))).toEqual([]);
  });

  test('facts are filled in, absent ones leave no trace, names replace ids', () => {
    const late = refusalText({ code: 'too-late', facts: { acceptedOn: '2026-03-02' } });
    expect(late.zh).toBe('期限已过，本件依法自 2026-03-02 起即为受理，不能再办理。时限台账中列有下一步。');
    expect(late.en).toBe(
      'The time for this has passed; by law the case has been accepted as of 2026-03-02. The clock ledger shows what follows.',
    );
    const missing = refusalText({ code: 'prerequisite-missing', facts: { missing: ['甲', '乙'] } });
    expect([missing.zh, missing.en]).toEqual(['前置条件尚未具备：甲、乙。', 'Prerequisites are missing: 甲, 乙.']);
    expect(refusalText({ code: 'hearing-due', facts: {} }).en).toBe(
      'A hearing must be held before the decision. Hold it first.',
    );
    const named = refusalText({ code: 'material-missing', facts: { missing: ['plan'] } }, () => ({
      zh: '平面图',
      en: 'floor plan',
    }));
    expect([named.zh.includes('平面图'), named.en.includes('floor plan')]).toEqual([true, true]);
    expect(() => refusalText({ code: 'just-no', facts: {} })).toThrow('just-no');
  });
});
