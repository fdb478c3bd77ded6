// The import law and two laws of its kind: only clock.system.ts reads the time, only config.ts reads the environment.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';

type Finding = { readonly rule: string; readonly from: string; readonly to: string };
export type Checked = { readonly seen: number; readonly onDisk: number; readonly findings: readonly Finding[] };

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;
const PARTS = ['src', 'web'];

const sources = (root: string): string[] =>
  globSync(`{${PARTS.join(',')}}/**/*.{ts,tsx}`, { cwd: root }).filter((f) => !/\.test\.tsx?$|\.d\.ts$/.test(f));

/** One place for each: what the code must not say, and where it may. */
const SCANS = [
  {
    rule: 'only-the-clock-reads-the-time',
    may: 'src/platform/clock.system.ts',
    says: /\bDate\.now\(|\bnew Date\(\s*\)|(?<!new )\bDate\(\)|\bperformance\.now\(|\bhrtime\b|\bTemporal\.Now\b/,
  },
  { rule: 'only-config-reads-the-environment', may: 'src/config.ts', says: /\bprocess\.env\b|\bprocess\[.env.\]/ },
] as const;

const scan = (root: string, files: readonly string[]): Finding[] =>
  files
    .filter((file) => file.startsWith('src/'))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      return lines.flatMap((line, i) =>
        SCANS.filter((s) => file !== s.may && s.says.test(line.replace(/\/\/.*|^\s*\*.*/, ''))).map((s) => ({
          rule: s.rule,
          from: `${file}:${i + 1}`,
          to: line.trim(),
        })),
      );
    });

const BAD_NAME = /(^|\/)(utils?|helpers?|manager|common|misc)(\.|\/|$)/i;

/** Checks a tree of `src` and `web`. Fails loudly when the tool saw less than what lies on the disk. */
export const checkImports = async (root: string): Promise<Checked> => {
  const files = sources(root);
  const { output } = await cruise(PARTS, {
    ...config.options,
    ruleSet: { forbidden: config.forbidden ?? [] },
    validate: true,
    baseDir: root,
  });
  const { modules, summary } = output as ICruiseResult;
  const seen = new Set(modules.map((m) => m.source));
  const unseen = files.filter((f) => !seen.has(f));
  return {
    seen: files.length - unseen.length,
    onDisk: files.length,
    findings: [
      ...summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to })),
      ...unseen.map((f) => ({ rule: 'every-file-is-seen', from: f, to: '' })),
      ...files.filter((f) => BAD_NAME.test(f)).map((f) => ({ rule: 'names-say-what-it-is', from: f, to: '' })),
      ...scan(root, files),
    ],
  };
};

if (import.meta.main) {
  const { seen, onDisk, findings } = await checkImports(join(import.meta.dirname, '..'));
  for (const { rule, from, to } of findings) console.error(`${rule}: ${from}${to ? ` → ${to}` : ''}`);
  console.log(`import law: ${seen} of ${onDisk} files seen, ${findings.length} findings`);
  process.exitCode = findings.length > 0 || seen === 0 ? 1 : 0;
}
