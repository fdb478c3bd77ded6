import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SMALLEST = 1024;

/** Compressed twins beside each text file, so that the server spends no time on them and slow lines get the best. */
const twins = (folder: string): Plugin => ({
  name: 'compressed-twins',
  apply: 'build',
  async closeBundle() {
    const files = await readdir(folder, { recursive: true });
    await Promise.all(
      files
        .filter((f) => /\.(js|css|svg|html)$/.test(f))
        .map(async (f) => {
          const content = await readFile(join(folder, f));
          if (content.length < SMALLEST) return;
          await writeFile(join(folder, `${f}.gz`), await promisify(gzip)(content, { level: 9 }));
          await writeFile(join(folder, `${f}.br`), await promisify(brotliCompress)(content));
        }),
    );
  },
});

/** Pages are built into dist/web, with a manifest for the bundle measure; nothing is inlined, so that `style-src 'self'` holds. */
export default defineConfig({
  root: 'web',
  plugins: [react(), twins(join(import.meta.dirname, 'dist/web'))],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/api': process.env.ONESEAL_API ?? 'http://127.0.0.1:8080' } },
});
