import { test as base } from '@playwright/test';
import { openProduct, type Product, type Running } from './running.ts';

/** Each file of tests begins with a product of its own: what another file did to the town is not there. */
class Keeper {
  #file = '';
  #running: Promise<Running> | undefined;

  async of(file: string): Promise<Running> {
    if (file !== this.#file || !this.#running) {
      await this.close();
      this.#file = file;
      this.#running = openProduct();
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
