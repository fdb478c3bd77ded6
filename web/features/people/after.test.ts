import { describe, expect, test } from 'vitest';
import { safePath } from './after.ts';

describe('where sign-in leads', () => {
  test('a page of this site is kept', () => expect(safePath('/items/food-service')).toBe('/items/food-service'));
  test('another host is not, however it is written', () => {
    expect(safePath('https://elsewhere.example')).toBe('/');
    expect(safePath('//elsewhere.example')).toBe('/');
    expect(safePath('/\\elsewhere.example')).toBe('/');
    expect(safePath(undefined)).toBe('/');
  });
});
