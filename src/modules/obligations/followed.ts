import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';

/** What this room reads of case events; only these fields. */
export type FollowedEvent =
  | {
      readonly type: 'Accepted';
      readonly on: Day;
      readonly mode: string;
      readonly owed?: readonly string[];
      readonly owedBy?: Day;
      readonly commitments?: readonly string[];
    }
  | {
      readonly type: 'MaterialSupplied';
      readonly on: Day;
      readonly owed: boolean;
      readonly refs: readonly string[];
      readonly hashes: readonly string[];
      readonly late: boolean;
    }
  | { readonly type: 'ToleranceLapsed'; readonly on: Day }
  | { readonly type: 'Decided'; readonly on: Day; readonly by: Id; readonly outcome: string }
  | { readonly type: 'Terminated'; readonly on: Day; readonly by: Id; readonly ground: string }
  | { readonly type: 'Withdrawn'; readonly on: Day }
  | { readonly type: 'other' };
