import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../scripts/packages.ts';
import { atMost, forReading, type Measure, median, report, round } from './measure.ts';

/** Milliseconds on a simulated phone (issue 3 §6): until the landing page's heading shows, until an application takes input. */
const LIMIT_HEADING = 2_000;
const LIMIT_APPLY = 4_000;
const VISITS = 5;
const PATIENCE_S = 120;

/** Four times slower, 1.6 Mbps down, 0.75 up, 150 ms. */
const slow = async (context: BrowserContext, page: Page): Promise<void> => {
  const chrome = await context.newCDPSession(page);
  await chrome.send('Network.enable');
  await chrome.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await chrome.send('Emulation.setCPUThrottlingRate', { rate: 4 });
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Milliseconds from the start of the navigation until the page shows what is waited for, as the page's own clock says. */
const shown = async (page: Page, path: string, what: string): Promise<number> => {
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(what).first().waitFor({ state: 'visible', timeout: 60_000 });
  return page.evaluate(() => performance.now());
};

export const run = async (): Promise<readonly Measure[]> => {
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  const data = await mkdtemp(join(tmpdir(), 'oneseal-vitals-'));
  const product = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'oneseal.mjs'), 'start'], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ONESEAL_DATA: data, DATABASE_URL: '' },
  });
  try {
    for (let s = 0; ; s++) {
      if (
        await fetch(`${at}/healthz`).then(
          (r) => r.ok,
          () => false,
        )
      )
        break;
      if (s > PATIENCE_S) throw new Error('the product did not start');
      await sleep(1_000);
    }
    const browser = await chromium.launch({
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const load = loadavg()[0]!;
    const landing: number[] = [];
    const apply: number[] = [];
    for (let n = 0; n < VISITS; n++) {
      // A new context has an empty cache: the first visit of a stranger.
      const context = await browser.newContext({ baseURL: at, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
      const page = await context.newPage();
      await slow(context, page);
      landing.push(await shown(page, '/', 'h1'));
      await context.close();

      const other = await browser.newContext({ baseURL: at, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
      const { personas } = (await (await other.request.get('/api/demo/personas')).json()) as {
        personas: readonly { person: string; about: { zh: string } }[];
      };
      const agent = personas.find((p) => p.about.zh.includes('企业经办人'))!;
      await other.request.post('/api/demo/session', { data: { person: agent.person } });
      const made = await other.request.post('/api/drafts', {
        data: { item: 'food-service', situation: {} },
        headers: { 'idempotency-key': `vitals-key-${n}` },
      });
      const { id } = (await made.json()) as { id: string };
      const form = await other.newPage();
      await slow(other, form);
      apply.push(await shown(form, `/apply/${id}/premises`, 'main input:not([disabled]), main select:not([disabled])'));
      await other.close();
    }
    await browser.close();
    return [
      atMost(
        `landing heading on a simulated phone (load ${round(load, 1)})`,
        round(median(landing)),
        'ms',
        LIMIT_HEADING,
      ),
      atMost(
        `a part of an application takes input there (load ${round(load, 1)})`,
        round(median(apply)),
        'ms',
        LIMIT_APPLY,
      ),
      forReading('load of the machine meanwhile, at the end', round(loadavg()[0]!, 1), ''),
    ];
  } finally {
    product.kill('SIGTERM');
    await Promise.race([new Promise((done) => product.once('exit', done)), sleep(10_000)]);
    await rm(data, { recursive: true, force: true });
  }
};

if (process.argv[1] === import.meta.filename) report(await run());
