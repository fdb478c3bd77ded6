import { useRef } from 'react';
import { ApiError } from '../../api/client.ts';
import { type DraftFile, fileHref } from '../../api/drafts.ts';
import { useToday } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { type Text, useLocale, useText, useWords } from '../../ui/words.tsx';
import type { Sending, useCaseUploads } from './uploads.ts';

const zh = { choose: '选文件', photo: '拍照', failed: '没有传上去。请看看网络，再试一次。' };
const words = {
  zh,
  en: {
    choose: 'Choose file',
    photo: 'Photograph',
    failed: 'It did not arrive. Check the network and try again.',
  } satisfies typeof zh,
};
const ACCEPT = '.pdf,.ofd,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

/** Files chosen for one thing asked: those that are up, those on their way, and the buttons for more. */
export const CaseFiles = ({
  refName,
  name,
  files,
  uploads,
  onRemove,
  buttonId,
}: {
  readonly refName: string;
  readonly name: string;
  readonly files: readonly DraftFile[];
  readonly uploads: ReturnType<typeof useCaseUploads>;
  readonly onRemove: (file: DraftFile) => void;
  readonly buttonId?: string;
}) => {
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  const today = useToday();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const fault = (s: Sending) => {
    if (!(s.error instanceof ApiError)) return w.failed;
    const { message, repair } = s.error.problem;
    return [message, repair]
      .filter((t): t is Text => t !== undefined)
      .map(text)
      .join(' ');
  };
  const took = (el: HTMLInputElement) => {
    const chosen = [...(el.files ?? [])];
    el.value = '';
    if (chosen.length > 0) void uploads.add(refName, chosen);
  };
  const hidden = { type: 'file', hidden: true, tabIndex: -1, 'aria-hidden': true } as const;
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
            onRetry={s.error === undefined ? undefined : () => uploads.retry(s)}
            onRemove={s.error === undefined ? undefined : () => uploads.forget(s.id)}
          />
        ))}
      <div className="buttons">
        {matchMedia('(pointer: coarse)').matches && (
          <>
            <input {...hidden} ref={camera} accept="image/*" capture="environment" onChange={(e) => took(e.target)} />
            <Button icon="camera" onClick={() => camera.current?.click()}>
              {w.photo}
              <span className="sr">：{name}</span>
            </Button>
          </>
        )}
        <input {...hidden} ref={input} accept={ACCEPT} multiple onChange={(e) => took(e.target)} />
        <Button id={buttonId} icon="file" onClick={() => input.current?.click()}>
          {w.choose}
          <span className="sr">：{name}</span>
        </Button>
      </div>
    </>
  );
};
