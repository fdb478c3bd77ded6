#!/usr/bin/env node
// Runs the command line under the Node that comes with the package, whatever Node started this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const WANTED = 24;

if (Number(process.versions.node.split('.')[0]) >= WANTED) {
  module.enableCompileCache(`${root}node_modules/.cache/oneseal`); // later starts compile nothing again
  await import('../src/main.ts');
} else {
  const pinned = [`${root}node_modules/node/bin/node`, `${root}node_modules/node/bin/node.exe`].find((p) =>
    existsSync(p),
  );
  if (!pinned) {
    console.error(`Node ${WANTED} is needed and comes with the package: run "npm ci" in ${root} first.`);
    process.exit(1);
  }
  // Threads that draw papers would each keep an arena of their own: a hundred megabytes that nobody uses.
  const env = { MALLOC_ARENA_MAX: '2', ...process.env };
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
