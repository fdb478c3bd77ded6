import { type ReactNode, useEffect, useState } from 'react';
import './states.css';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

const zh = {
  slow: '正在取数据，网络有点慢',
  loading: '正在打开',
  ref: (r: string) => `编号 ${r}。打 12345 时报这个编号，能查到原因。`,
  offline: '没有网络。',
};
const words = {
  zh,
  en: {
    slow: 'Fetching the data; the network is slow',
    loading: 'Opening',
    ref: (r: string) => `Reference ${r}. Quote it when you call 12345.`,
    offline: 'No network. ',
  } satisfies typeof zh,
};

/** Bars in the place of the coming text: nothing for 200 ms, a sentence after 3 s. `lines` are widths in per cent of the column. */
export const Skeleton = ({ lines = [40, 80, 70, 85, 60] }: { readonly lines?: readonly number[] }) => {
  const w = useWords(words);
  const [age, setAge] = useState<'new' | 'shown' | 'slow'>('new');
  useEffect(() => {
    const shown = setTimeout(() => setAge('shown'), 200);
    const slow = setTimeout(() => setAge('slow'), 3000);
    return () => {
      clearTimeout(shown);
      clearTimeout(slow);
    };
  }, []);
  return (
    <div className="skeleton" role="status">
      <span className="sr">{age === 'new' ? '' : w.loading}</span>
      {age !== 'new' &&
        lines.map((width, i) => <div key={i} className={`skeleton-line skeleton-w${Math.round(width / 10)}`} />)}
      {age === 'slow' && <p className="small second">{w.slow}</p>}
    </div>
  );
};

/** Nothing here: what this means, and the next useful thing. */
export const Empty = ({
  title,
  children,
  actions,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children && <div className="second">{children}</div>}
    {actions && <div className="buttons">{actions}</div>}
  </div>
);

/** What is wrong, how to mend it, what is safe; the reference number last. */
export const ErrorState = ({
  title,
  children,
  safe,
  reference,
  actions,
  whole,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly safe?: ReactNode;
  readonly reference?: string | undefined;
  readonly actions?: ReactNode;
  /** Stands for the whole page: its title is the page's heading. */
  readonly whole?: boolean | undefined;
}) => {
  const w = useWords(words);
  const Title = whole ? 'h1' : 'p';
  return (
    <div className="error-state" role="alert">
      <Title className="error-state-title">
        <Icon name="alert" />
        <span>{title}</span>
      </Title>
      {children && <div>{children}</div>}
      {safe && <p className="small second">{safe}</p>}
      {actions && <div className="buttons">{actions}</div>}
      {reference && <p className="least third">{w.ref(reference)}</p>}
    </div>
  );
};

/** Dark bar under the header while there is no network: what is kept on this device. */
export const OfflineBar = ({ online, children }: { readonly online: boolean; readonly children: ReactNode }) => {
  const w = useWords(words);
  return (
    <div role="status" className={online ? undefined : 'offline-bar'}>
      {!online && (
        <>
          <Icon name="info" />
          <span>
            {w.offline}
            {children}
          </span>
        </>
      )}
    </div>
  );
};
