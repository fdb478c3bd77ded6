import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type DeskTown, openDeskTown, PEOPLE, type Who } from './desk-town.ts';
import { begin, finish, openCase, press, sheetOf } from './sheet.ts';

/** Two officers at once, each in a browser of their own, on the same list and on the same case. */
let town: DeskTown;
const seats: BrowserContext[] = [];
test.beforeAll(async () => {
  town = await openDeskTown();
});
test.afterAll(async () => {
  for (const seat of seats) await seat.close();
  await town?.close();
});
const name = (who: keyof typeof PEOPLE): string => PEOPLE[who][0];
const open = async (browser: Browser, who: Who): Promise<Page> => {
  const seat = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  seats.push(seat);
  await town.be(seat, who);
  return seat.newPage();
};
const file = (page: Page, id: string): Promise<void> => openCase(page, `${town.base}/desk/cases/${id}`);

test('a colleague takes a case: the list says “有 1 件更新” and changes only when asked', async ({ browser }) => {
  const ids = [await town.apply('food-service'), await town.apply('food-service')];
  for (const id of ids) await town.act('acceptor', id, 'accept');
  const [mine, theirs] = [await open(browser, 'examiner'), await open(browser, 'examiner2')];
  await mine.goto(`${town.base}/desk`);
  await expect(mine.locator('.q-row')).toHaveCount(2);
  await file(theirs, ids[0]!);
  await begin(theirs, '认领');
  await finish(theirs, '认领');
  const news = mine.getByRole('button', { name: '有 1 件更新' });
  await expect(news).toBeVisible({ timeout: 60_000 });
  await expect(mine.locator('.q-row')).toHaveCount(2);
  await news.click();
  await expect(mine.locator('.q-row')).toHaveCount(1);
  await expect(news).toHaveCount(0);
});

test('a page opened before says what changed; its act is refused with who was first, and what was written stays', async ({
  browser,
}) => {
  const id = await town.toDecision(await town.apply('food-service'));
  const [decider, oversight] = [await open(browser, 'decider'), await open(browser, 'oversight')];
  await file(decider, id);
  await begin(decider, '不予');
  await sheetOf(decider).getByLabel('查明的事实和理由').fill('距垃圾站不足 25 米。');
  await sheetOf(decider).getByLabel('法条').fill('食品安全法33');
  await sheetOf(decider).getByRole('button', { name: '看一遍再办' }).click();
  await file(oversight, id);
  await begin(oversight, '冻结');
  await sheetOf(oversight).getByRole('textbox').first().fill('反映 2026-1');
  await finish(oversight, '冻结');
  await expect(decider.locator('.case-stale').filter({ hasText: /有 \d+ 处变化/ })).toBeVisible({ timeout: 60_000 });
  await press(decider, '不予');
  const alert = sheetOf(decider).getByRole('alert');
  await expect(alert).toContainText(`${name('oversight')}在 `);
  await expect(alert).toContainText('您写的意见还在');
  expect((await town.view('supervisor', id)).state).not.toBe('decided');
  await alert.getByRole('button', { name: '把意见转成留言' }).click();
  await expect(sheetOf(decider).getByLabel('说什么')).toHaveValue(/距垃圾站不足 25 米/);
});
