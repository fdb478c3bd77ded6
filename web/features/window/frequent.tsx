import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FrequentItems } from '../../../src/modules/intake/contract.ts';
import { get } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { windowWords } from './words.ts';

type Frequent = FrequentItems['items'][number];
/** So many stand under the search; more would have to be read instead of seen. */
const SHOWN = 5;

const frequentQuery = queryOptions({
  queryKey: ['window', 'frequent'],
  queryFn: async ({ signal }) => (await get<FrequentItems>('/api/window/frequent', undefined, signal)).items,
  staleTime: 600_000,
});

/** 常办: what this clerk files most, one press away. Nothing is shown while nothing was ever filed, or it is not known. */
export const FrequentList = ({
  fits,
  onAdd,
}: {
  /** Whether the person at the counter can apply for it. */
  readonly fits: (audience: readonly string[]) => boolean;
  readonly onAdd: (item: string, name: Frequent['name']) => void;
}) => {
  const w = useWords(windowWords);
  const text = useText();
  const { data } = useQuery(frequentQuery);
  const shown = (data ?? []).filter((i) => fits(i.audience)).slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="win-frequent" aria-labelledby="win-frequent">
      <h3 id="win-frequent">{w.frequent}</h3>
      <ul>
        {shown.map((i) => (
          <li key={i.item}>
            <Button icon="plus" aria-label={w.addOf(text(i.name))} onClick={() => onAdd(i.item, i.name)}>
              <Say text={i.name} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
