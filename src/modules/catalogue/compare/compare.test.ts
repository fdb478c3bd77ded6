import { describe, expect, test } from 'vitest';
import type { ItemVersion } from '../item.ts';
import { BUNDLED } from '../items/index.ts';
import { compareVersions } from './compare.ts';

const venue = BUNDLED.find((v) => v.item === 'public-venue-hygiene')!;
const food = BUNDLED.find((v) => v.item === 'food-service')!;
const brief = (from: ItemVersion, to: ItemVersion) =>
  compareVersions(from, to).map((c) => [c.class, c.kind, c.path, c.before?.zh ?? '', c.after?.zh ?? '']);

describe('two versions side by side', () => {
  test.each(BUNDLED.map((v) => [v.item, v] as const))('%s does not differ from itself', (_, v) => {
    expect(compareVersions(v, { ...v, version: 2, state: 'draft', terms: { ...v.terms, version: 2 } })).toEqual([]);
  });
  test('a material that goes is struck whole, one that comes is underlined whole', () => {
    const [gone, ...kept] = venue.materials;
    const come = {
      ...gone!,
      ref: 'property-register',
      name: { zh: '不动产登记', en: 'Property register entry' },
      register: 'property' as const,
    };
    const changes = brief(venue, { ...venue, materials: [come, ...kept] });
    expect(changes.slice(0, 2).map(([c, k, p]) => [c, k, p])).toEqual([
      ['materials', 'removed', `materials[${gone!.ref}]`],
      ['materials', 'added', 'materials[property-register]'],
    ]);
    expect(changes[1]![4]).toBe('不动产登记（必要，不动产登记中取得）');
  });
  test('a material that stays is compared by its parts', () => {
    const [first, ...others] = venue.materials;
    const name = { zh: '新名字', en: 'New name' };
    expect(brief(venue, { ...venue, materials: [{ ...first!, name }, ...others] })).toEqual([
      ['materials', 'changed', `materials[${first!.ref}].name`, first!.name.zh, '新名字'],
    ]);
    expect(brief(venue, { ...venue, materials: [{ ...first!, necessity: 'optional' }, ...others] })).toEqual([
      ['materials', 'changed', `materials[${first!.ref}].necessity`, '必要', '非必要'],
    ]);
  });
  test('a sample that comes, or another under the same name, is a change of 材料', () => {
    const [first, ...others] = venue.materials;
    const withSample = (hash: string): ItemVersion => {
      const sample = { hash, name: '布局图.pdf', type: 'application/pdf' as const, size: 1200 };
      return { ...venue, materials: [{ ...first!, sample }, ...others] };
    };
    const path = `materials[${first!.ref}].sample`;
    expect(brief(venue, withSample('1111111122'))).toEqual([['materials', 'added', path, '', '布局图.pdf 11111111']]);
    expect(brief(withSample('1111111122'), withSample('3333333344'))).toEqual([
      ['materials', 'changed', path, '布局图.pdf 11111111', '布局图.pdf 33333333'],
    ]);
  });
  test('许可法42: a shorter promise is a change of 时限, its basis one of 依据', () => {
    const promised = { ...food.promised!, n: 3, basis: { statute: '优化营商环境条例', article: '36' } };
    const changes = brief(food, { ...food, promised });
    expect(changes[0]).toEqual(['periods', 'changed', 'promised', '5 个工作日，从受理起算', '3 个工作日，从受理起算']);
    expect(changes.slice(1).every(([c]) => c === 'basis')).toBe(true);
  });
  test('conditions and fee have their own class', () => {
    const to: ItemVersion = {
      ...food,
      conditions: { zh: '新的条件', en: 'New conditions' },
      fee: {
        charged: true,
        name: { zh: '工本费', en: 'Fee' },
        standard: { zh: '每证 10 元', en: '10 yuan each' },
        basis: { statute: '许可法', article: '58' },
      },
    };
    expect(compareVersions(food, to).map((c) => c.class)).toEqual(['conditions', 'fee', 'fee']);
  });
  test('what comes is told once, not again as a change of order', () => {
    const one = { q: { zh: '要跑几次？', en: 'How many visits?' }, a: { zh: '不用跑', en: 'None' } };
    expect(compareVersions(food, { ...food, faq: [one, ...food.faq] })).toMatchObject([{ kind: 'added' }]);
  });
  test('what no line shows is still said: order of the form, notes', () => {
    const [first, ...sections] = food.form.sections;
    const form = {
      ...food.form,
      sections: [{ ...first!, hint: { zh: '另一句说明', en: 'Another note' } }, ...sections],
    };
    expect(compareVersions(food, { ...food, form })).toMatchObject([{ class: 'other', path: '' }]);
  });
});
