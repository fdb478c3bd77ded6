import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type CaseView, supply } from '../../api/cases.ts';
import type { DraftFile } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrorLine, FieldSet } from '../../ui/field.tsx';
import { useLive } from '../../ui/live.tsx';
import { useLocale, useText, useWords } from '../../ui/words.tsx';
import { CaseFiles } from './files.tsx';
import { useCaseUploads } from './uploads.ts';
import { matterWords } from './words.ts';

/** Brings what was promised at acceptance (容缺), before its day. */
export const SupplyDialog = ({ c, onClose }: { readonly c: CaseView; readonly onClose: () => void }) => {
  const w = useWords(matterWords);
  const text = useText();
  const { locale } = useLocale();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly DraftFile[]>([]);
  const [tried, setTried] = useState(false);
  const uploads = useCaseUploads(c.id, (_ref, file) => setFiles((all) => [...all, file]));
  const give = useMutation({
    mutationFn: () => supply(c.id, { version: c.version, files: files.map((f) => f.id) }),
    onSuccess: () => {
      tell(w.supplied);
      onClose();
      void queries.invalidateQueries({ queryKey: ['case', c.id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  // Pressed while a file is still on its way: it is handed in as soon as it has arrived.
  const [waiting, wait] = useState(false);
  const onWay = uploads.sending.some((s) => s.error === undefined);
  const { mutate } = give;
  useEffect(() => {
    if (!waiting || onWay) return;
    wait(false);
    if (files.length > 0 && uploads.sending.length === 0) mutate();
  }, [waiting, onWay, files, uploads.sending, mutate]);
  const wanted =
    c.owed.length > 0
      ? c.owed.map((o) => ({ ref: o.ref, name: o.name, by: o.by as string | undefined }))
      : c.materials
          .filter((m) => m.status === 'owed' || m.status === 'late' || m.status === 'asked')
          .map((m) => ({ ref: m.ref, name: m.name, by: m.owedBy }));
  return (
    <Dialog
      title={w.supplyTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={give.isPending || waiting}
            onClick={() => {
              setTried(true);
              if (onWay) wait(true);
              else if (files.length > 0) give.mutate();
            }}
          >
            {w.supplyGo}
          </Button>
          <Button onClick={onClose}>{w.notNow(w.supplyGo)}</Button>
        </>
      }
    >
      {wanted.map((o) => (
        <FieldSet
          key={o.ref}
          id={`supply-${o.ref}`}
          label={text(o.name)}
          hint={o.by && w.owed(sentenceDay(o.by, locale))}
        >
          <CaseFiles
            refName={o.ref}
            name={text(o.name)}
            files={files.filter((f) => f.material === o.ref)}
            uploads={uploads}
            onRemove={(f) => setFiles((all) => all.filter((x) => x.id !== f.id))}
          />
        </FieldSet>
      ))}
      {tried && files.length === 0 && !onWay && <FieldErrorLine id="supply-error">{w.supplyNone}</FieldErrorLine>}
      {give.error && <ProblemState error={give.error} />}
    </Dialog>
  );
};
