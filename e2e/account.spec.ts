/// <reference lib="dom" />
import type { Browser, Page } from '@playwright/test';
import { axeFaultsOfAll } from './axe.ts';
import { be } from './people.ts';
import { expect, test } from './product.ts';

/** One's own account as its owner meets it: opened, kept safe, lent; and licences shown to others. */
const PASSWORD = 'correct horse 9';
const NEW = 'battery staple 7';
/** Browsers allow passkeys at a name, not at a number. */
const named = (base: string | undefined) => String(base).replace('127.0.0.1', 'localhost');

let people = 0;
const newNumber = (): string => {
  people += 1;
  const seventeen = `32010219880${String((Date.now() + people) % 1e6).padStart(6, '0')}`.replace(
    /^(.{10})(..)(..)(...)$/,
    (_, place, m, d, n) =>
      `${place}${String((Number(m) % 9) + 1).padStart(2, '0')}${String((Number(d) % 27) + 1).padStart(2, '0')}${n}`,
  );
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...seventeen].reduce((s, digit, i) => s + Number(digit) * weights[i]!, 0);
  return seventeen + '10X98765432'[sum % 11];
};

const newCreditCode = (): string => {
  const digits = `91230100MA${String(Date.now() % 1e7).padStart(7, '0')}`;
  const places = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const c of digits) {
    sum += places.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return digits + places[(31 - (sum % 31)) % 31];
};

const clean = async (page: Page, what: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  expect(await page.locator('h1').count(), `${what}: one h1`).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what}: sideways`).toBe(0);
  // The watermark is to be seen through; its words stand above it as text.
  expect(await axeFaultsOfAll(page, what, { without: '.share-watermark' })).toEqual([]);
};

/** Opens an account on the page, with the code that a demo shows. */
const register = async (page: Page, name: string, login: string): Promise<string> => {
  const number = newNumber();
  await page.goto('/register');
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('公民身份号码').fill(number);
  await page.getByRole('button', { name: '取核实码' }).click();
  await expect(page.getByText('演示：核实码直接显示在这里')).toBeVisible();
  await expect(page.locator('#code')).toHaveValue(/^\d{4} \d{4}$/);
  await page.getByLabel('登录名').fill(login);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', { name: '注册并登录' }).click();
  await page.waitForURL((u) => u.pathname === '/');
  return number;
};
const signIn = async (page: Page, login: string, password: string): Promise<void> => {
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
};
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const unique = () => `p${Date.now().toString(36)}${people}`;
const anew = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext({ baseURL: String(baseURL), locale: 'zh-CN' })).newPage();

test('an account is opened with the identity code; a changed password ends the other sessions', async ({
  page,
  browser,
  baseURL,
}) => {
  const login = unique();
  await register(page, '夏小满', login);
  const other = await anew(browser, baseURL);
  await other.goto('/sign-in');
  await signIn(other, login, PASSWORD);
  await other.waitForURL((u) => u.pathname === '/');
  await page.goto('/account/safety');
  await expect(page.getByText('这台设备', { exact: true })).toBeVisible();
  await page.locator('#old-password').fill('wrong one');
  await page.locator('#new-password').fill(NEW);
  await page.getByRole('button', { name: '改密码' }).click();
  await expect(page.getByText('现在的密码不对。')).toBeVisible();
  await page.locator('#old-password').fill(PASSWORD);
  await page.getByRole('button', { name: '改密码' }).click();
  await expect(page.locator('.safety-row')).toHaveCount(1);
  await other.goto('/account');
  await expect(other.getByText('要先登录')).toBeVisible();
  await page.goto('/notices');
  await expect(page.getByText('您的登录密码改了，别处的登录已退出。')).toBeVisible();
});

test('after five wrong passwords the wait is told', async ({ page }) => {
  await page.goto('/sign-in');
  const login = unique();
  for (let n = 0; n < 5; n++) {
    const answered = page.waitForResponse((r) => r.url().endsWith('/api/session') && r.request().method() === 'POST');
    await signIn(page, login, 'not it');
    expect((await answered).status()).toBe(401);
    await expect(page.getByText('登录名或密码不正确。')).toBeVisible();
  }
  await signIn(page, login, 'not it');
  await expect(page.getByText(/\d\d:\d\d 以后才能再试/)).toBeVisible();
});

test('a forgotten password is reset with a code of the counter', async ({ page, browser, baseURL }) => {
  const login = unique();
  const number = await register(page, '鲁小满', login);
  const desk = await anew(browser, baseURL);
  await be(desk, '窗口收件');
  await desk.goto('/desk/identity');
  await desk.getByLabel('重设密码').check();
  await desk.getByLabel('姓名').fill('鲁小满');
  await desk.getByLabel('公民身份号码').fill(number);
  await desk.getByLabel('我看过身份证原件').check();
  await desk.getByRole('button', { name: '给核实码' }).click();
  const code = (await desk.getByText(/^\d{4} \d{4}$/).textContent()) ?? '';
  const again = await anew(browser, baseURL);
  await again.goto('/sign-in');
  await again.getByRole('link', { name: '凭核实码重设' }).click();
  await again.locator('#name').fill('鲁小满');
  await again.locator('#residentId').fill(number);
  await again.locator('#code').fill(code);
  await again.locator('#login').fill(`${login}x`);
  await again.locator('#password').fill(NEW);
  await again.getByRole('button', { name: '重设并登录' }).click();
  await again.waitForURL((u) => u.pathname === '/');
  await page.goto('/account');
  await expect(page.getByText('要先登录')).toBeVisible();
});

test('a passkey is added on this device and signs in without a password', async ({ browser, baseURL }) => {
  const page = await anew(browser, named(baseURL));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await register(page, '秦小满', unique());
  await page.goto('/account/safety');
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await page.locator('#key-name').fill('我的手机');
  await page.locator('.dialog-actions').getByRole('button', { name: '添加通行密钥' }).click();
  await expect(page.locator('.safety-row', { hasText: '我的手机' })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL((u) => u.pathname === '/');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.waitForURL((u) => u.pathname === '/');
  await page.goto('/account/safety');
  await expect(page.locator('.safety-row', { hasText: '通行密钥登录' })).toBeVisible();
});

test('a mandate is given, used and given back', async ({ page, browser, baseURL }) => {
  const helper = await anew(browser, baseURL);
  const number = await register(helper, '郑小满', unique());
  const name = `周${unique().slice(-4)}`;
  await register(page, name, unique());
  await page.goto('/mandates');
  await page.getByRole('button', { name: '请人替我办' }).click();
  await page.locator('#agent-name').fill('郑小满');
  await page.locator('#agent-number').fill(number);
  await page.getByRole('button', { name: '委托他办' }).click();
  await expect(page.locator('.mandate-row', { hasText: '郑小满' })).toContainText('有效');
  await helper.goto('/account');
  await helper.getByRole('radio', { name: new RegExp(name) }).check();
  await expect(helper.getByText(`现在为 ${name} 办事。`).first()).toBeAttached();
  await helper.goto('/mandates');
  await helper.getByRole('button', { name: new RegExp(`退回.*${name}`) }).click();
  await helper.locator('.dialog-actions').getByRole('button', { name: '退回', exact: true }).click();
  await expect(helper.locator('.mandate-row', { hasText: name })).toContainText('已终止');
  await page.reload();
  await expect(page.locator('.mandate-row', { hasText: '郑小满' })).toContainText('已终止');
});

test('许可法 第二十九条: an agent with two mandates applies by the one that reaches, and the company is told', async ({
  page,
  browser,
  baseURL,
}) => {
  const COMPANY = '松澜江畔酒店管理有限公司';
  const helper = await anew(browser, baseURL);
  const number = await register(helper, '郑小满', unique());
  await be(page, '法定代表人');
  for (const items of [['food-service'], ['seal-filing']]) {
    const given = await page.request.post('/api/mandates', {
      data: { agent: { name: '郑小满', residentId: number }, until: dayFromNow(90), items },
      headers: { 'idempotency-key': `mandate-${items[0]}-${Date.now()}` },
    });
    expect(given.ok(), await given.text()).toBe(true);
  }
  // Two mandates of one company are two seats in the list; one of them is taken.
  await helper.goto('/account');
  const seats = helper.getByRole('radio', { name: /松澜江畔.*受委托，1 个事项/ });
  await expect(seats).toHaveCount(2);
  await seats.first().check();
  await expect(helper.getByText(`现在为 ${COMPANY} 办事。`).first()).toBeAttached();
  await expect(seats.nth(1)).not.toBeChecked();
  // What neither mandate names is not offered, and the page says why.
  await helper.goto('/items/hotel-licence');
  await expect(helper.getByText(`${COMPANY}给您的委托不含这件事。`)).toBeVisible();
  await expect(helper.getByRole('button', { name: `替${COMPANY}申请` })).toHaveCount(0);
  // What one of them names is begun by that one, whichever seat was taken.
  for (const item of ['food-service', 'seal-filing']) {
    await helper.goto(`/items/${item}`);
    const began = helper.waitForResponse((r) => r.url().endsWith('/api/drafts') && r.request().method() === 'POST');
    await helper
      .getByRole('button', { name: `替${COMPANY}申请` })
      .or(helper.getByRole('button', { name: '开始申请', exact: true }))
      .first()
      .click();
    expect((await began).status(), item).toBe(201);
    await helper.waitForURL(/\/apply\/[^/]+$/);
  }
  await expect(helper.getByText(COMPANY).first()).toBeVisible();
  const id = new URL(helper.url()).pathname.split('/').at(-1)!;
  await fillSealFiling(helper, id);
  await helper.goto(`/apply/${id}/check`);
  await expect(helper.getByText(`郑小满（代办人）和 ${COMPANY}`)).toBeVisible();
  await helper.getByRole('checkbox', { name: /我保证填写的内容/ }).check();
  await helper.getByRole('button', { name: '交给审批局' }).click();
  await helper.waitForURL('**/receipt/**');
  await page.goto('/matters');
  await expect(page.getByRole('link', { name: /公章刻制备案/ }).first()).toBeVisible();
});

/** All answers and the one paper of a filing of seals, as a browser would send them. */
const fillSealFiling = async (page: Page, id: string): Promise<void> => {
  let n = 0;
  const headers = () => ({ 'idempotency-key': `seals-${Date.now()}-${n++}` });
  const draft = await (await page.request.get(`/api/drafts/${id}`)).json();
  const put = await page.request.put(`/api/drafts/${id}/situation`, {
    headers: headers(),
    data: { situation: { reason: ['new'], filedBy: ['agent'] } },
  });
  expect(put.ok(), await put.text()).toBe(true);
  const answers = {
    contactName: '郑小满',
    contactPhone: '13900000000',
    maker: '松澜印社',
    makerCode: newCreditCode(),
    madeOn: draft.today,
    handedTo: '郑小满',
    handedToId: newNumber(),
    seals: [{ kind: 'name', code: '2301090018321', material: 'rubber', diameter: 4 }],
  };
  for (const [field, value] of Object.entries(answers)) {
    const saved = await page.request.patch(`/api/drafts/${id}`, {
      headers: headers(),
      data: { field, value, seen: draft.rev, device: 'agent' },
    });
    expect(saved.ok(), `${field}: ${await saved.text()}`).toBe(true);
  }
  const sent = await page.request.post(`/api/drafts/${id}/files/mandate`, {
    headers: headers(),
    multipart: {
      file: {
        name: '授权委托书.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n%%EOF\n'.padEnd(64)),
      },
    },
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  const { errors } = await (await page.request.get(`/api/drafts/${id}`)).json();
  expect(errors).toEqual([]);
};

test('an unknown company is entered against the code only', async ({ page }) => {
  await register(page, '钱小满', unique());
  await page.goto('/company');
  await page.locator('#name').fill('松澜小满面馆');
  await page.locator('#code').fill(newCreditCode());
  await page.getByRole('button', { name: '登记公司' }).click();
  await expect(page.getByText('还没有核实您是这家单位的法定代表人。').first()).toBeVisible();
  await page.getByRole('button', { name: '取核实码' }).click();
  await expect(page.locator('#proof')).toHaveValue(/^\d{4} \d{4}$/);
  // The code is good for that name alone: another name asks for another code.
  await page.locator('#name').fill('松澜小满面铺');
  await expect(page.getByText('演示：核实码直接显示在这里')).toBeHidden();
  await page.getByRole('button', { name: '取核实码' }).click();
  await expect(page.getByText('演示：核实码直接显示在这里')).toBeVisible();
  await page.getByRole('button', { name: '登记公司' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByText('松澜小满面铺').first()).toBeVisible();
});

test('a notice that is opened is read, and each stands in the list once', async ({ page }) => {
  await be(page, '企业经办人');
  await page.goto('/notices');
  const rows = page.locator('.notice-row');
  await expect(rows.first()).toBeVisible();
  const all = await rows.evaluateAll((list) => list.map((r) => r.textContent));
  expect(all.length).toBe(new Set(all).size);
  const unread = await page.locator('.notice-row-new').count();
  // Leaving at once would break off the word that it was read.
  const read = page.waitForResponse((r) => r.url().endsWith('/read'));
  await page.locator('.notice-row-new a').first().click();
  await expect(page).not.toHaveURL(/notices/);
  await read;
  await page.goto('/notices');
  await expect(page.locator('.notice-row-new')).toHaveCount(unread - 1);
});

test('a licence is lent for a purpose, opened without sign-in, taken back; renewal and another like it begin a draft', async ({
  page,
  browser,
  baseURL,
}) => {
  await be(page, '要续证');
  await page.goto('/wallet');
  await page.locator('.wallet-name a').first().click();
  await page.getByRole('button', { name: '给别人用' }).click();
  await page.locator('#share-whom').fill('某银行松澜支行');
  await page.locator('#share-purpose').fill('办理贷款');
  await page.getByRole('button', { name: '做好链接' }).click();
  const row = page.locator('.share-row', { hasText: '某银行松澜支行' }).first();
  await expect(row).toContainText('能用');
  const id = new URL(page.url()).pathname.split('/').pop();
  const { shares } = await (await page.request.get(`/api/licences/${id}/shares`)).json();
  const { link } = shares.find((s: { link?: string }) => s.link);
  const bank = await anew(browser, baseURL);
  await bank.goto(new URL(link).pathname);
  await expect(bank.locator('.share-mark')).toHaveText('仅供 某银行松澜支行 办理贷款 使用');
  await clean(bank, 'an opened share');
  await row.getByRole('button', { name: '收回' }).click();
  await expect(row).toContainText('已收回');
  await bank.reload();
  await expect(bank.getByText('持证人已收回')).toBeVisible();

  const licence = page.url();
  await page.getByRole('button', { name: '延续', exact: true }).click();
  await page.waitForURL('**/apply/**');
  await page.goto(licence);
  await page.getByRole('button', { name: '照着这张再申请一件' }).click();
  await page.waitForURL('**/apply/**');
  const draft = await (await page.request.get(`/api/drafts/${new URL(page.url()).pathname.split('/')[2]}`)).json();
  const copied = Object.values(draft.provenance as Record<string, { from: string }>).filter(
    (p) => p.from === 'previous-case',
  );
  expect(copied.length, 'answers of the matter it came from').toBeGreaterThan(0);
});
