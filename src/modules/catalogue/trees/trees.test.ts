import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mergeNodes, readTree } from './import.ts';
import { industries, SMALL_INDUSTRIES } from './industries.ts';
import { regions, SMALL_REGIONS } from './regions.ts';
import { knows, makeTree } from './tree.ts';

const names = (list: readonly { readonly name: unknown }[]) => list.map((r) => r.name);

describe('regions', () => {
  test('at the top the zone and 34 provinces; a zone leads to its member districts', () => {
    const top = regions(SMALL_REGIONS, {});
    expect(top).toHaveLength(35);
    expect(top[0]).toMatchObject({
      code: 'songlan',
      kind: 'ZONE',
      level: 'zone',
      members: ['230109', '230108', '230111'],
    });
    expect(names(regions(SMALL_REGIONS, { parent: 'songlan' }))).toEqual(['松北区', '平房区', '呼兰区']);
  });
  test('down to the county, with the whole path', () => {
    expect(regions(SMALL_REGIONS, { parent: '230100' })).toHaveLength(18);
    expect(regions(SMALL_REGIONS, { code: '230109000000' })[0]?.path).toEqual(['黑龙江省', '哈尔滨市', '松北区']);
  });
  test('by words, pinyin initials and code', () => {
    expect(names(regions(SMALL_REGIONS, { q: '松北' }))).toEqual(['松北区']);
    expect(names(regions(SMALL_REGIONS, { q: 'hlq' }))).toContain('呼兰区');
    expect(names(regions(SMALL_REGIONS, { q: '2301', parent: '230000' }))).toContain('哈尔滨市');
    expect(regions(SMALL_REGIONS, { q: '松北', parent: '110000' })).toEqual([]);
  });
  test('a zone is no answer; a street of a county whose streets are not loaded is taken on trust', () => {
    expect(knows(SMALL_REGIONS, '230109')).toBe(true);
    expect(knows(SMALL_REGIONS, '230109000000')).toBe(true);
    expect(knows(SMALL_REGIONS, '230109001000')).toBe(true);
    expect(knows(SMALL_REGIONS, '990101')).toBe(false);
    expect(knows(SMALL_REGIONS, '990101001000')).toBe(false);
    expect(knows(SMALL_REGIONS, 'songlan')).toBe(false);
  });
});

describe('industries of GB/T 4754-2017', () => {
  test('20 sections, 97 divisions, restaurants in their place', () => {
    expect(industries(SMALL_INDUSTRIES, {})).toHaveLength(20);
    expect([...SMALL_INDUSTRIES.byCode.values()].filter((n) => n.level === 2)).toHaveLength(97);
    expect(industries(SMALL_INDUSTRIES, { code: '6210' })[0]).toMatchObject({
      name: { zh: '正餐服务', en: 'Restaurants' },
      path: ['住宿和餐饮业', '餐饮业', '正餐服务', '正餐服务'],
    });
    expect(industries(SMALL_INDUSTRIES, { code: '97' })[0]?.parent).toBe('T');
  });
  test('every parent exists', () => {
    for (const n of SMALL_INDUSTRIES.byCode.values())
      if (n.parent) expect(SMALL_INDUSTRIES.byCode.has(n.parent)).toBe(true);
  });
  test('by words in either language', () => {
    expect(industries(SMALL_INDUSTRIES, { q: '咖啡' })[0]?.code).toBe('6232');
    expect(industries(SMALL_INDUSTRIES, { q: 'biomass' })[0]?.code).toBe('4417');
  });
});

describe('fuller trees come in by import', () => {
  const county = {
    source: 'test',
    tree: [
      {
        code: '110000',
        name: '北京市',
        children: [{ code: '110100', name: '市辖区', children: [{ code: '110101', name: '东城区' }] }],
      },
    ],
  };
  test('nested regions, added to the small tree', () => {
    const read = readTree(county);
    expect(read?.nodes.map((n) => [n.code, n.level, n.parent])).toEqual([
      ['110000', 1, undefined],
      ['110100', 2, '110000'],
      ['110101', 3, '110100'],
    ]);
    const merged = makeTree('x', mergeNodes([...SMALL_REGIONS.byCode.values()], read?.nodes ?? []));
    expect(knows(merged, '110101')).toBe(true);
    expect(knows(merged, '230109')).toBe(true);
  });
  test('streets of a city, told from the county above', () => {
    const read = readTree({
      source: 'x',
      city: { code: '230100000000', name: '哈尔滨市' },
      areas: [{ code: '230109000000', name: '松北区', streets: [{ code: '230109001000', name: '三电街道' }] }],
    });
    expect(read?.nodes.find((n) => n.code === '230109001000')).toMatchObject({ level: 4, parent: '230109' });
  });
  test('what is no code is left out and told; what is no tree is not taken for one', () => {
    const read = readTree({
      tree: [
        { code: 'abc', name: 'x' },
        { code: '110000', name: '北京市' },
      ],
    });
    expect(read?.defects).toHaveLength(1);
    expect(readTree([])).toBeUndefined();
    expect(readTree({ tree: [] })).toBeUndefined();
    expect(readTree({ items: [{ code: '62', name: '餐饮业', level: 2, parent: 'H' }] })?.tree).toBe('industry');
  });
});

const DATA = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('regions/cn-county-tree.json', DATA));
if (!there) console.warn('import of the real region and industry trees SKIPPED: ../shared/data is not here');
describe.skipIf(!there)('the real files', () => {
  const read = (path: string) => readTree(JSON.parse(readFileSync(new URL(path, DATA), 'utf8')));
  test('all counties, Harbin’s 328 streets, 1,381 industry classes', () => {
    expect(read('regions/cn-county-tree.json')?.nodes.length).toBeGreaterThan(3000);
    expect(read('regions/harbin-12digit.json')?.nodes.filter((n) => n.level === 4)).toHaveLength(328);
    expect(read('industry/gbt4754-2017.json')?.nodes.filter((n) => n.level === 4)).toHaveLength(1381);
  });
  test('what we wrote ourselves agrees with them', () => {
    const counties = makeTree('r', read('regions/cn-county-tree.json')?.nodes ?? []);
    for (const n of SMALL_REGIONS.byCode.values())
      if (n.level > 0 && !/^(71|81|82)/.test(n.code)) expect(counties.byCode.get(n.code)?.name).toBe(n.name);
    const classes = makeTree('i', read('industry/gbt4754-2017.json')?.nodes ?? []);
    for (const n of SMALL_INDUSTRIES.byCode.values()) expect(classes.byCode.get(n.code)?.name).toBe(n.name);
  });
});
