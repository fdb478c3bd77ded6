import { expect, type Page } from '@playwright/test';
import { be } from './people.ts';

/** Every page of the product, and who opens it. `about`: part of what the demo town says of the person, none: nobody signed in. */
export type Place = { readonly about?: string; readonly paths: readonly string[] };

/** Open to everybody. */
export const PUBLIC: readonly string[] = [
  '/',
  '/items',
  '/items?set=hotel',
  '/items/food-service',
  '/items/food-service/eligibility',
  '/items/food-service/samples/layout',
  '/search?q=开饭店',
  '/search?q=飞碟',
  '/sign-in',
  '/demo',
  '/register',
  '/reset',
  '/verify',
  '/transparency',
  '/public-register',
  '/progress',
  '/explanations',
  '/calculator',
  '/reconsideration',
  '/notices/stop',
  '/notices/stop?t=x',
  '/share/unknown',
];

const read = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
};

/** Signs the agent of a company in and names the pages that are theirs: matter, wallet, a draft begun here. */
export const placesOfApplicant = async (page: Page): Promise<readonly string[]> => {
  await be(page, '企业经办人');
  const [matter] = await read<readonly { id: string }[]>(page, '/api/cases/mine');
  const [licence] = await read<readonly { id: string }[]>(page, '/api/licences/mine');
  const draft = await begun(page, 'food-service');
  return [
    '/matters',
    `/matters/${matter!.id}`,
    `/matters/${matter!.id}/messages`,
    '/messages',
    `/receipt/${matter!.id}`,
    '/wallet',
    `/wallet/${licence!.id}`,
    '/mandates',
    '/account',
    '/account/safety',
    '/notices',
    '/notices/settings',
    '/company',
    '/resume',
    `/apply/${draft}`,
    `/apply/${draft}/premises`,
    `/apply/${draft}/materials`,
    `/apply/${draft}/check`,
  ];
};

const begun = async (page: Page, item: string): Promise<string> => {
  const made = await page.request.post('/api/drafts', {
    data: { item, situation: {} },
    headers: { 'idempotency-key': `places-${item}-${Date.now()}` },
  });
  expect(made.ok(), await made.text()).toBe(true);
  return ((await made.json()) as { id: string }).id;
};

/** The application that the agent of a company asks the citizen to join; a form begun by the citizen knows their number. */
const askedTogether = async (page: Page): Promise<string> => {
  await be(page, '市民');
  const own = `/api/drafts/${await begun(page, 'health-certificate')}`;
  const { answers } = await read<{ answers: { personName: string; personId: string } }>(page, own);
  await be(page, '企业经办人');
  const draft = await begun(page, 'home-business-declaration');
  const named = await page.request.post(`/api/drafts/${draft}/co-applicants`, {
    data: { name: answers.personName, number: answers.personId },
    headers: { 'idempotency-key': `places-together-${Date.now()}` },
  });
  expect(named.ok(), await named.text()).toBe(true);
  return draft;
};

/** Pages of people in another place: a correction to answer, a licence to renew; and what a licence shows to strangers. */
export const placesOfOthers = async (page: Page): Promise<readonly Place[]> => {
  await be(page, '要补正');
  const mine = await read<readonly { id: string; state: string }[]>(page, '/api/cases/mine');
  const { id } = mine.find((c) => c.state === 'correcting')!;
  await be(page, '要续证');
  const [licence] = await read<readonly { id: string; verifyUrl: string }[]>(page, '/api/licences/mine');
  const shared = await page.request.post(`/api/licences/${licence!.id}/shares`, {
    data: { whom: '某银行松澜支行', purpose: '办理贷款', until: dayFromNow(30) },
    headers: { 'idempotency-key': `places-share-${Date.now()}` },
  });
  expect(shared.ok(), await shared.text()).toBe(true);
  type Shares = { shares: readonly { link?: string }[] };
  const { shares } = await read<Shares>(page, `/api/licences/${licence!.id}/shares`);
  const { link } = shares.find((s) => s.link)!;
  const asked = await askedTogether(page);
  return [
    { about: '市民', paths: [`/joint/${asked}`] },
    { about: '要补正', paths: [`/matters/${id}`, `/matters/${id}/correct`] },
    { about: '要续证', paths: ['/wallet', `/wallet/${licence!.id}`] },
    { paths: [`/share/${link!.split('/share/')[1]}`, `/verify/${licence!.verifyUrl.split('/verify/')[1]}`] },
  ];
};
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Desk pages by the post that works on them. */
export const placesOfDesk = async (page: Page): Promise<readonly Place[]> => {
  await be(page, '事项管理岗');
  const { kinds: templates } = await read<{ kinds: readonly { kind: string }[] }>(page, '/api/licence-templates');
  await be(page, '审查岗');
  const { rows } = await read<{ rows: readonly { id: string }[] }>(page, '/api/desk/queue?view=all');
  const { rows: licences } = await read<{ rows: readonly { id: string }[] }>(page, '/api/licences');
  return [
    {
      about: '审查岗',
      paths: ['/desk', `/desk/cases/${rows[0]!.id}`, '/desk/licences', `/desk/licences/${licences[0]!.id}`],
    },
    { about: '窗口收件', paths: ['/desk/window', '/desk/window/mirror', '/desk/window/receipts', '/desk/identity'] },
    { about: '出件岗', paths: ['/desk/delivery'] },
    {
      about: '本局负责人',
      paths: ['/desk/board', '/desk/cases?board=board&mark=open', '/desk/seals', '/desk/exports', '/desk/calendar'],
    },
    { about: '监督岗', paths: ['/desk/oversight', '/desk/obligations'] },
    { about: '督办岗', paths: ['/desk/team'] },
    {
      about: '事项管理岗',
      paths: [
        '/desk/catalogue',
        '/desk/catalogue/food-service/1',
        '/desk/catalogue/food-service/1/edit',
        '/desk/catalogue/food-service/compare',
        '/desk/licence-templates',
        `/desk/licence-templates/${templates[0]!.kind}`,
      ],
    },
  ];
};

const busy = new WeakMap<Page, { open: number; quietSince: number }>();
/** Counts the requests under way, so that a page is looked at when it stands still, not half a second later. */
export const count = (page: Page): void => {
  const now = { open: 0, quietSince: Date.now() };
  busy.set(page, now);
  const ends = () => {
    now.open = Math.max(0, now.open - 1);
    now.quietSince = Date.now();
  };
  page.on('request', () => {
    now.open += 1;
  });
  page.on('requestfinished', ends);
  page.on('requestfailed', ends);
  page.on('framenavigated', (f) => {
    if (f === page.mainFrame()) now.open = 0;
  });
};

/** The heading is there, nothing is being fetched, no bar stands in the place of text. */
export const settled = async (page: Page, what: string): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 }).first(), what).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.skeleton'), `${what}: still loading`).toHaveCount(0, { timeout: 20_000 });
  const state = busy.get(page);
  const until = Date.now() + 10_000;
  while (state && Date.now() < until && (state.open > 0 || Date.now() - state.quietSince < 120))
    await page.waitForTimeout(40);
  await expect(page.locator('.skeleton'), `${what}: still loading`).toHaveCount(0, { timeout: 20_000 });
};
