import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** First-load script of a page: the entry and the page's own chunk with all they import, as the server sends them. */
type Measure = {
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
/** Budgets in kB as sent (issue 3, section 6); a page without one is only told. */
const LIMITS: Readonly<Record<string, number>> = {
  'pages/public/home.tsx': 120,
  'pages/public/guide.tsx': 130,
  'pages/public/progress.tsx': 130,
  'pages/public/matter.tsx': 130,
  'pages/public/apply-part.tsx': 320,
  'pages/desk/queue.tsx': 420,
  'pages/desk/case.tsx': 420,
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

type Encoding = 'br' | 'gz';
/** Bytes on the line: the twin made by the build, which `platform/http/pages.ts` serves; small files go as they are. */
const sent = (dist: string, file: string, encoding: Encoding): number => {
  const path = join(dist, file);
  const twin = `${path}.${encoding}`;
  return statSync(existsSync(twin) ? twin : path).size;
};

const kB = (dist: string, manifest: Manifest, page: string, encoding: Encoding): number => {
  const files = [...closure(manifest, [ENTRY, page])].flatMap((key) => manifest[key]?.file ?? []);
  const scripts = [...new Set(files)].filter((f) => f.endsWith('.js'));
  return Math.round(scripts.reduce((sum, f) => sum + sent(dist, f, encoding), 0) / 100) / 10;
};

/** Every page of the last build, the budgeted ones first; in brotli, which every browser of the last eight years asks for. */
export const run = async (dist = BUILT): Promise<Measure[]> => {
  const manifest = await manifestOf(dist);
  const pages = Object.keys(manifest).filter((k) => /^pages\/.+\.tsx$/.test(k));
  for (const page of Object.keys(LIMITS))
    if (!pages.includes(page)) throw new Error(`no such page in the build: ${page}`);
  return pages
    .map((page): Measure => {
      const value = kB(dist, manifest, page, 'br');
      const limit = LIMITS[page];
      return {
        name: `first-load script (br), ${page}`,
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
    const gzip = kB(dist, manifest, page, 'gz');
    const limit = m.limit === undefined ? '' : `  limit ${m.limit} ${m.ok ? 'ok' : 'OVER'}`;
    console.log(
      `${page.padEnd(36)} ${m.value.toFixed(1).padStart(7)} kB br ${gzip.toFixed(1).padStart(7)} kB gzip${limit}`,
    );
  }
}
