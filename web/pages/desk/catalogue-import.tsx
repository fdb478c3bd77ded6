import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportReportShape } from '../../../src/modules/catalogue/contract.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { defectsCsv, download } from '../../features/catalogue/csv.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { Button } from '../../ui/button.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Select } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager, Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';

/** A list of a county has a thousand rows; a page that shows all of them at once answers late. */
const PAGE = 50;
const LIMIT = 30 * 1024 * 1024;

const Report = ({ report }: { readonly report: ImportReportShape }) => {
  const w = useWords(catalogueWords);
  const { locale } = useLocale();
  const [errorsOnly, setErrorsOnly] = useState(false);
  const [most, setMost] = useState(PAGE);
  const [mostItems, setMostItems] = useState(PAGE);
  const row = (n: number) => (n === 0 ? w.wholeFile : String(n));
  const wanted = errorsOnly ? report.defects.filter((d) => d.severity === 'error') : report.defects;
  const unknown = report.defects.filter((d) => d.rule === 'unknown-code').length;
  const { counts } = report;
  const nothingNew = report.rows > 0 && counts.new + counts.newVersion + counts.refused === 0 && counts.unchanged > 0;
  const toned = { new: 'ok', 'new-version': 'blue', unchanged: 'plain', refused: 'danger' } as const;
  return (
    <>
      <Notice tone={report.counts.refused > 0 ? 'warn' : 'ok'} title={w.counts(report.counts)}>
        <p>
          <Zh>{report.file}</Zh> · {w.formats[report.format]} · {w.rows(report.rows)}
        </p>
        {nothingNew && <p>{w.nothingNew}</p>}
        {unknown > 0 && <p>{w.unknown(unknown)}</p>}
      </Notice>
      <Section title={w.defects(report.defects.length)}>
        {report.defects.length === 0 ? (
          <p>{w.noDefects}</p>
        ) : (
          <>
            <div className="catalogue-filter">
              <Select
                aria-label={w.only}
                value={errorsOnly ? 'error' : 'all'}
                choices={[
                  { value: 'all', label: w.all },
                  { value: 'error', label: w.errorsOnly },
                ]}
                onChange={(e) => {
                  setErrorsOnly(e.target.value === 'error');
                  setMost(PAGE);
                }}
              />
              <Button
                icon="download"
                onClick={() => download(`${w.csvName}-${report.file}.csv`, defectsCsv(wanted, locale))}
              >
                {w.csv}
              </Button>
              <span className="small third" role="status">
                {w.shown(Math.min(most, wanted.length), wanted.length)}
              </span>
            </div>
            <Table
              caption={w.report}
              rows={wanted.slice(0, most)}
              rowKey={(d, i) => `${d.row}${d.field}${i}`}
              columns={[
                { key: 'row', head: w.row, cell: (d) => row(d.row) },
                {
                  key: 'severity',
                  head: w.state,
                  cell: (d) => (
                    <Tag tone={d.severity === 'error' ? 'danger' : 'warn'}>
                      {d.severity === 'error' ? w.error : w.warning}
                    </Tag>
                  ),
                },
                { key: 'field', head: w.field, name: true, cell: (d) => <Zh>{d.field}</Zh> },
                {
                  key: 'what',
                  head: w.what,
                  cell: (d) => (
                    <>
                      <Say text={d.text} />
                      {d.value && (
                        <span className="small third catalogue-from">
                          {w.value} <Zh>{d.value}</Zh>
                        </span>
                      )}
                    </>
                  ),
                },
                { key: 'repair', head: w.repair, cell: (d) => <Say text={d.repair} /> },
                { key: 'rule', head: w.rule, cell: (d) => <code>{d.rule}</code> },
              ]}
            />
            <Pager onMore={wanted.length > most ? () => setMost(most + PAGE) : undefined} />
          </>
        )}
      </Section>
      <Section title={w.items}>
        <Table
          caption={w.items}
          rows={report.items.slice(0, mostItems)}
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
            { key: 'outcome', head: w.state, cell: (i) => <Tag tone={toned[i.outcome]}>{w.outcomes[i.outcome]}</Tag> },
          ]}
        />
        <Pager onMore={report.items.length > mostItems ? () => setMostItems(mostItems + PAGE) : undefined} />
      </Section>
    </>
  );
};

/** Import of one file, read here, judged by the server; every defect with its row, field, rule and repair. */
export const CatalogueImport = ({ after }: { readonly after: ReactNode }) => {
  const w = useWords(catalogueWords);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [report, setReport] = useState<ImportReportShape>();

  const take = async (file: File) => {
    setWrong(undefined);
    setError(undefined);
    setReport(undefined);
    if (file.size > LIMIT) {
      setWrong(w.tooLarge);
      return;
    }
    let content: unknown;
    try {
      content = JSON.parse(await file.text());
    } catch {
      setWrong(w.notJson);
      return;
    }
    setBusy(true);
    try {
      const path = `/api/catalogue/import?${new URLSearchParams({ file: file.name.slice(0, 200) })}`;
      setReport(await send<ImportReportShape>('POST', path, content));
      await queries.invalidateQueries({ queryKey: ['catalogue'] });
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="catalogue-import">
      <FieldSet id="import-file" label={w.file} hint={w.fileHint} error={wrong}>
        <FileButton
          label={w.file}
          accept="application/json,.json"
          busy={busy}
          onFiles={([file]) => file && void take(file)}
        >
          {report ? w.another : w.choose}
        </FileButton>
      </FieldSet>
      <div role="status">{busy && <p>{w.importing}…</p>}</div>
      {error !== undefined && <ProblemState error={error} />}
      {report && (
        <>
          <Report report={report} />
          <div className="buttons catalogue-after">{after}</div>
        </>
      )}
    </div>
  );
};
