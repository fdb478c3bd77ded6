import type { Locale } from '../../../src/kernel/text.ts';
import type { ImportReportShape } from '../../../src/modules/catalogue/contract.ts';

const HEADS = {
  zh: ['行', '编码', '栏目', '规则', '轻重', '写的是', '哪里不对', '怎么改'],
  en: ['row', 'item', 'field', 'rule', 'severity', 'value', 'what is wrong', 'repair'],
} as const;

/** A cell of CSV: quoted always, and never begun with what a spreadsheet would run as a formula. */
const cell = (s: string | number): string => {
  const text = String(s);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The defects of an import as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read Chinese). */
export const defectsCsv = (defects: ImportReportShape['defects'], locale: Locale): string => {
  const rows = defects.map((d) => [
    d.row,
    d.item ?? '',
    d.field,
    d.rule,
    d.severity,
    d.value ?? '',
    d.text[locale],
    d.repair[locale],
  ]);
  return `\ufeff${[HEADS[locale], ...rows].map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`;
};

/** Hands a text over as a file. */
export const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
