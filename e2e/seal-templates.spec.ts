import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { be, watch } from './people.ts';
import { expect, test } from './product.ts';

/** What a licence looks like is drafted by one and published by another; what was issued before stays as it is. */
const [KIND, PLACE] = ['food-service', '/desk/licence-templates/food-service'];
const [BEFORE, AFTER] = ['食品经营许可证', '食品经营许可证（新版）'];

type Line = { readonly id: string; readonly name: { readonly zh: string }; readonly state: string };
type Row = { readonly id: string; readonly holder?: { readonly name: string } };

const act = (page: Page, id: string, name: string, data: object = {}) =>
  page.request.post(`/api/cases/${id}/acts/${name}`, {
    data,
    headers: { 'idempotency-key': `e2e-template-${name}-${id}` },
  });

/** A food licence granted now: of the cases on the examiner's desk the first that nothing stands against. */
const issueOne = async (page: Page): Promise<string> => {
  await be(page, '审查岗');
  const { rows } = await (await page.request.get(`/api/desk/queue?view=mine&item=${KIND}`)).json();
  for (const { id } of rows as Row[]) {
    await be(page, '审查岗');
    await act(page, id, 'claim');
    const { staff } = await (await page.request.get('/api/staff?post=examiner')).json();
    const inspectors = staff.slice(0, 2).map((s: { id: string }) => s.id);
    await act(page, id, 'site-check', { kind: 'site', inspectors, finding: 'passed', recordWords: '都合格' });
    if (!(await act(page, id, 'pass-on', { opinion: '建议准予' })).ok()) continue;
    await be(page, '审核岗');
    await act(page, id, 'claim');
    await act(page, id, 'pass-on', { opinion: '同意' });
    await be(page, '决定岗');
    await act(page, id, 'claim');
    if (!(await act(page, id, 'grant', { articles: ['行政许可法第三十八条第一款'] })).ok()) continue;
    const licence = async () => (await (await page.request.get(`/api/cases/${id}`)).json()).licence?.id;
    await expect.poll(licence, { timeout: 30_000 }).toBeTruthy();
    return licence();
  }
  throw new Error('no food case on the examiner’s desk could be granted');
};

/** The words on the paper of a licence, as a reader of PDF takes them. */
const wordsOf = async (page: Page, id: string, file: string): Promise<string> => {
  const answer = await page.request.get(`/api/licences/${id}/pdf`);
  expect(answer.ok(), await answer.text()).toBe(true);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await answer.body());
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/[ \n]+/g, ' ');
};
/** The title is set with wide gaps. */
const titled = (words: string, title: string): boolean => words.replaceAll(' ', '').includes(title);

test('whoever has no right to it is told whose it is, and nothing is kept of them', async ({ page }) => {
  const faults = watch(page);
  await be(page, '出件岗');
  await page.goto(PLACE);
  await expect(page.getByText('您的岗位或授权办不了这一步。')).toBeVisible();
  await be(page, '督办岗');
  await page.goto(PLACE);
  await expect(page.getByRole('heading', { level: 1, name: BEFORE })).toBeVisible();
  await expect(page.getByRole('button', { name: '起草新版本' })).toHaveCount(0);
  await expect(page.getByText('起草新版本')).toBeVisible();
  const { template } = await (await page.request.get(`/api/licence-templates/${KIND}`)).json();
  const send = (method: 'put' | 'post', path: string, data: object) =>
    page.request[method](`/api/licence-templates/${KIND}/${path}`, {
      data,
      headers: { 'idempotency-key': `e2e-template-${path}` },
    });
  expect((await send('put', 'draft', { rev: 0, template })).status()).toBe(403);
  expect((await send('post', 'publish', { rev: 1 })).status()).toBe(403);
  const { draft } = await (await page.request.get(`/api/licence-templates/${KIND}`)).json();
  expect(draft).toBeUndefined();
  expect(faults).toEqual([]);
});

test('drafted by a keeper of items, published by the head; a licence issued after bears it, an older one keeps its own', async ({
  page,
}, info) => {
  const faults = watch(page);
  await be(page, '决定岗');
  const { rows } = await (await page.request.get(`/api/licences?kind=${KIND}&state=in-force`)).json();
  const old = (rows as Line[])[0]!;

  await be(page, '事项管理岗');
  await page.goto(PLACE);
  await page.getByRole('button', { name: '起草新版本' }).click();
  await expect(page.getByLabel('标题', { exact: true })).toHaveValue(BEFORE);
  // Where content comes from stands there in words.
  await expect(page.getByText('取自持证人：经营者名称')).toBeVisible();
  await expect(page.getByText('holder.name')).toHaveCount(0);
  await page.getByLabel('标题', { exact: true }).fill('食品许可');
  await expect(page.getByText('有 1 处要改，改好才能发布').first()).toBeVisible();
  await page.getByLabel('标题', { exact: true }).fill(AFTER);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await expect(page.getByText('没有要改的，可以请另一人发布。')).toBeVisible();
  // A measure is cleared and typed anew; what is no number is not taken over.
  const left = page.getByLabel('编号 左', { exact: true });
  const measure = await left.inputValue();
  await left.fill('');
  await expect(left).toHaveValue('');
  await left.blur();
  await expect(left).toHaveValue(measure);
  await expect(page.getByRole('img', { name: /样张/ })).toBeVisible();
  expect(await axeFaults(page, 'template', { best: true })).toEqual([]);
  await page.reload();
  await expect(page.getByText('您写过这份草稿，不能自己发布。')).toBeVisible();
  await expect(page.getByRole('button', { name: '发布', exact: true })).toHaveCount(0);

  await be(page, '本局负责人');
  await page.goto(PLACE);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText('现用版本：第 1 版', { exact: false })).toBeVisible();

  const issued = await issueOne(page);
  expect(titled(await wordsOf(page, issued, info.outputPath('after.pdf')), AFTER)).toBe(true);
  const kept = await wordsOf(page, old.id, info.outputPath('before.pdf'));
  expect([titled(kept, BEFORE), titled(kept, AFTER)]).toEqual([true, false]);
  expect(faults).toEqual([]);
});

for (const width of [390, 1440])
  test(`the list and one template, ${width} wide, in both languages`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await be(page, '事项管理岗');
    for (const locale of ['zh', 'en']) {
      await page.addInitScript((l) => localStorage.setItem('oneseal.locale', l), locale);
      for (const path of ['/desk/licence-templates', PLACE]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        expect(await axeFaults(page, `${path} ${locale}`, { best: true })).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    }
  });
