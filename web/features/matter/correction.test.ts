import { describe, expect, test } from 'vitest';
import { NOTHING, openRefs, withValue } from './correction.ts';

const file = (material: string) => ({
  id: 'f',
  material,
  name: 'a.pdf',
  type: 'application/pdf',
  size: 1,
  hash: 'h',
  at: '',
});

describe('许可法 第三十二条: what was asked, thing by thing', () => {
  test('a document is answered by a file for its ref', () => {
    expect(openRefs(['layout', 'rules'], { files: [file('layout')], values: {} })).toEqual(['rules']);
  });
  test('a field is answered by a value, a column of a group by the group', () => {
    expect(openRefs(['seats', 'equipment.count'], { files: [], values: { seats: 40 } })).toEqual(['equipment.count']);
    expect(openRefs(['equipment.count'], { files: [], values: { equipment: [{ count: 2 }] } })).toEqual([]);
  });
  test('an emptied field is no answer; nought and “no” are', () => {
    expect(openRefs(['seats'], { files: [], values: { seats: null } })).toEqual(['seats']);
    expect(openRefs(['seats', 'online'], { files: [], values: { seats: 0, online: false } })).toEqual([]);
  });
  test('a correction starts from what stands; typed back to it, it is no answer', () => {
    const typed = withValue(NOTHING, 'seats', 46, 40);
    expect(openRefs(['seats'], typed)).toEqual([]);
    expect(withValue(typed, 'seats', 40, 40)).toEqual(NOTHING);
    expect(withValue(NOTHING, 'seats', null, undefined)).toEqual(NOTHING);
    expect(openRefs(['seats'], withValue(NOTHING, 'seats', null, 40))).toEqual(['seats']);
  });
});
