import type { QueueCounts } from '../../../src/modules/cases/contract.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { EMPTY, type QueueSearch } from '../../features/desk/views.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { Say, useWords } from '../../ui/words.tsx';

/** Nothing here: what that means, and the next useful thing. */
export const QueueEmpty = ({
  search,
  counts,
}: {
  readonly search: QueueSearch;
  readonly counts: QueueCounts | undefined;
}) => {
  const w = useWords(queueWords);
  if (search.q)
    return (
      <Empty
        title={w.emptySearch(search.q)}
        actions={
          <ButtonLink to="/desk" search={{ view: 'all' }}>
            {w.seeAll}
          </ButtonLink>
        }
      >
        <p>{w.emptySearchHow}</p>
      </Empty>
    );
  if (search.item || search.tab !== 'all')
    return (
      <Empty
        title={w.emptyFilter}
        actions={
          <ButtonLink to="/desk" search={{ view: search.view }}>
            {w.clear}
          </ButtonLink>
        }
      />
    );
  const unclaimed = counts?.views.unclaimed ?? 0;
  const soon = counts?.tabs.soon ?? 0;
  return (
    <Empty
      title={<Say text={EMPTY[search.view]} />}
      actions={
        search.view === 'today' && soon > 0 ? (
          <ButtonLink to="/desk" search={{ view: 'can', tab: 'soon' }}>
            {w.seeSoon(soon)}
          </ButtonLink>
        ) : unclaimed > 0 && search.view !== 'unclaimed' ? (
          <ButtonLink to="/desk" search={{ view: 'unclaimed' }}>
            {w.seeUnclaimed(unclaimed)}
          </ButtonLink>
        ) : (
          <ButtonLink to="/desk" search={{ view: 'all' }}>
            {w.seeAll}
          </ButtonLink>
        )
      }
    />
  );
};
