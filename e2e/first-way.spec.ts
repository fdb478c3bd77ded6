import type { Page } from '@playwright/test';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** The main job as people do it, in one browser each: from the search box to a licence that anybody can check. */
test.describe.configure({ mode: 'serial' });

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
let matter = '';

/** Clicks the row of a radio button, as a finger would. */
const choose = (page: Page, name: string, value: string): Promise<void> =>
  page.locator('label', { has: page.locator(`input[name=${name}][value=${value}]`) }).click();

const fillParts = async (page: Page): Promise<void> => {
  const next = () => page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByRole('link', { name: '申请单位' }).click();
  await expect(page.getByText('来自营业执照库').first()).toBeVisible();
  await page.getByLabel('联系人').fill('乔南枝');
  await page.getByLabel('联系电话').fill('19900005566');
  await next();
  await expect(page.getByRole('heading', { level: 1, name: '经营场所' })).toBeVisible();
  await page.locator('select').first().selectOption({ label: '松澜新区' });
  await page.locator('select').nth(1).selectOption({ label: '松北区' });
  const street = page.locator('select').nth(2);
  if (await street.isVisible().catch(() => false)) await street.selectOption({ index: 1 });
  await page.getByLabel('经营场所详细地址').fill('松澜新区云岭大街 36 号 1 层');
  await page.getByLabel('场所总面积').fill('120');
  await page.getByLabel('加工场所面积').fill('400');
  await choose(page, 'pollutionNear', 'no');
  await next();
  // what is wrong is said where it is wrong, with the repair
  await expect(page.getByText('请核对这两个面积').first()).toBeVisible();
  await page.getByLabel('加工场所面积').fill('40');
  await next();
  await expect(page.getByRole('heading', { level: 1, name: '做什么' })).toBeVisible();
  await page.getByText('热食类食品制售').click();
  await choose(page, 'sellsOnline', 'no');
  await page.getByLabel('就餐座位数').fill('40');
  await next();
  await expect(page.getByRole('heading', { level: 1, name: '食品安全' })).toBeVisible();
  await page.getByLabel('食品安全管理员姓名').fill('舒一鸣');
  await page.getByLabel('食品安全管理员公民身份号码').fill('11010519491231002X');
  await page.getByLabel('食品安全管理员电话').fill('19900005577');
  await page.getByLabel('从业人员数').fill('6');
  await page.getByLabel('其中有健康证明的').fill('6');
  await page.getByLabel('名称', { exact: true }).fill('消毒柜');
  await page.getByLabel('数量', { exact: true }).fill('1');
  await page.getByLabel('放在哪里').fill('洗消间');
  await next();
  await expect(page.getByRole('heading', { level: 1, name: '材料' })).toBeVisible();
};

test('a company searches, reads the guide, fills in, uploads and hands in', async ({ page }) => {
  const faults = watch(page);
  await be(page, '企业经办人');
  await page.goto('/');
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('开饭店');
  await page.getByRole('button', { name: '搜索' }).click();
  await page.waitForURL(/\/search/);
  await page.locator('main a[href="/items/food-service"]').first().click();
  await page.waitForURL(/\/items\/food-service/);
  await page.getByText('饭店、小吃店、咖啡馆').click();
  await page.getByText('在松澜新区办的').click();
  await page.getByText('法定代表人（负责人）本人').click();
  await page.getByRole('button', { name: '开始申请' }).first().click();
  await page.waitForURL(/\/apply\//);
  await fillParts(page);
  const inputs = page.locator('input[type=file]:not([capture])');
  await inputs.first().setInputFiles({ name: '布局图.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('link', { name: '布局图.pdf' })).toBeVisible();
  await inputs.last().setInputFiles({ name: '制度.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('link', { name: '制度.pdf' })).toBeVisible();
  await expect(page.getByText('已上传')).toHaveCount(2);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.waitForURL(/\/check$/);
  await page.getByText(/我保证填写的内容/).click();
  await page.getByRole('button', { name: '交给审批局' }).click();
  await page.waitForURL(/\/receipt\//);
  await expect(page.getByText(/^2\d{3}-\d{6}$/).first()).toBeVisible();
  const [newest] = await (await page.request.get('/api/cases/mine')).json();
  matter = newest.id;
  await expect(page.getByText(newest.number, { exact: true }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

const actAs = async (page: Page, who: string, act: string, body: object = {}): Promise<void> => {
  await be(page, who);
  const done = await page.request.post(`/api/cases/${matter}/acts/${act}`, {
    data: body,
    headers: { 'idempotency-key': `e2e-${act}-${Date.now()}` },
  });
  expect(done.ok(), `${act}: ${await done.text()}`).toBe(true);
};

test('the acceptor asks for one correction on the case page, and sees what cannot be done and why', async ({
  page,
}) => {
  const faults = watch(page);
  await be(page, '受理岗');
  await page.goto(`/desk/cases/${matter}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('食品经营许可');
  await expect(page.getByText('现在不能办，因为')).toBeVisible();
  await page.getByRole('button', { name: '告知补正' }).first().click();
  await page.getByRole('checkbox', { name: /主要设备设施布局图/ }).check();
  await page
    .getByRole('textbox', { name: /缺|问题|怎么改|说明/ })
    .first()
    .fill('没有标出清洗消毒区，请补画。');
  await page.getByRole('button', { name: '看一遍再办' }).click();
  await expect(page.getByRole('button', { name: '回去改' })).toBeVisible();
  await page.getByRole('button', { name: '告知补正', exact: true }).first().click();
  await expect(page.getByText('待补正').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('the company answers it, the matter page explains its days', async ({ page }) => {
  const faults = watch(page);
  await be(page, '企业经办人');
  await page.goto(`/matters/${matter}`);
  await expect(page.getByText('请补正 1 项').first()).toBeVisible();
  await page.getByRole('link', { name: '去补正' }).first().click();
  await page.waitForURL(/\/correct$/);
  await expect(page.getByText('没有标出清洗消毒区，请补画。')).toBeVisible();
  await page
    .locator('input[type=file]:not([capture])')
    .first()
    .setInputFiles({ name: '布局图-2.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('link', { name: '布局图-2.pdf' })).toBeVisible();
  await expect(page.getByText('已答复').first()).toBeVisible();
  await page.getByRole('button', { name: '交回补正' }).click();
  await expect(page.getByText(/材料已收到|前告诉您受理/).first()).toBeVisible();
  await actAs(page, '受理岗', 'accept');
  await be(page, '企业经办人');
  await page.goto(`/matters/${matter}`);
  await expect(page.getByRole('heading', { name: /为什么是/ })).toBeVisible();
  await expect(page.getByRole('table').filter({ hasText: '受理' }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('examined by two, reviewed, decided and delivered; the licence is checked by anybody', async ({ page }) => {
  const staff = async (post: string): Promise<string> => {
    const { staff: list } = await (await page.request.get(`/api/staff?post=${post}`)).json();
    return list.map((s: { id: string }) => s.id);
  };
  await actAs(page, '审查岗', 'claim');
  const inspectors = (await staff('examiner')).slice(0, 2);
  await actAs(page, '审查岗', 'site-check', {
    kind: 'site',
    inspectors,
    finding: 'passed',
    recordWords: '八项全部合格',
  });
  await actAs(page, '审查岗', 'pass-on', { opinion: '建议准予' });
  await actAs(page, '审核岗', 'claim');
  await actAs(page, '审核岗', 'pass-on', { opinion: '同意' });
  await actAs(page, '决定岗', 'claim');
  const faults = watch(page);
  await page.goto(`/desk/cases/${matter}`);
  await page.getByRole('button', { name: '准予', exact: true }).first().click();
  await page.getByRole('button', { name: '看一遍再办' }).click();
  await expect(page.getByRole('button', { name: '回去改' })).toBeVisible();
  await page.getByRole('button', { name: '准予', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '已办：准予' })).toBeVisible();
  await actAs(page, '出件岗', 'deliver', { mode: 'e', items: ['decision', 'licence'] });
  await be(page, '企业经办人');
  await expect(async () => {
    await page.goto('/wallet');
    await expect(page.getByText('食品经营许可证').first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page
    .getByRole('link', { name: /食品经营许可证/ })
    .first()
    .click();
  const { verifyUrl } = (await (await page.request.get('/api/licences/mine')).json())[0];
  await page.context().clearCookies();
  await page.goto(`/verify/${verifyUrl.split('/verify/')[1]}`);
  await expect(page.getByText('证照有效').first()).toBeVisible();
  await page.goto(`/verify/${verifyUrl.split('/verify/')[1].slice(0, -2)}AA`);
  await expect(page.locator('.verify-bad')).toContainText('内容被改动');
  await expect(page.getByText('证照有效')).toHaveCount(0);
  expect(faults).toEqual([]);
});
