import { useEffect, useRef, useState } from 'react';
import type { DraftFile } from '../../../../src/modules/intake/contract.ts';
import { ApiError } from '../../../api/client.ts';
import { fileHref } from '../../../api/drafts.ts';
import { type Upload, upload } from '../../../api/upload.ts';
import { FieldSet } from '../../../ui/field.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { FileRow } from '../../../ui/file-row.tsx';
import { useText, useWords } from '../../../ui/words.tsx';
import { type FieldFace, fieldId } from './face.ts';
import { type ActField, type Row, rowsOf } from './form.ts';
import { sheetWords } from './sheet.words.ts';

type Going = { readonly id: number; readonly file: File; readonly progress: number; readonly error?: unknown };
const MAX = 20 * 1024 * 1024;
let count = 0;

/** Files of our own record. Each is stored as soon as it is up; the act says which of them belong to it. */
export const FilesField = ({
  field,
  values,
  fault,
  caseId,
  put,
  sending,
}: FieldFace<Extract<ActField, { kind: 'files' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const cancels = useRef(new Map<number, Upload<DraftFile>['cancel']>());
  const [going, setGoing] = useState<readonly Going[]>([]);
  const files = rowsOf(values, field.key);
  // Several may end in one turn: each adds to what the others left.
  const kept = useRef<readonly Row[]>(files);
  kept.current = files;

  const under = going.filter((g) => g.error === undefined).length;
  useEffect(() => sending(under), [sending, under]);
  useEffect(() => () => sending(0), [sending]);

  const patch = (id: number, part: Partial<Going>) =>
    setGoing((old) => old.map((g) => (g.id === id ? { ...g, ...part } : g)));
  const forget = (id: number) => setGoing((old) => old.filter((g) => g.id !== id));
  const keep = (next: readonly Row[]) => {
    kept.current = next;
    put(field.key, next);
  };
  const send = async (id: number, file: File) => {
    if (file.size > MAX) {
      patch(id, { error: w.tooLarge });
      return;
    }
    const { done, cancel } = upload<DraftFile>(`/api/cases/${encodeURIComponent(caseId)}/records`, file, (progress) =>
      patch(id, { progress }),
    );
    cancels.current.set(id, cancel);
    try {
      const stored = await done;
      keep([...kept.current, { id: stored.id, name: stored.name, size: String(stored.size) }]);
      forget(id);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') forget(id);
      else patch(id, { error: error instanceof ApiError ? text(error.problem.message) : w.notSent });
    }
  };
  const add = (list: readonly File[]) => {
    for (const file of list) {
      const id = ++count;
      setGoing((old) => [...old, { id, file, progress: 0 }]);
      void send(id, file);
    }
  };
  return (
    <FieldSet
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
      optional={!field.needed}
    >
      {files.map((f) => (
        <FileRow
          key={f.id}
          name={f.name ?? ''}
          size={Number(f.size)}
          href={fileHref(f.id ?? '')}
          onRemove={() => keep(files.filter((x) => x.id !== f.id))}
        />
      ))}
      {going.map((g) => (
        <FileRow
          key={g.id}
          name={g.file.name}
          progress={g.progress}
          error={g.error as string | undefined}
          onRetry={
            g.error
              ? () => {
                  patch(g.id, { error: undefined, progress: 0 });
                  void send(g.id, g.file);
                }
              : undefined
          }
          onCancel={() => {
            cancels.current.get(g.id)?.();
            if (g.error) forget(g.id);
          }}
        />
      ))}
      <FileButton label={text(field.label)} accept="application/pdf,image/jpeg,image/png" multiple onFiles={add}>
        {w.chooseFiles}
      </FileButton>
    </FieldSet>
  );
};
