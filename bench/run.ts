// Runs the benches one after another, each in a process of its own, prints a table and writes RESULTS.md.
// `npm run bench -- due search` runs only those named.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Null where the figure is only for reading: no limit is stated for it. */
  readonly limit?: number | null;
  readonly ok: boolean;
};

const here = import.meta.dirname;
const HELPERS = /^(run|measure|processor|certificate)\.|\.(client|server|statements|town)\.ts$/;
const all = readdirSync(here).filter((f) => f.endsWith('.ts') && !HELPERS.test(f));
const files = [...all.map((f) => join(here, f)), join(here, '..', 'scripts', 'measure-bundle.ts')];
const wanted = process.argv.slice(2);
const nameOf = (file: string): string => file.split('/').at(-1)!.replace(/\.ts$/, '');

const figures: { bench: string; figure: Figure }[] = [];
let missed = false;
for (const file of files.filter((f) => wanted.length === 0 || wanted.includes(nameOf(f)))) {
  console.error(`── ${nameOf(file)}`);
  const code = `import(${JSON.stringify(file)}).then(async (b) => console.log('FIGURES' + JSON.stringify(await b.run())))`;
  const done = spawnSync(process.execPath, ['-e', code], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  const line = done.stdout.split('\n').find((l) => l.startsWith('FIGURES'));
  if (done.status !== 0 || !line) {
    missed = true;
    console.error(`${nameOf(file)} gave no figures`);
    continue;
  }
  for (const figure of JSON.parse(line.slice('FIGURES'.length)) as Figure[]) {
    figures.push({ bench: nameOf(file), figure });
    missed ||= !figure.ok;
  }
}

const round = (n: number | null | undefined): string =>
  n == null ? '–' : Math.abs(n) >= 100 ? Math.round(n).toLocaleString('en') : n.toPrecision(3);
const rows = figures.map(
  ({ bench, figure: f }) =>
    `| ${bench} | ${f.name} | ${round(f.value)} ${f.unit} | ${round(f.limit)} | ${f.ok ? 'ok' : '**missed**'} |`,
);
const table = ['| bench | figure | value | limit | |', '|---|---|---|---|---|', ...rows].join('\n');
console.log(table);
if (wanted.length === 0)
  writeFileSync(
    join(here, 'RESULTS.md'),
    `# Results\nOne run of \`npm run bench\` on ${cpus().length} cores with ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}. The machine was shared and busy: trust the ratios.\n\n${table}\n`,
  );
process.exit(missed ? 1 : 0);
