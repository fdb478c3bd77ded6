import type { TableCell, TableColumn, TableData } from './contract.ts';

/** More rows than this are not put into one file; the last line then says so. */
export const MOST_ROWS = 50_000;
const LEFT_OUT = `只导出前 ${MOST_ROWS} 行，其余请缩小范围后再导出`;

/** The Chinese text of a cell; statutory words and headers of files are Chinese. */
export const plainCell = (cell: TableCell): string | number | null =>
  cell !== null && typeof cell === 'object' ? cell.zh : cell;

/** The rows of a file: cut off where they are too many, with a last line that says so. */
export const rowsOf = (table: TableData): readonly (readonly (string | number | null)[])[] => {
  const rows = table.rows.slice(0, MOST_ROWS).map((r) => r.cells.map(plainCell));
  return table.rows.length > MOST_ROWS ? [...rows, [LEFT_OUT]] : rows;
};

/** A sheet program runs a text that begins like a formula; an apostrophe before it keeps it text (CSV injection). */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvCell = (cell: string | number | null, kind: TableColumn['kind']): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return kind === 'percent' ? `${(cell * 100).toFixed(1)}%` : String(cell);
  return quoted(harmless(cell));
};

/** UTF-8 with its mark, so that a sheet program reads Chinese; CRLF between lines (RFC 4180). */
export const csvOf = (table: TableData): string => {
  const head = table.columns.map((c) => quoted(harmless(c.head.zh)));
  const lines = rowsOf(table).map((row) => row.map((cell, i) => csvCell(cell, table.columns[i]?.kind ?? 'text')));
  return `\uFEFF${[head, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`;
};

/** A file's name: the table's title and the day, without what no file system takes. */
export const fileName = (title: string, day: string, format: string): string =>
  `${title.replaceAll(/[\\/:*?"<>|[\]\s]+/g, '-').slice(0, 60)}-${day}.${format}`;
