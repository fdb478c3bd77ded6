import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CHINA } from '../../law/calendar.china.ts';
import type { Ports } from '../../platform/ports.ts';
import { type ImportReport, importText } from './handle.import.ts';
import type { Defect } from './import/defect.ts';
import { MAX_BYTES, readCatalogueFile } from './import/read.ts';
import type { Finding } from './lint/finding.ts';
import { errorsOf, lintVersion } from './lint/lint.ts';

/** What the command line calls: a file in, lines out, an exit code. 0 all well, 1 defects that kept something out, 2 no such file. */
type Say = (line: string) => void;
const MOST_LINES = 40;

const readText = async (path: string): Promise<string | { readonly why: string }> => {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { why: `${path}: ${size} bytes, at most ${MAX_BYTES} / 文件太大，请分成几个` };
    return await readFile(path, 'utf8');
  } catch {
    return { why: `${path}: cannot be read / 读不了这个文件` };
  }
};

const line = (d: Pick<Defect, 'row' | 'field' | 'rule' | 'severity' | 'text' | 'repair' | 'value'>): string =>
  `  row ${d.row} ${d.field} [${d.rule}] ${d.severity}: ${d.text.zh} → ${d.repair.zh} | ${d.text.en} → ${d.repair.en}`;

/** The same defect in many rows is told once with its count, then the first rows one by one. */
const tell = (defects: readonly Defect[], say: Say): void => {
  const kinds = new Map<string, number>();
  for (const d of defects) {
    const kind = `${d.severity} ${d.rule} ${d.field.replace(/\[\d+\]/g, '[]')}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, n] of [...kinds].sort((a, b) => b[1] - a[1])) say(`  ${n} × ${kind}`);
  for (const d of defects.slice(0, MOST_LINES)) say(line(d));
  if (defects.length > MOST_LINES)
    say(`  … ${defects.length - MOST_LINES} more / 还有 ${defects.length - MOST_LINES} 处`);
};

const tellReport = ({ file, format, rows, counts, defects }: ImportReport, say: Say): void => {
  if (format === 'tree') say(`${file}: ${rows} codes loaded; ${defects.length} defects`);
  else
    say(
      `${file}: ${format}, ${rows} rows: ${counts.new} new, ${counts.newVersion} new versions, ${counts.unchanged} unchanged, ${counts.refused} refused; ${defects.length} defects`,
    );
  tell(defects as readonly Defect[], say);
};

export const importItems = async (ports: Ports, path: string, say: Say): Promise<number> => {
  const text = await readText(path);
  if (typeof text !== 'string') {
    say(text.why);
    return 2;
  }
  const by = { by: 'command-line', at: ports.clock.now(), on: ports.clock.today() };
  const report = await importText(ports.db, ports.bureau, basename(path), text, by);
  tellReport(report, say);
  const { new: fresh, newVersion } = report.counts;
  if (fresh + newVersion > 0)
    say('Imported as drafts: review and publish them at the catalogue desk / 已导入为草稿，请审核后发布');
  return report.defects.some((d) => d.severity === 'error') ? 1 : 0;
};

const tellFindings = (name: string, findings: readonly Finding[], say: Say): void => {
  if (findings.length === 0) return;
  say(name);
  for (const f of findings)
    say(
      `  ${f.severity} ${f.rule} ${f.article} ${f.path}: ${f.text.zh} → ${f.repair.zh} | ${f.text.en} → ${f.repair.en}`,
    );
};

/** Lints the items of a file without storing anything. */
export const lintItems = async (path: string, say: Say): Promise<number> => {
  const text = await readText(path);
  if (typeof text !== 'string') {
    say(text.why);
    return 2;
  }
  const file = readCatalogueFile(text);
  tell([...file.defects, ...file.rows.flatMap((r) => r.defects)], say);
  let errors = file.defects.length;
  let warnings = 0;
  for (const { row, name, version, defects } of file.rows) {
    errors += defects.filter((d) => d.severity === 'error').length;
    if (!version) continue;
    const findings = lintVersion(version, { calendar: CHINA });
    const bad = errorsOf(findings).length;
    errors += bad;
    warnings += findings.length - bad;
    if (row <= MOST_LINES) tellFindings(`row ${row} ${name}`, findings, say);
  }
  say(`${file.rows.length} items: ${errors} errors, ${warnings} warnings`);
  return errors > 0 ? 1 : 0;
};
