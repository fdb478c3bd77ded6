import { describe, expect, test } from 'vitest';
import code from './icon.tsx?raw';
import sprite from './icons.svg?raw';

describe('icons', () => {
  const named = [...(/IconName =([^;]+);/.exec(code)?.[1] ?? '').matchAll(/'([a-z]+)'/g)].map((m) => m[1]);
  const drawn = [...sprite.matchAll(/<symbol id="([a-z]+)"/g)].map((m) => m[1]);
  test('every name has a drawing and every drawing a name', () => {
    expect(named.length).toBeGreaterThan(40);
    expect([...named].sort()).toEqual([...drawn].sort());
  });
});
