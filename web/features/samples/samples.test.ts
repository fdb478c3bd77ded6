import { expect, test } from 'vitest';
import { BUNDLED } from '../../../src/modules/catalogue/index.ts';
import { sampleOf, samplesUsed } from './list.ts';
import { SHEETS } from './sheets.ts';

const applicants = BUNDLED.flatMap((v) =>
  v.materials.filter((m) => !m.register).map((m) => ({ item: v.item, ref: m.ref })),
);

test('every sample that a guide points to exists, and every sheet is pointed to', () => {
  expect([...samplesUsed()].sort()).toEqual(Object.keys(SHEETS).sort());
});

test('samples are of documents that the items ask for, most of them', () => {
  const shown = applicants.filter(({ item, ref }) => sampleOf(item, ref) !== undefined);
  expect(shown.length).toBeGreaterThan(30);
  for (const sheet of samplesUsed())
    expect(
      shown.some(({ item, ref }) => sampleOf(item, ref) === sheet),
      sheet,
    ).toBe(true);
});

test('a document without a sample has no sheet', () => {
  expect(sampleOf('health-certificate', 'photo')).toBeUndefined();
  expect(sampleOf('no-such-item', 'layout')).toBeUndefined();
});
