import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/packages.ts';

/**
 * Browser tests drive the built product on its embedded database with the demo town, as a stranger would find it. The town
 * is made once (e2e/town.ts); every file of tests has a product of its own on a copy of it (e2e/product.ts), so files run
 * side by side and in any order.
 */
export default defineConfig({
  testDir: 'e2e',
  timeout: 300_000,
  expect: { timeout: 20_000 },
  globalSetup: './e2e/town.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  use: {
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    trace: 'off',
    launchOptions: {
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
