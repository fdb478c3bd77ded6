import { describe, expect, test } from 'vitest';
import { isLocal } from './local.ts';

const EDITABLE = ['statutory.start', 'fee', 'materials[3].necessity', 'terms.steps'];

describe('what the law leaves to the place', () => {
  test('a fact, its part and its whole bear the mark', () => {
    expect(isLocal(EDITABLE, ['fee'])).toBe(true);
    expect(isLocal(EDITABLE, ['statutory'])).toBe(true);
    expect(isLocal(EDITABLE, ['fee.standard'])).toBe(true);
    expect(isLocal(EDITABLE, ['promised', 'statutory'])).toBe(true);
  });

  test('its neighbours do not, however alike their names', () => {
    expect(isLocal(EDITABLE, ['feeling'])).toBe(false);
    expect(isLocal(EDITABLE, ['materials[33].necessity'])).toBe(false);
    expect(isLocal(EDITABLE, ['terms.renewal'])).toBe(false);
    expect(isLocal([], ['fee'])).toBe(false);
  });
});
