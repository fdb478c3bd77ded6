import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';
import { BIN } from './town.ts';

/** The life of a licence as people live it: changed, renewed, reissued, revoked; checked by a stranger, and not forged. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PHONE = { width: 390, height: 844 };
type Licence = {
  id: string;
  item: string;
  number: string;
  state: string;
  verifyUrl: string;
  identifier: string;
  edition: number;
  until: string;
  version: number;
  renewal?: { opens?: string; closes: string };
};
let licence: Licence | undefined;
let matter = '';

const mine = async (page: Page): Promise<Licence[]> => (await page.request.get('/api/licences/mine')).json();
const again = async (page: Page, id: string): Promise<Licence> => (await mine(page)).find((l) => l.id === id)!;
/** The company's food licence, as the test before left it. */
const known = async (page: Page): Promise<Licence> => {
  await be(page, '企业经办人');
  licence ??= (await mine(page)).find((l) => l.item === 'food-service' && l.state === 'in-force');
  return licence!;
};
const codeOf = (l: Licence): string => l.verifyUrl.split('/verify/')[1]!;

const actAs = async (page: Page, who: string, act: string, body: object = {}): Promise<void> => {
  await be(page, who);
  const done = await page.request.post(`/api/cases/${matter}/acts/${act}`, {
    data: body,
    headers: { 'idempotency-key': `e2e-seal-${act}-${Date.now()}` },
  });
  expect(done.ok(), `${act}: ${await done.text()}`).toBe(true);
};

/** From the promise at the end of the form to the number on the receipt. */
const handIn = async (page: Page): Promise<void> => {
  await page.getByText(/我保证填写的内容/).click();
  await page.getByRole('button', { name: '交给审批局' }).click();
  await page.waitForURL(/\/receipt\//);
  const [newest] = await (await page.request.get('/api/cases/mine')).json();
  matter = newest.id;
};

/** Examined and decided at the desk; the decision itself in the browser. */
const grant = async (page: Page, route: readonly string[]): Promise<void> => {
  await actAs(page, '受理岗', 'accept');
  await actAs(page, '审查岗', 'claim');
  const { staff } = await (await page.request.get('/api/staff?post=examiner')).json();
  const inspectors = staff.slice(0, 2).map((s: { id: string }) => s.id);
  const checked = { kind: 'site', inspectors, finding: 'passed', recordWords: '都合格' };
  const site = await page.request.post(`/api/cases/${matter}/acts/site-check`, {
    data: checked,
    headers: { 'idempotency-key': `e2e-seal-site-${Date.now()}` },
  });
  expect([200, 422]).toContain(site.status());
  await actAs(page, '审查岗', 'pass-on', { opinion: '建议准予' });
  for (const post of route) {
    await actAs(page, post, 'claim');
    await actAs(page, post, 'pass-on', { opinion: '同意' });
  }
  await actAs(page, '决定岗', 'claim');
  await page.goto(`/desk/cases/${matter}`);
  await page.getByRole('button', { name: '准予', exact: true }).first().click();
  await page.getByRole('button', { name: '看一遍再办' }).click();
  await expect(page.getByRole('button', { name: '回去改' })).toBeVisible();
  await page.getByRole('button', { name: '准予', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '已办：准予' })).toBeVisible();
};

/** What a stranger's phone says of a code: without sign-in, in a browser of its own. */
const onPhone = async (page: Page, path: string, says: RegExp): Promise<void> => {
  const context = await page
    .context()
    .browser()!
    .newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: new URL(page.url()).origin });
  const phone = await context.newPage();
  await phone.goto(path);
  await expect(phone.getByRole('status').getByText(says).first()).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await context.close();
};

test('变更: from the wallet by a form that is filled in, to a new edition; the earlier one is replaced', async ({
  page,
}) => {
  const faults = watch(page);
  const before = await known(page);
  await page.goto(`/wallet/${before.id}`);
  await page.getByRole('button', { name: '变更', exact: true }).click();
  await page.waitForURL(/\/apply\//);
  await page.getByRole('link', { name: '您的情况' }).click();
  await page.getByText('其他', { exact: true }).click();
  await page.getByRole('button', { name: '保存并继续' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '申请单位' })).toBeVisible();
  await page.getByRole('button', { name: '保存并继续' }).click();
  await expect(page.getByText(before.number).first()).toBeVisible();
  await page.getByLabel('变了什么').fill('经营场所门牌号由 36 号改为 38 号。');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByLabel('经营场所详细地址').fill('松澜新区云岭大街 38 号 1 层');
  for (const _ of ['经营场所', '做什么', '食品安全', '材料'])
    await page.getByRole('button', { name: '保存并继续' }).click();
  await page.waitForURL(/\/check$/);
  await handIn(page);
  await grant(page, []);
  await be(page, '企业经办人');
  await expect.poll(async () => (await again(page, before.id)).edition, { timeout: 30_000 }).toBe(before.edition + 1);
  const changed = await again(page, before.id);
  expect(changed).toMatchObject({ number: before.number, until: before.until, state: 'in-force' });
  expect(changed.identifier).toMatch(/\.002\.[0-9A-Z]$/);
  await page.goto(`/wallet/${before.id}`);
  await expect(page.getByText('松澜新区云岭大街 38 号 1 层')).toBeVisible();
  await onPhone(page, `/verify/${codeOf(before)}`, /有新版本/);
  await onPhone(page, `/verify/${codeOf(changed)}`, /证照有效/);
  licence = changed;
  expect(faults).toEqual([]);
});

test('补发: its holder declares the loss, and the lost one no longer holds', async ({ page }) => {
  const faults = watch(page);
  const before = await known(page);
  await page.goto(`/wallet/${before.id}`);
  await page.getByRole('button', { name: '补发', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '补发', exact: true }).click();
  await expect(dialog.getByText('没有勾选声明')).toBeVisible();
  expect(await axeFaults(page, 'reissue', { best: true })).toEqual([]);
  await dialog.getByText(/我声明以上情况属实/).click();
  await dialog.getByRole('button', { name: '补发', exact: true }).click();
  await expect(dialog).toBeHidden();
  const after = await again(page, before.id);
  expect(after.edition).toBe(before.edition + 1);
  expect(after.identifier).toMatch(/\.003\.[0-9A-Z]$/);
  await onPhone(page, `/verify/${codeOf(before)}`, /有新版本/);
  licence = after;
  expect(faults).toEqual([]);
});

test('offline on a phone it is checked; altered text, an invented state and altered paper are found', async ({
  page,
  browser,
  baseURL,
}, info) => {
  const own = await known(page);
  const pdf = Buffer.from(await (await page.request.get(`/api/licences/${own.id}/pdf`)).body());
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: baseURL! });
  const phone = await context.newPage();
  await phone.goto('/verify');
  await phone.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => phone.evaluate(async () => Boolean(await caches.match('/verify', { ignoreVary: true }))))
    .toBe(true);
  await context.setOffline(true);
  const code = codeOf(own);
  await phone.goto(`/verify/${code}`);
  await expect(phone.getByText('离线查验')).toBeVisible();
  await expect(phone.getByText(/证照有效/).first()).toBeVisible();
  // One letter of the QR text is another.
  for (const at of [30, 60, code.length - 12]) {
    const forged = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    await phone.goto(`/verify/${forged}`);
    await expect(phone.getByText('证照有效')).toHaveCount(0);
    await expect(phone.getByText(/内容被改动|不是本局签发/).first()).toBeVisible();
  }
  // A list of states that somebody invented is not gone by: its signature does not hold.
  const list = await (await page.request.get('/api/licences/status')).text();
  expect(list).toContain(`${own.id} ${own.edition} in-force`);
  await phone.evaluate(
    async (text) => (await caches.open('oneseal-verify')).put('/api/licences/status', new Response(text)),
    list.replace(`${own.id} ${own.edition}`, `${own.id} ${own.edition - 1}`),
  );
  await phone.goto(`/verify/${code}`);
  await expect(phone.getByText('状态名单不可信')).toBeVisible();
  await expect(phone.getByText('证照有效')).toHaveCount(0);
  await context.close();
  // The paper: signed as a whole, so one other byte is seen by anybody's reader, ours among them.
  await mkdir(info.outputDir, { recursive: true });
  const keep = async (name: string, content: string | Buffer): Promise<string> => {
    const file = join(info.outputDir, name);
    await writeFile(file, content);
    return file;
  };
  const flipped = Buffer.from(pdf);
  const at = Math.floor(pdf.length / 3);
  flipped[at] = flipped[at]! ^ 1;
  const [good, bad] = [await keep('licence.pdf', pdf), await keep('forged.pdf', flipped)];
  const keys = await keep('keys.json', await (await page.request.get('/api/verify-keys')).text());
  const states = await keep('status.txt', list);
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
  const check = (file: string) =>
    run(process.execPath, BIN, 'verify-licence', file, '--keys', keys, '--status', states).stdout;
  expect(check(good)).toMatch(/^Valid\..*not altered since/s);
  expect(check(bad)).toContain('altered after it was signed');
  if (run('pdfsig', '-v').error) return; // said by the test command: poppler-utils is not installed
  expect(run('pdfsig', '-nocert', good).stdout).toContain('Signature is Valid');
  expect(run('pdfsig', '-nocert', bad).stdout).toContain('Digest Mismatch');
});

test('延续: in its window, from the wallet to a term that begins where the old one ends', async ({ page }) => {
  await be(page, '要续证的经营者');
  const own = (await mine(page)).find((l) => l.renewal && l.state === 'in-force')!;
  await page.goto(`/wallet/${own.id}`);
  await page.getByRole('button', { name: '延续', exact: true }).click();
  await page.waitForURL(/\/apply\//);
  const draft = await (await page.request.get(`/api/drafts/${page.url().split('/').pop()}`)).json();
  for (const { at } of draft.errors as { at: string }[]) expect(at).toMatch(/^situation\.|selfCheck|layout|health/);
  await page.getByRole('link', { name: '您的情况' }).click();
  await page.getByText('没变', { exact: true }).click();
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.locator('label', { has: page.locator('input[name=selfCheck][value=yes]') }).click();
  const next = page.getByRole('button', { name: '保存并继续' });
  for (let i = 0; i < 6 && !/\/check$/.test(page.url()); i++) {
    const before = page.url();
    const wanted = page.locator('input[type=file]:not([capture])');
    for (let k = 0; k < (await wanted.count()); k++)
      await wanted.nth(k).setInputFiles({ name: `材料${k}.pdf`, mimeType: 'application/pdf', buffer: PDF });
    await next.click();
    await page.waitForURL((u) => u.href !== before);
  }
  await handIn(page);
  await grant(page, []);
  await be(page, '要续证的经营者');
  await expect.poll(async () => (await again(page, own.id)).edition, { timeout: 30_000 }).toBe(own.edition + 1);
  const renewed = await again(page, own.id);
  expect(renewed.number).toBe(own.number);
  expect(renewed.until > own.until).toBe(true);
});

test('撤销: proposed by one, told, heard, decided by the head; the phone says so at once', async ({ page }) => {
  const faults = watch(page);
  const own = await known(page);
  await be(page, '监督岗');
  await page.goto(`/desk/licences/${own.id}`);
  const act = async (name: string, fill: () => Promise<unknown>, verb = name): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await fill();
    await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await act('提出撤回、撤销或者注销', async () => {
    await page.locator('label', { has: page.locator('input[name=end][value=revoke]') }).click();
    await page.getByLabel('情形').selectOption('fraud');
    await page.getByLabel('认定的事实和证据').fill('提交的健康证明系伪造。');
  });
  await act('告知持证人', async () => undefined);
  await act('记录陈述申辩', () => page.getByLabel('笔录编号').fill('BL-2026-001'));
  await be(page, '本局负责人');
  await page.goto(`/desk/licences/${own.id}`);
  await act('撤销', async () => undefined);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已撤销');
  await expect(page.getByRole('link', { name: '撤销行政许可决定书' })).toBeVisible({ timeout: 30_000 });
  await onPhone(page, `/verify/${codeOf(own)}`, /已失效：已撤销/);
  await page.goto('/public-register');
  await expect(page.getByRole('row', { name: new RegExp(`撤销.*${own.number}`) })).toBeVisible();
  expect(faults).toEqual([]);
});

test('用印: without a standing approval the paper waits, the leader approves it, the log names both', async ({
  page,
}) => {
  const faults = watch(page);
  await be(page, '本局负责人');
  await page.goto('/desk/seals');
  await page.getByRole('tab', { name: /印章登记/ }).click();
  await page.getByRole('button', { name: '结束授权', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束授权', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('没有：每份文件都要单独批准')).toBeVisible();
  // A new edition: its paper has to be sealed.
  await be(page, '要续证的经营者');
  const own = (await mine(page)).find((l) => l.state === 'in-force')!;
  const done = await page.request.post(`/api/licences/${own.id}/reissue`, {
    data: { version: own.version, why: 'damaged', declared: true },
    headers: { 'idempotency-key': 'e2e-seal-wait' },
  });
  expect(done.ok()).toBe(true);
  expect((await page.request.get(`/api/licences/${own.id}/pdf`)).status()).toBe(422);
  await be(page, '本局负责人');
  await page.goto('/desk/seals');
  await page.getByRole('tab', { name: /等批准/ }).click();
  // Editions share their number; the one made just now is asked for by its own.
  const asked = page.getByRole('button', { name: new RegExp(`^批准用印 .*（第${own.edition + 1}版） ${own.number}$`) });
  await asked.click();
  await page.getByRole('dialog').getByRole('button', { name: '批准用印', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  // Its file is made when somebody opens it, if the press was not faster.
  await be(page, '要续证的经营者');
  expect((await page.request.get(`/api/licences/${own.id}/pdf`)).status()).toBe(200);
  await be(page, '本局负责人');
  await page.goto('/desk/seals');
  await page.getByRole('tab', { name: '用印记录' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${own.number}.*宁长安`) }).first()).toBeVisible();
  expect(faults).toEqual([]);
});
