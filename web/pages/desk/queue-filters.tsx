import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import type { QueueSearch } from '../../features/desk/views.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Select } from '../../ui/input.tsx';
import { useText, useWords } from '../../ui/words.tsx';

/** Filters of the list. The services offered are those of the rows at hand, so that no choice leads to an empty list. */
export const QueueFilters = ({
  search,
  rows,
  onItem,
}: {
  readonly search: QueueSearch;
  readonly rows: readonly CaseSummary[];
  readonly onItem: (item: string | undefined) => void;
}) => {
  const w = useWords(queueWords);
  const text = useText();
  const names = new Map(rows.map((r) => [r.item, text(r.itemName)]));
  if (search.item && !names.has(search.item)) names.set(search.item, search.item);
  const choices = [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  const filtered = search.item || search.q;
  return (
    <div className="queue-filters">
      <div className={search.item ? 'queue-filter queue-filter-on' : 'queue-filter'}>
        <Select
          aria-label={w.itemFilter}
          choices={choices}
          empty={w.anyItem}
          value={search.item ?? ''}
          onChange={(e) => onItem(e.target.value || undefined)}
        />
      </div>
      {search.q && <span className="queue-q">“{search.q}”</span>}
      {filtered && (
        <ButtonLink kind="quiet" to="/desk" search={{ view: search.view }}>
          {w.clear}
        </ButtonLink>
      )}
      <span className="queue-order third">{w.order}</span>
    </div>
  );
};
