import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Calendar } from '../../law/calendar.ts';
import { may, type Parts } from './act.ts';
import { ACT_NAMES, type ActName } from './commands.ts';
import type { CaseFacts } from './facts.ts';
import { settle } from './lapses.ts';
import type { Case } from './state.ts';

export type Offer =
  | { readonly act: ActName; readonly may: true; readonly warn?: string }
  | { readonly act: ActName; readonly may: false; readonly refusal: Refused };

/** 许可法32.1.1, 32.1.2: to say no on the day of receipt; later it is still lawful but late. */
const warning = (act: ActName, state: Case, today: Day): string | undefined =>
  act === 'reject-filing' && today > state.receivedOn ? 'not-at-once' : undefined;

/**
 * What `by` may do on the case today, for every act, with the reason where not. One table for the buttons and the
 * server: it judges the settled case, so an act it refuses is refused with the same code (invariant 19).
 */
export const available = (
  state: Case,
  by: Actor,
  today: Day,
  calendar: Calendar,
  facts: CaseFacts,
  parts?: Parts,
): readonly Offer[] => {
  const { state: settled } = (parts?.settle ?? settle)(state, today, calendar, facts);
  return ACT_NAMES.map((act): Offer => {
    const refusal = may(act, settled, by, today, calendar, facts, parts);
    if (refusal) return { act, may: false, refusal };
    const warn = warning(act, settled, today);
    return warn === undefined ? { act, may: true } : { act, may: true, warn };
  });
};
