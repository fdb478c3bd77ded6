import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCatalogueFile } from './import/read.ts';
import { BUNDLED } from './items/index.ts';
import { buildIndex } from './search.ts';

const index = buildIndex(BUNDLED);
const top = (q: string) => index.search(q, 3).hits[0];

describe('search as people type it', () => {
  test.each([
    ['开饭店', 'food-service'],
    ['我想开个奶茶店', 'food-service'],
    ['开面馆', 'food-service'],
    ['烧烤店', 'food-service'],
    ['open a noodle shop', 'food-service'],
    ['open a cafe', 'food-service'],
    ['怎么办健康证', 'health-certificate'],
    ['办个执照', 'company-registration'],
    ['营业执照', 'company-registration'],
    ['生孩子上户口', 'newborn-registration'],
    ['低保', 'minimum-living-allowance'],
    ['刻章', 'seal-filing'],
    ['环评报告书', 'eia-report'],
    ['开工许可', 'construction-permit'],
    ['住改商', 'home-business-declaration'],
    ['食品', 'food-service'],
    ['食品经营许可延续', 'food-service-renewal'],
    ['食品许可证到期', 'food-service-renewal'],
    ['yyzz', 'company-registration'],
    ['YYZZ', 'company-registration'],
    ['yingyezhizhao', 'company-registration'],
    ['ying ye zhi zhao', 'company-registration'],
    ['spjyxk', 'food-service'],
    ['restaurant', 'food-service'],
    ['resturant', 'food-service'],
    ['business licence', 'company-registration'],
    ['construction permit', 'construction-permit'],
    ['ＥＩＡ', 'eia-report'],
  ])('%s', (q, item) => {
    expect(top(q)?.item).toBe(item);
  });
  test.each([
    ['开板店', '开饭店', 'food-service'],
    ['营业职照', '营业执照', 'company-registration'],
    ['健康正', '健康证', 'health-certificate'],
    ['施工许渴证', '施工许可证', 'construction-permit'],
  ])('one wrong character: %s → %s', (q, meant, item) => {
    const found = index.search(q);
    expect(found.didYouMean[0]).toBe(meant);
    expect(found.hits[0]).toMatchObject({ item, why: 'spelling' });
  });
  test('words that are right get no “did you mean”', () => {
    expect(index.search('开饭店').didYouMean).toEqual([]);
  });
  test.each(['', '   ', '<script>alert(1)</script>', '%', '\\', '飞机场跑道除冰'.repeat(20), '\u0000'])(
    'nothing sensible finds nothing and hurts nothing: %s',
    (q) => {
      expect(index.search(q).hits.filter((h) => h.score > 100)).toEqual([]);
    },
  );
  test('the same query gives the same order', () => {
    expect(index.search('许可')).toEqual(index.search('许可'));
  });
});

const REAL = new URL('../../../../shared/data/catalogue/sichuan-511602-items.json', import.meta.url);
if (!existsSync(REAL)) console.warn('search over 1,135 real items SKIPPED: ../shared/data/catalogue is not here');
describe.skipIf(!existsSync(REAL))('over the 1,135 items of a real district and ours', () => {
  const real = existsSync(REAL)
    ? readCatalogueFile(readFileSync(REAL, 'utf8')).rows.flatMap((r) => r.version ?? [])
    : [];
  const both = buildIndex([...BUNDLED, ...real]);
  const names = (q: string) => {
    const byItem = new Map([...BUNDLED, ...real].map((v) => [v.item, v.name.zh]));
    return both.search(q, 8).hits.map((h) => byItem.get(h.item) ?? '');
  };
  test('our item comes first where people mean it', () => {
    expect(names('开饭店')[0]).toBe('食品经营许可（饭店、单位食堂）');
    expect(both.size).toBe(1135 + BUNDLED.length);
  });
  test.each([
    ['驾照', /驾驶/],
    ['网约车', /网络预约出租汽车/],
    ['失业金', /失业保险/],
    ['社保卡', /社会保障卡/],
    ['工伤', /工伤/],
    ['结婚', /婚/],
    ['低保', /最低生活保障/],
  ])('everyday word %s', (q, expected) => {
    expect(
      names(q)
        .slice(0, 3)
        .every((n) => expected.test(n)),
    ).toBe(true);
  });
});
