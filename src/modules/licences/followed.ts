import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';

/** What this room reads of other rooms' events: news flows back by the trail, never by calls. Only these fields. */
export type OriginOfCase =
  | { readonly kind: 'new' }
  /** What an order sends back is decided as what it was: a renewal stays one. */
  | { readonly kind: 'remand'; readonly case: Id }
  | { readonly kind: 'renewal' | 'change' | 'cancel'; readonly licence: Id };

export type DecidedInCase = {
  readonly type: 'Decided';
  readonly on: Day;
  readonly outcome: 'granted' | 'granted-in-part' | 'denied';
  readonly deemed: boolean;
  readonly validFrom?: Day;
  readonly validUntil?: Day;
};

export type FollowedEvent =
  | { readonly type: 'Received'; readonly on: Day; readonly origin: OriginOfCase }
  | DecidedInCase
  | { readonly type: 'Frozen'; readonly on: Day; readonly complaint: string }
  | { readonly type: 'Unfrozen'; readonly on: Day; readonly finding: boolean }
  | { readonly type: 'DecisionCorrected'; readonly on: Day; readonly field: string }
  /** `stockNumber`: of the printed blank that was handed over. */
  | { readonly type: 'Delivered'; readonly on: Day; readonly stockNumber?: string }
  /** Of an obligation. */
  | { readonly type: 'Broken'; readonly on: Day; readonly licence?: Id; readonly fraud: boolean }
  | { readonly type: 'other' };
