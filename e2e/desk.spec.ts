/// <reference lib="dom" />
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { type DeskTown, openDeskTown, PEOPLE, type Who } from './desk-town.ts';

/** The desk in use: list, views, keys, colleagues, notes, messages, and what happens when the network goes. */
let town: DeskTown;
let context: BrowserContext;
let page: Page;
const cases: string[] = [];
const name = (who: keyof typeof PEOPLE): string => PEOPLE[who][0];
const seat = async (browser: Browser, who: Who, lang = 'zh', width = 1440): Promise<Page> => {
  const own = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  await own.addInitScript((l) => localStorage.setItem('oneseal.locale', l), lang);
  await town.be(own, who);
  return own.newPage();
};
const axe = async (on: Page, what: string): Promise<void> => {
  expect(await axeFaults(on, what)).toEqual([]);
};
const rows = (on: Page) => on.locator('.q-row');
const file = async (on: Page, id: string): Promise<void> => {
  await on.goto(`${town.base}/desk/cases/${id}`);
  await expect(on.getByRole('region', { name: '现在能办' })).toBeVisible();
};

/** The examiner holds the case, however far the tests before have come. */
const hold = async (id: string): Promise<void> => {
  const answer = await town.call('examiner', 'POST', `/api/cases/${id}/acts/claim`, {});
  if (!answer.ok) expect(await answer.text()).toContain('already-yours');
};

test.beforeAll(async ({ browser }) => {
  town = await openDeskTown();
  for (const item of ['food-service', 'food-service', 'public-venue-hygiene']) cases.push(await town.apply(item));
  for (const id of cases) await town.act('acceptor', id, 'accept');
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page = await context.newPage();
  await town.be(context, 'examiner');
});
test.afterAll(async () => {
  await context?.close();
  await town?.close();
});

test('筛选、按名字找、存为视图并给同事用', async ({ browser }) => {
  await page.goto(`${town.base}/desk`);
  await expect(rows(page)).toHaveCount(3);
  await page.locator('.filter-menu summary').filter({ hasText: '事项' }).click(); // it comes after the marks
  await axe(page, 'the list with a filter open');
  await page.locator('.filter-list label').filter({ hasText: '公共场所' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '把当前筛选存为视图' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '存下' }).click();
  await expect(dialog.getByText('请给视图起个名字').first()).toBeVisible();
  await axe(page, 'the dialog of a view');
  await dialog.getByLabel('视图名字').fill('卫生许可');
  await dialog.getByText('本单位的同事也能用').click();
  await dialog.getByRole('button', { name: '存下' }).click();
  await expect(page.getByRole('link', { name: /卫生许可/ }).first()).toBeVisible();

  const colleague = await seat(browser, 'examiner2');
  await colleague.goto(`${town.base}/desk`);
  await colleague
    .getByRole('navigation')
    .getByRole('link', { name: /卫生许可/ })
    .click();
  await expect(rows(colleague)).toHaveCount(1);
  await expect(colleague.getByRole('button', { name: /删掉.*卫生许可/ })).toHaveCount(0);
  await colleague.getByRole('searchbox').fill('云栖温泉');
  await colleague.keyboard.press('Enter');
  // a search looks everywhere, not only in what was filtered before
  await expect(rows(colleague)).toHaveCount(3);
  await colleague.getByRole('searchbox').fill('没有这一家');
  await colleague.keyboard.press('Enter');
  await expect(colleague.getByText('没有找到“没有这一家”')).toBeVisible();
  await colleague.context().close();
});

test('快捷键：上下、选中、换视图、找、全部快捷键；关掉以后字母不起作用', async () => {
  await page.goto(`${town.base}/desk`);
  await expect(rows(page)).toHaveCount(3);
  const current = () => page.locator('.q-row-current').innerText();
  const first = await current();
  await page.keyboard.press('j');
  await expect(rows(page).nth(1)).toHaveClass(/q-row-current/);
  expect(await rows(page).nth(0).innerText()).toBe(first);
  await page.keyboard.press('k');
  await expect(rows(page).nth(0)).toHaveClass(/q-row-current/);
  await page.keyboard.press('x');
  await expect(page.getByRole('status').getByText('选中 1 件')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我承办');
  await page.keyboard.press('Shift+V');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我能办的');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  // in an input letters are letters
  await page.keyboard.type('jx');
  await expect(page.getByRole('searchbox')).toHaveValue('jx');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await axe(page, 'the keys');
  await page.getByRole('dialog').getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我能办的');
  await page.getByRole('button', { name: '全部快捷键' }).click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.keyboard.press('Escape');
});

test('不用键盘也能选几件；同事在看，申请人一栏不变窄', async () => {
  await town.call('examiner2', 'POST', `/api/cases/${cases[0]!}/presence`, { doing: 'reading' });
  await page.goto(`${town.base}/desk`);
  await expect(page.getByText('在看')).toBeVisible();
  const applicant = await page.locator('td.q-applicant').first().boundingBox();
  expect(applicant!.width).toBeGreaterThan(120);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: '选几件' }).click();
  await expect(page.getByRole('status').getByText('点选要一起办的')).toBeVisible();
  await rows(page).nth(0).getByRole('checkbox').check();
  await rows(page).nth(2).getByRole('checkbox').check();
  await expect(page.getByRole('status').getByText('选中 2 件')).toBeVisible();
  await rows(page).nth(1).getByRole('checkbox').check();
  // what a filter takes out of sight is not counted among what will be done
  await page.locator('.filter-menu summary').filter({ hasText: '事项' }).click();
  await page.locator('.filter-list label').filter({ hasText: '公共场所' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('status').getByText('选中 1 件')).toBeVisible();
  await page.getByRole('link', { name: '清除筛选' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: '不选了' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  // beside the preview one click chooses, two open
  await rows(page).nth(1).locator('.q-link').click();
  await expect(rows(page).nth(1)).toHaveClass(/q-row-current/);
  await rows(page).nth(1).locator('.q-link').dblclick();
  await expect(page).toHaveURL(/\/desk\/cases\/[^/]+$/);
});

test('几件一起认领，逐件说明；一起转办', async () => {
  await page.goto(`${town.base}/desk`);
  await expect(rows(page)).toHaveCount(3);
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
  }
  // a colleague is faster with one of them
  await town.act('examiner2', cases[2]!, 'claim');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('由您承办这 3 件')).toBeVisible();
  await axe(page, 'the claim of several');
  await dialog.getByRole('button', { name: '认领', exact: true }).click();
  await expect(dialog.getByText('3 件里办成 2 件')).toBeVisible();
  await expect(dialog.locator('.bulk-ok')).toHaveCount(2);
  await expect(dialog.locator('.bulk-not')).toHaveCount(1);
  await dialog.getByRole('button', { name: '知道了' }).click();
  await page.goto(`${town.base}/desk?view=mine`);
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('t');
  await expect(dialog.getByRole('combobox', { name: /转给谁/ })).toBeVisible();
  await axe(page, 'the transfer');
  await page.keyboard.press('Escape');
});

test('断网：办理动作停用并说原因，写的还在；联网后能办', async () => {
  const id = cases[1]!;
  await hold(id);
  await file(page, id);
  await page.getByRole('button', { name: '会商', exact: true }).click();
  await page.locator('.act-sheet').getByLabel('问什么').fill('请看排烟是否直通居民窗下。');
  await page
    .locator('.act-sheet')
    .locator('label')
    .filter({ hasText: name('fire') })
    .first()
    .click();
  await page.getByRole('button', { name: '看一遍再办' }).click();
  await context.setOffline(true);
  const act = page.locator('.act-sheet-foot').getByRole('button', { name: '会商', exact: true });
  await expect(act).toHaveAttribute('aria-disabled', 'true');
  await expect(act).toHaveAccessibleDescription(/没有网络，现在不能办/);
  await context.setOffline(false);
  await expect(act).not.toHaveAttribute('aria-disabled', 'true');
  await act.click();
  await expect(page.getByRole('heading', { name: '已办：会商' })).toBeVisible();
});

test('批注：放在图上，同事看得到，可以标为已满足；查看器没有无障碍问题', async ({ browser }) => {
  const id = cases[1]!;
  await hold(id);
  await file(page, id);
  await page.locator('.viewer').getByRole('button', { name: '批注' }).click();
  const place = page.locator('.pin-field');
  await expect(place).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByLabel(/第 1 页的批注/).fill('清洗区门宽请现场复核');
  await page.getByRole('button', { name: '放上批注' }).click();
  await expect(page.locator('.pin-line')).toContainText('清洗区门宽请现场复核');
  await axe(page, 'the viewer with a note');
  const colleague = await seat(browser, 'reviewer', 'en', 1280);
  await colleague.goto(`${town.base}/desk/cases/${id}`);
  await expect(colleague.locator('.pin-line')).toContainText('清洗区门宽请现场复核');
  await expect(colleague.getByRole('button', { name: /Remove/ })).toHaveCount(0);
  await colleague.getByRole('button', { name: /^Settled/ }).click();
  await expect(colleague.locator('.pin-line-settled')).toHaveCount(1);
  await axe(colleague, 'the case in English');
  await colleague.context().close();
});

test('与申请人互相留言', async () => {
  const id = cases[1]!;
  await hold(id);
  await file(page, id);
  await page.getByRole('tab', { name: /与申请人沟通/ }).click();
  await page.getByLabel(/^写给/).fill('周六上午去现场，方便吗？');
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page.locator('.message-ours')).toContainText('周六上午去现场');
  const { messages } = await town.json<{ messages: { text: string; person?: string }[] }>(
    'boss',
    'GET',
    `/api/cases/${id}/messages`,
  );
  // the applicant reads the post, never the officer's name
  expect(messages.map((m) => [m.text, m.person])).toEqual([['周六上午去现场，方便吗？', undefined]]);
  await town.json('boss', 'POST', `/api/cases/${id}/messages`, { text: '方便，有人值班。' });
  await page.reload();
  await expect(page.locator('.message')).toHaveCount(2);
  await expect(page.getByText('方便，有人值班。')).toBeVisible();
  await axe(page, 'the messages');
});

test('手机宽度：列表和办件都不横向滚动，没有无障碍问题', async ({ browser }) => {
  const phone = await seat(browser, 'examiner', 'zh', 390);
  for (const path of ['/desk?view=all', `/desk/cases/${cases[1]}`]) {
    await phone.goto(`${town.base}${path}`);
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
    await phone.waitForLoadState('networkidle');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    await axe(phone, path);
  }
  // materials stand before the long application, and each opens in its own place
  await expect(phone.getByRole('heading', { level: 2 })).toContainText([/时限/, /材料/, /申请内容/]);
  const material = phone.locator('.material-list > li').first();
  await expect(phone.locator('.viewer')).toHaveCount(0);
  await material.getByRole('button', { expanded: false }).click();
  await expect(material.locator('.viewer')).toBeVisible();
  await axe(phone, 'a case with a material open');
  await phone.context().close();
});
