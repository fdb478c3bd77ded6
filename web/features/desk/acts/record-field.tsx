import { useRef, useState } from 'react';
import type { DraftFile } from '../../../../src/modules/intake/contract.ts';
import { ApiError } from '../../../api/client.ts';
import { type Upload, upload } from '../../../api/upload.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileRow } from '../../../ui/file-row.tsx';
import { useText, useWords } from '../../../ui/words.tsx';
import { fileUrl } from '../api.ts';
import { type FieldFace, fieldId } from './face.ts';
import { type ActField, keptFile } from './form.ts';
import { sheetWords } from './sheet.words.ts';

type Sending = { readonly name: string; readonly part: number; readonly error?: unknown; readonly file: File };

/** A record that the act refers to by its hash: uploaded first, one file, with progress and a second try. */
export const RecordField = ({ field, values, fault, caseId, put }: FieldFace<Extract<ActField, { kind: 'file' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<Upload<DraftFile>>(undefined);
  const [sending, setSending] = useState<Sending>();
  const kept = keptFile(values, field.key);

  const take = async (file: File) => {
    setSending({ name: file.name, part: 0, file });
    const job = upload<DraftFile>(`/api/cases/${encodeURIComponent(caseId)}/files/${field.key}`, file, (part) =>
      setSending({ name: file.name, part, file }),
    );
    running.current = job;
    try {
      const done = await job.done;
      put(field.key, { id: done.id, name: done.name, hash: done.hash });
      setSending(undefined);
    } catch (error) {
      if (error instanceof DOMException) setSending(undefined);
      else setSending({ name: file.name, part: 0, file, error });
    }
  };
  const failed = sending?.error;
  return (
    <Field
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && !kept && text(fault.text)}
      optional={!field.needed}
    >
      {(aria) => (
        <>
          <input
            {...aria}
            ref={input}
            type="file"
            className="act-file"
            accept="application/pdf,image/*"
            onChange={(e) => {
              const file = e.target.files?.[0];
              e.target.value = '';
              if (file) void take(file);
            }}
          />
          {sending ? (
            <FileRow
              name={sending.name}
              progress={sending.part}
              error={failed ? (failed instanceof ApiError ? text(failed.problem.message) : w.offline) : undefined}
              onRetry={failed ? () => void take(sending.file) : undefined}
              onCancel={failed ? () => setSending(undefined) : () => running.current?.cancel()}
            />
          ) : kept ? (
            <FileRow
              name={kept.name}
              href={fileUrl(kept.id)}
              onReplace={() => input.current?.click()}
              onRemove={() => put(field.key, undefined)}
            />
          ) : (
            <Button icon="upload" onClick={() => input.current?.click()}>
              {w.upload}
            </Button>
          )}
        </>
      )}
    </Field>
  );
};
