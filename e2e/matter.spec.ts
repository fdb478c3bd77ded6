/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { chanceOf } from '../src/seed/chance.ts';
import { complete } from '../src/seed/fill.ts';
import { axeFaults } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** The applicant's matter: every act of theirs in the browser against the server, and every state of these pages. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const WHO = '企业经办人';
let keys = 0;

type Made = { readonly id: string; readonly number: string };

const api = async (page: Page, method: 'post' | 'patch' | 'put', url: string, data: object = {}) => {
  const r = await page.request[method](url, {
    data,
    headers: { 'idempotency-key': `e2e-matter-${++keys}-${Date.now()}` },
  });
  expect(r.ok(), `${url}: ${await r.text()}`).toBe(true);
  return r.json();
};
const act = async (page: Page, who: string, id: string, name: string, body: object = {}) => {
  await be(page, who);
  return api(page, 'post', `/api/cases/${id}/acts/${name}`, body);
};

/** A filled-in food-service application, as a person would fill it in, without files. */
const draftOf = async (page: Page, staffCerts: 'here' | 'elsewhere'): Promise<string> => {
  await be(page, WHO);
  const situation = { business: ['restaurant'], staffCerts: [staffCerts], filedBy: ['representative'] };
  const draft = await api(page, 'post', '/api/drafts', { item: 'food-service', situation });
  const guide = await (await page.request.get(`/api/items/food-service/versions/${draft.itemVersion}`)).json();
  const answers = complete(guide, draft.situation, draft.answers, chanceOf(4), draft.today);
  for (const [field, value] of Object.entries(answers))
    await api(page, 'patch', `/api/drafts/${draft.id}`, { field, value, seen: draft.rev, device: 'e2e' });
  return draft.id;
};

const upload = async (page: Page, url: string) => {
  const r = await page.request.post(url, {
    multipart: { file: { name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF } },
    headers: { 'idempotency-key': `e2e-upload-${++keys}-${Date.now()}` },
  });
  expect(r.ok(), await r.text()).toBe(true);
};

/** Hands in such an application. */
const handIn = async (page: Page): Promise<Made> => {
  const id = await draftOf(page, 'here');
  const read = async () => (await page.request.get(`/api/drafts/${id}`)).json();
  for (const m of (await read()).materials)
    if (m.status === 'missing' && m.necessity === 'required') await upload(page, `/api/drafts/${id}/files/${m.ref}`);
  const { rev } = await read();
  const done = await api(page, 'post', `/api/drafts/${id}/submit`, { rev, confirmTrue: true, eDelivery: true });
  return { id: done.caseId, number: done.number };
};

const axe = async (page: Page, where: string) => {
  expect(await axeFaults(page, where)).toEqual([]);
};

let matter: Made;

test('a message to the officer: kept while written, sent once, answered by post and unit, read marks on both sides', async ({
  page,
}) => {
  const faults = watch(page);
  matter = await handIn(page);
  await page.goto(`/matters/${matter.id}`);
  await page.getByRole('link', { name: '给承办人留言' }).click();
  await expect(page.getByText('还没有留言')).toBeVisible();
  await page.getByRole('button', { name: '发给承办人' }).click();
  await expect(page.getByText('没有写内容')).toBeVisible();
  await page.getByLabel('写留言').fill('周末可以来现场看吗？');
  await page.reload();
  await expect(page.getByLabel('写留言')).toHaveValue('周末可以来现场看吗？');
  await axe(page, 'messages');
  await page.getByRole('button', { name: '发给承办人' }).click();
  await expect(page.locator('.message-text')).toHaveText(['周末可以来现场看吗？']);
  await expect(page.getByLabel('写留言')).toHaveValue('');
  await expect(page.getByText('对方还没看')).toBeVisible();
  await be(page, '受理岗');
  await api(page, 'post', `/api/cases/${matter.id}/messages`, { text: '可以，周六上午有人值班。' });
  const { staff } = await (await page.request.get('/api/session')).json();
  await be(page, WHO);
  await page.goto('/messages');
  await expect(page.locator('.thread-row').first()).toContainText('1 条新回复');
  await axe(page, 'message list');
  await page.locator('.thread-row a').first().click();
  await expect(page.getByText('可以，周六上午有人值班。')).toBeVisible();
  await expect(page.getByText(/受理岗/).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText(staff.name);
  await page.goto('/messages');
  await expect(page.getByText('本局已回复').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('a message without a network stays; with it, it goes', async ({ page, context }) => {
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}/messages`);
  await page.getByLabel('写留言').fill('再问一句。');
  await context.setOffline(true);
  await expect(page.getByText(/没有网络，现在发不出去/)).toBeVisible();
  await page.getByRole('button', { name: '发给承办人' }).click();
  await expect(page.getByText('没有连上本局')).toBeVisible();
  await expect(page.getByText('您写的还在，没有丢。')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.locator('.message-text').last()).toHaveText('再问一句。');
});

test('a dead session half-way: signed in again the message is still there', async ({ page, context }) => {
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}/messages`);
  await page.getByLabel('写留言').fill('写到一半。');
  await context.clearCookies();
  await page.getByRole('button', { name: '发给承办人' }).click();
  await expect(page.getByRole('link', { name: /登录/ }).first()).toBeVisible();
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}/messages`);
  await expect(page.getByLabel('写留言')).toHaveValue('写到一半。');
});

test('correction starts from what stands, and names what was', async ({ page }) => {
  const faults = watch(page);
  await be(page, WHO);
  const before = await (await page.request.get(`/api/cases/${matter.id}`)).json();
  const seats = before.answers.find((a: { key: string; value: unknown }) => typeof a.value === 'number');
  expect(seats, 'a number was answered').toBeTruthy();
  await act(page, '受理岗', matter.id, 'ask-correction', {
    missing: [{ ref: seats.key, defect: 'inconsistent', note: '与平面图不一致，请核对。' }],
  });
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}/correct`);
  const field = page.locator(`[id="${seats.key}"]`);
  await expect(field).toHaveValue(String(seats.value));
  await page.getByRole('button', { name: '交回补正' }).click();
  await expect(page.getByText('还没有改。请按要求重新填。')).toBeVisible();
  await axe(page, 'correct');
  await field.fill(String(seats.value + 1));
  await expect(page.getByText(/原来填的/)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(String(seats.value + 1));
  await page.getByRole('button', { name: '交回补正' }).click();
  await page.waitForURL(new RegExp(`/matters/${matter.id}$`));
  await expect(page.getByText(/材料已收到/).first()).toBeVisible();
  await page.getByText('申请内容').click();
  await expect(page.getByText(/原来：/).first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('remind, once a day, with the reason why not again', async ({ page }) => {
  await act(page, '受理岗', matter.id, 'accept');
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}`);
  await expect(page.getByText('正在审查。您现在不用做什么。')).toBeVisible();
  await page.getByRole('button', { name: '催办' }).click();
  await expect(page.getByText(/今天已经催办过/)).toBeVisible();
  await axe(page, 'matter');
});

test('提醒我 gives a calendar file; the page prints on A4 with its ledger whole', async ({ page }) => {
  await be(page, WHO);
  await page.goto(`/matters/${matter.id}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '提醒我' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${matter.number}.ics`);
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.locator('.no-print:visible').count();
  expect(hidden).toBe(0);
  await expect(page.locator('.ledger').first()).toBeVisible();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('conflict: the officer took the request back while it was being answered; nothing of the answer is lost', async ({
  page,
}) => {
  const other = await handIn(page);
  await act(page, '受理岗', other.id, 'ask-correction', {
    missing: [{ ref: 'layout', defect: 'illegible', note: '看不清，请重拍。' }],
  });
  await be(page, WHO);
  await page.goto(`/matters/${other.id}/correct`);
  await page
    .locator('input[type=file]:not([capture])')
    .first()
    .setInputFiles({ name: '布局图-2.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByText('已答复')).toBeVisible();
  await act(page, '受理岗', other.id, 'cancel-correction', { reason: '看清了。' });
  const { staff } = await (await page.request.get('/api/session')).json();
  await be(page, WHO);
  await page.getByRole('button', { name: '交回补正' }).click();
  await expect(page.getByText(/受理岗刚刚先办了/)).toBeVisible();
  await expect(page.getByText('您填的和传的都还在。')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(staff.name);
  await page.goto(`/matters/${other.id}`);
  await expect(page.getByText(/材料已收到/).first()).toBeVisible();
});

test('withdraw; the answers are carried into a new application', async ({ page }) => {
  const own = await handIn(page);
  await page.goto(`/matters/${own.id}`);
  await page.getByRole('button', { name: '撤回申请', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回申请', exact: true }).click();
  await expect(page.getByText('您已撤回申请。')).toBeVisible();
  const again = page.getByRole('button', { name: '带着填过的重新申请' });
  await again.click();
  await page.waitForURL(/\/apply\//);
  const first = page.url();
  // What is begun is offered first; whoever begins one more is told of both, and finds back.
  await page.goto(`/matters/${own.id}`);
  await expect(page.getByRole('link', { name: '接着填' })).toHaveAttribute('href', new URL(first).pathname);
  await again.click();
  await expect(page.getByText('这件事您还有一份没交的')).toBeVisible();
  expect(page.url()).not.toBe(first);
  await page.goto('/matters');
  await expect(page.getByText(/同一件事有 \d 份没交的/).first()).toBeVisible();
});

test('apply: saved, offline and kept here, saved again; another device is warned of', async ({ page, context }) => {
  const faults = watch(page);
  const id = await draftOf(page, 'here');
  await page.goto(`/apply/${id}`);
  await page.getByRole('link', { name: '申请单位' }).click();
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel('联系人').fill('舒一鸣');
  await page.getByLabel('联系人').blur();
  await expect(page.getByText(/断网/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^已保存/)).toBeVisible({ timeout: 40_000 });
  const draft = async () => (await page.request.get(`/api/drafts/${id}`)).json();
  expect((await draft()).answers.contactName).toBe('舒一鸣');
  // the same field from another device: both values shown, the person chooses
  await api(page, 'patch', `/api/drafts/${id}`, {
    field: 'contactName',
    value: '另一台填的',
    seen: (await draft()).rev,
    device: 'other',
  });
  await page.getByLabel('联系人').fill('这台填的');
  await page.getByLabel('联系人').blur();
  await expect(page.locator('.clash')).toContainText('另一台填的');
  await page.getByRole('button', { name: /这台填的/ }).click();
  await expect(page.getByText(/^已保存/)).toBeVisible();
  expect((await draft()).answers.contactName).toBe('这台填的');
  await axe(page, 'apply part');
  expect(faults.filter((f) => !f.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('apply: the server fails for a while: 没存上，正在重试, then saved', async ({ page }) => {
  const id = await draftOf(page, 'here');
  await page.goto(`/apply/${id}`);
  await page.getByRole('link', { name: '申请单位' }).click();
  let broken = true;
  await page.route(`**/api/drafts/${id}`, (route) =>
    broken && route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue(),
  );
  await page.getByLabel('联系人').fill('重试的人');
  await page.getByLabel('联系人').blur();
  await expect(page.getByText(/正在重试/)).toBeVisible();
  broken = false;
  await expect(page.getByText(/^已保存/)).toBeVisible({ timeout: 20_000 });
});

test('apply: a dead session half-way; after signing in again what was typed is saved', async ({ page, context }) => {
  const id = await draftOf(page, 'here');
  await page.goto(`/apply/${id}`);
  await page.getByRole('link', { name: '申请单位' }).click();
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await context.clearCookies();
  await page.getByLabel('联系人').fill('退出后填的');
  await page.getByLabel('联系人').blur();
  const again = page.locator('.save-line').getByRole('link', { name: /登录/ });
  await expect(again).toBeVisible();
  await again.click();
  await page.waitForURL(/sign-in/);
  await page.getByRole('link', { name: /演示/ }).click();
  const { personas } = await (await page.request.get('/api/demo/personas')).json();
  const agent = personas.find((p: { about: { zh: string } }) => p.about.zh.includes('企业经办人'));
  await page.getByRole('button', { name: new RegExp(agent.name) }).click();
  await page.waitForURL(new RegExp(`/apply/${id}`));
  await expect
    .poll(async () => (await (await page.request.get(`/api/drafts/${id}`)).json()).answers?.contactName, {
      timeout: 20_000,
    })
    .toBe('退出后填的');
});

test('what was typed a moment before the page is left is there when it is opened again', async ({ page }) => {
  const id = await draftOf(page, 'here');
  await page.goto(`/apply/${id}/premises`);
  await page.getByLabel('门店招牌名称').fill('松澜小面');
  await page.reload();
  await expect(page.getByLabel('门店招牌名称')).toHaveValue('松澜小面');
});

test('on another device by a scanned code, which works once', async ({ page }) => {
  const id = await draftOf(page, 'here');
  await page.goto(`/apply/${id}`);
  await page.getByRole('button', { name: '换设备接着填' }).click();
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible();
  const code = (await page.locator('.resume-code').textContent()) ?? '';
  await axe(page, 'resume dialog');
  await page.goto(`/resume?code=${code}`);
  await expect(page.getByLabel('取件码')).toHaveValue(code);
  await page.getByRole('button', { name: '打开这份申请' }).click();
  await page.waitForURL(new RegExp(`/apply/${id}`));
  await page.goto(`/resume?code=${code}`);
  await page.getByRole('button', { name: '打开这份申请' }).click();
  await expect(page.locator('.state, [role=alert]').first()).toBeVisible();
});

test('容缺: promised with its day, handed in with the promise ticked, accepted, supplied in the browser', async ({
  page,
}) => {
  const faults = watch(page);
  const id = await draftOf(page, 'elsewhere');
  for (const m of (await (await page.request.get(`/api/drafts/${id}`)).json()).materials)
    if (m.status === 'missing' && m.necessity === 'required') await upload(page, `/api/drafts/${id}/files/${m.ref}`);
  await page.goto(`/apply/${id}/materials`);
  await page.getByRole('button', { name: '先承诺' }).click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('button', { name: '签承诺' }).click();
  await expect(page.getByText('已承诺').first()).toBeVisible();
  const draft = await (await page.request.get(`/api/drafts/${id}`)).json();
  const promised = draft.materials.find((m: { status: string }) => m.status === 'promised');
  // B8: the last day of what is owed lies before the promised day
  expect(promised.owedBy < (draft.ifSubmittedToday.promisedBy ?? draft.ifSubmittedToday.statutoryBy)).toBe(true);
  await page.goto(`/apply/${id}/check`);
  await expect(page.getByRole('checkbox', { name: /我承诺在.*补齐/ })).toBeChecked();
  await axe(page, 'check');
  await page.getByText(/我保证填写的内容/).click();
  await page.getByRole('button', { name: '交给审批局' }).click();
  await page.waitForURL(/\/receipt\//);
  await axe(page, 'receipt');
  const caseId = page.url().split('/').at(-1)!;
  await act(page, '受理岗', caseId, 'accept-tolerant', { owed: [promised.ref], owedBy: promised.owedBy });
  await be(page, WHO);
  await page.goto(`/matters/${caseId}`);
  await expect(page.getByText('还欠 1 份材料')).toBeVisible();
  await page.getByRole('button', { name: '补交材料' }).first().click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]:not([capture])')
    .first()
    .setInputFiles({ name: '健康证明.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('dialog').getByRole('link', { name: '健康证明.pdf' })).toBeVisible();
  await page.getByRole('button', { name: '交上去', exact: true }).click();
  await expect(page.getByText('还欠 1 份材料')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('two minutes before the session ends it says so, and goes on', async ({ page }) => {
  await be(page, WHO);
  // The real answer of the server, as it would be two minutes before the end.
  let soon = true;
  await page.route('**/api/session', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const body = await response.json();
    return route.fulfill({ response, json: soon ? { ...body, left: 119 } : body });
  });
  await page.goto('/matters');
  await expect(page.getByText('快要自动退出了')).toBeVisible();
  await axe(page, 'session warning');
  soon = false;
  await page.getByRole('button', { name: '接着用' }).click();
  await expect(page.getByText('快要自动退出了')).toHaveCount(0);
  expect((await (await page.request.get('/api/session')).json()).left).toBeGreaterThan(43_000);
});
