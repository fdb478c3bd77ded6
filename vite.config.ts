import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { preloads } from './scripts/preloads.ts';

const SMALLEST = 1024;
const LARGE = 400_000;

/** Compressed twins beside each text file, so that the server spends no time on them and slow lines get the best. */
const twins = (): Plugin => {
  let folder = '';
  return {
    name: 'compressed-twins',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files
          .filter((f) => /\.(js|css|svg|html)$/.test(f))
          .map(async (f) => {
            const content = await readFile(join(folder, f));
            if (content.length < SMALLEST) return;
            await writeFile(join(folder, `${f}.gz`), await promisify(gzip)(content, { level: 9 }));
            // Half a megabyte and more is loaded rarely (the viewer of PDFs): there the last percent costs seconds.
            const params = { [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 6 : 11 };
            await writeFile(join(folder, `${f}.br`), await promisify(brotliCompress)(content, { params }));
          }),
      );
    },
  };
};

/** Pages are built into dist/web, with a manifest for the bundle measure; nothing is inlined, so that `style-src 'self'` holds. */
export default defineConfig({
  root: 'web',
  plugins: [react(), preloads(), twins()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 600, // the viewer of PDFs, loaded when a paper is opened
    rolldownOptions: {
      checks: { pluginTimings: false },
      // The worker of the verify page is asked for by its name and must lie above its scope.
      input: { index: 'web/index.html', 'verify-worker': 'web/features/verify/worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'verify-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            // Changes only with a dependency: stays in the browser's cache over our releases.
            // Writing and endless lists are not needed to read the first page.
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack)\/(?!.*(infinite|[mM]utationObserver|useMutation))/i,
            },
            // What every page reads; one file compresses better than eight.
            {
              name: 'ground',
              test: /web\/(api\/(client|session|catalogue|calendar)|ui\/(dates|words|link|button|states|icon|elder|online)|features\/search)|src\/kernel\/(day|instant)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.ONESEAL_API ?? 'http://127.0.0.1:8080' } },
});
