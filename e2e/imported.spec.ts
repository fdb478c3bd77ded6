import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** The first real input: an item that came in by import is applied for in the browser and ends in a licence. */
const REAL = new URL('../../shared/data/catalogue/guangxi-lingshan-implementation-lists.json', import.meta.url);
const INVENTED = [
  {
    name: '河道内种植芦苇审批',
    taskCode: '11230109MB00000000400011900100A',
    taskType: '01',
    taskVersion: 1,
    dept: '松澜新区行政审批局',
    deptCode: '11230109MB0000000X',
    useLevel: '4',
    serveType: '2,9',
    handleType: '1,2',
    anticipateDay: 20,
    anticipateType: '1',
    promiseDay: 10,
    promiseType: '1',
    limitSceneNum: 0,
    isFee: '0',
    resultName: '河道种植批准证',
    resultType: '10',
    isOnline: '1',
    materials: [{ name: '申请书', need: '1', form: '1', source: '10' }],
    laws: [{ name: '《中华人民共和国行政许可法》', clause: '第四十二条第一款' }],
    faq: [{ q: '几天能办好？', a: '十天。' }],
  },
];
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const ANSWERS = [
  ['联系人', '乔南枝'],
  ['联系电话', '19900005566'],
  ['项目或者事项名称', '东侧岸线'],
  ['内容和理由', '拟在东侧岸线办理，不改变原有布局。'],
] as const;
const OWED: Record<string, string[]> = {
  applicant: ['contactName', 'contactPhone'],
  matter: ['title', 'description', 'region'],
};
let keys = 0;

const send = async (page: Page, url: string, data: unknown) => {
  keys += 1;
  const r = await page.request.post(url, {
    data: JSON.stringify(data),
    headers: { 'content-type': 'application/json', 'idempotency-key': `imported-${keys}-key` },
  });
  expect(r.ok(), `${url}: ${await r.text()}`).toBe(true);
  return r.json();
};

/** Imports a list and publishes the first permit in it that a company may apply for and that has no lint errors. */
const publishOne = async (page: Page, rows: unknown): Promise<string> => {
  await be(page, '事项管理岗');
  const report = await send(page, '/api/catalogue/import?file=list.json', rows);
  for (const { item, version } of report.items) {
    const at = `/api/catalogue/items/${item}/versions/${version}`;
    const lint = await (await page.request.get(at)).json();
    const audience = (lint.content ?? lint.guide ?? lint).audience as string[] | undefined;
    if (audience && !audience.includes('company')) continue;
    const review = await page.request.post(`${at}/review`, {
      data: {},
      headers: { 'idempotency-key': `review-${item}-key` },
    });
    if (!review.ok()) continue;
    await be(page, '督办岗');
    await page.request.post(`${at}/approve`, { data: {}, headers: { 'idempotency-key': `approve-${item}-key` } });
    await be(page, '本局负责人');
    const publish = await page.request.post(`${at}/publish`, {
      data: {},
      headers: { 'idempotency-key': `publish-${item}-key` },
    });
    if (publish.ok()) return item;
    await be(page, '事项管理岗');
  }
  throw new Error('nothing in the list could be published');
};

const applyFor = async (page: Page, item: string): Promise<string> => {
  await be(page, '法定代表人：代表');
  await page.goto(`/items/${item}`);
  await page.getByRole('button', { name: '开始申请' }).first().click();
  await page.waitForURL(/\/apply\//);
  const draft = page.url().split('/apply/')[1]!.split(/[/?#]/)[0]!;
  const state = async () => (await page.request.get(`/api/drafts/${draft}`)).json();
  const { sections } = await state();
  for (const part of [...sections.map((s: { key: string }) => s.key), 'materials']) {
    await page.goto(`/apply/${draft}/${part}`);
    await expect(page.getByRole('button', { name: '保存并继续' })).toBeVisible();
    const who = page.getByText('单位', { exact: true });
    if (part === 'applicant' && (await who.count()) > 0) await who.first().click();
    for (const [label, value] of ANSWERS) {
      const field = page.getByLabel(label).first();
      if ((await field.count()) > 0) await field.fill(value);
    }
    if ((await page.locator('select').count()) > 0) {
      await page.locator('select').first().selectOption({ label: '松澜新区' });
      await page.locator('select').nth(1).selectOption({ label: '松北区' });
    }
    const files = page.locator('input[type=file]:not([capture])');
    for (let i = 0; i < (await files.count()); i++)
      await files.nth(i).setInputFiles({ name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF });
    // every field and every file is saved by itself; nothing has to be pressed
    await expect(async () => {
      const { errors } = await state();
      const mine = (at: string) =>
        part === 'materials' ? at.startsWith('material.') : (OWED[part] ?? []).includes(at);
      expect(errors.filter((e: { at: string }) => mine(e.at))).toEqual([]);
    }).toPass({ timeout: 15_000 });
  }
  await expect(async () => expect((await state()).errors).toEqual([])).toPass({ timeout: 15_000 });
  await page.goto(`/apply/${draft}/check`);
  await page.getByText(/我保证填写的内容/).click();
  await page.getByRole('button', { name: '交给审批局' }).click();
  await page.waitForURL(/\/receipt\//);
  const [matter] = await (await page.request.get('/api/cases/mine')).json();
  return matter.id;
};

const wholeWay = async (page: Page, rows: unknown): Promise<void> => {
  const faults = watch(page);
  const item = await publishOne(page, rows);
  const matter = await applyFor(page, item);
  const act = async (who: string, name: string, body: object = {}) => {
    await be(page, who);
    await send(page, `/api/cases/${matter}/acts/${name}`, body);
  };
  await act('受理岗', 'accept');
  for (let step = 0; step < 5; step++) {
    await be(page, '决定岗');
    const c = await (await page.request.get(`/api/cases/${matter}`)).json();
    const now = c.steps.find((s: { state: string }) => s.state === 'now');
    const who = { examiner: '审查岗', reviewer: '审核岗', decider: '决定岗' }[now.post as 'examiner'];
    await act(who, 'claim');
    if (now.post === 'decider') break;
    await act(who, 'pass-on', { opinion: '建议准予' });
  }
  await act('决定岗', 'grant', { articles: [] });
  await act('出件岗', 'deliver', { mode: 'e', items: ['decision', 'licence'] });
  await be(page, '法定代表人：代表');
  await expect(async () => {
    const mine = await (await page.request.get('/api/licences/mine')).json();
    expect(mine.some((l: { caseId: string }) => l.caseId === matter)).toBe(true);
  }).toPass();
  await page.goto(`/matters/${matter}`);
  await expect(page.getByText('办好了，已送达。').first()).toBeVisible();
  expect(faults).toEqual([]);
};

test('an invented list', ({ page }) => wholeWay(page, INVENTED));

test('one of the real lists', ({ page }) => {
  test.skip(!existsSync(REAL), 'SKIPPED: the real implementation lists are not beside the checkout');
  return wholeWay(page, JSON.parse(readFileSync(REAL, 'utf8')));
});
