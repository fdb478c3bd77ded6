// The end of the installation: builds the pages, and an empty store to begin a town from, so that the first start need
// not. It never fails an installation: what is not there at the start is made then, and a fault is told there.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'oneseal')); // as bin/oneseal.mjs
const { ensureBlankStore } = await import('../src/cli/blank.ts');
const { ensurePages } = await import('../src/cli/pages.ts');
await Promise.all([import('../src/cli/serve.ts'), import('../src/cli/seed.ts')]); // compiled now, kept for later

for (const [what, make] of [
  ['The pages were not built', ensurePages],
  ['The empty store was not made', ensureBlankStore],
] as const)
  await make().catch((error: unknown) => console.warn(`${what} (${String(error)}); the first start does it.`));
