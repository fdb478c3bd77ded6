// Starts the product the way a stranger does, on a fresh data folder, for the browser tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const data = mkdtempSync(join(tmpdir(), 'oneseal-e2e-'));
const product = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'oneseal.mjs'), 'start'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: process.env.E2E_PORT ?? '4179',
    HOST: '127.0.0.1',
    ONESEAL_DATA: data,
    DATABASE_URL: '',
  },
});
const end = () => product.kill('SIGTERM');
process.on('SIGTERM', end);
process.on('SIGINT', end);
product.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 0);
});
