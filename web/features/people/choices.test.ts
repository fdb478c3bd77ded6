import { expect, test } from 'vitest';
import { covers, eachPrincipal, keyOf } from './choices.ts';

const company = { principal: 'c', name: '松澜禾木科技有限公司', kind: 'legal' } as const;
const narrow = { ...company, mandate: 'm1', items: ['seal-filing'] };
const wide = { ...company, mandate: 'm2', items: ['seal-filing', 'food-service'] };
const all = { ...company, mandate: 'm3' };

test('许可法 第二十九条: a mandate reaches the items it names, and all of them where it names none', () => {
  expect(covers(narrow, 'seal-filing')).toBe(true);
  expect(covers(narrow, 'food-service')).toBe(false);
  expect(covers(all, 'food-service')).toBe(true);
  expect(covers(company, 'food-service')).toBe(true);
});

test('of several mandates of one principal the widest stands for it', () => {
  const person = { principal: 'p', name: '褚星野', kind: 'natural', mandate: 'm4' } as const;
  expect(eachPrincipal([narrow, wide, person]).map(keyOf)).toEqual(['m2', 'm4']);
  expect(eachPrincipal([wide, all, narrow]).map(keyOf)).toEqual(['m3']);
});
