import type { ReactNode } from 'react';
import './table.css';

export type Column<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'right';
  /** The column that names the row; becomes a row header. */
  readonly name?: boolean;
};

/** A table with a caption; below 640 px each row becomes label and value. Caption is read, shown only with `showCaption`. */
export const Table = <Row,>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
}: {
  readonly caption: ReactNode;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, i: number) => string;
}) => (
  <table className="table">
    <caption className={showCaption ? undefined : 'sr'}>{caption}</caption>
    <thead>
      <tr>
        {columns.map((c) => (
          <th key={c.key} scope="col" className={c.align === 'right' ? 'num' : undefined}>
            {c.head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, i) => (
        <tr key={rowKey(row, i)}>
          {columns.map((c) => {
            const inside = (
              <>
                <span className="table-label" aria-hidden="true">
                  {c.head}
                </span>
                <span>{c.cell(row)}</span>
              </>
            );
            const align = c.align === 'right' ? 'num' : undefined;
            return c.name ? (
              <th key={c.key} scope="row" className={align}>
                {inside}
              </th>
            ) : (
              <td key={c.key} className={align}>
                {inside}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
