import type { ReactNode } from 'react';
import './file-row.css';
import { Button } from './button.tsx';
import { sizeText } from './dates.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

const zh = {
  pages: (n: number) => `${n} 页`,
  retry: '重试',
  replace: '换一份',
  remove: '删掉',
  cancel: '停下',
  progress: (name: string) => `${name} 上传进度`,
};
const words = {
  zh,
  en: {
    pages: (n: number) => (n === 1 ? '1 page' : `${n} pages`),
    retry: 'Try again',
    replace: 'Replace',
    remove: 'Remove',
    cancel: 'Stop',
    progress: (name: string) => `Upload of ${name}`,
  } satisfies typeof zh,
};

type FileRowProps = {
  readonly name: string;
  readonly size?: number | undefined;
  readonly pages?: number | undefined;
  /** Ready to read: `10:38`, `10月9日 10:38`. */
  readonly time?: string | undefined;
  readonly href?: string | undefined;
  /** Address of a picture of it, for pictures that are not heavy. */
  readonly image?: string | undefined;
  /** 0–1 while it is being sent. */
  readonly progress?: number | undefined;
  readonly error?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  readonly onReplace?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
};

/** One file: name, pages, size, time; progress while it goes; what went wrong and the way to mend it. */
export const FileRow = (f: FileRowProps) => {
  const w = useWords(words);
  const facts = [f.pages && w.pages(f.pages), f.size !== undefined && sizeText(f.size), f.time].filter(Boolean);
  const percent = f.progress === undefined ? undefined : Math.round(f.progress * 100);
  return (
    <div className="file-row">
      <span className="file-thumb" aria-hidden="true">
        {f.image ? <img src={f.image} alt="" loading="lazy" /> : <Icon name="file" size={24} />}
      </span>
      <div className="file-what">
        <div className="file-name">
          {f.href ? (
            <a href={f.href} target="_blank" rel="noreferrer">
              {f.name}
            </a>
          ) : (
            <span>{f.name}</span>
          )}
          {percent !== undefined && !f.error && <span className="nw">{percent} %</span>}
        </div>
        {percent !== undefined && !f.error ? (
          <progress className="file-progress" max={100} value={percent} aria-label={w.progress(f.name)} />
        ) : (
          facts.length > 0 && <p className="small third">{facts.join(' · ')}</p>
        )}
        {f.error && <p className="file-error">{f.error}</p>}
        <div className="file-acts">
          {f.onRetry && (
            <Button kind="quiet" onClick={f.onRetry}>
              {w.retry}
            </Button>
          )}
          {f.onCancel && (
            <Button kind="quiet" onClick={f.onCancel}>
              {w.cancel}
            </Button>
          )}
          {f.onReplace && (
            <Button kind="quiet" onClick={f.onReplace}>
              {w.replace}
              <span className="sr"> {f.name}</span>
            </Button>
          )}
          {f.onRemove && (
            <Button kind="quiet" onClick={f.onRemove}>
              {w.remove}
              <span className="sr"> {f.name}</span>
            </Button>
          )}
        </div>
      </div>
    </div>
  );
};
