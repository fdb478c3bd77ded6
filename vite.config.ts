import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Pages are built into dist/web, with a manifest for the bundle measure; nothing is inlined, so that `style-src 'self'` holds. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
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
