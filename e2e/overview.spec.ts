/// <reference lib="dom" />
import { axeFaultsOfAll } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

// At a desk's own widths they are looked at with all other pages (pages.spec.ts).
test('the boards on a phone: one h1, no sideways scroll, nothing axe objects to', async ({ page }) => {
  const faults = watch(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await be(page, '本局负责人');
  for (const path of [
    '/desk/board',
    '/desk/oversight',
    '/desk/team',
    '/desk/obligations',
    '/desk/exports',
    '/desk/cases?board=board&mark=open',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('h1').count(), `${path}: one h1`).toBe(1);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
    expect(await axeFaultsOfAll(page, path)).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test('a number opens its cases, and their table leaves as a file', async ({ page }) => {
  await be(page, '本局负责人');
  await page.goto('/desk/board');
  const open = page.getByRole('link', { name: /^在办/ });
  const n = Number((await open.locator('.figure-value').textContent())?.replace(/\D/g, ''));
  await open.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${n} 件`);
  const leaving = page.waitForEvent('download');
  await page.getByRole('link', { name: /导出 Excel/ }).click();
  expect((await leaving).suggestedFilename()).toMatch(/^在办-\d{4}-\d\d-\d\d\.xlsx$/);
});

test('a board on paper has its marks and no addresses of lists, on three sheets at most', async ({ page }) => {
  await be(page, '本局负责人');
  await page.goto('/desk/board');
  await expect(page.getByRole('link', { name: /^在办/ })).toBeVisible();
  const sheets = (await page.pdf({ format: 'A4', preferCSSPageSize: true }))
    .toString('latin1')
    .match(/\/Type \/Page\b/g);
  expect(sheets!.length).toBeLessThanOrEqual(3);
  await page.emulateMedia({ media: 'print' });
  const addresses = await page
    .locator('.overview a[href]')
    .evaluateAll((links) => links.map((a) => getComputedStyle(a, '::after').content));
  expect(addresses.filter((c) => c !== 'none')).toEqual([]);
});

test('the board is not for an examiner, and says whose it is', async ({ page }) => {
  await be(page, '审查岗');
  await page.goto('/desk/board');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您看不到这一页');
  await expect(page.getByText('看板给本局负责人和监督岗用')).toBeVisible();
});

test('a supervisor hands the cases of a leaver over and sees what became of each', async ({ page }) => {
  await be(page, '督办岗');
  await page.goto('/desk/team');
  await page.getByRole('button', { name: '交接乔亦然的办件' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('为什么').fill('调离本局');
  await dialog.getByRole('button', { name: /^转办 \d+ 件$/ }).click();
  await expect(page.getByRole('heading', { name: '转办结果' })).toBeVisible();
  await page.getByRole('button', { name: '看完了' }).click();
  await expect(page.getByText(/乔亦然手上的办件：转出 \d+ 件/).first()).toBeVisible();
});

test('a check of two is written down on the board of obligations; what is not possible says why', async ({ page }) => {
  await be(page, '督办岗');
  await page.goto('/desk/obligations');
  const first = page.getByRole('button', { name: /^核查 / }).first();
  await expect(first).toBeVisible();
  await page.locator('.obligation-no summary').first().click();
  await expect(page.locator('.obligation-no[open] li').first()).toContainText('，因为');
  await first.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('林北辰').check();
  await dialog.getByLabel('程星野').check();
  await dialog.getByRole('button', { name: '核查', exact: true }).click();
  await expect(dialog.getByText('请选查到什么。')).toBeVisible();
  await dialog.getByLabel('已经做到').check();
  await dialog.getByRole('button', { name: '核查', exact: true }).click();
  await expect(dialog.getByText('没有记录。')).toBeVisible();
  await dialog.getByLabel('记录').fill('11月23日上午到店，店长在场，疏散通道畅通。');
  await dialog.getByRole('button', { name: '核查', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/[林程]..、[林程]..\s?\S*核查/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^认定已履行 / }).first()).toBeVisible();
});

test('what left as a file stands in the log', async ({ page }) => {
  await be(page, '本局负责人');
  expect((await page.request.get('/api/desk/obligations/export?format=csv')).status()).toBe(200);
  await page.goto('/desk/exports');
  await expect(page.getByRole('row', { name: /义务.*CSV/ }).first()).toBeVisible();
});
