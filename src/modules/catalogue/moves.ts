import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import type { ItemVersion } from './item.ts';
import type { Finding } from './lint/finding.ts';
import { errorsOf } from './lint/lint.ts';

/**
 * The life of a version: draft → review → (approved) → published → retired. Sent back, it is a draft again; a draft may
 * also be given up (retired unseen).
 */
export type Move = 'review' | 'approve' | 'return' | 'publish' | 'retire';
export const MOVES: readonly Move[] = ['review', 'approve', 'return', 'publish', 'retire'];
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

/** What a move looks at besides the findings. */
export type Movable = {
  readonly item: string;
  readonly state: ItemVersion['state'];
  readonly rev: number;
  readonly approvedBy: string | null;
};
/** Who moves: `against` is what stands against this person by the separation of writing, approving and publishing. */
export type Mover = {
  readonly against?: 'edited' | 'approved' | undefined;
  readonly seen?: number | undefined;
  readonly reason?: string | undefined;
};

const FROM: Record<Move, readonly ItemVersion['state'][]> = {
  review: ['draft'],
  approve: ['review'],
  return: ['review'],
  publish: ['review'],
  retire: ['published', 'draft', 'review'],
};
export const STATE_AFTER = {
  review: 'review',
  approve: 'review',
  return: 'draft',
  publish: 'published',
  retire: 'retired',
} as const satisfies Record<Move, ItemVersion['state']>;

/**
 * All that stands against a move, in the order in which it is mended. 许可法30: what is published is complete, so errors
 * block; a version somebody else has not approved is not published, nor by who wrote or approved it.
 */
export const blocksOf = (
  move: Move,
  row: Movable,
  findings: readonly Finding[],
  by: Pick<Mover, 'against'>,
): readonly MoveRefused[] => {
  const early = move === 'publish' && row.state === 'draft';
  if (!FROM[move].includes(row.state) && !early) return [refused('wrong-state', '', { state: row.state, move })];
  if (move === 'approve' && row.approvedBy !== null) return [refused('approved-already')];
  const errors = errorsOf(findings);
  // A draft is told all that publishing will ask of it, so that nothing comes as a surprise after the review.
  const blocks: MoveRefused[] = early ? [refused('wrong-state', '', { state: row.state, move })] : [];
  if (move === 'publish' && !early && row.approvedBy === null) blocks.push(refused('not-approved'));
  if ((move === 'approve' || move === 'publish') && by.against) blocks.push(refused(`${by.against}-yourself`));
  if (move === 'publish' && errors.length > 0)
    blocks.push({ ...refused('lint-errors', '许可法30', { errors: errors.length }), findings });
  return blocks;
};

/** May this version be moved? `seen` is the rev the person last saw. */
export const mayMove = (
  move: Move,
  row: Movable,
  findings: readonly Finding[],
  by: Mover,
): Decision<never> | MoveRefused => {
  if (by.seen !== undefined && by.seen !== row.rev)
    return refused('version-changed', '', { item: row.item, rev: row.rev });
  const [first] = blocksOf(move, row, findings, by);
  if (first) return first;
  if (move === 'return' && !by.reason?.trim()) return refused('return-reason-missing');
  return decided();
};
