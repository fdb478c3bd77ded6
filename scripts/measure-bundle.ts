import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** First-load script of a page: the entry and the page's own chunk with all they import, compressed. */
export type Measure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'kB';
  readonly limit?: number;
  readonly ok: boolean;
};
type Chunk = { readonly file: string; readonly src?: string; readonly imports?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist/web');
const ENTRY = 'index.html';
/** Budgets in kB of gzip (issue 2, section 9); a page without one is only told. */
const LIMITS: Readonly<Record<string, number>> = {
  'pages/public/home.tsx': 120,
  'pages/public/apply-part.tsx': 320,
};

const manifestOf = async (dist: string): Promise<Manifest> => {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  return JSON.parse(readFileSync(path, 'utf8'));
};

const closure = (manifest: Manifest, keys: readonly string[], seen = new Set<string>()): Set<string> => {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
};

const scriptsOf = (dist: string, manifest: Manifest, page: string): readonly Buffer[] => {
  const files = [...closure(manifest, [ENTRY, page])].flatMap((key) => manifest[key]?.file ?? []);
  return [...new Set(files)].filter((f) => f.endsWith('.js')).map((f) => readFileSync(join(dist, f)));
};

const kB = (parts: readonly Buffer[], compress: (b: Buffer) => Buffer): number =>
  Math.round(parts.reduce((sum, b) => sum + compress(b).length, 0) / 100) / 10;

/** Every page of the last build, the budgeted ones first; with gzip, as the worst that is ever served. */
export const run = async (dist = BUILT): Promise<Measure[]> => {
  const manifest = await manifestOf(dist);
  const pages = Object.keys(manifest).filter((k) => /^pages\/.+\.tsx$/.test(k));
  for (const page of Object.keys(LIMITS))
    if (!pages.includes(page)) throw new Error(`no such page in the build: ${page}`);
  return pages
    .map((page): Measure => {
      const value = kB(scriptsOf(dist, manifest, page), (b) => gzipSync(b, { level: 9 }));
      const limit = LIMITS[page];
      return {
        name: `first-load script, ${page}`,
        value,
        unit: 'kB',
        ...(limit === undefined ? {} : { limit }),
        ok: limit === undefined || value <= limit,
      };
    })
    .sort((a, b) => Number(b.limit !== undefined) - Number(a.limit !== undefined) || b.value - a.value);
};

if (import.meta.main) {
  const dist = process.argv[2] ?? BUILT;
  const manifest = await manifestOf(dist);
  for (const m of await run(dist)) {
    const page = m.name.split(', ')[1]!;
    const brotli = kB(scriptsOf(dist, manifest, page), (b) => brotliCompressSync(b));
    const limit = m.limit === undefined ? '' : `  limit ${m.limit} ${m.ok ? 'ok' : 'OVER'}`;
    console.log(
      `${page.padEnd(36)} ${m.value.toFixed(1).padStart(7)} kB gzip ${brotli.toFixed(1).padStart(7)} kB br${limit}`,
    );
  }
}
