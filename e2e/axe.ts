/// <reference lib="dom" />
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const { source } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  readonly source: string;
};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Asked = {
  /** A selector whose content is left out. */
  readonly without?: string;
  /** Best practice too, beyond what the guidelines demand. */
  readonly best?: boolean;
};
type Axe = { run(around: object, options: object): Promise<{ readonly violations: readonly Violation[] }> };

/**
 * What axe objects to on the page as it stands, one line each, `what` in front. Asked inside the page: the usual builder
 * opens a second page and reads axe anew for every answer, which took half the time of these tests.
 */
export const axeFaults = async (page: Page, what: string, { without, best }: Asked = {}): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async ([tags, left]) => {
      const { axe } = window as unknown as { axe: Axe };
      // A colour on its way to another (a button that a narrower window makes the main one) is not the one to judge.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const changing = document.getAnimations().filter((a) => a instanceof CSSTransition);
      await Promise.allSettled(changing.map((a) => a.finished));
      const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
      const found = await axe.run(left ? { exclude: [[left]] } : { include: [['html']] }, options);
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    },
    [best ? [...TAGS, 'best-practice'] : TAGS, without] as const,
  );
  return violations.map((v) => `${what} ${v}`);
};

/**
 * The same with the window as tall as the page: what a bar at the foot of the window covers for now is not judged as
 * covered. The window has its size again afterwards.
 */
export const axeFaultsOfAll = async (page: Page, what: string, asked?: Asked): Promise<string[]> => {
  const size = page.viewportSize()!;
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, tall + 120) });
  const found = await axeFaults(page, what, asked);
  await page.setViewportSize(size);
  return found;
};
