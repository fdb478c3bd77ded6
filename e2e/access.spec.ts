/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { be } from './people.ts';
import { placesOfApplicant } from './places.ts';
import { expect, test } from './product.ts';

/** The lines of ui.md section 9 that need a hand on the keyboard; what holds for every page is in pages.spec.ts. */

type Stop = {
  readonly name: string;
  readonly y: number;
  readonly x: number;
  readonly under: string;
  readonly ring: boolean;
};

/** Where the focus is: its name, its place, what lies over its middle when that is something else, and whether it shows. */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const el = document.activeElement as HTMLElement;
    const box = el.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
    const y = box.top + Math.min(box.height / 2, 24);
    const over = document.elementFromPoint(x, y);
    const covered = over && !el.contains(over) && !over.contains(el) && !over.closest('label')?.contains(el);
    const bar = covered ? over.closest('.act-bar,.tab-bar,.phone-bar,.q-bar,[class*=bar]') : null;
    const style = getComputedStyle(el);
    return {
      name: `${el.tagName} ${(el.getAttribute('aria-label') ?? el.textContent ?? '').trim().slice(0, 30)} ${el.id}`,
      y: Math.round(box.top + scrollY),
      x: Math.round(box.left),
      under: bar ? bar.className : y < 0 || y > innerHeight ? 'outside the window' : '',
      ring:
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        el.matches('input[type=radio],input[type=checkbox],input[type=file]'),
    };
  });

/** Through the whole page by Tab: every stop shows its focus, none lies under a bar, and the round ends. */
const round = async (page: Page, most: number): Promise<{ readonly stops: Stop[]; readonly faults: string[] }> => {
  const stops: Stop[] = [];
  const faults: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    const at = await stop(page);
    const last = stops.at(-1);
    if (last && last.name === at.name && last.y === at.y && last.x === at.x) faults.push(`a trap at ${at.name}`);
    if (at.under) faults.push(`${at.name} lies under ${at.under}`);
    if (!at.ring) faults.push(`${at.name} does not show its focus`);
    if (stops.length > 3 && stops[0]!.name === at.name && stops[0]!.y === at.y) break;
    stops.push(at);
    if (faults.length > 8) break;
  }
  return { stops, faults };
};

test('keyboard only: the skip link is first and leads to the work; a part of an application, phone and desktop', async ({
  page,
}) => {
  const part = (await placesOfApplicant(page)).find((p) => p.endsWith('/premises'))!;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(part);
    await expect(page.getByRole('button', { name: '保存并继续' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#main')).toBeFocused();
    const { stops, faults } = await round(page, 90);
    expect(faults, `at ${width}`).toEqual([]);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.some((s) => s.name.includes('保存并继续'))).toBe(true);
  }
});

test('keyboard only: the queue is one stop of the round, J and K move in it, and keys are off in inputs', async ({
  page,
}) => {
  await be(page, '审查岗');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/desk');
  const rows = page.locator('.q-row');
  await expect(rows.first()).toBeVisible();
  const { faults } = await round(page, 160);
  expect(faults).toEqual([]);
  await page.goto('/desk');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows.nth(1), 'J goes to the next row').toHaveClass(/q-row-current/);
  const box = page.getByRole('searchbox').first();
  await box.focus();
  await page.keyboard.type('jkc');
  await expect(box).toHaveValue('jkc');
  await expect(page).toHaveURL(/\/desk/);
});

test('errors: the summary has the focus, fields are marked and say their error', async ({ page }) => {
  const part = (await placesOfApplicant(page)).find((p) => p.endsWith('/premises'))!;
  await page.goto(part);
  await page.getByRole('button', { name: '保存并继续' }).click();
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('heading')).toHaveText(/处要改/);
  const marked = page.locator('main [aria-invalid=true]');
  expect(await marked.count()).toBeGreaterThan(0);
  const dumb = await marked.evaluateAll((all) =>
    all.flatMap((el) => {
      const said = (
        el.getAttribute('aria-describedby') ??
        el.closest('fieldset')?.getAttribute('aria-describedby') ??
        ''
      )
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join('');
      return said.trim() ? [] : [el.id];
    }),
  );
  expect(dumb).toEqual([]);
  await summary.getByRole('link').first().press('Enter');
  expect(await page.evaluate(() => document.activeElement?.closest('.field, fieldset') !== null)).toBe(true);
});

test('reduced motion: nothing takes time', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/items/food-service');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const slow = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((el) => {
      const s = getComputedStyle(el);
      const long = [...s.transitionDuration.split(','), ...s.animationDuration.split(',')].some(
        (d) => Number.parseFloat(d) > 0.02,
      );
      return long ? [el.outerHTML.slice(0, 80)] : [];
    }),
  );
  expect(slow).toEqual([]);
});

test('forced colours: paused time is a dashed border with its word', async ({ page }) => {
  await be(page, '审查岗');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/desk?view=paused');
  const bar = page.locator('.clock-bar-paused').first();
  await expect(bar).toBeAttached();
  expect(await bar.evaluate((el) => getComputedStyle(el).borderTopStyle)).toBe('dashed');
  await expect(page.locator('.q-row').first()).toContainText('暂停');
});
