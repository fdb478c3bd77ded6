import { expect, test } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { openDeskTown } from './desk-town.ts';
import { watch } from './people.ts';

const ORDER = '(2026)黑0109行初12号';

test('发回重办: an officer opens the case that a court ordered, from the act bar of the closed one', async ({
  page,
}) => {
  const faults = watch(page);
  const town = await openDeskTown();
  try {
    const old = await town.apply('food-service');
    await town.act('acceptor', old, 'reject-filing', {
      branch: 'no-permit-needed',
      article: '许可法32.1.1',
      reason: '不需要许可',
    });
    await town.be(page.context(), 'acceptor');
    await page.goto(`${town.base}/desk/cases/${old}`);
    await expect(page.getByRole('button', { name: '发回重办' })).toHaveCount(0);
    await town.act('oversight', old, 'note-remedy', { kind: 'litigation', ref: ORDER, outcome: 'annulled' });
    await page.reload();
    await page.getByRole('button', { name: '发回重办' }).click();
    const sheet = page.getByRole('region', { name: '发回重办' });
    await expect(sheet.getByText('行政诉讼，撤销')).toBeVisible();
    await sheet.getByText('工作日', { exact: true }).click();
    await sheet.getByLabel('定了多少').fill('10');
    expect(await axeFaults(page, 'remand sheet')).toEqual([]);
    await sheet.getByRole('button', { name: '看一遍再办' }).click();
    await expect(sheet.getByText('期限从今天受理起算')).toBeVisible();
    await sheet.getByRole('button', { name: '发回重办' }).click();
    await page.getByRole('link', { name: /看新立的/ }).click();
    await expect(page).not.toHaveURL(new RegExp(old));
    await expect(page.getByText(/办理中|审查/).first()).toBeVisible();
    await page.goto(`${town.base}/desk/cases/${old}`);
    await expect(page.getByText('按这份决定重办的案件已经有了')).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    await town.close();
  }
});
