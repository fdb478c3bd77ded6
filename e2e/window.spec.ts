/// <reference lib="dom" />
import type { APIRequestContext, Page } from '@playwright/test';
import type { Day } from '../src/kernel/day.ts';
import { BUNDLED } from '../src/modules/catalogue/index.ts';
import type { DraftView } from '../src/modules/intake/contract.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete } from '../src/seed/fill.ts';
import { axeFaults } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** The window desk: a person with a mandate, a basket, the second screen, a lost network, receipts; then the delivery desk. */
test.describe.configure({ mode: 'serial' });
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FOOD = '食品经营许可（饭店、单位食堂）';
/** The day in Shanghai, where the bureau is. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()) as Day;

const axe = async (page: Page, name: string): Promise<void> => {
  expect(await axeFaults(page, name)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    `${name}: no sideways scroll`,
  ).toBeLessThanOrEqual(0);
};

let keys = 0;
const write = async <T>(request: APIRequestContext, method: 'post' | 'put' | 'patch', path: string, data: object) => {
  keys += 1;
  const r = await request[method](path, { data, headers: { 'idempotency-key': `window-${Date.now()}-${keys}` } });
  expect(r.ok(), `${method} ${path}: ${await r.text()}`).toBe(true);
  return (await r.json()) as T;
};
const draftOf = async (request: APIRequestContext, id: string): Promise<DraftView> =>
  (await request.get(`/api/drafts/${id}`)).json();

/** The clerk's typing, by the interface that the form page uses: everything but the materials. */
const typeIn = async (request: APIRequestContext, id: string, situation: Record<string, readonly string[]> = {}) => {
  let draft = await draftOf(request, id);
  const version = BUNDLED.find((v) => v.item === draft.item)!;
  if (Object.keys(situation).length > 0) await write(request, 'put', `/api/drafts/${id}/situation`, { situation });
  draft = await draftOf(request, id);
  const answers = complete(version, situation, draft.answers as never, chanceOf(4), today);
  for (const [field, value] of Object.entries(answers))
    if (JSON.stringify(value) !== JSON.stringify(draft.answers[field]))
      await write(request, 'patch', `/api/drafts/${id}`, { field, value, seen: draft.rev, device: 'counter' });
};

type Here = { readonly name: string; readonly number: string };
/** Somebody of the town with their number, as they themselves see it in their own form. */
const numberOf = async (page: Page, persona: string, item: string, field: string): Promise<Here> => {
  await be(page, persona);
  const made = await write<DraftView>(page.request, 'post', '/api/drafts', { item });
  await page.request.delete(`/api/drafts/${made.id}`, { headers: { 'idempotency-key': `drop-${made.id}` } });
  return { name: made.applicant.name, number: String(made.answers[field]) };
};
const receive = async (page: Page, { name, number }: Here): Promise<void> => {
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('身份证号').fill(number);
  await page.getByRole('button', { name: '找到或登记' }).click();
  await expect(page.getByText('库里有这个人').or(page.getByText('已登记')).first()).toBeVisible();
};
const putIn = async (page: Page, words: string, name: string): Promise<void> => {
  await page.getByLabel('找事项').fill(words);
  await page.getByRole('button', { name: `把 ${name} 放进篮子` }).click();
  await expect(page.locator('.win-row').filter({ hasText: name })).toContainText('材料');
};
const draftIn = async (page: Page, name: string): Promise<string> => {
  const href = await page.getByRole('link', { name: `填表：${name}` }).getAttribute('href');
  return href!.split('/').at(-1)!;
};

let citizen: Here | undefined;
let company = '';

test('somebody with a mandate at the window: two items, scans, lost network, second screen, handing in, receipts', async ({
  page,
  context,
}) => {
  const faults = watch(page);
  // Listened for from the beginning: asked for only at the key, the browser may be too slow to keep its own dialog back.
  page.on('filechooser', () => {});
  await page.setViewportSize({ width: 1440, height: 900 });
  citizen ??= await numberOf(page, '市民', 'health-certificate', 'personId');
  await be(page, '法定代表人');
  const me = await (await page.request.get('/api/session')).json();
  company = me.acting.name;
  await write(page.request, 'post', '/api/mandates', {
    agent: { name: citizen.name, residentId: citizen.number },
    items: ['seal-filing', 'food-service'],
    until: `${Number(today.slice(0, 4)) + 1}-06-30`,
  });

  await be(page, '窗口收件');
  await page.goto('/desk/window');
  await expect(page.getByLabel('身份证号')).toBeVisible();
  await expect(page.locator('.win-number')).toContainText('A001');
  await page.keyboard.press('F2');
  await expect(page.getByLabel('身份证号')).toBeFocused();
  await receive(page, citizen);
  await page.locator('label').filter({ hasText: company }).first().click();
  await expect(page.getByRole('radio', { name: new RegExp(company) }).first()).toBeChecked();
  await page.keyboard.press('F3');
  await expect(page.getByLabel('找事项')).toBeFocused();
  // what the mandate does not name is refused with the law and the repair, and does not stay in the basket
  await page.getByLabel('找事项').fill('住改商');
  await page
    .getByRole('button', { name: /^把 .*放进篮子$/ })
    .first()
    .click();
  await expect(page.getByText('授权不包括这个事项')).toBeVisible();
  await expect(
    page
      .getByText('许可法29')
      .or(page.getByText(/许可法 ?第29条/))
      .first(),
  ).toBeVisible();
  await expect(page.locator('.win-row')).toHaveCount(0);
  await putIn(page, '公章', '公章刻制备案');
  await expect(page.getByText('授权不包括这个事项')).toHaveCount(0);
  await putIn(page, '开饭店', FOOD);
  await expect(page.getByRole('heading', { name: '篮子 2 件' })).toBeVisible();
  await expect(page.locator('.win-why')).toContainText('篮子里没有填齐的事项');

  const seal = await draftIn(page, '公章刻制备案');
  const food = await draftIn(page, FOOD);
  await typeIn(page.request, seal, { reason: ['new'], filedBy: ['agent'] });
  await typeIn(page.request, food, { business: ['restaurant'], staffCerts: ['here'], filedBy: ['agent'] });
  await page.reload();
  let byKey = true;
  for (const name of ['公章刻制备案', FOOD]) {
    await page.locator('.win-row-name').filter({ hasText: name }).click();
    await expect(page.locator('.win-checks-head')).toContainText(name);
    const missing = page.locator('.win-checks input[type=file][data-missing]');
    while ((await missing.count()) > 0) {
      const n = await missing.count();
      const file = { name: '原件.pdf', mimeType: 'application/pdf', buffer: PDF };
      if (byKey) {
        const chosen = page.waitForEvent('filechooser');
        await page.keyboard.press('F4');
        await (await chosen).setFiles(file);
        byKey = false;
      } else await missing.first().setInputFiles(file);
      await expect(missing).toHaveCount(n - 1);
    }
    await page
      .getByRole('checkbox', { name: /看过原件/ })
      .first()
      .check();
  }
  for (const row of await page.locator('.win-row').all()) await expect(row).toContainText('● 齐');
  await axe(page, 'window');

  // without network the basket stays, and nothing can be handed in
  await context.setOffline(true);
  await expect(page.locator('.win-bar')).toContainText('没有网络，篮子存在本机');
  await expect(page.locator('.win-why')).toContainText('没有网络');
  await context.setOffline(false);
  await page.reload();
  await expect(page.locator('.win-row')).toHaveCount(2);
  await expect(page.getByRole('checkbox', { name: /看过原件/ }).first()).toBeChecked();

  await expect(page.locator('.win-why')).toContainText('申请人还没有确认');
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: '打开第二屏' }).click();
  const mirror = await opened;
  await expect(mirror.getByRole('heading', { level: 1 })).toHaveText('请核对');
  expect(await mirror.locator('main').evaluate((e) => getComputedStyle(e).fontSize)).toBe('22px');
  await axe(mirror, 'mirror');
  await expect(page.locator('.win-mirror')).toContainText('待确认');
  await mirror.getByRole('button', { name: '改：公章刻制备案' }).click();
  await expect(page.locator('.win-mirror')).toContainText('对方说要改');
  await mirror.getByRole('button', { name: '对：公章刻制备案' }).click();
  await expect(page.locator('.win-mirror')).toContainText('还有没看的');
  await mirror.getByRole('button', { name: `对：${FOOD}` }).click();
  await expect(page.locator('.win-mirror')).toContainText('对方已确认');

  await page.keyboard.press('F6');
  await expect(page.locator('.win-bar')).toContainText('收下 2 件');
  await expect(page.locator('.win-row')).toHaveCount(0);
  await expect(mirror.getByRole('heading', { level: 1 })).not.toHaveText('请核对');
  await page.keyboard.press('F5');
  await page.waitForURL(/\/desk\/window\/receipts$/);
  await expect(page.locator('.slip')).toHaveCount(2);
  await expect(page.locator('.slip').first()).toContainText(company);
  await expect(page.locator('.slip').first()).toContainText('5 个工作日');
  expect(
    await page
      .locator('.slip')
      .first()
      .evaluate((e) => e.getBoundingClientRect().width),
  ).toBeLessThan(80 * 3.8);
  // two receipts are two slips of paper, with no empty sheet before them
  const slips = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(slips.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await axe(page, 'receipts 80 mm');
  await page.getByText('A4', { exact: true }).click();
  await axe(page, 'receipts A4');
  const number = (await page.locator('.slip-number').first().textContent())!;

  await page.getByRole('link', { name: '回窗口' }).first().click();
  await page.keyboard.press('F1');
  await expect(page.locator('.win-number')).toContainText('A002');
  await expect(mirror.getByText('A002')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page, 'window on a phone');

  // the case knows where and how it came in, and that an agent filed it
  await be(page, '受理岗');
  const view = await caseOf(page, number);
  expect(view).toMatchObject({ channel: 'window', applicant: { name: company, agent: citizen.name } });
  expect(faults.filter((f) => !f.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

type Seen = { id: string; channel: string; site?: { zh: string } };
const caseOf = async (page: Page, number: string): Promise<Seen> => {
  const { rows } = await (await page.request.get(`/api/desk/queue?view=all&q=${number}`)).json();
  return (await page.request.get(`/api/cases/${rows[0].id}`)).json();
};

for (const [clerk, channel, place] of [
  ['银行网点', 'outlet', '松江银行云岭支行'],
  ['街道便民', 'window', '云岭街道便民服务中心'],
] as const)
  test(`${clerk}: files for somebody in person, on paper, and the case shows ${channel} at ${place}`, async ({
    page,
  }) => {
    const faults = watch(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    citizen ??= await numberOf(page, '市民', 'health-certificate', 'personId');
    await be(page, clerk);
    await page.goto('/desk/window');
    await receive(page, citizen);
    await putIn(page, '健康证', '从业人员健康证明');
    await typeIn(page.request, await draftIn(page, '从业人员健康证明'));
    await page.reload();
    const file = { name: '照片.png', mimeType: 'image/png', buffer: PHOTO };
    await page.locator('.win-checks input[type=file]').first().setInputFiles(file);
    await expect(page.locator('.win-row')).toContainText('● 齐');
    await page.getByRole('checkbox', { name: /没有第二屏/ }).check();
    await page.getByRole('button', { name: '交 1 件' }).click();
    await expect(page.locator('.win-bar')).toContainText('收下 1 件');
    await page.getByRole('link', { name: '打印 1 张收件凭证' }).click();
    const number = (await page.locator('.slip-number').first().textContent())!;
    await be(page, '受理岗');
    const seen = await caseOf(page, number);
    expect(seen).toMatchObject({ channel, site: { zh: place } });
    await page.goto(`/desk/cases/${seen.id}`);
    await expect(page.locator('.case-head')).toContainText(place);
    expect(faults).toEqual([]);
  });

test('what the clerk files most is offered before anything is typed, as far as the visitor may apply for it', async ({
  page,
}) => {
  const faults = watch(page);
  citizen ??= await numberOf(page, '市民', 'health-certificate', 'personId');
  await be(page, '窗口收件');
  const { items } = await (await page.request.get('/api/window/frequent')).json();
  const fitting = (items as { name: { zh: string }; audience: string[] }[]).filter((i) =>
    i.audience.includes('person'),
  );
  expect(fitting.length).toBeGreaterThan(0);
  await page.goto('/desk/window');
  await page.getByRole('button', { name: '叫下一号' }).click();
  await receive(page, citizen);
  // whoever comes next does not find the name of the one before
  await page.getByRole('button', { name: '换一个人' }).click();
  await expect(page.getByLabel('姓名')).toHaveValue('');
  await receive(page, citizen);
  const list = page.getByRole('region', { name: '常办' });
  await expect(list.getByRole('button')).toHaveText(fitting.slice(0, 5).map((i) => i.name.zh));
  await axe(page, 'what is filed most');
  await page.getByLabel('找事项').fill('飞碟');
  await expect(list).toHaveCount(0);
  await page.getByLabel('找事项').fill('');
  const first = fitting[0]!.name.zh;
  await list.getByRole('button').first().click();
  await expect(page.locator('.win-row').filter({ hasText: first })).toContainText('材料');
  await page.getByRole('button', { name: `从篮子里拿走 ${first}` }).click();
  expect(faults).toEqual([]);
});

test('共同申请 at the counter: another applicant is named there, and answers in their own account', async ({
  page,
}) => {
  const faults = watch(page);
  citizen ??= await numberOf(page, '市民', 'health-certificate', 'personId');
  const other = await numberOf(page, '老人', 'health-certificate', 'personId');
  await be(page, '窗口收件');
  await page.goto('/desk/window');
  await receive(page, citizen);
  await putIn(page, '住改商', '住所登记为经营性用房声明（住改商）');
  const together = page.locator('.win-together');
  await together.getByRole('button', { name: '加一个人' }).click();
  const dialog = page.getByRole('dialog', { name: '请人一起申请' });
  await dialog.getByLabel('姓名').fill(other.name);
  await dialog.getByLabel('公民身份号码').fill(other.number);
  await dialog.getByRole('button', { name: '请对方一起申请' }).click();
  await expect(together.getByRole('listitem').filter({ hasText: other.name })).toContainText('等对方答复');
  await axe(page, 'window with a co-applicant');
  await be(page, '老人');
  await page.goto('/matters');
  await expect(page.getByText(`${citizen.name}请您一起申请`)).toBeVisible();
  expect(faults).toEqual([]);
});

test('the delivery desk: who took it, their document, the number of a letter, the record to print', async ({
  page,
}) => {
  const faults = watch(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await be(page, '出件岗');
  await page.goto('/desk/delivery');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('送达台');
  const waiting = page.getByRole('button', { name: /^送达 / });
  await expect(waiting.first()).toBeVisible();
  await axe(page, 'delivery list');
  await waiting.first().click();
  const choose = (words: string) => page.locator('.delivery-sheet label').filter({ hasText: words }).click();
  await choose('邮寄');
  await expect(page.getByLabel('邮件号')).toBeVisible();
  await choose('窗口领取');
  await expect(page.getByLabel('邮件号')).toHaveCount(0);
  await choose('申请人本人');
  await choose('居民身份证');
  await axe(page, 'delivery sheet');
  await choose('邮寄');
  await page.getByLabel('邮件号').fill('EMS-1100-2233-44');
  await page.getByRole('button', { name: '看一遍再办' }).click();
  await page.getByRole('button', { name: '送达', exact: true }).click();
  await expect(page.getByRole('link', { name: /打印.*送达/ })).toBeVisible({ timeout: 30_000 });
  const record = await page.getByRole('link', { name: /打印.*送达/ }).getAttribute('href');
  const paper = await page.request.get(record!);
  expect(paper.headers()['content-type']).toContain('application/pdf');
  expect(faults).toEqual([]);
});
