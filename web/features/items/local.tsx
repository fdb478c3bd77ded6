import type { ReactNode } from 'react';
import { useWords } from '../../ui/words.tsx';
import { isLocal } from './local.ts';
import './local.css';

const zh = {
  mark: '本地',
  note: '：法律没有作全国统一规定，由本地确定，以本局公布的为准。',
};
const words = {
  zh,
  en: {
    mark: 'local',
    note: ': the law leaves this to the place; what this bureau has published counts.',
  } satisfies typeof zh,
};

const Mark = () => <span className="local">{useWords(words).mark}</span>;

/** What the law leaves to the place is marked so, once per fact; `at` are the paths in the item that the fact shows. */
export const Local = ({
  editable,
  at,
  children,
}: {
  readonly editable: readonly string[];
  readonly at: readonly string[];
  readonly children: ReactNode;
}) => (
  <>
    {children}
    {isLocal(editable, at) && (
      <>
        {' '}
        <Mark />
      </>
    )}
  </>
);

/** What the mark means, once on the page under the facts that bear it. */
export const LocalNote = () => {
  const w = useWords(words);
  return (
    <p className="local-note">
      <Mark />
      {w.note}
    </p>
  );
};
