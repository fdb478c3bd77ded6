import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { around, BIN } from './town.ts';

/** One product, started as a stranger would start it, on a copy of the demo town that nobody else writes to. */
export type Product = {
  /** `http://127.0.0.1:41234` */
  readonly base: string;
};
type Running = Product & { readonly said: () => string; readonly end: () => Promise<void> };

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

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

const open = async (): Promise<Running> => {
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

/** Each file of tests begins with a product of its own: what another file did to the town is not there. */
class Keeper {
  #file = '';
  #running: Promise<Running> | undefined;

  async of(file: string): Promise<Running> {
    if (file !== this.#file || !this.#running) {
      await this.close();
      this.#file = file;
      this.#running = open();
    }
    return this.#running;
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await (await running?.catch(() => undefined))?.end();
  }
}

/** `baseURL` is the file's own product, so `page.goto('/desk')` and `page.request.get('/api/…')` reach it. */
export const test = base.extend<{ product: Product }, { keeper: Keeper }>({
  keeper: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape that Playwright asks for
    async ({}, use) => {
      const keeper = new Keeper();
      await use(keeper);
      await keeper.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  product: [
    async ({ keeper }, use, { file }) => {
      const running = await keeper.of(file);
      const before = running.said().length;
      await use(running);
      const said = running.said().slice(before);
      if (said) console.error(`the product said:\n${said}`);
    },
    { timeout: 120_000 },
  ],
  baseURL: async ({ product }, use) => use(product.base),
});
export { expect } from '@playwright/test';
