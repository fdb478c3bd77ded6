import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notoSerif } from './fonts.noto.ts';
import { missingGlyphs } from './fonts.ts';
import { type Line, lineWidth, setLines } from './pdf.lines.ts';

const fonts = notoSerif();
const texts = (lines: readonly Line[]) => lines.map((l) => l.segments.map((s) => s.text).join(''));
const set = (text: string, ems: number, indent = 0) => setLines(text, { width: ems * 10, size: 10, indent }, fonts);

describe('GB/T 15834: marks at the ends of lines', () => {
  test('a comma is kept with the character before it; at the end of a line it needs half its width', () => {
    expect(texts(set('一二三四五六七八九十，百千', 10))).toEqual(['一二三四五六七八九', '十，百千']);
    expect(texts(set('一二三四五六七八九，（十）', 10))).toEqual(['一二三四五六七八九，', '（十）']);
  });
  test('an opening mark goes to the next line with what it opens', () => {
    expect(texts(set('一二三四五六七八九《十》百千万亿', 10))).toEqual(['一二三四五六七八九', '《十》百千万亿']);
  });
  test('dates, paper numbers, articles and figures with their unit stay whole', () => {
    expect(texts(set('请您于最迟二〇2026年9月11日前', 10))).toEqual(['请您于最迟二〇', '2026年9月11日前']);
    expect(texts(set('文书的编号为：松审受〔2026〕0183号。', 13))).toEqual([
      '文书的编号为：',
      '松审受〔2026〕0183号。',
    ]);
    expect(texts(set('行政许可法规定的第三十二条', 10))).toEqual(['行政许可法规定的', '第三十二条']);
    expect(texts(set('法定办理时限为共计20个工作日', 9.5))).toEqual(['法定办理时限为共计', '20个工作日']);
  });
  test('no single character is left on the last line', () => {
    expect(texts(set('一二三四五六七八九十百', 10))).toEqual(['一二三四五六七八九', '十百']);
    expect(texts(set('一二三四五六七八九十百。', 10))).toEqual(['一二三四五六七八九', '十百。']);
  });
  test('adjacent marks are closed up by half a character', () => {
    expect(lineWidth('（一）、（二）', 10, fonts)).toBeCloseTo(60 - 5, 1);
  });
  test('a first line is indented and full lines end at the margin', () => {
    const lines = set('你单位于2026年9月11日提出的公共场所卫生许可申请收悉，经审查符合要求，现予受理。', 20, 20);
    expect(lines[0]!.segments[0]!.x).toBe(20);
    for (const line of lines.slice(0, -1)) {
      const last = line.segments.at(-1)!;
      const glyphs = [...last.text].length;
      const end = last.x + lineWidth(last.text, 10, fonts) + last.spacing * (glyphs - 1);
      expect(Math.abs(end - 200)).toBeLessThan(0.2);
    }
  });
  test('an address of a page longer than the line is cut, and its full stop does not stand alone', () => {
    const lines = texts(set('见https://example.gov.cn/my/cases/01932d3f-7c1a-7b2e-9f3c-0123456789ab。', 20));
    expect(lines.join('')).toBe('见https://example.gov.cn/my/cases/01932d3f-7c1a-7b2e-9f3c-0123456789ab。');
    expect(lines.every((l) => !l.startsWith('。'))).toBe(true);
  });
  test('whatever is set, nothing is lost, no line is too wide and no line starts with a closing mark', () => {
    const piece = fc.constantFrom(
      '审',
      '批',
      '局',
      '，',
      '。',
      '（',
      '）',
      '《',
      '》',
      '、',
      '2026',
      '年',
      '第',
      '12',
      ' ',
      'OK',
      '“',
      '”',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 80 }), fc.integer({ min: 8, max: 40 }), (parts, ems) => {
        const text = parts.join('');
        const lines = set(text, ems);
        const flat = texts(lines);
        expect(flat.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const [i, line] of lines.entries()) {
          expect(line.width).toBeLessThanOrEqual(ems * 10 + 0.02);
          const before = flat[i - 1] ?? '';
          // Only where marks alone fill a whole line can one of them start the next.
          if (i > 0 && /[审批局年第\dOK]/.test(before.slice(1))) expect(flat[i]).not.toMatch(/^[，。、）》”]/);
        }
      }),
      { seed: 20260914, numRuns: 400 },
    );
  });
});

describe('characters that cannot be printed', () => {
  test('are named, each once', () => {
    expect(missingGlyphs('林𠮷㐂𠮷', fonts)).toEqual(['𠮷']);
    expect(missingGlyphs('松澜云栖温泉度假有限公司 Ltd.\n', fonts)).toEqual([]);
  });
  test('a Kangxi radical is read as the character it looks like', () => {
    expect(missingGlyphs('⽂化', fonts)).toEqual([]);
    expect(texts(set('⽂化', 10))).toEqual(['文化']);
  });
});
