import MiniSearch from 'minisearch';
import type { Text } from '../../kernel/text.ts';
import type { ItemVersion } from './item.ts';
import { tokens } from './search.ts';

/** Questions people ask, found as they type: the answers that stand in the guides. */
export type FoundAnswer = { readonly item: string; readonly itemName: Text; readonly q: Text; readonly a: Text };
export type AnswerIndex = { readonly search: (q: string, limit: number) => readonly FoundAnswer[] };

/** Half of what was typed must stand in question or answer, so that two words in common are no answer. */
const ENOUGH = 0.5;

export const buildAnswers = (items: readonly Pick<ItemVersion, 'item' | 'name' | 'faq'>[]): AnswerIndex => {
  const all = items.flatMap((v): FoundAnswer[] => v.faq.map(({ q, a }) => ({ item: v.item, itemName: v.name, q, a })));
  const index = new MiniSearch<{ id: number; q: string; a: string }>({
    fields: ['q', 'a'],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: { boost: { q: 3 } },
  });
  index.addAll(all.map((f, id) => ({ id, q: `${f.q.zh} ${f.q.en}`, a: `${f.a.zh} ${f.a.en}` })));
  return {
    search: (q, limit) => {
      const wanted = new Set(tokens(q)).size;
      // Two letters of pinyin ask for a service, not a question.
      if (wanted === 0 || [...q.trim()].length < 2) return [];
      const seen = new Set<string>();
      return index
        .search(q, { filter: (h) => h.queryTerms.length / wanted >= ENOUGH })
        .flatMap((h) => all[h.id as number] ?? [])
        .filter((f) => !seen.has(f.q.zh) && seen.add(f.q.zh))
        .slice(0, limit);
    },
  };
};
