import { expect, test } from 'vitest';
import { BUNDLED } from '../../../src/modules/catalogue/items/index.ts';
import { same } from './use-editor.ts';

const item = BUNDLED[0]!;
const reversed = (v: object): object => Object.fromEntries(Object.entries(v).reverse());

test('what an earlier visit kept is put back where it differs from the bureau’s, and only there', () => {
  expect(same({ ...(reversed(item) as typeof item), state: 'review' }, item)).toBe(true);
  expect(same({ ...item, summary: { zh: '改过', en: 'changed' } }, item)).toBe(false);
  expect(same({ ...item, terms: { ...item.terms, tolerable: !item.terms.tolerable } }, item)).toBe(false);
});
