import type { Text } from '../../../src/kernel/text.ts';
import type { CaseSummary } from '../../api/cases.ts';
import type { SearchAnswer } from '../../api/catalogue.ts';

/** One line under the search box. `meant`: other words, searched for when chosen. */
export type Row = {
  readonly kind: 'item' | 'case' | 'answer' | 'meant';
  readonly to: string;
  readonly name: string;
  readonly note?: string;
};

const MOST_CASES = 3;
const MOST_ANSWERS = 2;
const searchAt = (q: string) => `/search?q=${encodeURIComponent(q)}`;

/** My matters that hold the words, by number or name of the service. */
export const casesFound = (q: string, cases: readonly CaseSummary[]): readonly CaseSummary[] => {
  const words = q.trim().toLowerCase();
  if (words === '') return [];
  return cases.filter((c) =>
    [c.number, c.itemName.zh, c.itemName.en].some((where) => where.toLowerCase().includes(words)),
  );
};

/** Services first, then my matters, then answers; before them what may have been meant, where the words themselves found nothing. */
export const rowsOf = (
  q: string,
  found: SearchAnswer,
  cases: readonly CaseSummary[],
  text: (t: Text) => string,
): readonly Row[] => [
  ...found.didYouMean.map((m): Row => ({ kind: 'meant', to: searchAt(m), name: m })),
  ...found.items.map(
    ({ item }): Row => ({ kind: 'item', to: `/items/${item.item}`, name: text(item.name), note: text(item.summary) }),
  ),
  ...casesFound(q, cases)
    .slice(0, MOST_CASES)
    .map(
      (c): Row => ({
        kind: 'case',
        to: `/matters/${c.id}`,
        name: text(c.itemName),
        note: `${c.number}\u3000${text(c.verdict)}`,
      }),
    ),
  ...found.answers
    .slice(0, MOST_ANSWERS)
    .map((a): Row => ({ kind: 'answer', to: `/items/${a.item}#faq`, name: text(a.q), note: text(a.a) })),
];
