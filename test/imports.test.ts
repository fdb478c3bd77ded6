import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IConfiguration } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checked, checkImports } from '../scripts/check-imports.ts';
import { newFolder } from './database.ts';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;

/** A small house in which everything is as it should be. */
const HOUSE: Record<string, string> = {
  'src/kernel/day.ts': 'export type Day = string;\nexport const first = "2026-01-01";\n',
  'src/law/period.ts': 'import { first } from "../kernel/day.ts";\nexport const start = first;\n',
  'src/platform/db.ts': 'export type Db = { readonly kind: string };\nexport const kinds = ["pg"];\n',
  'src/platform/db.pg.ts':
    'import pg from "pg";\nimport { kinds } from "./db.ts";\nexport const openPg = () => [pg, kinds];\n',
  'src/platform/clock.system.ts': 'export const now = () => Date.now();\n',
  'src/platform/http/server.ts': 'import fastify from "fastify";\nexport const server = fastify;\n',
  'src/config.ts': 'export const port = process.env.PORT;\n',
  'src/app.ts':
    'import { openPg } from "./platform/db.pg.ts";\nimport { cases } from "./modules/cases/index.ts";\nexport const app = [openPg, cases];\n',
  'src/modules/people/index.ts': 'export { rule } from "./rule.ts";\nexport const people = 1;\n',
  'src/modules/people/rule.ts': 'import { start } from "../../law/period.ts";\nexport const rule = start;\n',
  'src/modules/people/contract.ts': 'import Type from "typebox";\nexport const Shape = Type.String();\n',
  'src/modules/forms/index.ts': 'export * from "./engine/form.ts";\n',
  'src/modules/forms/engine/form.ts': 'export const form = 1;\n',
  'src/modules/cases/index.ts':
    'export { handle as cases } from "./handle.ts";\nexport { routes } from "./routes.ts";\n',
  'src/modules/cases/case.ts':
    'import type { people } from "../people/index.ts";\nimport { form } from "../forms/index.ts";\nexport const fold = (p: typeof people) => [p, form];\n',
  'src/modules/cases/handle.ts':
    'import { randomBytes } from "node:crypto";\nimport { people } from "../people/index.ts";\nimport { kinds } from "../../platform/db.ts";\nimport { fold } from "./case.ts";\nexport const handle = [randomBytes, people, kinds, fold];\n',
  'src/modules/cases/routes.ts':
    'import type { FastifyRequest } from "fastify";\nexport const routes = (r: FastifyRequest) => r;\n',
  'web/ui/button.tsx': 'import { useState } from "react";\nexport const Button = useState;\n',
  'web/features/desk/queue.tsx':
    'import { Button } from "../../ui/button.tsx";\nimport { Shape } from "../../../src/modules/people/contract.ts";\nexport const Queue = [Button, Shape];\n',
  'web/features/apply/form.tsx':
    'import { form } from "../../../src/modules/forms/engine/form.ts";\nexport const Apply = form;\n',
};

/** One violation for each rule: an import added to a file of the house. */
const PLANTED: readonly [rule: string, file: string, says: string][] = [
  ['no-cycles', 'src/kernel/day.ts', 'import { other } from "./other.ts"; export const a = other;'],
  ['no-cycles', 'src/kernel/day.ts', 'import type { other } from "./other.ts"; export type A = typeof other;'],
  ['resolvable', 'src/law/period.ts', 'import { gone } from "../kernel/gone.ts"; export const a = gone;'],
  [
    'kernel-imports-nothing',
    'src/kernel/day.ts',
    'import { createHash } from "node:crypto"; export const a = createHash;',
  ],
  ['kernel-imports-nothing', 'src/kernel/day.ts', 'import type { Db } from "../platform/db.ts"; export type A = Db;'],
  ['law-knows-kernel-only', 'src/law/period.ts', 'import type { Db } from "../platform/db.ts"; export type A = Db;'],
  [
    'law-knows-kernel-only',
    'src/law/period.ts',
    'import { readFileSync } from "node:fs"; export const a = readFileSync;',
  ],
  ['platform-knows-no-law', 'src/platform/db.ts', 'import { start } from "../law/period.ts"; export const a = start;'],
  [
    'platform-knows-no-law',
    'src/platform/db.ts',
    'import { people } from "../modules/people/index.ts"; export const a = people;',
  ],
  ['src-knows-no-web', 'src/app.ts', 'import { Button } from "../web/ui/button.tsx"; export const a = Button;'],
  ['web-knows-the-wire', 'web/ui/button.tsx', 'import { port } from "../../src/config.ts"; export const a = port;'],
  [
    'web-knows-the-wire',
    'web/features/desk/queue.tsx',
    'import { fold } from "../../../src/modules/cases/case.ts"; export const a = fold;',
  ],
  [
    'rooms-are-entered-by-their-door',
    'src/modules/cases/handle.ts',
    'import { rule } from "../people/rule.ts"; export const a = rule;',
  ],
  [
    'rooms-are-entered-by-their-door',
    'src/app.ts',
    'import { rule } from "./modules/people/rule.ts"; export const a = rule;',
  ],
  [
    'rooms-are-in-the-table',
    'src/modules/annex/index.ts',
    'import { first } from "../../kernel/day.ts"; export const a = first;',
  ],
  [
    'room-edge-people',
    'src/modules/people/handle.ts',
    'import { cases } from "../cases/index.ts"; export const a = cases;',
  ],
  [
    'the-inside-of-a-room-is-pure',
    'src/modules/cases/case.ts',
    'import { readFileSync } from "node:fs"; export const a = readFileSync;',
  ],
  [
    'the-inside-of-a-room-is-pure',
    'src/modules/cases/case.ts',
    'import { kinds } from "../../platform/db.ts"; export const a = kinds;',
  ],
  [
    'the-inside-of-a-room-is-pure',
    'src/modules/cases/case.ts',
    'import { people } from "../people/index.ts"; export const a = people;',
  ],
  ['the-inside-of-a-room-is-pure', 'src/modules/cases/case.ts', 'import pg from "pg"; export const a = pg;'],
  [
    'rooms-see-ports',
    'src/modules/cases/handle.ts',
    'import { openPg } from "../../platform/db.pg.ts"; export const a = openPg;',
  ],
  ['fastify-in-routes', 'src/modules/cases/handle.ts', 'import fastify from "fastify"; export const a = fastify;'],
  ['react-in-web', 'src/modules/cases/handle.ts', 'import { useState } from "react"; export const a = useState;'],
  [
    'features-do-not-know-each-other',
    'web/features/desk/queue.tsx',
    'import { Apply } from "../apply/form.tsx"; export const a = Apply;',
  ],
  [
    'ui-knows-no-domain',
    'web/ui/button.tsx',
    'import { Queue } from "../features/desk/queue.tsx"; export const a = Queue;',
  ],
  ['no-tools-in-the-product', 'src/app.ts', 'import { expect } from "vitest"; export const a = expect;'],
  ['only-the-clock-reads-the-time', 'src/modules/cases/case.ts', 'export const a = new Date();'],
  ['only-the-clock-reads-the-time', 'src/law/period.ts', 'export const a = Date.now();'],
  ['only-config-reads-the-environment', 'src/modules/cases/handle.ts', 'export const a = process.env.HOME;'],
  ['names-say-what-it-is', 'src/modules/cases/utils.ts', 'export const a = 1;'],
];

const roots: (() => Promise<void>)[] = [];
const build = async (files: Record<string, string>): Promise<string> => {
  const { path, remove } = await newFolder();
  roots.push(remove);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  const here = join(import.meta.dirname, '..');
  await symlink(join(here, 'node_modules'), join(path, 'node_modules'));
  await symlink(join(here, 'package.json'), join(path, 'package.json'));
  return path;
};
const rulesOf = (checked: Checked) => [...new Set(checked.findings.map((f) => f.rule))];

afterAll(async () => {
  for (const remove of roots) await remove();
});

describe('the import law', () => {
  let real: Checked;
  beforeAll(async () => {
    real = await checkImports(join(import.meta.dirname, '..'));
  }, 120_000);

  test('the tool sees every file of the house', () => {
    expect(real.seen).toBeGreaterThan(100);
    expect(real.seen).toBe(real.onDisk);
  });

  test('the house keeps it', () => {
    expect(real.findings).toEqual([]);
  });

  test('a small house that keeps it has no findings', async () => {
    const checked = await checkImports(await build(HOUSE));
    expect(checked).toEqual({ seen: 20, onDisk: 20, findings: [] });
  });

  test.each(PLANTED)('%s turns red: %s says %s', async (rule, file, says) => {
    const other =
      rule === 'no-cycles'
        ? { 'src/kernel/other.ts': 'import { first } from "./day.ts"; export const other = first;' }
        : {};
    const checked = await checkImports(await build({ ...HOUSE, ...other, [file]: `${HOUSE[file] ?? ''}${says}\n` }));
    expect(rulesOf(checked)).toContain(rule);
  });

  test('every rule of the law has been seen red', () => {
    const red = new Set(PLANTED.map(([rule]) => rule));
    const rules = (config.forbidden ?? []).map((r) => r.name ?? '').filter((name) => !name.startsWith('room-edge-'));
    expect(rules.filter((name) => !red.has(name))).toEqual([]);
  });

  test('each edge that is not in the table is red', async () => {
    const rooms = (config.forbidden ?? []).flatMap((r) => /^room-edge-(.*)$/.exec(r.name ?? '')?.[1] ?? []);
    expect(rooms.length).toBeGreaterThan(5);
    const files: Record<string, string> = {};
    for (const from of rooms) {
      files[`src/modules/${from}/index.ts`] = `export const ${from} = 1;\n`;
      const others = rooms.filter((to) => to !== from);
      files[`src/modules/${from}/handle.ts`] = others
        .map((to) => `import { ${to} } from "../${to}/index.ts"; export const ${to}1 = ${to};\n`)
        .join('');
    }
    const { findings } = await checkImports(await build({ ...files, 'web/empty.ts': 'export const a = 1;\n' }));
    const red = findings.filter((f) => f.rule.startsWith('room-edge-')).map((f) => `${f.from} → ${f.to}`);
    expect(red).toContain('src/modules/people/handle.ts → src/modules/cases/index.ts');
    expect(red).toContain('src/modules/forms/handle.ts → src/modules/people/index.ts');
    expect(red).not.toContain('src/modules/cases/handle.ts → src/modules/people/index.ts');
  });
});
