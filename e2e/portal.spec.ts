/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** The portal's public pages as a stranger meets them. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

const clean = async (page: Page, what: string) => {
  await page.waitForLoadState('networkidle');
  expect(await axeFaults(page, what)).toEqual([]);
};

test('home: life events, subjects, kept promises, windows with their hours', async ({ page }) => {
  const faults = watch(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: '您要办什么事？' })).toBeVisible();
  const { rows } = await (await page.request.get('/api/promises')).json();
  const kept = rows.find((r: { decided: number; p50: number | null }) => r.decided > 0 && r.p50 !== null);
  await expect(page.getByRole('table').getByText(kept.name.zh)).toBeVisible();
  const { sites } = await (await page.request.get('/api/sites')).json();
  await expect(page.getByText(sites[0].address.zh).first()).toBeVisible();
  await page.getByRole('link', { name: '开一家餐馆' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '开一家餐馆' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    '企业设立登记（营业执照）',
    '公章刻制备案',
    '从业人员健康证明',
    '食品经营许可（饭店、单位食堂）',
  ]);
  await clean(page, 'items of a life event');
  expect(faults).toEqual([]);
});

test('search: services, answers, my matters, what was meant, nothing, all by keyboard', async ({ page }) => {
  await be(page, '企业经办人');
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.fill('食品经营');
  await expect(page.getByRole('option', { name: /我的办件/ }).first()).toBeVisible();
  await box.fill('还要另办卫生许可证');
  await expect(page.getByRole('option', { name: /常见问题/ }).first()).toBeVisible();
  await clean(page, 'open search');
  await box.fill('开板店');
  await expect(page.getByText('没有找到“开板店”，您是不是要找').first()).toBeVisible();
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page).toHaveURL(/q=%E5%BC%80%E9%A5%AD%E5%BA%97/);
  await page.goto('/search?q=飞碟');
  await expect(page.getByText('没有找到“飞碟”').first()).toBeVisible();
  await page.goto('/');
  await page.route('**/api/search**', (r) => r.abort());
  await box.fill('执照');
  await expect(page.getByText('暂时搜不了').first()).toBeVisible({ timeout: 15_000 });
});

test('能不能办: one question a page, back works, the reason has its article, and the form begins with the answers', async ({
  page,
}) => {
  const faults = watch(page);
  await be(page, '企业经办人');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/items/food-service');
  await page.getByRole('link', { name: /先看看能不能办/ }).click();
  await expect(page.getByText('只卖预包装食品').first()).toBeVisible();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByText('选一个再继续').first()).toBeVisible();
  await page.getByLabel('是', { exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByText('食品安全法 第35条')).toBeVisible();
  await clean(page, 'cannot');
  await page.goBack();
  await page.getByLabel('不是，现场做').check();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('有了').check();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByText('第 3 题，共 3 题')).toBeAttached();
  await clean(page, 'question');
  await page.getByLabel('不清楚').check();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByText('民法典 第279条')).toBeVisible();
  await page.getByRole('link', { name: /改.*场所是住宅吗/ }).click();
  await expect(page.getByLabel('不清楚')).toBeChecked();
  await page.getByLabel('不是', { exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByText('可以办', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('可以办', { exact: true })).toBeVisible();
  const opened = page.waitForResponse((r) => r.url().endsWith('/api/drafts') && r.request().method() === 'POST');
  await page
    .getByRole('button', { name: '开始申请' })
    .or(page.getByRole('button', { name: '另填一份' }))
    .first()
    .click();
  const draft = await (await opened).json();
  expect(draft.answers.dwelling).toBe('no');
  expect(draft.provenance.dwelling).toMatchObject({ from: 'self', ref: 'eligibility' });
  await expect(page).toHaveURL(new RegExp(`/apply/${draft.id}`));
  await page.goto(`/apply/${draft.id}/premises`);
  await expect(page.getByText('您在“能不能办”里的回答')).toBeVisible();
  await page.request.delete(`/api/drafts/${draft.id}`, { headers: { 'idempotency-key': 'portal-drop-1' }, data: {} });
  expect(faults).toEqual([]);
});

/** An application without a question or a second paper, handed in through the interface as a browser would. */
const handIn = async (page: Page): Promise<{ caseId: string; number: string; code: string }> => {
  let n = 0;
  const headers = () => ({ 'idempotency-key': `portal-${Date.now()}-${n++}` });
  const send = async (method: 'POST' | 'PATCH', path: string, data: object) => {
    const answer = await page.request.fetch(path, { method, headers: headers(), data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const draft = await send('POST', '/api/drafts', { item: 'health-certificate' });
  const answers = {
    contactPhone: '13900000000',
    trade: 'food',
    job: '厨师',
    clinic: 'community',
    wishDay: draft.today,
  };
  for (const [field, value] of Object.entries(answers))
    await send('PATCH', `/api/drafts/${draft.id}`, { field, value, seen: draft.rev, device: 'portal' });
  const photo = await page.request.post(`/api/drafts/${draft.id}/files/photo`, {
    headers: headers(),
    multipart: { file: { name: '照片.pdf', mimeType: 'application/pdf', buffer: PDF } },
  });
  expect(photo.ok(), await photo.text()).toBe(true);
  const { rev } = await (await page.request.get(`/api/drafts/${draft.id}`)).json();
  return send('POST', `/api/drafts/${draft.id}/submit`, { rev, confirmTrue: true, eDelivery: true });
};

test('progress by number and code: the stages and the ledger of the applicant, the name in part', async ({ page }) => {
  const faults = watch(page);
  await be(page, '市民');
  const { caseId, number, code } = await handIn(page);
  const view = await (await page.request.get(`/api/cases/${caseId}`)).json();
  await page.request.delete('/api/session', { headers: { 'idempotency-key': `portal-out-${Date.now()}` }, data: {} });
  await page.goto('/progress');
  await page.getByLabel('办件号').fill(number);
  await page.getByLabel('查询码').fill('000000');
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByText('号码或查询码不对').first()).toBeVisible();
  await clean(page, 'wrong code');
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByText(view.verdict.title.zh)).toBeVisible();
  await expect(page.getByRole('heading', { name: view.ledgers[0].question.zh })).toBeVisible();
  await expect(page.getByText(/^.\*+$/)).toBeVisible();
  await expect(page.getByText(view.applicant.name)).toHaveCount(0);
  const shown = await (await page.request.get(`/api/progress?number=${number}&code=${code}`)).json();
  expect(shown.ledgers).toEqual(view.ledgers);
  expect(shown.stages).toEqual(view.stages);
  await clean(page, 'progress');
  await page.setViewportSize({ width: 390, height: 844 });
  await clean(page, 'progress on the phone');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-head svg')).toBeVisible();
  expect(faults).toEqual([]);
});

test('the address on decisions: two ways, their articles, and the days left in one’s own matters', async ({ page }) => {
  const faults = watch(page);
  await page.goto('/reconsideration');
  await expect(page.getByText('复议法 第20条')).toBeVisible();
  await expect(page.getByText('行诉法 第46条')).toBeVisible();
  await clean(page, 'reconsideration, visitor');
  await be(page, '企业经办人');
  const { mine } = await (await page.request.get('/api/remedies')).json();
  await page.goto('/reconsideration');
  if (mine.length > 0) await expect(page.getByText(mine[0].number)).toBeVisible();
  else await expect(page.getByText('您还没有已经决定的办件')).toBeVisible();
  await clean(page, 'reconsideration, signed in');
  expect(faults).toEqual([]);
});

test('calculator: the same ledger for anybody', async ({ page }) => {
  await page.goto('/calculator');
  await page.getByRole('button', { name: '算出来' }).click();
  await expect(page.getByText(/最后一天是/).first()).toBeVisible();
  await expect(page.getByRole('table').first()).toBeVisible();
  await clean(page, 'calculator');
});

test('长辈版 and English: few choices, the places by name, nothing axe objects to', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('oneseal.elder', '1'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByText('去哪里办').click();
  const { sites } = await (await page.request.get('/api/sites')).json();
  await expect(page.getByText(sites[0].address.zh)).toBeVisible();
  await clean(page, 'elder home');
  await page.goto('/items/food-service/eligibility');
  await clean(page, 'elder question');
  await page.addInitScript(() => localStorage.setItem('oneseal.locale', 'en'));
  for (const path of ['/items/food-service/eligibility', '/reconsideration']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await clean(page, `${path} en`);
  }
});

test('on paper: closed parts are open, acts are gone, the head says what and when', async ({ page }) => {
  await page.goto('/items/food-service');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-head')).toBeVisible();
  await expect(page.locator('.print-head')).toContainText('打印');
  await expect(page.locator('.act-bar')).toBeHidden();
  await expect(page.locator('#faq dd').first()).toBeVisible();
});
