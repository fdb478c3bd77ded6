#!/usr/bin/env node
// Runs the command line under the Node that comes with the package, whatever Node started this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const WANTED = 24;

if (Number(process.versions.node.split('.')[0]) >= WANTED) {
  await import('../src/main.ts');
} else {
  const names = process.platform === 'win32' ? ['node.exe'] : ['node'];
  const pinned = names.map((n) => `${root}node_modules/node/bin/${n}`).find((p) => existsSync(p));
  if (!pinned) {
    console.error(`Node ${WANTED} is needed and comes with the package: run "npm ci" in ${root} first.`);
    process.exit(1);
  }
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
