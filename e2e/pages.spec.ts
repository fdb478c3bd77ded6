/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFaultsOfAll } from './axe.ts';
import { cutOff, INTERACTIVE, inspect, observe } from './inspect.ts';
import { be, watch } from './people.ts';
import { count, type Place, PUBLIC, placesOfApplicant, placesOfDesk, placesOfOthers, settled } from './places.ts';
import { expect, test } from './product.ts';

/**
 * Every page is opened once, and all that must hold everywhere (ui.md 2.3, 2.4, 8, 9) is asked while it is open: at 390
 * (desk 1440) and 1280 (desk 1024) nothing axe objects to; at 200 % and at 320 px, and with wide text spacing, no sideways
 * scroll and nothing cut off; targets, title, landmarks, one h1; then in larger print; then in English, where no Chinese
 * stands but names. Nothing moves by itself; no fault, no refused request and none to anywhere else.
 */
test.describe.configure({ mode: 'parallel' });

/** The layout may not shift by more than this while the page comes (ui.md 2.3: nothing moves on load). */
const SHIFT = 0.02;
type Lang = 'zh' | 'en';

const sideways = async (page: Page, width: number): Promise<string[]> => {
  await page.setViewportSize({ width, height: 900 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return over > 0 ? [`sideways scroll of ${over} px at ${width}`] : [];
};
const asked = (page: Page, lang: Lang, target: number): Promise<string[]> =>
  page.evaluate(`(${inspect})(${JSON.stringify({ lang, target })}, ${JSON.stringify(INTERACTIVE)})`);
const axeAt = async (page: Page, width: number): Promise<string[]> => {
  await page.setViewportSize({ width, height: 900 });
  // The watermark is to be seen through; its words stand above it as text.
  return axeFaultsOfAll(page, `axe at ${width}:`, { without: '.share-watermark' });
};
/** 200 % of 1280, the narrowest phone, and the spacing of WCAG 1.4.12 on it. */
const narrow = async (page: Page): Promise<string[]> => [
  ...(await sideways(page, 640)),
  ...(await sideways(page, 320)),
  ...(await page.evaluate<string[]>(`(${cutOff})()`)),
];

/** How the page came: what moved, and what the content policy refused. */
const coming = async (page: Page): Promise<string[]> => {
  const seen = await page.evaluate(() => {
    const w = window as unknown as { moved: number; movers: string[]; refused: string[] };
    return { moved: w.moved, movers: w.movers, refused: w.refused };
  });
  return [
    ...(seen.moved > SHIFT ? [`moved by ${seen.moved.toFixed(3)}: ${seen.movers.join(' | ')}`] : []),
    ...seen.refused.map((r) => `refused by the content policy: ${r}`),
  ];
};

/** In larger print: main text of 18 px at least, and the same page with nothing lost. */
const larger = async (page: Page, path: string): Promise<string[]> => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '长辈版' }).first().click();
  await settled(page, `${path} in larger print`);
  const type = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('main')!).fontSize));
  const found = [
    ...(type < 18 ? [`main text of ${type} px`] : []),
    ...(await axeAt(page, 390)),
    ...(await sideways(page, 390)),
    ...(await sideways(page, 320)),
  ];
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '普通版' }).first().click();
  return found.map((f) => `in larger print: ${f}`);
};

const inEnglish = async (page: Page, path: string, near: number, target: number): Promise<string[]> => {
  if (path.startsWith('/desk')) {
    await page.evaluate(() => localStorage.setItem('oneseal.locale', 'en'));
    await page.reload();
  } else {
    // Some pages have no room for the switch on a phone.
    await page.setViewportSize({ width: 1280, height: 844 });
    await page.locator('header button[lang=en]').first().click();
  }
  await page.setViewportSize({ width: near, height: 844 });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await settled(page, `${path} in English`);
  const found = [
    ...(await asked(page, 'en', target)),
    ...(await axeAt(page, near)),
    ...(await sideways(page, near === 1440 ? 1024 : 1280)),
    ...(await narrow(page)),
  ];
  await page.evaluate(() => localStorage.setItem('oneseal.locale', 'zh'));
  return found.map((f) => `in English: ${f}`);
};

const look = async (page: Page, path: string): Promise<string[]> => {
  const desk = path.startsWith('/desk');
  const [near, far, target] = desk ? [1440, 1024, 24] : [390, 1280, 44];
  await page.setViewportSize({ width: near, height: 844 });
  await page.goto(path);
  await settled(page, path);
  const found = [
    ...(await coming(page)),
    ...(await asked(page, 'zh', target)),
    ...(await axeAt(page, near)),
    ...(await axeAt(page, far)),
    ...(await sideways(page, far)),
    ...(await narrow(page)),
    ...(desk ? [] : await larger(page, path)),
    ...(await inEnglish(page, path, near, target)),
  ];
  return found.map((f) => `${path} ${f}`);
};

const walk = async (page: Page, places: readonly Place[]): Promise<void> => {
  const faults = watch(page);
  count(page);
  await page.addInitScript(observe);
  const found: string[] = [];
  for (const { about, paths } of places) {
    if (about) await be(page, about);
    else await page.context().clearCookies();
    for (const path of paths) found.push(...(await look(page, path)));
  }
  expect([...found, ...faults]).toEqual([]);
};
const half = <T>(all: readonly T[], second: boolean): readonly T[] =>
  all.filter((_, i) => i >= Math.ceil(all.length / 2) === second);

for (const second of [false, true]) {
  const which = second ? 'second half' : 'first half';
  test(`public pages, ${which}`, ({ page }) => walk(page, [{ paths: half(PUBLIC, second) }]));
  test(`own pages, ${which}`, async ({ page }) => {
    const paths = half(await placesOfApplicant(page), second);
    await walk(page, [{ about: '企业经办人', paths }, ...(second ? [] : await placesOfOthers(page))]);
  });
  test(`desk pages, ${which}`, async ({ page }) => {
    const all = (await placesOfDesk(page)).flatMap(({ about, paths }) =>
      paths.map((p) => ({ about: about!, paths: [p] })),
    );
    await walk(page, half(all, second));
  });
}

test('every page of the router is one of these', async ({ page }) => {
  const of = (file: string) => readFileSync(new URL(`../web/${file}`, import.meta.url), 'utf8');
  const named = (text: string) => [...text.matchAll(/\bpage\('([^']+)'/g)].map((m) => m[1]!);
  const routes = [
    ...named(of('app/router.tsx')),
    ...named(of('pages/desk/routes.tsx')).map((p) => (p === '/' ? '/desk' : `/desk${p}`)),
  ];
  expect(routes.length).toBeGreaterThan(50);
  const places = [
    ...PUBLIC,
    ...(await placesOfApplicant(page)),
    ...[...(await placesOfOthers(page)), ...(await placesOfDesk(page))].flatMap((p) => p.paths),
  ];
  /** The route a path is shown by: of those that fit the one with the fewest names left open. */
  const open = (route: string) => route.split('$').length;
  const routeOf = (path: string) =>
    routes
      .filter((r) => new RegExp(`^${r.replace(/\$\w+/g, '[^/]+')}$`).test(path.split('?')[0]!))
      .sort((a, b) => open(a) - open(b))[0];
  const shown = places.map(routeOf);
  expect(places.filter((_, i) => shown[i] === undefined)).toEqual([]);
  expect(routes.filter((r) => !shown.includes(r))).toEqual([]);
});
