import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { residentIdCheckChar } from '../src/kernel/identifiers.ts';
import { be, watch } from './people.ts';
import { count, placesOfApplicant, placesOfDesk } from './places.ts';
import { expect, test } from './product.ts';

/**
 * The states of ui.md section 7 on the pages where they can occur: each says in words what is wrong, how to mend it and
 * what is safe, and leaves a way on; no blank page, no skeleton for ever, no code of the program.
 */
const CODES =
  /\bundefined\b|\bNaN\b|\[object |\bnot-found\b|\bnot-your|\bunreadable\b|\bfault\b|\bTypeError\b|\b(401|403|404|500|503)\b/;

/** As a link of the page would go there: the page is not loaded anew. */
const go = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
};

/** What every page must have in any state; answers what it has not, in words. */
const unsound = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  await page.waitForTimeout(250);
  await expect(page.locator('.skeleton'))
    .toHaveCount(0, { timeout: 15_000 })
    .catch(() => found.push('a skeleton for ever'));
  const seen = await page.evaluate(() => {
    const main = document.querySelector('main');
    const ways = [...(main?.querySelectorAll<HTMLElement>('a[href],button:not([disabled]),input') ?? [])];
    return {
      headings: [...document.querySelectorAll('h1')].map((h) => h.textContent ?? ''),
      text: main?.innerText ?? '',
      ways: ways.filter((el) => el.getBoundingClientRect().height > 0).length,
      alert: [...(main?.querySelectorAll<HTMLElement>('[role=alert],.empty,.offline-bar') ?? [])]
        .map((el) => el.innerText)
        .join(' '),
      bar: document.querySelector('.offline-bar')?.textContent ?? '',
    };
  });
  if (seen.headings.length !== 1) found.push(`${seen.headings.length} headings`);
  if (seen.text.trim().length < 12) found.push(`blank: ${seen.text}`);
  if (CODES.test(seen.text)) found.push(`a code shows: ${seen.text.slice(0, 200)}`);
  // The second screen at a counter is only looked at.
  if (seen.ways === 0 && !page.url().endsWith('/mirror')) found.push(`no way on: ${seen.text.slice(0, 120)}`);
  return found;
};
/** Words of a failure in the page, with something to do about it. */
const says = (page: Page) => page.locator('main').locator('[role=alert], .empty').first();

type Expected = (page: Page, path: string) => Promise<readonly string[]>;
const walk = async (page: Page, paths: readonly string[], expected: Expected): Promise<string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    await go(page, path);
    const here = [...(await unsound(page)), ...(await expected(page, path))];
    found.push(...here.map((h) => `${path} ${h}`));
  }
  return found;
};
const visible = async (page: Page, what: ReturnType<Page['locator']>, words: string): Promise<readonly string[]> =>
  (await what
    .waitFor({ state: 'visible', timeout: 4_000 })
    .then(() => true)
    .catch(() => false))
    ? []
    : [`${words}; it says: ${(await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 200)}`];

/** Pages that show nothing the server must be asked for. */
const OWN_WORDS = [
  '/verify',
  '/sign-in',
  '/register',
  '/resume',
  '/company',
  '/progress',
  '/notices/stop',
  '/mirror',
  '/identity',
  '/window',
];
const needsServer = (path: string) => !OWN_WORDS.some((p) => path.endsWith(p));

const FAULT = {
  error: {
    code: 'fault',
    message: {
      zh: '我们这边出了错，您刚才办的没有生效。',
      en: 'Something went wrong on our side; nothing was changed.',
    },
    repair: { zh: '过一会儿再试。', en: 'Try again later.' },
    ref: 'e2e00500',
  },
};
const fail = (page: Page) =>
  page.route('**/api/**', (r) =>
    r.request().url().endsWith('/api/session') ? r.continue() : r.fulfill({ status: 500, json: FAULT }),
  );
const SERVER_PAGES = [
  '/items',
  '/items/food-service',
  '/items/food-service/eligibility',
  '/search?q=开饭店',
  '/demo',
  '/reconsideration',
];

test('the server fails: every page says so, with the reference, and offers to try again', async ({ page }) => {
  const mine = await placesOfApplicant(page);
  await page.goto('/sign-in');
  await fail(page);
  const expected: Expected = async (p, path) =>
    needsServer(path) ? visible(p, says(p), 'no words for the failure') : [];
  const found = await walk(page, [...SERVER_PAGES, ...mine], expected);
  await page.unroute('**/api/**');
  for (const { about, paths } of await placesOfDesk(page)) {
    await be(page, about!);
    await page.goto('/sign-in');
    await fail(page);
    found.push(...(await walk(page, paths, expected)));
    await page.unroute('**/api/**');
  }
  expect(found).toEqual([]);
});

test('the network is cut: the bar says what is kept, pages that came stay, pages that did not say so', async ({
  page,
  context,
}) => {
  const mine = await placesOfApplicant(page);
  await page.goto('/matters');
  await expect(page.locator('main a[href^="/matters/"]').first()).toBeVisible();
  await context.setOffline(true);
  const bar = page.locator('.offline-bar');
  await expect(bar).toContainText('没有网络');
  await expect(page.locator('main a[href^="/matters/"]').first()).toBeVisible();
  const found = await walk(page, ['/items', ...mine.filter((p) => !p.startsWith('/apply')).slice(0, 12)], async (p) => [
    ...(await visible(p, p.locator('.offline-bar'), 'no bar')),
  ]);
  expect(found).toEqual([]);
  await context.setOffline(false);
  await expect(bar).toBeHidden();
  await page.getByRole('button', { name: '再试一次' }).first().click();
  await expect(page.locator('main [role=alert]')).toHaveCount(0);
});

test('the network is cut at the desk: acts of authority wait, and the page says so', async ({ page, context }) => {
  const [queue] = await placesOfDesk(page);
  await be(page, '审查岗');
  await page.goto(queue!.paths[1]!);
  await expect(page.locator('.offline-bar')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.setOffline(true);
  await expect(page.locator('.offline-bar')).toContainText('盖章');
  const found = await walk(page, ['/desk', '/desk/delivery', '/desk/catalogue'], async (p) =>
    visible(p, p.locator('.offline-bar'), 'no bar'),
  );
  expect(found).toEqual([]);
  await context.setOffline(false);
});

test('what is typed while the network is cut is kept, said, and saved when it is back', async ({ page, context }) => {
  const paths = await placesOfApplicant(page);
  const part = paths.find((p) => p.endsWith('/premises'))!;
  await page.goto(part);
  const field = page.getByLabel('经营场所详细地址');
  await expect(field).toBeVisible();
  await context.setOffline(true);
  await field.fill('松澜新区云岭大街 36 号 2 层');
  await field.blur();
  await expect(page.getByText(/断网|存在本机/).first()).toBeVisible();
  await expect(field).toHaveValue('松澜新区云岭大街 36 号 2 层');
  await context.setOffline(false);
  await expect(page.getByText(/已保存/).first()).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(field).toHaveValue('松澜新区云岭大街 36 号 2 层');
});

test('the session is over: every page asks to sign in and comes back to itself', async ({ page, context }) => {
  const mine = (await placesOfApplicant(page)).filter((p) => p !== '/resume');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.clearCookies();
  const expected: Expected = async (p, path) =>
    visible(
      p,
      p.locator('main').getByRole('link', { name: /登录/ }).and(p.locator('[href*="/sign-in"]')).first(),
      `no way to sign in from ${path}`,
    );
  const found = await walk(page, mine, expected);
  await page.goto('/desk');
  found.push(...(await walk(page, ['/desk', '/desk/delivery', '/desk/catalogue', '/desk/board'], expected)));
  expect(found).toEqual([]);
});

test('a slow answer: bars in the place of the text, and after three seconds a sentence', async ({ page }) => {
  await be(page, '企业经办人');
  await page.route('**/api/cases/mine', async (r) => {
    await new Promise((done) => setTimeout(done, 4_500));
    await r.continue();
  });
  await page.goto('/matters');
  await expect(page.locator('.skeleton-line').first()).toBeVisible();
  await expect(page.getByText('网络有点慢').first()).toBeVisible({ timeout: 6_000 });
  await expect(page.locator('main a[href^="/matters/"]').first()).toBeVisible({ timeout: 10_000 });
  await expect(page.locator('.skeleton')).toHaveCount(0);
});

test('nothing yet: what that means and the next useful thing', async ({ page }) => {
  const faults = watch(page);
  count(page);
  const somebody = { name: '云初见', residentId: '230109199102030005' };
  somebody.residentId = somebody.residentId.slice(0, 17) + residentIdCheckChar(somebody.residentId.slice(0, 17));
  const key = () => ({ 'idempotency-key': randomUUID() });
  const checked = await page.request.post('/api/identity-checks', { data: somebody, headers: key() });
  const { code } = await checked.json();
  const account = { login: `new-${randomUUID()}`, password: 'Yunling-36-Xinqu' };
  const made = await page.request.post('/api/accounts', { data: { ...somebody, ...account, code }, headers: key() });
  expect(made.ok(), await made.text()).toBe(true);
  const session = await page.request.post('/api/session', { data: account, headers: key() });
  expect(session.ok(), await session.text()).toBe(true);
  await page.goto('/sign-in');
  const found = await walk(page, ['/matters', '/wallet', '/messages', '/notices', '/mandates'], async (p) =>
    visible(p, p.locator('.empty').first(), 'no words for nothing'),
  );
  expect([...found, ...faults]).toEqual([]);
});

test('an address of nothing: words, and a way on', async ({ page }) => {
  await be(page, '企业经办人');
  await page.goto('/sign-in');
  const none = randomUUID();
  const found = await walk(
    page,
    [
      '/nowhere',
      '/items/nothing',
      '/items/nothing/eligibility',
      `/matters/${none}`,
      `/matters/${none}/messages`,
      `/matters/${none}/correct`,
      `/receipt/${none}`,
      `/wallet/${none}`,
      `/apply/${none}`,
      `/apply/${none}/premises`,
      `/apply/${none}/check`,
    ],
    async (p) =>
      visible(
        p,
        p
          .locator('main')
          .getByText(/没有|找不到/)
          .first(),
        'no words for it',
      ),
  );
  for (const path of ['/verify/NOTHING', '/share/nothing']) {
    await go(page, path);
    found.push(...(await unsound(page)).map((h) => `${path} ${h}`));
  }
  await be(page, '事项管理岗');
  await page.goto('/sign-in');
  found.push(
    ...(await walk(
      page,
      [
        `/desk/cases/${none}`,
        '/desk/catalogue/nothing/1',
        '/desk/catalogue/nothing/1/edit',
        '/desk/catalogue/nothing/compare',
        '/desk/cases',
      ],
      async (p) => visible(p, says(p), 'no words for it'),
    )),
  );
  expect(found).toEqual([]);
});

test('no right: whose it is and how to ask', async ({ page }) => {
  await be(page, '要补正');
  const [other] = await (await page.request.get('/api/cases/mine')).json();
  await be(page, '市民');
  await page.goto('/sign-in');
  const told: Expected = async (p) =>
    visible(
      p,
      p
        .locator('main')
        .getByText(/岗位|不是您的|不在|授权|没有/)
        .first(),
      'no words for it',
    );
  const found = await walk(page, [`/matters/${other.id}`, '/desk', '/desk/catalogue', `/desk/cases/${other.id}`], told);
  await be(page, '出件岗');
  await page.goto('/sign-in');
  found.push(
    ...(await walk(
      page,
      ['/desk/board', '/desk/oversight', '/desk/team', '/desk/catalogue/food-service/1/edit', '/desk/obligations'],
      told,
    )),
  );
  expect(found).toEqual([]);
});
