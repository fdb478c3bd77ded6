import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import type { ItemVersion } from './item.ts';
import type { Finding } from './lint/finding.ts';
import { errorsOf } from './lint/lint.ts';

/** The life of a version: draft → review → published → retired. A draft may also be given up (retired unseen). */
export type Move = 'review' | 'publish' | 'retire';
/** What a move came to: the version's new state and what the lint said. */
export type Moved = {
  readonly item: string;
  readonly version: number;
  readonly state: ItemVersion['state'];
  readonly rev: number;
  readonly findings: readonly Finding[];
};
/** A refusal may carry the findings that caused it. */
export type MoveRefused = Refused & { readonly findings?: readonly Finding[] };

const FROM: Record<Move, readonly ItemVersion['state'][]> = {
  review: ['draft'],
  publish: ['review'],
  retire: ['published', 'draft', 'review'],
};
export const STATE_AFTER = { review: 'review', publish: 'published', retire: 'retired' } as const satisfies Record<
  Move,
  ItemVersion['state']
>;

/** May this version be moved? `seen` is the rev the person last saw. 许可法30: what is published is complete, so errors block. */
export const mayMove = (
  move: Move,
  row: { readonly item: string; readonly state: ItemVersion['state']; readonly rev: number },
  findings: readonly Finding[],
  seen?: number,
): Decision<never> | MoveRefused => {
  if (seen !== undefined && seen !== row.rev) return refused('version-changed', '', { item: row.item, rev: row.rev });
  if (!FROM[move].includes(row.state)) return refused('wrong-state', '', { state: row.state, move });
  const errors = errorsOf(findings);
  if (move === 'publish' && errors.length > 0)
    return { ...refused('lint-errors', '许可法30', { errors: errors.length }), findings };
  return decided();
};
