import { expect, type Locator, type Page } from '@playwright/test';

/** The sheet on which an officer writes an act. */
export const sheetOf = (page: Page): Locator => page.locator('.act-sheet');

/** Opens a case at the desk; what an earlier case left typed in this tab is forgotten. */
export const openCase = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.evaluate(() => sessionStorage.clear());
  await expect(page.getByRole('region', { name: '现在能办' })).toBeVisible();
};

/** Presses the button of an act, which may lie behind 更多. */
export const begin = async (page: Page, act: string): Promise<void> => {
  const bar = page.getByRole('region', { name: '现在能办' });
  const button = bar.getByRole('button', { name: act, exact: true });
  if ((await button.count()) === 0) await bar.getByRole('button', { name: /^更多/ }).click();
  await button.first().click();
  await expect(sheetOf(page).getByRole('heading', { name: act, exact: true })).toBeVisible();
};

/** Looks the act over and does it; the answer is awaited by whoever asked. */
export const press = async (page: Page, act: string): Promise<void> => {
  const sheet = sheetOf(page);
  const onward = sheet.getByRole('button', { name: '看一遍再办' });
  if (await onward.isVisible()) await onward.click();
  await expect(sheet.getByRole('region', { name: '办了以后' })).toBeVisible();
  await sheet.locator('.act-sheet-foot').getByRole('button', { name: act, exact: true }).click();
};

export const finish = async (page: Page, act: string): Promise<void> => {
  await press(page, act);
  await expect(sheetOf(page).getByRole('heading', { name: `已办：${act}` })).toBeVisible();
};
