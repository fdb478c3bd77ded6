import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { type DeskTown, openDeskTown, PARTNER } from './desk-town.ts';
import { watch } from './people.ts';

/** 共同申请, in two browsers: one names the other, each says yes in their own account, and both together withdraw. */
test.describe.configure({ mode: 'serial' });

const FIRM = '松澜云栖温泉度假有限公司';
let town: DeskTown;
let contexts: BrowserContext[] = [];
let boss: Page;
let partner: Page;
let matter = '';
const faults: string[] = [];

test.beforeAll(async ({ browser }) => {
  town = await openDeskTown();
  const open = async (who: 'boss' | 'partner') => {
    const context = await browser.newContext({ baseURL: town.base, locale: 'zh-CN' });
    contexts = [...contexts, context];
    await town.be(context, who);
    const page = await context.newPage();
    faults.push(...watch(page));
    return page;
  };
  boss = await open('boss');
  partner = await open('partner');
});
test.afterAll(async () => {
  for (const c of contexts) await c.close();
  await town?.close();
});

test('before handing in, another applicant is named by name and number, and is asked', async () => {
  const draft = await town.fillIn('home-business-declaration');
  await boss.goto(`/apply/${draft.id}/check`);
  await boss.getByRole('button', { name: '加一个人' }).click();
  const dialog = boss.getByRole('dialog', { name: '请人一起申请' });
  await dialog.getByRole('button', { name: '请对方一起申请' }).click();
  await expect(dialog.getByText('没有填。请填写。')).toHaveCount(2);
  await dialog.getByLabel('姓名').fill('舒云');
  await dialog.getByLabel('公民身份号码').fill(PARTNER.number);
  await dialog.getByRole('button', { name: '请对方一起申请' }).click();
  await expect(dialog.getByText('没有找到名称和号码都相符的人或单位。')).toBeVisible();
  await dialog.getByLabel('姓名').fill(PARTNER.name);
  await dialog.getByRole('button', { name: '请对方一起申请' }).click();
  await expect(dialog).toBeHidden();
  const named = boss.getByRole('listitem').filter({ hasText: PARTNER.name });
  await expect(named.getByText('等对方答复')).toBeVisible();
  expect(await axeFaults(boss, 'check with a co-applicant')).toEqual([]);
  await boss.getByLabel(/我保证填写的内容/).check();
  await boss.getByRole('button', { name: '交给审批局' }).click();
  await expect(boss.getByText(`一起申请的人还没有都答应：${PARTNER.name}`)).toBeVisible();
});

test('who is asked finds it among their matters, reads all of it and says yes', async () => {
  await partner.goto('/matters');
  await expect(partner.getByText(`${FIRM}请您一起申请`)).toBeVisible();
  await partner.getByRole('link', { name: '看了再答复' }).click();
  await expect(partner.getByText('答应了，您就是申请人之一')).toBeVisible();
  await expect(partner.getByRole('heading', { name: '材料' })).toBeVisible();
  expect(await axeFaults(partner, 'joint application')).toEqual([]);
  await partner.getByRole('button', { name: '我一起申请' }).click();
  await expect(partner.getByText('您已答应一起申请。')).toBeVisible();
});

test('with every yes it is handed in, and both follow one matter', async () => {
  await boss.reload();
  await expect(boss.getByText('已答应', { exact: true })).toBeVisible();
  await boss.getByLabel(/我保证填写的内容/).check();
  await boss.getByRole('button', { name: '交给审批局' }).click();
  await boss.waitForURL(/\/receipt\//);
  await expect(boss.getByText(PARTNER.name).first()).toBeVisible();
  matter = `/matters/${boss.url().split('/').at(-1)!.split('?')[0]}`;
  await partner.goto(matter);
  await expect(partner.getByText(`${FIRM}、${PARTNER.name}`)).toBeVisible();
});

test('one asks to withdraw, and takes it back; the other asks, and both together withdraw', async () => {
  await boss.goto(matter);
  await boss.getByRole('button', { name: '撤回申请', exact: true }).click();
  const dialog = boss.getByRole('dialog', { name: '撤回申请' });
  await expect(dialog.getByText('都同意了才撤回')).toBeVisible();
  await dialog.getByRole('button', { name: '撤回申请', exact: true }).click();
  await expect(boss.getByText('您已同意撤回')).toBeVisible();
  await partner.reload();
  await expect(partner.getByText(`${FIRM}提出撤回这件申请`)).toBeVisible();
  await boss.getByRole('button', { name: '收回同意', exact: true }).click();
  await boss.getByRole('dialog', { name: '收回同意' }).getByRole('button', { name: '收回同意', exact: true }).click();
  await expect(boss.getByText('您已同意撤回')).toBeHidden();

  await partner.reload();
  await partner.getByRole('button', { name: '撤回申请', exact: true }).click();
  await partner
    .getByRole('dialog', { name: '撤回申请' })
    .getByRole('button', { name: '撤回申请', exact: true })
    .click();
  await expect(partner.getByText('您已同意撤回')).toBeVisible();
  await boss.reload();
  await expect(boss.getByText(`${PARTNER.name}提出撤回这件申请`)).toBeVisible();
  expect(await axeFaults(boss, 'matter to be withdrawn')).toEqual([]);
  await boss.getByRole('button', { name: '同意撤回', exact: true }).click();
  const last = boss.getByRole('dialog', { name: '同意撤回' });
  await last.getByLabel(/为什么撤回/).fill('另外租到了店面。');
  await last.getByRole('button', { name: '同意撤回', exact: true }).click();
  await expect(boss.getByText('申请已撤回').first()).toBeVisible();
  await partner.reload();
  await expect(partner.getByText(`${PARTNER.name}、${FIRM}都同意`)).toBeVisible();
  expect(faults).toEqual([]);
});

test('papers come as each wants them: the applicant changes it in the matter', async () => {
  const id = await town.apply('food-service');
  await boss.goto(`/matters/${id}`);
  await boss.getByRole('button', { name: '改成纸质送达', exact: true }).click();
  await boss
    .getByRole('dialog', { name: '改成纸质送达' })
    .getByRole('button', { name: '改成纸质送达', exact: true })
    .click();
  await expect(boss.getByText('到窗口领，或者邮寄')).toBeVisible();
  await town.act('acceptor', id, 'accept');
  const { unserved } = await town.view('acceptor', id);
  expect(unserved.map((u) => u.kind)).toEqual(['acceptance']);
});
