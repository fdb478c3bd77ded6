import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What the server tells the browser to fetch beside the entry, by the address of a page: the first that fits counts. */
type Preload = {
  readonly path: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
};
/** Where it lies in the built pages. */
const PRELOADS = '.vite/preloads.json';

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

/** `page('/items/$item', () => import('../pages/public/guide.tsx'))` */
const PAGE = /\bpage\('(?<path>[^']+)',\s*\(\) => import\('\.\.\/(?<source>[^']+)'\)\)/g;

const closure = (manifest: Manifest, key: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(manifest, next, seen);
  return seen;
};

/** The pages that a router names, each with the files it needs that the entry has not. */
export const preloadsOf = (router: string, manifest: Manifest, entry: string): Preload[] => {
  const there = closure(manifest, entry);
  return [...router.matchAll(PAGE)].map(({ groups }) => {
    const { path, source } = groups as { path: string; source: string };
    if (!manifest[source]) throw new Error(`${path}: the build has no ${source}`);
    const chunks = [...closure(manifest, source)].filter((key) => !there.has(key)).map((key) => manifest[key]!);
    return { path, scripts: chunks.map((c) => c.file), styles: [...new Set(chunks.flatMap((c) => c.css ?? []))] };
  });
};

/**
 * Writes them beside the manifest. A page is loaded when the router asks for it, and the router runs only when the entry
 * is there: on a slow line that is a journey to the server and back that nobody has to wait for.
 */
export const preloads = (): Plugin => {
  let root = '';
  let folder = '';
  return {
    name: 'preloads',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest;
      const router = await readFile(join(root, 'app', 'router.tsx'), 'utf8');
      await writeFile(join(folder, PRELOADS), JSON.stringify(preloadsOf(router, manifest, 'index.html')));
    },
  };
};
