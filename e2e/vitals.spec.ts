/// <reference lib="dom" />
import { observe } from './inspect.ts';
import { watch } from './people.ts';
import { count, placesOfApplicant, settled } from './places.ts';
import { expect, test } from './product.ts';

/** ui.md 2.3 and issue 3 §4: nothing moves by itself, nothing strange runs. What each page refuses is in pages.spec.ts. */

test('the content policy of the page: only our own scripts and styles, nothing made at run time', async ({
  request,
}) => {
  for (const path of ['/', '/desk', '/share/nothing']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? '';
    const rule = (name: string) => (policy.split(';').find((r) => r.trim().startsWith(`${name} `)) ?? '').trim();
    expect(rule('default-src'), path).toBe("default-src 'self'");
    expect(rule('script-src'), path).toBe("script-src 'self'");
    expect(rule('style-src'), path).toBe("style-src 'self'");
    expect(rule('object-src'), path).toBe("object-src 'none'");
    expect(rule('base-uri'), path).toBe("base-uri 'none'");
    expect(rule('connect-src'), path).toBe("connect-src 'self'");
    expect(rule('frame-ancestors'), path).toBe("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  }
});

test('the layout stands still on a wide window too: home, guide, part of an application, matter', async ({ page }) => {
  const faults = watch(page);
  count(page);
  await page.addInitScript(observe);
  const mine = await placesOfApplicant(page);
  const part = mine.find((p) => p.endsWith('/premises'))!;
  const matter = mine.find((p) => /^\/matters\/[^/]+$/.test(p))!;
  const moved: string[] = [];
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of ['/', '/items/food-service', part, matter]) {
    await page.goto(path);
    await settled(page, path);
    const seen = await page.evaluate(() => {
      const w = window as unknown as { moved: number; movers: string[] };
      return { moved: w.moved, movers: w.movers };
    });
    if (seen.moved >= 0.02) moved.push(`${path}: ${seen.moved.toFixed(3)} ${seen.movers.join(' | ')}`);
  }
  expect([...moved, ...faults]).toEqual([]);
});
