/// <reference lib="dom" />
import { axeFaultsOfAll } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** Every page once, at both widths and in both languages: no fault, no request elsewhere, nothing axe objects to. */
const PUBLIC = [
  '/',
  '/items',
  '/items/food-service',
  '/search?q=开饭店',
  '/sign-in',
  '/demo',
  '/register',
  '/verify',
  '/progress',
  '/calculator',
  '/reconsideration',
  '/items/food-service/eligibility',
  '/items?set=hotel',
];
const MINE = ['/matters', '/wallet', '/mandates', '/account', '/resume'];
const DESK = ['/desk', '/desk/window', '/desk/delivery'];

const look = async (
  page: import('@playwright/test').Page,
  paths: readonly string[],
  width: number,
  lang: 'zh' | 'en',
): Promise<void> => {
  const faults = watch(page);
  await page.setViewportSize({ width, height: 900 });
  await page.addInitScript((l) => {
    try {
      localStorage.setItem('oneseal.locale', l);
    } catch {
      // A sandboxed frame, such as the viewer of a PDF, has no storage.
    }
  }, lang);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('h1').count(), `${path}: one h1`).toBe(1);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${path}: no sideways scroll`,
    ).toBeLessThanOrEqual(0);
    expect(await axeFaultsOfAll(page, path)).toEqual([]);
  }
  expect(faults).toEqual([]);
};

for (const width of [390, 1280])
  for (const lang of ['zh', 'en'] as const) {
    test(`public pages, ${width}, ${lang}`, ({ page }) => look(page, PUBLIC, width, lang));
    test(`own pages, ${width}, ${lang}`, async ({ page }) => {
      await be(page, '企业经办人');
      const [matter] = await (await page.request.get('/api/cases/mine')).json();
      await look(page, [...MINE, ...(matter ? [`/matters/${matter.id}`] : [])], width, lang);
    });
    test(`desk pages, ${width}, ${lang}`, async ({ page }) => {
      await be(page, '审查岗');
      const { rows } = await (await page.request.get('/api/desk/queue?view=all')).json();
      await look(page, [...DESK, `/desk/cases/${rows[0].id}`], width, lang);
    });
  }
