import { isEmpty } from './conditions.ts';
import type { Answer, Answers } from './definition.ts';

/** One difference between two sets of answers; `at` is the field's path. Empty and absent are the same. */
export type Change = {
  readonly at: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly was?: Answer;
  readonly now?: Answer;
};

const isRows = (v: Answer | undefined): v is readonly Answers[] =>
  Array.isArray(v) && v.length > 0 && typeof v[0] === 'object';
const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const get = (a: Answers, k: string): Answer | undefined => (Object.hasOwn(a, k) ? a[k] : undefined);

/** For the amber marks after a correction (改). Rows are compared by position. */
export const diffAnswers = (before: Answers, after: Answers, prefix = ''): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly Change[] => {
    const at = prefix + key;
    const was = get(before, key);
    const now = get(after, key);
    if (isEmpty(was) && isEmpty(now)) return [];
    if (isEmpty(was)) return [{ at, kind: 'added', now: now! }];
    if (isEmpty(now)) return [{ at, kind: 'removed', was: was! }];
    if (isRows(was) && isRows(now))
      return Array.from({ length: Math.max(was.length, now.length) }, (_, i) => i).flatMap((i) =>
        diffAnswers(was[i] ?? {}, now[i] ?? {}, `${at}.${i}.`),
      );
    return same(was, now) ? [] : [{ at, kind: 'changed', was: was!, now: now! }];
  });
