import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Marks } from './facts.ts';

/** Collects the cases behind each number while the numbers are counted, so that the two can never differ. */
export class MarkBook {
  private readonly kept = new Map<string, { readonly title: Text; readonly cases: readonly Id[] }>();

  /** Answers how many; a case counts once in a mark. */
  put(mark: string, title: Text, cases: readonly Id[]): number {
    const once = [...new Set(cases)];
    this.kept.set(mark, { title, cases: once });
    return once.length;
  }
  count(mark: string): number {
    return this.kept.get(mark)?.cases.length ?? 0;
  }
  all(): Marks {
    return this.kept;
  }
}
