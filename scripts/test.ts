// The one test command: types, lint, import law, unit + HTTP + database tests on both databases, browser tests.
// Runs everything even after a failure, then says what failed, and closes with one line of totals.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, ensurePackages } from './packages.ts';
import { startPostgres } from './postgres.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const mustNotSkip = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
const work = mkdtempSync(join(tmpdir(), 'oneseal-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];

const step = (name: string, command: string, args: string[], env: Record<string, string> = {}): boolean => {
  const began = Date.now();
  console.log(`\n── ${name}`);
  const done = spawnSync(join(bin, command), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...env },
  });
  const ok = done.status === 0;
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
  if (!ok) broken.push(name);
  return ok;
};
const check = (name: string, command: string, args: string[]) => {
  if (step(name, command, args)) totals.passed += 1;
  else totals.failed += 1;
};

const missing = ensurePackages();
if (missing.length > 0 && mustNotSkip) {
  console.error('in continuous integration nothing may be skipped');
  process.exit(1);
}
const lacks = (pkg: string) => missing.some((n) => n.package === pkg);
const postgres = lacks('postgresql') ? undefined : await startPostgres();

check('types of the server', 'tsc', ['--noEmit', '-p', 'tsconfig.json']);
check('types of the pages', 'tsc', ['--noEmit', '-p', 'web/tsconfig.json']);
check('lint', 'biome', ['check', '--error-on-warnings', '.']);
check('import law', 'node', ['scripts/check-imports.ts']);
check('pages build', 'vite', ['build', '--logLevel', 'warn']);

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean };
const unitReport = join(work, 'unit.json');
step(
  'unit, HTTP and database tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`],
  {
    ...(postgres ? { ONESEAL_TEST_PG: postgres.url } : {}),
  },
);
try {
  const r = JSON.parse(readFileSync(unitReport, 'utf8')) as VitestReport;
  totals.passed += r.numPassedTests;
  totals.failed += r.numFailedTests;
  totals.skipped += r.numPendingTests;
  if (!r.success && r.numFailedTests === 0) totals.failed += 1;
} catch {
  totals.failed += 1;
}

const browser = chromiumPath();
if (browser) {
  type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  const e2eReport = join(work, 'e2e.json');
  step('browser tests', 'playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
    CHROMIUM_PATH: browser,
  });
  try {
    const r = JSON.parse(readFileSync(e2eReport, 'utf8')) as PlaywrightReport;
    totals.passed += r.stats.expected;
    totals.failed += r.stats.unexpected + r.stats.flaky;
    totals.skipped += r.stats.skipped;
  } catch {
    totals.failed += 1;
  }
}

await postgres?.stop();
rmSync(work, { recursive: true, force: true });
const failed = broken.length > 0 || totals.failed > 0;
if (broken.length > 0) console.error(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(failed ? 1 : 0);
