import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { TableData } from './contract.ts';
import { xlsxOf } from './handle.export.ts';
import { csvOf, fileName, harmless, MOST_ROWS } from './sheet.ts';

const t = (zh: string) => ({ zh, en: 'x' });
const table: TableData = {
  key: 'sample',
  title: t('样表'),
  columns: [
    { head: t('名称'), kind: 'text' },
    { head: t('到期'), kind: 'day' },
    { head: t('件数'), kind: 'number' },
    { head: t('超期率'), kind: 'percent' },
  ],
  rows: [{ cells: ['=HYPERLINK("http://x")', '2026-10-28', 3, 0.375] }, { cells: [t('甲，"乙"'), null, null, null] }],
};

/** The files of a zip archive by name, read from its central directory. */
const unzip = (zip: Buffer): Map<string, string> => {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i++) {
    const [method, size, named, extra, comment] = [10, 20, 28, 30, 32].map((o) =>
      o === 20 ? zip.readUInt32LE(at + o) : zip.readUInt16LE(at + o),
    ) as [number, number, number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(from, from + size);
    files.set(name, (method === 0 ? raw : inflateRawSync(raw)).toString('utf8'));
    at += 46 + named + extra + comment;
  }
  return files;
};

describe('CSV', () => {
  test('its mark, Chinese headers, quoting, days and shares', () => {
    expect(csvOf(table)).toBe(
      '\uFEFF名称,到期,件数,超期率\r\n"\'=HYPERLINK(""http://x"")",2026-10-28,3,37.5%\r\n"甲，""乙""",,,\r\n',
    );
  });
  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '＋1'])('%j is kept a text', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });
  test.each(['甲公司', '3-1', 'a=b', ''])('%j stays as it is', (text) => {
    expect(harmless(text)).toBe(text);
  });
  test('a negative number stays a number', () => {
    const negative = { ...table, rows: [{ cells: ['x', null, -3, null] }] };
    expect(csvOf(negative)).toContain('x,,-3,');
  });
  test('50,000 rows and no more, and the file says so', () => {
    const rows = Array.from({ length: MOST_ROWS + 1 }, (_, i) => ({ cells: [`行${i}`, null, i, null] }));
    const lines = csvOf({ ...table, rows })
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(1 + MOST_ROWS + 1);
    expect(lines.at(-1)).toBe('只导出前 50000 行，其余请缩小范围后再导出');
  });
  test('a file name without what no file system takes', () => {
    expect(fileName('补正：图/表 *', '2026-11-22', 'csv')).toBe('补正：图-表--2026-11-22.csv');
  });
});

describe('XLSX, unzipped and read', () => {
  test('text stays text, a day is a date, a share a number with its format', async () => {
    const files = unzip(await xlsxOf(table));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    const strings = files.get('xl/sharedStrings.xml') ?? '';
    expect(strings).toContain('名称');
    expect(strings).toContain('<t>=HYPERLINK("http://x")</t>');
    expect(sheet).not.toContain('<f>');
    // 2026-10-28 is day 46323 of the sheet's own calendar.
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>46323<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>3<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="D2"[^>]*><v>0\.375<\/v><\/c>/);
    expect(files.get('xl/styles.xml')).toContain('yyyy-mm-dd');
    expect(files.get('xl/workbook.xml')).toContain('name="样表"');
  });
});
