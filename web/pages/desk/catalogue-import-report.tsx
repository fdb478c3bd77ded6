import { useState } from 'react';
import type { ImportReportShape } from '../../../src/modules/catalogue/contract.ts';
import { defectsCsv, download } from '../../features/catalogue/csv.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Details, Pager, Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';

/** A list of a county has a thousand rows; a page that shows all of them at once answers late. */
const PAGE = 50;
type Defect = ImportReportShape['defects'][number];

/** Defects that are mended alike stand together: errors before warnings, the most frequent first. */
const alike = (defects: readonly Defect[]): readonly (readonly Defect[])[] =>
  [...Map.groupBy(defects, (d) => `${d.severity} ${d.rule} ${d.repair.zh}`).values()].sort(
    (a, b) => Number(b[0]!.severity === 'error') - Number(a[0]!.severity === 'error') || b.length - a.length,
  );

const useRow = () => {
  const w = useWords(catalogueWords);
  return (n: number) => (n === 0 ? w.wholeFile : String(n));
};

/** One way to mend, and where it is to be done; errors stand open. */
const Group = ({
  defects,
  nameOf,
}: {
  readonly defects: readonly Defect[];
  readonly nameOf: (row: number) => string | undefined;
}) => {
  const w = useWords(catalogueWords);
  const row = useRow();
  const [most, setMost] = useState(PAGE);
  const { severity, rule, repair } = defects[0]!;
  return (
    <Details
      open={severity === 'error'}
      title={
        <>
          <Tag tone={severity === 'error' ? 'danger' : 'warn'}>{severity === 'error' ? w.error : w.warning}</Tag>{' '}
          <Say text={repair} /> <span className="third nw catalogue-places">{w.places(defects.length)}</span>
        </>
      }
    >
      <p className="small third">
        {w.rule} <code>{rule}</code>
      </p>
      <Table
        caption={<Say text={repair} />}
        rows={defects.slice(0, most)}
        rowKey={(d, i) => `${d.row}${d.field}${i}`}
        columns={[
          {
            key: 'row',
            head: w.row,
            name: true,
            cell: (d) => (
              <>
                <span className="nw">{row(d.row)}</span>
                {'　'}
                <Zh>{nameOf(d.row) ?? ''}</Zh>
              </>
            ),
          },
          { key: 'field', head: w.field, cell: (d) => <code>{d.field}</code> },
          {
            key: 'what',
            head: w.what,
            cell: (d) => (
              <>
                <Say text={d.text} />
                {d.value && !d.text.zh.includes(d.value) && (
                  <span className="small third catalogue-from">
                    {w.value} <Zh>{d.value}</Zh>
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <Pager onMore={defects.length > most ? () => setMost(most + PAGE) : undefined} />
    </Details>
  );
};

const TONES = { new: 'ok', 'new-version': 'blue', unchanged: 'plain', refused: 'danger' } as const;
const Items = ({ items }: Pick<ImportReportShape, 'items'>) => {
  const w = useWords(catalogueWords);
  const row = useRow();
  const [most, setMost] = useState(PAGE);
  return (
    <Section title={w.items}>
      <Table
        caption={w.items}
        rows={items.slice(0, most)}
        rowKey={(i) => `${i.row}${i.item}`}
        columns={[
          { key: 'row', head: w.row, cell: (i) => row(i.row) },
          {
            key: 'name',
            head: w.item,
            name: true,
            cell: (i) =>
              i.version !== undefined && i.outcome !== 'refused' ? (
                <Link to={`/desk/catalogue/${i.item}/${i.version}`}>
                  <Zh>{i.name}</Zh>
                </Link>
              ) : (
                <Zh>{i.name}</Zh>
              ),
          },
          { key: 'outcome', head: w.state, cell: (i) => <Tag tone={TONES[i.outcome]}>{w.outcomes[i.outcome]}</Tag> },
        ]}
      />
      <Pager onMore={items.length > most ? () => setMost(most + PAGE) : undefined} />
    </Section>
  );
};

/** What became of an import: how many of each, what is to be mended and where, and the items themselves. */
export const ImportReport = ({ report }: { readonly report: ImportReportShape }) => {
  const w = useWords(catalogueWords);
  const { locale } = useLocale();
  const { counts, defects } = report;
  const unknown = defects.filter((d) => d.rule === 'unknown-code').length;
  const nothingNew = report.rows > 0 && counts.new + counts.newVersion + counts.refused === 0 && counts.unchanged > 0;
  const names = new Map(report.items.map((i) => [i.row, i.name]));
  return (
    <>
      <Notice tone={counts.refused > 0 ? 'warn' : 'ok'} title={w.counts(counts)}>
        <p>
          <Zh>{report.file}</Zh> · {w.formats[report.format]} · {w.rows(report.rows)}
        </p>
        {nothingNew && <p>{w.nothingNew}</p>}
        {unknown > 0 && <p>{w.unknown(unknown)}</p>}
      </Notice>
      <Section
        title={w.defects(defects.length)}
        aside={
          defects.length > 0 && (
            <Button
              icon="download"
              onClick={() => download(`${w.csvName}-${report.file}.csv`, defectsCsv(defects, locale))}
            >
              {w.csv}
            </Button>
          )
        }
      >
        {defects.length === 0 && <p>{w.noDefects}</p>}
        <div className="catalogue-defects">
          {alike(defects).map((group, i) => (
            <Group key={i} defects={group} nameOf={(row) => names.get(row)} />
          ))}
        </div>
      </Section>
      <Items items={report.items} />
    </>
  );
};
