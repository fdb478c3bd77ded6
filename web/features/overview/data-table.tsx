import type { TableCell, TableColumn, TableData } from '../../../src/modules/overview/contract.ts';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { exportUrl } from './api.ts';
import { overviewWords } from './words.ts';
import './data-table.css';

const CellText = ({ cell, kind }: { readonly cell: TableCell; readonly kind: TableColumn['kind'] }) => {
  const w = useWords(overviewWords);
  if (cell === null || cell === '') return <span className="third">{w.noFigure}</span>;
  if (typeof cell === 'object') return <Say text={cell} />;
  if (typeof cell === 'number') return kind === 'percent' ? `${(cell * 100).toFixed(1)} %` : cell;
  return kind === 'day' ? <DayText day={cell} /> : <Zh>{cell}</Zh>;
};

/** Both kinds of file of one table. */
export const ExportLinks = ({
  what,
  path,
  query = {},
}: {
  readonly what: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
}) => {
  const w = useWords(overviewWords);
  return (
    <span className="export-links no-print">
      {(['xlsx', 'csv'] as const).map((format) => {
        const how = format === 'xlsx' ? w.exportXlsx : w.exportCsv;
        return (
          <a key={format} href={exportUrl(path, format, query)} download aria-label={w.exportOf(what, how)}>
            {how}
          </a>
        );
      })}
    </span>
  );
};

/** A table from the server; the first cell of a row opens its cases where there are some to open. */
export const DataTable = ({
  table,
  linkOf,
}: {
  readonly table: TableData;
  readonly linkOf?: (mark: string) => { readonly to: string; readonly search?: Readonly<Record<string, string>> };
}) => {
  const text = useText();
  return (
    <Table
      caption={text(table.title)}
      rows={table.rows}
      rowKey={(_, i) => String(i)}
      columns={table.columns.map((column, i) => ({
        key: String(i),
        head: text(column.head),
        ...(i === 0 ? { name: true } : {}),
        ...(column.kind === 'number' || column.kind === 'percent' ? { align: 'right' as const } : {}),
        cell: (row: TableData['rows'][number]) => {
          const inside = <CellText cell={row.cells[i] ?? null} kind={column.kind} />;
          return i === 0 && row.mark && linkOf ? <Link {...linkOf(row.mark)}>{inside}</Link> : inside;
        },
      }))}
    />
  );
};

/** Under a drawing: the same data as a table, and as a file. */
export const TableUnder = ({
  table,
  linkOf,
  path,
  query,
}: {
  readonly table: TableData | undefined;
  readonly linkOf: (mark: string) => { readonly to: string; readonly search?: Readonly<Record<string, string>> };
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
}) => {
  const w = useWords(overviewWords);
  const text = useText();
  if (!table) return null;
  return (
    <details className="table-under">
      <summary>
        {w.asTable}
        <span className="sr">{text(table.title)}</span>
      </summary>
      <ExportLinks what={text(table.title)} path={path} query={{ ...query, table: table.key }} />
      <DataTable table={table} linkOf={linkOf} />
    </details>
  );
};
