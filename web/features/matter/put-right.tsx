import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type EvidenceFileView,
  evidenceHref,
  giveEvidence,
  type ObligationView,
  uploadEvidence,
} from '../../api/obligations.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, FieldErrorLine, FieldSet } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { PAPERS } from '../../ui/file-choice.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  open: '交整改材料',
  how: '怎么改的',
  howHint: '改了哪里、哪天改好的。不写身份证号、银行卡号。',
  files: '照片或文件',
  filesHint: 'PDF、OFD、JPG、PNG，单个 20 MB 以内。',
  choose: '选文件',
  none: '没有写，也没有选文件。请至少交一样。',
  give: '交给核查人',
  keep: '先不交',
  given: '整改材料交上去了，核查人会收到通知，再来核查一次。',
};
const words = {
  zh,
  en: {
    open: 'Show what you put right',
    how: 'What you did',
    howHint: 'What was changed and when. Leave out identity and bank card numbers.',
    files: 'Photographs or documents',
    filesHint: 'PDF, OFD, JPG or PNG, up to 20 MB each.',
    choose: 'Choose files',
    none: 'Nothing is written and no file chosen. Give at least one.',
    give: 'Send to the inspector',
    keep: 'Not now',
    given: 'Sent. The inspector is told and checks again.',
  } satisfies typeof zh,
};

const Given = ({ o, onClose }: { readonly o: ObligationView; readonly onClose: () => void }) => {
  const w = useWords(words);
  const { tell } = useLive();
  const queries = useQueryClient();
  const [said, say] = useState('');
  const [files, setFiles] = useState<readonly EvidenceFileView[]>([]);
  const [tried, setTried] = useState(false);
  const put = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const kept = await uploadEvidence(o.id, file);
        setFiles((all) => [...all.filter((f) => f.hash !== kept.hash), kept]);
      }
    },
  });
  const give = useMutation({
    mutationFn: () => giveEvidence(o, { words: said.trim(), hashes: files.map((f) => f.hash) }),
    onSuccess: () => {
      tell(w.given);
      onClose();
      void queries.invalidateQueries({ queryKey: ['obligations'] });
    },
  });
  const nothing = said.trim() === '' && files.length === 0;
  return (
    <Dialog
      title={w.open}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={give.isPending || put.isPending}
            onClick={() => {
              setTried(true);
              if (!nothing) give.mutate();
            }}
          >
            {w.give}
          </Button>
          <Button onClick={onClose}>{w.keep}</Button>
        </>
      }
    >
      {give.error && <ProblemState error={give.error} />}
      {tried && nothing && <FieldErrorLine id="put-right-error">{w.none}</FieldErrorLine>}
      <Field id="put-right-words" label={w.how} hint={w.howHint}>
        {(aria) => <TextArea {...aria} maxLength={4000} value={said} onChange={(e) => say(e.target.value)} />}
      </Field>
      <FieldSet id="put-right-files" label={w.files} hint={w.filesHint}>
        {files.map((f) => (
          <FileRow
            key={f.hash}
            name={f.name}
            size={f.size}
            href={evidenceHref(o.id, f.hash)}
            onRemove={() => setFiles(files.filter((x) => x.hash !== f.hash))}
          />
        ))}
        {put.error && <ProblemState error={put.error} />}
        <FileButton label={w.files} accept={PAPERS} multiple busy={put.isPending} onFiles={put.mutate}>
          {w.choose}
        </FileButton>
      </FieldSet>
    </Dialog>
  );
};

/** 责令改正: words and files that show it is put right go to whoever ordered it. */
export const PutRight = ({ o }: { readonly o: ObligationView }) => {
  const w = useWords(words);
  const [open, setOpen] = useState(false);
  if (!o.acts.some((a) => a.act === 'give-evidence' && a.may)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w.open}</Button>
      {open && <Given o={o} onClose={() => setOpen(false)} />}
    </>
  );
};
