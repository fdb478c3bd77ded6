import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { Text } from '../../../src/kernel/text.ts';
import { facetsQuery } from '../../features/desk/api.ts';
import { type FilterChoice, FilterMenu } from '../../features/desk/filter-menu.tsx';
import { queueWords } from '../../features/desk/queue.words.ts';
import {
  CHANNELS,
  chosenIn,
  type Filter,
  isFiltered,
  MARKS,
  type QueueSearch,
  STAGES,
} from '../../features/desk/views.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useText, useWords } from '../../ui/words.tsx';

/** Filters of the list. What is offered is what the view holds, with its numbers, so that no choice leads to an empty list. */
export const QueueFilters = memo(function QueueFilters({
  search,
  onFilter,
}: {
  readonly search: QueueSearch;
  readonly onFilter: (filter: Filter, value: string | undefined) => void;
}) {
  const w = useWords(queueWords);
  const text = useText();
  const { data, isPending } = useQuery(facetsQuery(search.view));
  const named = (names: Readonly<Record<string, Text>>, list: readonly { key: string; n: number }[] = []) =>
    list.map((f) => ({ value: f.key, label: names[f.key] ? text(names[f.key]!) : f.key, n: f.n }));
  const choices: Record<Filter, readonly FilterChoice[]> = {
    item: (data?.item ?? []).map((f) => ({ value: f.key, label: text(f.name), n: f.n })),
    stage: named(STAGES, data?.stage),
    channel: named(CHANNELS, data?.channel),
    mark: Object.entries(MARKS).map(([value, label]) => ({ value, label: text(label) })),
    unit: (data?.unit ?? []).map((f) => ({ value: f.key, label: text(f.name), n: f.n })),
  };
  // Before the numbers have come each has its place: what came later would push the others aside.
  const shown = (['item', 'stage', 'channel', 'mark', 'unit'] as const).filter(
    (f) => choices[f].length > 1 || search[f] || (f !== 'unit' && (isPending || choices[f].length > 0)),
  );
  return (
    <div className="queue-filters">
      {shown.map((f) => (
        <FilterMenu
          key={f}
          label={w.filters[f] ?? f}
          choices={choices[f]}
          value={chosenIn(search, f)}
          one={f === 'unit'}
          clearLabel={w.clearOne}
          onChange={(v) => onFilter(f, v.join(',') || undefined)}
          onClear={() => onFilter(f, undefined)}
        />
      ))}
      {search.q && <span className="queue-q">“{search.q}”</span>}
      {isFiltered(search) && (
        <ButtonLink kind="quiet" to="/desk" search={{ view: search.view }}>
          {w.clear}
        </ButtonLink>
      )}
      <span className="queue-order third">{w.order}</span>
    </div>
  );
});
