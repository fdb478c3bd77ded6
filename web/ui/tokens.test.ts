/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Vitest hands out style sheets empty, so this one is read as a file.
const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

const token = (name: string): string => {
  const found = new RegExp(`--${name}:\\s*(#[0-9a-fA-F]{6});`).exec(css)?.[1];
  if (!found) throw new Error(`no colour token --${name}`);
  return found;
};
/** WCAG relative luminance. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [hi, lo] = [luminance(token(a)), luminance(token(b))].sort((x, y) => y - x);
  return (hi! + 0.05) / (lo! + 0.05);
};

describe('WCAG 1.4.3: text on its ground, as ui.md 2.1 states it', () => {
  test.each([
    ['ink', 'white', 16.46],
    ['ink', 'ground', 15.07],
    ['ink-2', 'white', 9.03],
    ['ink-2', 'ground', 8.27],
    ['ink-3', 'white', 6.02],
    ['ink-3', 'ground', 5.51],
    ['blue', 'white', 8.95],
    ['blue-d', 'white', 12.23],
    ['blue-d', 'blue-t', 10.54],
    ['white', 'navy', 13.46],
    ['on-navy', 'navy', 9.29],
    ['blue-d', 'counted', 9.09],
    ['seal', 'white', 7.14],
    ['ok', 'white', 6.56],
    ['ok', 'ok-t', 5.68],
    ['warn', 'white', 6.75],
    ['warn', 'warn-t', 6.11],
    ['danger', 'white', 5.72],
    ['danger', 'danger-t', 4.94],
  ])('%s on %s is %d', (text, ground, ratio) => {
    expect(contrast(text, ground)).toBeCloseTo(ratio, 1);
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test('working days on the navy band', () => expect(contrast('white', 'navy-2')).toBeGreaterThanOrEqual(4.5));
  test('the word of a pause on its fill', () => expect(contrast('ink', 'pause-fill')).toBeGreaterThanOrEqual(4.5));
  test('second text on a plain tag', () => expect(contrast('ink-2', 'pause-fill')).toBeGreaterThanOrEqual(4.5));
  test('hints on the row of today', () => expect(contrast('ink-2', 'blue-t')).toBeGreaterThanOrEqual(4.5));
});

describe('WCAG 1.4.11: borders of controls and marks', () => {
  test.each([
    ['edge', 'white', 3.6],
    ['edge', 'ground', 3.3],
    ['warn-mark', 'white', 3.5],
    ['pause-line', 'pause-fill', 3.98],
    ['data-2', 'white', 3.8],
    ['data-3', 'white', 3.07],
    ['focus', 'ink', 9.97],
  ])('%s on %s is %d', (mark, ground, ratio) => {
    expect(contrast(mark, ground)).toBeCloseTo(ratio, 1);
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('适老化: 长辈版', () => {
  const elder = css.slice(css.indexOf(':root[data-elder]'));
  const size = (name: string): number => Number(new RegExp(`--t-${name}: \\d+ (\\d+)px`).exec(elder)?.[1]);
  test('main text is at least 18 px, the largest at least 30', () => {
    expect(size('body')).toBeGreaterThanOrEqual(18);
    expect(size('least')).toBeGreaterThanOrEqual(18);
    expect(size('h1')).toBeGreaterThanOrEqual(30);
  });
  test('targets are at least 60 px', () => {
    for (const name of ['control', 'target', 'row'])
      expect(Number(new RegExp(`--${name}: (\\d+)px`).exec(elder)?.[1])).toBeGreaterThanOrEqual(60);
  });
});
