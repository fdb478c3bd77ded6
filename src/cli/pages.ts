import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const WEB_FOLDER = join(root, 'dist', 'web');
const STAMP = join(WEB_FOLDER, '.made-from');

/** What the pages are made from: everything of web, and of src what the pages may import. */
const isSource = (path: string): boolean =>
  path.startsWith('web') ||
  /^src[\\/](kernel|law)[\\/]/.test(path) ||
  /^src[\\/]modules[\\/](forms[\\/]|licences[\\/](code|offline|status)|proofs[\\/](check|checkpoint|tree)|.*contract\.ts$)/.test(
    path,
  );

/** A fingerprint by name, size and time of change: reading every file would cost each start a second. */
const madeFrom = async (): Promise<string> => {
  const hash = createHash('sha256');
  const note = async (path: string) => {
    const { size, mtimeMs } = await stat(join(root, path));
    return `${path}\0${size}\0${mtimeMs}\n`;
  };
  const inside = await Promise.all(
    ['web', 'src'].map(async (part) => {
      const entries = await readdir(join(root, part), { recursive: true, withFileTypes: true });
      return entries.filter((e) => e.isFile()).map((e) => relative(root, join(e.parentPath, e.name)));
    }),
  );
  const files = [
    ...inside.flat().filter(isSource),
    'vite.config.ts',
    join('scripts', 'preloads.ts'),
    'package-lock.json',
  ].sort();
  for (const line of await Promise.all(files.map(note))) hash.update(line);
  return hash.digest('hex');
};

const build = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('the pages could not be built'))));
  });

/** Builds the pages when there are none or they were made from other sources. Answers whether it did. */
export const ensurePages = async (): Promise<boolean> => {
  const fingerprint = await madeFrom();
  const known = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : '';
  if (known === fingerprint && existsSync(join(WEB_FOLDER, 'index.html'))) return false;
  if (!existsSync(join(root, 'vite.config.ts'))) return false;
  await build();
  await writeFile(STAMP, fingerprint);
  return true;
};
