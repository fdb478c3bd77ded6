// The one test command: types, lint, import law, unit + HTTP + database tests on both databases, browser tests.
// Runs everything even after a failure, then says what failed, and closes with one line of totals.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, ensurePackages } from './packages.ts';
import { startPostgres } from './postgres.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const mustNotSkip = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
const work = mkdtempSync(join(tmpdir(), 'oneseal-test-'));
const began = Date.now();
const clock = () => {
  const seconds = Math.round((Date.now() - began) / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
const totals = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];

/** How long each took, in the order of their ends. */
const took: { readonly name: string; readonly seconds: number }[] = [];

const run = (command: string, args: readonly string[], env: Record<string, string>, quiet: boolean) =>
  new Promise<{ readonly ok: boolean; readonly said: string }>((resolve) => {
    let said = '';
    const child = spawn(join(bin, command), args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    child.on('error', (error) => resolve({ ok: false, said: `${said}${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });

type Step = readonly [name: string, command: string, args: readonly string[], env?: Record<string, string>];

/** `quiet`: what it says comes in one piece at its end, because another runs beside it. */
const step = async ([name, command, args, env = {}]: Step, quiet = false): Promise<boolean> => {
  const began = Date.now();
  if (!quiet) console.log(`\n── ${name}`);
  const { ok, said } = await run(command, args, env, quiet);
  const seconds = Math.round((Date.now() - began) / 1000);
  took.push({ name, seconds });
  if (quiet && said) console.log(`\n── ${name}\n${said.trimEnd()}`);
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s`);
  if (!ok) broken.push(name);
  return ok;
};
const checks = async (...steps: readonly Step[]): Promise<void> => {
  for (const one of steps) totals[(await step(one, true)) ? 'passed' : 'failed'] += 1;
};

const missing = ensurePackages();
if (missing.length > 0 && mustNotSkip) {
  console.error('in continuous integration nothing may be skipped');
  process.exit(1);
}
const lacks = (pkg: string) => missing.some((n) => n.package === pkg);
const postgres = lacks('postgresql') ? undefined : await startPostgres();
if (!postgres && mustNotSkip) {
  console.error('PostgreSQL is installed and did not start; in continuous integration nothing may be skipped');
  process.exit(1);
}

// What runs in one thread runs side by side; the town that the browser tests begin with is made meanwhile.
const town = join(work, 'town');
await Promise.all([
  checks(
    ['types of the server', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
    ['lint', 'biome', ['check', '--error-on-warnings', '.']],
    ['import law', 'node', ['scripts/check-imports.ts']],
  ),
  checks(
    ['types of the pages', 'tsc', ['--noEmit', '-p', 'web/tsconfig.json']],
    ['pages and demo town', 'node', ['e2e/town.ts', town]],
  ),
]);

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean };
const unitReport = join(work, 'unit.json');
await step([
  'unit, HTTP and database tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`],
  postgres ? { ONESEAL_TEST_PG: postgres.url } : {},
]);
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
  await step([
    'browser tests',
    'playwright',
    ['test', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport, CHROMIUM_PATH: browser, E2E_TOWN: town },
  ]);
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
console.log(`\n${took.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}; together ${clock()}`);
const failed = broken.length > 0 || totals.failed > 0;
if (broken.length > 0) console.error(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(failed ? 1 : 0);
