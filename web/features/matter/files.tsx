import { ApiError } from '../../api/client.ts';
import { type DraftFile, fileHref } from '../../api/drafts.ts';
import { useSaid } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { TooLarge } from '../../api/upload.ts';
import { whenText } from '../../ui/dates.tsx';
import { FileChoice } from '../../ui/file-choice.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import type { Sending, useCaseUploads } from './uploads.ts';

const zh = {
  failed: '没有传上去。请看看网络，再试一次。',
  tooLarge: '文件超过 20 MB。请用“标准”清晰度重新拍，或分成两份传。',
};
const words = {
  zh,
  en: {
    failed: 'It did not arrive. Check the network and try again.',
    tooLarge: 'The file is larger than 20 MB. Photograph it again at standard quality, or send it in two parts.',
  } satisfies typeof zh,
};

/** Files chosen for one thing asked: those that are up, those on their way, and the buttons for more. */
export const CaseFiles = ({
  refName,
  name,
  files,
  uploads,
  onRemove,
}: {
  readonly refName: string;
  readonly name: string;
  readonly files: readonly DraftFile[];
  readonly uploads: ReturnType<typeof useCaseUploads>;
  readonly onRemove: (file: DraftFile) => void;
}) => {
  const w = useWords(words);
  const said = useSaid();
  const { locale } = useLocale();
  const today = useToday();
  const fault = (s: Sending) => {
    if (s.error instanceof TooLarge) return w.tooLarge;
    return s.error instanceof ApiError ? said(s.error.problem) : w.failed;
  };
  return (
    <>
      {files.map((f) => (
        <FileRow
          key={f.id}
          name={f.name}
          size={f.size}
          pages={f.pages}
          time={whenText(f.at, today, locale)}
          href={fileHref(f.id)}
          onRemove={() => onRemove(f)}
        />
      ))}
      {uploads.sending
        .filter((s) => s.ref === refName)
        .map((s) => (
          <FileRow
            key={s.id}
            name={s.file.name}
            size={s.file.size}
            progress={s.progress}
            error={s.error === undefined ? undefined : fault(s)}
            onRetry={s.error === undefined || s.error instanceof TooLarge ? undefined : () => uploads.retry(s)}
            onRemove={s.error === undefined ? undefined : () => uploads.forget(s.id)}
          />
        ))}
      <div className="buttons">
        <FileChoice name={name} onFiles={(chosen) => void uploads.add(refName, chosen)} />
      </div>
    </>
  );
};
