import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Id } from '../../kernel/ids.ts';
import type { Ports } from '../../platform/ports.ts';
import type { TableColumn, TableData } from './contract.ts';
import { insertExport } from './queries.exports.ts';
import { csvOf, fileName, MOST_ROWS, rowsOf } from './sheet.ts';

export type Format = 'xlsx' | 'csv';
export type MadeFile = { readonly name: string; readonly type: string; readonly body: Buffer };

const WIDTHS: Readonly<Record<TableColumn['kind'], number>> = { text: 28, day: 14, number: 14, percent: 12 };
/** A civil day as the sheet's own date, whatever the zone of the machine: a sheet's dates are counted from midnight in UTC. */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

const cellOf = (cell: string | number | null, kind: TableColumn['kind']): SheetData[number][number] => {
  if (cell === null || cell === '') return null;
  if (kind === 'day' && typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell))
    return { value: dateOf(cell), type: Date, format: 'yyyy-mm-dd' };
  if (typeof cell === 'number') return { value: cell, type: Number, format: kind === 'percent' ? '0.0%' : 'General' };
  // Typed as text a formula stays letters.
  return { value: cell, type: String };
};

export const xlsxOf = async (table: TableData): Promise<Buffer> => {
  const head = table.columns.map((c) => ({ value: c.head.zh, type: String, fontWeight: 'bold' as const }));
  const rows = rowsOf(table).map((row) => row.map((cell, i) => cellOf(cell, table.columns[i]?.kind ?? 'text')));
  const sheet = table.title.zh.replaceAll(/[\\/:*?[\]]/g, ' ').slice(0, 31);
  return writeXlsxFile([head, ...rows] as SheetData, {
    sheet,
    columns: table.columns.map((c) => ({ width: WIDTHS[c.kind] })),
    stickyRowsCount: 1,
  }).toBuffer();
};

/** Makes a table into a file and writes down who took it: first the record, then the file. */
export const exportTable = async (
  ports: Pick<Ports, 'db' | 'bureau' | 'clock' | 'random'>,
  by: Id,
  table: TableData,
  format: Format,
  filter: Readonly<Record<string, string | undefined>> = {},
): Promise<MadeFile> => {
  const body = format === 'xlsx' ? await xlsxOf(table) : Buffer.from(csvOf(table), 'utf8');
  await insertExport(ports.db, ports.bureau, {
    id: ports.random.id(),
    by,
    name: table.key,
    filter,
    format,
    rows: Math.min(table.rows.length, MOST_ROWS),
    at: ports.clock.now(),
  });
  return {
    name: fileName(table.title.zh, ports.clock.today(), format),
    type:
      format === 'xlsx'
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'text/csv; charset=utf-8',
    body,
  };
};
