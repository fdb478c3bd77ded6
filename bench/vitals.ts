import { loadavg } from 'node:os';
import { type Browser, chromium, type Page } from '@playwright/test';
import { openProduct } from '../e2e/running.ts';
import makeTown from '../e2e/town.ts';
import { chromiumPath } from '../scripts/packages.ts';
import { atMost, forReading, type Measure, median, report, round } from './measure.ts';

/** Milliseconds on a simulated phone until the landing page's heading shows, and until an application takes input (the figures). */
const LIMIT_HEADING = 2_000;
const LIMIT_APPLY = 4_000;
const VISITS = 5;
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' };
/** Kibibytes a second, milliseconds, and how many times slower than this machine. */
const NETWORK = { down: 1.6 * 128, up: 0.75 * 128, latency: 150 };
const SLOWER = 4;

const slow = async (page: Page): Promise<void> => {
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Network.enable');
  await chrome.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: NETWORK.latency,
    downloadThroughput: NETWORK.down * 1024,
    uploadThroughput: NETWORK.up * 1024,
  });
  await chrome.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
};

/**
 * From the start of the navigation until the frame after the one that shows what is waited for, in milliseconds of the
 * page's own clock. The page notes it itself: asked from outside, a slowed page answers only when it has time to.
 */
const shown = async (page: Page, path: string, what: string): Promise<number> => {
  await page.addInitScript((wanted) => {
    const look = new MutationObserver(() => {
      if (!document.querySelector(wanted)?.checkVisibility()) return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('shown')));
    });
    look.observe(document, { childList: true, subtree: true, attributes: true });
  }, what);
  await slow(page);
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(what).first().waitFor({ state: 'visible', timeout: 60_000 });
  const mark = await page.waitForFunction(() => performance.getEntriesByName('shown')[0]?.startTime);
  return (await mark.jsonValue())!;
};

/** A stranger's first visit: a new context has an empty cache. */
const landing = async (browser: Browser, baseURL: string): Promise<number> => {
  const context = await browser.newContext({ ...PHONE, baseURL });
  try {
    return await shown(await context.newPage(), '/', 'h1');
  } finally {
    await context.close();
  }
};

/** Somebody who opens their application on a phone that has never seen the site. */
const apply = async (browser: Browser, baseURL: string, visit: number): Promise<number> => {
  const context = await browser.newContext({ ...PHONE, baseURL });
  try {
    const { personas } = (await (await context.request.get('/api/demo/personas')).json()) as {
      personas: readonly { person: string; about: { zh: string } }[];
    };
    const agent = personas.find((p) => p.about.zh.includes('企业经办人'))!;
    await context.request.post('/api/demo/session', { data: { person: agent.person } });
    const opened = await context.request.post('/api/drafts', {
      data: { item: 'food-service', situation: {} },
      headers: { 'idempotency-key': `vitals-key-${visit}` },
    });
    const { id } = (await opened.json()) as { id: string };
    const input = 'main input:not([disabled]), main select:not([disabled])';
    return await shown(await context.newPage(), `/apply/${id}/premises`, input);
  } finally {
    await context.close();
  }
};

export const run = async (): Promise<readonly Measure[]> => {
  const takeAway = await makeTown();
  const product = await openProduct();
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const landings: number[] = [];
    const applies: number[] = [];
    for (let n = 0; n < VISITS; n++) {
      landings.push(await landing(browser, product.base));
      applies.push(await apply(browser, product.base, n));
    }
    return [
      atMost('heading of the landing page on a simulated phone', round(median(landings)), 'ms', LIMIT_HEADING),
      atMost('an application takes input on a simulated phone', round(median(applies)), 'ms', LIMIT_APPLY),
      forReading('load of the machine at the end', round(loadavg()[0]!, 1), ''),
    ];
  } finally {
    await browser.close();
    await product.end();
    await takeAway();
  }
};

if (process.argv[1] === import.meta.filename) report(await run());
