import { usePrefetchInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { queueQuery } from '../../features/desk/api.ts';
import { queueSearch, VIEW_NAMES } from '../../features/desk/views.ts';
import { useText } from '../../ui/words.tsx';
import { DeskFrame, DeskNav, DeskSearch } from './desk-frame.tsx';
import { QueueWork } from './queue-work.tsx';
import { SaveView, useKeptViews } from './saved-views.tsx';
import './queue.css';
import './queue.narrow.css';

/** The desk's list of work: views at the left, the search over it, the work. */
const Queue = () => {
  const text = useText();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const search = useMemo(() => queueSearch(raw), [raw]);
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const saved = useKeptViews();
  // The list is asked for together with the session, before it is known that the desk may be shown.
  usePrefetchInfiniteQuery(queueQuery(search));
  // The box stands over the whole desk: what is sought is sought everywhere, and filtered afterwards if need be.
  const find = (q: string) =>
    void navigate({ to: '/desk', search: (q ? { q, view: 'all' } : { view: search.view }) as never });
  return (
    <DeskFrame
      title={text(VIEW_NAMES[search.view])}
      search={<DeskSearch ref={box} value={search.q ?? ''} onSearch={find} />}
      nav={
        <DeskNav
          search={search}
          saved={saved.views}
          onDrop={(v) => void saved.drop(v)}
          below={<SaveView search={search} />}
        />
      }
    >
      <QueueWork search={search} box={box} />
    </DeskFrame>
  );
};

export default Queue;
