// Builds the pages as part of the installation, so that the first start need not. It never fails an installation: what
// is not there at the start is built then, and a fault is told there.
import { ensurePages } from '../src/cli/pages.ts';

await ensurePages().catch((error: unknown) => {
  console.warn(`The pages were not built (${String(error)}); the first start builds them.`);
});
