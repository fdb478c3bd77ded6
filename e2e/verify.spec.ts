import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { watch } from './people.ts';
import { expect, test } from './product.ts';

const PHONE = { width: 390, height: 844 };

/** A code of a licence in force, from the wallet of whoever of the town has one. */
const codeOfTheTown = async (page: Page): Promise<{ code: string; number: string }> => {
  const { personas } = await (await page.request.get('/api/demo/personas')).json();
  for (const { person } of personas as { person: string }[]) {
    await page.request.post('/api/demo/session', { data: { person } });
    const mine = await (await page.request.get('/api/licences/mine')).json();
    const found = mine.find((l: { state: string }) => l.state === 'in-force');
    if (found) return { code: found.verifyUrl.split('/verify/')[1], number: found.number };
  }
  throw new Error('nobody in the town has a licence in force');
};

/** Opened once with a network, until everything that is needed without one is kept. */
const openOnce = async (page: Page): Promise<void> => {
  await page.goto('/verify');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/verify', { ignoreVary: true }))))
    .toBe(true);
};

test('without a network the page opens anew and judges with what the device has kept', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
  const page = await context.newPage();
  const faults = watch(page);
  const { code, number } = await codeOfTheTown(page);
  await openOnce(page);
  expect(faults).toEqual([]);

  await context.setOffline(true);
  await page.goto(`/verify/${code}`);
  await expect(page.getByText('证照有效')).toBeVisible();
  await expect(page.getByText('离线查验')).toBeVisible();
  await expect(page.getByText(/状态名单截至 .*（\d+ 分钟前）。/)).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  expect(await axeFaults(page, 'verify', { best: true })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);

  const flipped = code.slice(0, -9) + (code.at(-9) === 'A' ? 'B' : 'A') + code.slice(-8);
  await page.goto(`/verify/${flipped}`);
  await expect(page.getByText('内容被改动')).toBeVisible();

  await page.goto('/verify');
  await page.getByLabel('编号或验证码').fill(number);
  await page.getByRole('button', { name: '查验', exact: true }).click();
  await expect(page.getByText('没有网络，查不了编号')).toBeVisible();

  // No other page is kept: the scope is this one.
  await expect(page.goto('/items')).rejects.toThrow();

  await context.setOffline(false);
  await page.goto(`/verify/${code}`);
  await expect(page.getByText('离线查验')).toBeHidden();
  await expect(page.getByText('我们核对了什么')).toBeVisible();
  await context.close();
});

test('a list that is too old is not gone by in silence', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
  const page = await context.newPage();
  const { code } = await codeOfTheTown(page);
  await openOnce(page);
  await context.setOffline(true);
  await page.clock.setFixedTime(Date.now() + 7 * 3_600_000);
  await page.goto(`/verify/${code}`);
  await expect(page.getByText('内容未改动，状态还要联网查')).toBeVisible();
  await expect(page.getByText(/这份名单只能用到/)).toBeVisible();
  await context.close();
});

for (const width of [390, 1280])
  test(`everybody compares checkpoints in their own browser, ${width} wide`, async ({ page }) => {
    const faults = watch(page);
    await page.setViewportSize({ width, height: 900 });
    // The first checkpoint is made some seconds after the start.
    await expect
      .poll(async () => (await page.request.get('/api/proofs/checkpoint')).status(), { timeout: 30_000 })
      .toBe(200);
    const note = await (await page.request.get('/api/proofs/checkpoint')).text();
    await page.goto('/transparency');
    await expect(page.getByText(/签名刚刚在您的浏览器里核对过/)).toBeVisible();
    await page.getByLabel('您以前存下的检查点').fill(note);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await expect(page.getByText(/对得上/)).toBeVisible();
    const size = note.split('\n')[1]!;
    await page.getByLabel('您以前存下的检查点').fill(note.replace(`\n${size}\n`, `\n${Number(size) - 1}\n`));
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await expect(page.getByText('它的内容与签名不一致，被改动过。')).toBeVisible();
    expect(await axeFaults(page, 'verify', { best: true })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(faults).toEqual([]);
  });
