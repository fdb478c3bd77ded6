import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportReportShape } from '../../../src/modules/catalogue/contract.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { FieldSet } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { useWords } from '../../ui/words.tsx';
import { ImportReport } from './catalogue-import-report.tsx';

const LIMIT = 30 * 1024 * 1024;

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
          <ImportReport report={report} />
          <div className="buttons catalogue-after">{after}</div>
        </>
      )}
    </div>
  );
};
