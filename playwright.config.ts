import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/packages.ts';

/** Another port lets two checkouts be tested at once. */
const at = `http://127.0.0.1:${process.env.E2E_PORT ?? '4179'}`;

/** Browser tests drive the built product on its embedded database with the demo town, as a stranger would find it. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  use: {
    baseURL: at,
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
  webServer: {
    command: 'node e2e/server.ts',
    url: `${at}/healthz`,
    timeout: 300_000,
    reuseExistingServer: false,
  },
});
