import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { preloadsOf } from '../scripts/preloads.ts';

describe('what a page needs beside the entry', () => {
  const manifest = {
    'index.html': { file: 'assets/index.js', imports: ['_frame.js'], css: ['assets/index.css'] },
    '_frame.js': { file: 'assets/frame.js' },
    '_trail.js': { file: 'assets/trail.js', css: ['assets/trail.css'] },
    'pages/public/home.tsx': {
      file: 'assets/home.js',
      imports: ['index.html', '_frame.js', '_trail.js'],
      css: ['assets/home.css'],
    },
  };

  test('its own file and those it shares with other pages, once, and none that the entry has', () => {
    const router = `page('/', () => import('../pages/public/home.tsx')),`;
    expect(preloadsOf(router, manifest, 'index.html')).toEqual([
      { path: '/', scripts: ['assets/home.js', 'assets/trail.js'], styles: ['assets/home.css', 'assets/trail.css'] },
    ]);
  });

  test('a page that the build does not have is named', () => {
    const router = `page('/gone', () => import('../pages/public/gone.tsx')),`;
    expect(() => preloadsOf(router, manifest, 'index.html')).toThrow('/gone: the build has no pages/public/gone.tsx');
  });

  test('every page of the portal is written as the reader of the router expects', () => {
    const router = readFileSync(join(import.meta.dirname, '..', 'web', 'app', 'router.tsx'), 'utf8');
    const pages = [...router.matchAll(/^ {2}page\($/gm), ...router.matchAll(/^ {2}page\('/gm)];
    const sources = [...router.matchAll(/import\('\.\.\/(pages\/[^']+)'\)/g)].map((m) => m[1]!);
    const built = Object.fromEntries(sources.map((s) => [s, { file: `assets/${s}` }]));
    expect(pages.length).toBeGreaterThan(30);
    expect(preloadsOf(router, built, 'index.html')).toHaveLength(pages.length);
  });
});
