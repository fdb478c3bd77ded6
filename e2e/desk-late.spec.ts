import { axeFaultsOfAll } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

test('a supervisor explains in public why a case runs late; field and repair are named, then everybody reads it', async ({
  page,
}) => {
  const faults = watch(page);
  await be(page, '督办岗');
  await page.goto('/desk/oversight');
  await page.getByRole('tab', { name: /未公开说明/ }).click();
  const card = page.getByRole('tabpanel').getByRole('listitem').first();
  const number = (await card.textContent())!.match(/\d{4}-\d{6}/)![0];
  const file = await card.getByRole('link').first().getAttribute('href');
  await card.getByRole('button', { name: `公开说明 ${number}` }).click();
  const dialog = page.getByRole('dialog', { name: '公开说明为什么超期' });
  await dialog.getByRole('button', { name: '发布说明' }).click();
  await expect(dialog.getByLabel('主要原因')).toBeFocused();
  await expect(dialog.getByText('请选一项原因。')).toBeVisible();
  await dialog.getByLabel('主要原因').selectOption({ label: '办件集中，人手不够' });
  const words = dialog.getByLabel('怎么说', { exact: true });
  await words.fill('请拨打 13800138000 问审查岗，本周办完。');
  const day = dialog.getByRole('group').or(dialog).getByLabel('年', { exact: true });
  await day.fill('2027-12-01');
  await dialog.getByLabel(/我又读过一遍/).check();
  await dialog.getByRole('button', { name: '发布说明' }).click();
  await expect(dialog.getByText(/说明里有“13800138000”/)).toBeVisible();
  await words.fill('同类申请集中到达，已经增派人手，按先后补办。');
  // Other words have to be read again.
  await expect(dialog.getByLabel(/我又读过一遍/)).not.toBeChecked();
  await dialog.getByLabel(/我又读过一遍/).check();
  await dialog.getByRole('button', { name: '发布说明' }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/explanations');
  const told = page.getByRole('region', { name: number });
  await expect(told.getByText('同类申请集中到达')).toBeVisible();
  await expect(told.getByText(/督办岗/)).toBeVisible();
  // In the case itself what was published stands at once.
  await page.goto(file!);
  const late = page.getByRole('region', { name: '公开说明' });
  await late.getByRole('button', { name: '再说明一次' }).click();
  await dialog.getByLabel('主要原因').selectOption({ label: '办件集中，人手不够' });
  await words.fill('增派的人已经到岗，本件排在今天办。');
  await day.fill('2027-12-02');
  await dialog.getByLabel(/我又读过一遍/).check();
  await dialog.getByRole('button', { name: '发布说明' }).click();
  await expect(dialog).toBeHidden();
  await expect(late.getByText('增派的人已经到岗')).toBeVisible();
  expect(faults).toEqual([]);
});

test('the head sees what an amendment of the calendar would move before publishing it, and changes the hours of a place', async ({
  page,
}) => {
  const faults = watch(page);
  await be(page, '本局负责人');
  await page.goto('/desk/calendar');
  await page.getByRole('button', { name: '先看会动哪些件' }).click();
  await expect(page.getByText('请写至少一天放假或上班。')).toBeVisible();
  await page.getByText('发布一整年的安排').click();
  await page.getByLabel('哪一年').fill('2027');
  await page.getByLabel('放假').fill('1月1日 元旦');
  await expect(page.getByText('第 1 行不是日期。')).toBeVisible();
  await page.getByLabel('放假').fill('2027-01-01 至 2027-01-03 元旦');
  await page.getByLabel('为什么改').fill('2027 年放假安排公布');
  await page.getByLabel('凭哪份文件').fill('国办发明电〔2026〕9号');
  await page.getByLabel('新版本号').fill('CN-2027-1');
  await page.getByRole('button', { name: '先看会动哪些件' }).click();
  await expect(page.getByRole('heading', { name: /在办 \d+ 件，/ })).toBeVisible();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText(/版本 CN-2027-1，已公布 .*2027 年/)).toBeVisible();
  await page.getByRole('button', { name: '改时间 松澜政务服务中心' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('办公时间', { exact: true }).fill('周一至周五 8:30—18:00');
  await dialog.getByLabel('英文').fill('Mon–Fri 8:30–18:00');
  await dialog.getByRole('button', { name: '改时间' }).click();
  await expect(dialog.getByText('请填写。')).toBeVisible();
  await dialog.getByLabel('为什么改').fill('延时服务');
  await dialog.getByRole('button', { name: '改时间' }).click();
  await expect(page.getByText('周一至周五 8:30—18:00')).toBeVisible();
  expect(faults).toEqual([]);
});

for (const [width, lang] of [
  [1280, 'en'],
  [390, 'zh'],
] as const)
  test(`calendar and public explanations at ${width} in ${lang}`, async ({ browser, product }) => {
    const context = await browser.newContext({ baseURL: product.base, viewport: { width, height: 900 } });
    await context.addInitScript((l) => localStorage.setItem('oneseal.locale', l), lang);
    const page = await context.newPage();
    await be(page, '本局负责人');
    for (const path of ['/desk/calendar', '/explanations', '/desk/oversight']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      expect(await axeFaultsOfAll(page, `${path} ${width} ${lang}`)).toEqual([]);
    }
    await context.close();
  });

test('on a phone the menu opens every view and the other desks; a desk of another post has a way on', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext({ baseURL: product.base, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await be(page, '审查岗');
  await page.goto('/desk');
  const menu = page.getByRole('button', { name: '菜单' });
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await menu.click();
  await page.getByRole('link', { name: '窗口代办' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '窗口代办' })).toBeVisible();
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('link', { name: '看我的办件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '我能办的' })).toBeVisible();
  await context.close();
});
