/// <reference lib="dom" />
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import type { Instant } from '../src/kernel/instant.ts';
import { type DeskTown, openDeskTown, type Who } from './desk-town.ts';
import { begin, finish, openCase } from './sheet.ts';

/** Ways that an applicant and the bureau go together, on both sides' screens, with a calendar that is turned. */
test.describe.configure({ mode: 'serial' });

let town: DeskTown;
let context: BrowserContext;
let page: Page;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test.beforeAll(async ({ browser }) => {
  town = await openDeskTown();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await town?.close();
});
const at = (day: string, time = '01:30') => town.clock.set(`${day}T${time}:00.000Z` as Instant);
test.beforeEach(() => at('2026-10-19'));

const matter = async (id: string): Promise<void> => {
  await town.be(context, 'boss');
  await page.goto(`${town.base}/matters/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const verdict = (): Locator => page.locator('.verdict');
const desk = async (who: Who, id: string): Promise<void> => {
  await town.be(context, who);
  await openCase(page, `${town.base}/desk/cases/${id}`);
};
/** An act of an officer that needs no words: its button, the look at it, done. */
const done = async (name: string): Promise<void> => {
  await begin(page, name);
  await finish(page, name);
};
/** The same word on the button and in the dialog that asks again. */
const confirmed = async (name: string): Promise<void> => {
  await verdict().getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
test('no reply to a correction: reminded twice, closed by a person after the last day, and everything kept', async () => {
  const id = await town.apply('food-service');
  await town.act('acceptor', id, 'ask-correction', {
    missing: [{ ref: 'layout', defect: 'incomplete', note: '图上没有标出清洗消毒区，请补画。' }],
  });
  await matter(id);
  await expect(verdict()).toContainText('请补正 1 项');
  const until = (await town.view('boss', id)).correction?.waitUntil;
  expect(until).toBe('2026-11-09');
  for (const day of ['2026-11-02', '2026-11-06', '2026-11-09']) {
    at(day);
    await town.tick();
  }
  await desk('acceptor', id);
  const offers = (await town.view('acceptor', id)).acts.find((o) => o.act === 'close-for-no-reply');
  expect(offers).toMatchObject({ may: false, because: { code: 'still-waiting' } });
  at('2026-11-10');
  await town.tick();
  await desk('acceptor', id);
  await done('退件');
  await matter(id);
  await expect(verdict()).toContainText('一直没有等到补正，已退件');
  await page.getByRole('button', { name: '带着填过的重新申请' }).click();
  await page.waitForURL(/\/apply\//);
});

test('a hearing: told, asked for, taken back, asked for again, called; another waives it', async () => {
  const told = async () => {
    const id = await town.apply('construction-planning');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await town.act('examiner', id, 'tell-stakeholders', { persons: [], rights: ['hearing'] });
    return id;
  };
  const id = await told();
  await expect.poll(async () => (await town.view('boss', id)).papers.some((p) => p.served)).toBe(true);
  await matter(id);
  await expect(verdict()).toContainText('10 月 26 日前您可以申请听证，也可以放弃');
  await confirmed('申请听证');
  await expect(verdict()).toContainText('您申请了听证，本局 11 月 16 日前组织');
  await confirmed('撤回听证申请');
  await expect(verdict()).toContainText('您可以申请听证');
  await confirmed('申请听证');
  await town.act('examiner', id, 'call-hearing', {
    ground: 'requested',
    date: '2026-10-30',
    place: 'centre',
    public: true,
  });
  await matter(id);
  await expect(verdict()).toContainText('10 月 30 日听证，请您到场');
  const other = await told();
  await expect.poll(async () => (await town.view('boss', other)).papers.some((p) => p.served)).toBe(true);
  await matter(other);
  await confirmed('放弃听证');
  await expect(verdict()).toContainText('正在审查');
});

test('告知承诺: from the guide to the licence to the later check', async () => {
  await town.be(context, 'boss');
  await page.goto(`${town.base}/items/hotel-licence`);
  await page.getByText('要承诺什么、怎么核查、不符合怎么办').click();
  await expect(page.getByText('决定后 20 个工作日内两名以上工作人员上门核查').first()).toBeVisible();
  await page.getByRole('button', { name: '开始申请' }).first().click();
  await page.waitForURL(/\/apply\//);
  const draft = await town.fillIn('hotel-licence', { draft: page.url().split('/').at(-1)! });
  await page.goto(`${town.base}/apply/${draft.id}/check`);
  await page.getByText('我承诺以上各条，按告知承诺办').click();
  await expect.poll(async () => (await town.draft(draft.id)).promises.map((p) => p.kind)).toEqual(['commitment']);
  await page.locator('#sure').check();
  await page.getByRole('button', { name: '交给审批局' }).click();
  await page.waitForURL(/\/receipt\//);
  const id = page.url().split('/').at(-1)!;
  await desk('acceptor', id);
  await done('按告知承诺受理');
  await desk('decider', id);
  await done('认领');
  await desk('decider', id);
  await done('准予');
  await desk('delivery', id);
  await done('送达');
  await matter(id);
  await expect(verdict()).toContainText('办好了');
  const side = page.locator('.side', { hasText: '您承诺的' });
  await expect(side).toContainText('本局 11 月 16 日前上门核查');
  await expect(side).toContainText('待履行');
  await putRight(id);
});

/** 责令改正: the check fails, the holder shows from the matter what was mended, and the inspector sees it at the next check. */
const putRight = async (id: string): Promise<void> => {
  const [owed] = (await town.json<{ id: string; caseId: string }[]>('boss', 'GET', '/api/obligations/mine')).filter(
    (o) => o.caseId === id,
  );
  const act = (name: string, body: object) =>
    town.json<{ version: number }>('examiner', 'POST', `/api/obligations/${owed!.id}/acts/${name}`, body);
  const inspectors = [town.ids.examiner, town.ids.examiner2];
  const { version } = await act('check', { version: 1, inspectors, finding: 'not-kept', words: '消毒柜坏了。' });
  await act('rectify', { version, until: '2026-11-30', reason: '换好消毒柜。' });
  await matter(id);
  await expect(page.getByText('请在 11 月 30 日前整改好')).toBeVisible();
  await page.goto(town.base);
  await expect(page.locator('.going', { hasText: '请在 11 月 30 日前整改好' }).getByRole('link')).toHaveText(/^去整改/);
  await page.goto(`${town.base}/matters`);
  await expect(page.getByRole('link', { name: /^去整改/ })).toBeVisible();
  await page.goto(`${town.base}/wallet`);
  await expect(page.getByText('要整改')).toBeVisible();
  await page.getByRole('link', { name: /^出示/ }).first().click();
  await page.getByRole('button', { name: '交整改材料' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '交给核查人' }).click();
  await expect(dialog).toContainText('请至少交一样');
  await dialog.getByLabel('怎么改的').fill('消毒柜已换新。');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '新消毒柜.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(dialog.getByRole('link', { name: /新消毒柜\.pdf/ })).toBeVisible();
  await dialog.getByRole('button', { name: '交给核查人' }).click();
  await expect(page.getByText('请在 11 月 30 日前整改好')).toBeHidden();
  await matter(id);
  await expect(page.locator('.side', { hasText: '您承诺的' })).toContainText('已提交，待核查');
  await town.be(context, 'supervisor');
  await page.goto(`${town.base}/desk/obligations`);
  await page.getByRole('button', { name: /^核查/ }).first().click();
  await expect(dialog).toContainText('消毒柜已换新。');
  await expect(dialog.getByRole('link', { name: /新消毒柜\.pdf/ })).toBeVisible();
};

test('容缺: the day passes, the page says so, late material still counts', async () => {
  const id = await town.apply('food-service', { track: 'tolerance', situation: { staffCerts: ['elsewhere'] } });
  const owed = (await town.view('acceptor', id)).materials.filter((m) => m.status === 'missing').map((m) => m.ref);
  await town.act('acceptor', id, 'accept-tolerant', { owed, owedBy: '2026-10-21' });
  await matter(id);
  await expect(verdict()).toContainText('请在 10 月 21 日前补交 1 份材料');
  at('2026-10-22');
  await town.tick();
  await matter(id);
  await expect(verdict()).toContainText('已过期限');
  await page.getByRole('button', { name: '补交材料' }).first().click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]:not([capture])')
    .first()
    .setInputFiles({ name: '健康证明.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('dialog').getByRole('link', { name: '健康证明.pdf' })).toBeVisible();
  await page.getByRole('button', { name: '交上去', exact: true }).click();
  await expect(verdict()).toContainText('正在审查');
});

test('许可法32.1.4: nobody answers in five working days, so it is accepted from the day of receipt', async () => {
  const id = await town.apply('food-service');
  await matter(id);
  await expect(verdict()).toContainText('10 月 26 日前告诉您受理还是补正');
  at('2026-10-26');
  await town.tick();
  expect((await town.view('boss', id)).state).toBe('received');
  at('2026-10-27');
  await town.tick();
  await matter(id);
  await expect(verdict()).toContainText('正在审查');
  await expect(page.locator('.ledger').first()).toContainText('依法自');
});
