import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/port.ts';
import { around, BIN } from './town.ts';

/** One product, started as a stranger would start it, on a copy of the demo town that nobody else writes to. */
export type Product = {
  /** `http://127.0.0.1:41234` */
  readonly base: string;
};
export type Running = Product & { readonly said: () => string; readonly end: () => Promise<void> };

const answers = async (url: string, child: ChildProcess, said: () => string): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended by itself:\n${said()}`);
    const well = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (well) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Starts it on a copy of the town in E2E_TOWN. */
export const openProduct = async (): Promise<Running> => {
  const data = await mkdtemp(join(tmpdir(), 'oneseal-e2e-'));
  await cp(String(process.env.E2E_TOWN), data, { recursive: true });
  const port = await freePort();
  const child = spawn(process.execPath, [BIN, 'start'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: around({ PORT: String(port), HOST: '127.0.0.1', ONESEAL_DATA: data, NODE_NO_WARNINGS: '1' }),
  });
  let text = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const said = () => text;
  const end = async () => {
    process.off('exit', kill);
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      // The folder is thrown away: nothing has to be brought to an orderly end.
      child.kill('SIGKILL');
      await gone;
    }
    await rm(data, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(`${address}/healthz`, child, said);
  } catch (error) {
    await end();
    throw error;
  }
  return { base: address, said, end };
};
